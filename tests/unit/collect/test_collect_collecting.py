"""One source, once; and many at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from collect_site import NOW, Site

from tilshi.collect import Collection, Fetcher, Outcome, Validators, collect, collect_all, state_of
from tilshi.errors import AddressRefused, NotAFeed, NotAllowed, NotASource, TilshiError, Unreachable
from tilshi.model import Item, Refused, Source


def _rss(site: Site, *items: str) -> str:
    return f'<rss version="2.0"><channel><title>Жайлау</title><link>{site.url}/</link>{"".join(items)}</channel></rss>'


def _item(site: Site, name: str, more: str = "") -> str:
    return f"<item><title>Тақырып {name}</title><link>{site.url}/news/{name}</link>{more}</item>"


def _run(collection: Collection) -> tuple[list[Item], list[Refused], Outcome]:
    things = list(collection)
    assert collection.outcome is not None
    items = [t for t in things if isinstance(t, Item)]
    return items, [t for t in things if isinstance(t, Refused)], collection.outcome


@pytest.fixture
def source(site: Site) -> Source:
    site.page("/feed", _rss(site, _item(site, "1"), _item(site, "2")), ETag='"7"')
    site.page("/news/1", "<p>Бірінші</p>")
    site.page("/news/2", "<p>Екінші</p>")
    return Source("Жайлау", f"{site.url}/feed", country="KZ")


def test_a_feed_leads_to_its_pages(site: Site, source: Source, fetch: Fetcher) -> None:
    items, refused, outcome = _run(collect(source, fetch))
    assert [(i.url, i.body.decode(), i.source, i.country) for i in items] == [
        (f"{site.url}/news/1", "<p>Бірінші</p>", "Жайлау", "KZ"),
        (f"{site.url}/news/2", "<p>Екінші</p>", "Жайлау", "KZ"),
    ]
    assert [i.entry.title for i in items if i.entry] == ["Тақырып 1", "Тақырып 2"]
    assert refused == []
    assert (outcome.state, outcome.entries, outcome.items, outcome.title) == ("working", 2, 2, "Жайлау")
    assert outcome.validators == Validators('"7"')


def test_only_new_and_changed_pages_are_fetched(site: Site, source: Source, fetch: Fetcher) -> None:
    changed = f"<pubDate>2026-11-20T10:00:00Z</pubDate><updated>{NOW - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}</updated>"
    site.page("/feed", _rss(site, _item(site, "1"), _item(site, "2", changed), _item(site, "3", changed)))
    site.page("/news/3", "x")
    before, after = NOW - timedelta(hours=2), NOW
    seen = {f"{site.url}/news/1": before, f"{site.url}/news/2": before, f"{site.url}/news/3": after}
    items, _, outcome = _run(collect(source, fetch, last_fetched=seen.get))
    assert [i.url for i in items] == [f"{site.url}/news/2"]
    assert (outcome.state, outcome.entries) == ("working", 3)


def test_an_unchanged_feed_costs_one_request(site: Site, source: Source, fetch: Fetcher) -> None:
    site.answers["/feed"] = (304, {}, b"")
    items, refused, outcome = _run(collect(source, fetch, validators=Validators('"7"')))
    assert (items, refused, outcome.unchanged, outcome.validators) == ([], [], True, Validators('"7"'))
    assert site.paths() == ["/feed"]


def test_one_bad_page_never_stops_the_rest(site: Site, source: Source, fetch: Fetcher) -> None:
    site.page("/news/1", "", status=500)
    items, refused, outcome = _run(collect(source, fetch))
    assert [i.url for i in items] == [f"{site.url}/news/2"]
    assert [(r.subject, r.code, r.stage, r.source) for r in refused] == [
        (f"{site.url}/news/1", "unreachable", "collect", "Жайлау")
    ]
    assert (outcome.state, outcome.refused) == ("working", 1)


def test_where_a_page_is_refused_the_feeds_own_words_are_the_article(site: Site, source: Source, fetch: Fetcher) -> None:
    site.page(
        "/feed",
        _rss(
            site,
            _item(site, "1", "<description>&lt;p&gt;Толық&lt;/p&gt;</description>"),
            "<item><title>Сілтемесіз</title></item>",
        ),
    )
    site.page("/news/1", "", status=403)
    items, refused, _ = _run(collect(source, fetch))
    assert [(i.url, i.body.decode(), i.media_type) for i in items] == [
        (f"{site.url}/news/1", "<p>Толық</p>", "text/html"),
        ("", "", "text/html"),
    ]
    assert refused == []


def test_a_link_inside_a_private_network_is_refused_not_followed(site: Site, source: Source) -> None:
    site.page("/feed", _rss(site, f"<item><title>x</title><description>words</description><link>{site.url}/secret</link></item>"))
    with Fetcher(connect_to={"zhailau.example": site.address}, now=lambda: NOW) as fetch:
        items, refused, _ = _run(collect(Source("Жайлау", "http://zhailau.example/feed"), fetch))
    assert (items, [r.code for r in refused]) == ([], ["address-refused"])


def test_a_page_given_as_a_feed_leads_to_the_feed_it_declares(site: Site, source: Source, fetch: Fetcher) -> None:
    site.page(
        "/",
        '<html><head><link rel="alternate" type="application/rss+xml" href="/comments/feed" title="Comments">'
        '<link rel="alternate" type="application/rss+xml" href="feed"></head></html>',
    )
    items, _, outcome = _run(collect(Source("Жайлау", f"{site.url}/"), fetch))
    assert len(items) == 2
    assert outcome.feed_url == f"{site.url}/feed"


def test_a_page_source_without_a_feed_is_read_by_its_links(site: Site, fetch: Fetcher) -> None:
    site.page(
        "/",
        '<a href="/sport">Спорт</a><a href="/news/2026/11/21/korir">Тасөзекте жаңа көпір ашылды</a>'
        '<a href="/p/12345.jpg">Сурет осында тұр</a><a href="http://other.example/news/12345">Басқа сайттың ұзақ жаңалығы</a>'
        '<a href="/news/12346#c">Борітауда театр маусымы басталды</a>',
    )
    site.page("/news/2026/11/21/korir", "1")
    site.page("/news/12346", "2")
    items, _, _ = _run(collect(Source("x", f"{site.url}/", "page"), fetch))
    assert [i.url for i in items] == [f"{site.url}/news/2026/11/21/korir", f"{site.url}/news/12346"]


def test_a_sitemap_source(site: Site, source: Source, fetch: Fetcher) -> None:
    site.page(
        "/map.xml",
        f"<sitemapindex><sitemap><loc>{site.url}/gone.xml</loc></sitemap><sitemap><loc>{site.url}/1.xml</loc></sitemap></sitemapindex>",
    )
    site.page("/1.xml", f"<urlset><url><loc>{site.url}/news/1</loc></url></urlset>")
    items, refused, _ = _run(collect(Source("x", f"{site.url}/map.xml", "sitemap"), fetch))
    assert [i.url for i in items] == [f"{site.url}/news/1"]
    assert [r.subject for r in refused] == [f"{site.url}/gone.xml"]


def test_a_valid_feed_without_entries_is_empty(site: Site, source: Source, fetch: Fetcher) -> None:
    site.page("/feed", _rss(site))
    assert _run(collect(source, fetch))[2].state == "empty"


@pytest.mark.parametrize(
    ("body", "status", "error", "state"),
    [
        ("<html><body>Кіріңіз</body></html>", 200, NotAFeed, "broken"),
        ("words", 200, NotAFeed, "broken"),
        ("", 403, NotAllowed, "refused"),
        ("", 410, NotAllowed, "refused"),
        ("", 503, Unreachable, "broken"),
    ],
)
def test_a_source_that_cannot_be_collected_raises(
    site: Site, source: Source, fetch: Fetcher, body: str, status: int, error: type[TilshiError], state: str
) -> None:
    site.page("/feed", body, status=status)
    with pytest.raises(error) as raised:
        list(collect(source, fetch))
    assert state_of(raised.value) == state


def test_kinds_not_read_yet_say_so(fetch: Fetcher) -> None:
    with pytest.raises(NotASource):
        list(collect(Source("x", "https://t.me/s/x", "telegram"), fetch))
    assert state_of(AddressRefused("x", "y")) == "refused"


# ---- many


def test_many_sources_end_each_with_an_outcome(site: Site, source: Source, fetch: Fetcher) -> None:
    site.page("/bad", "no feed")
    bad = Source("Жаман", f"{site.url}/bad")
    found = list(collect_all([source, bad], fetch, last_fetched=lambda url: None, workers=3))
    outcomes = {s.name: o for s, o in found if isinstance(o, Outcome)}
    assert {name: o.state for name, o in outcomes.items()} == {"Жайлау": "working", "Жаман": "broken"}
    assert "neither XML nor JSON" in outcomes["Жаман"].reason
    assert sum(isinstance(thing, Item) for _, thing in found) == 2
    assert isinstance([thing for s, thing in found if s is source][-1], Outcome)


def test_a_fault_of_ours_in_one_source_does_not_end_the_others(site: Site, source: Source, fetch: Fetcher) -> None:
    def last_fetched(url: str) -> datetime | None:
        if url.endswith("/2"):
            raise RuntimeError("store is gone")
        return datetime(2026, 1, 1, tzinfo=UTC)

    found = list(collect_all([source], fetch, last_fetched=last_fetched))
    assert [(o.state, "store is gone" in o.reason) for _, o in found if isinstance(o, Outcome)] == [("broken", True)]


def test_a_caller_may_leave_early(site: Site, source: Source, fetch: Fetcher) -> None:
    many = [source] * 20
    things = collect_all(many, fetch, last_fetched=lambda url: None)
    next(things)
    things.close()  # type: ignore[attr-defined]
