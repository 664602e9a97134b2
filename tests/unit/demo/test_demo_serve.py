"""The made-up region over HTTP: collected and read by the same code as any source, it gives what was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from tilshi.collect import Fetcher, Outcome, Validators, collect, collect_all
from tilshi.collect.opml import read_opml
from tilshi.demo import feeds
from tilshi.demo.region import load_region
from tilshi.demo.serve import RegionServer, answer
from tilshi.errors import FetchError
from tilshi.model import Article, Item
from tilshi.read import read

REGION = load_region(date(2026, 11, 22))
END = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
MADE_UP = ("ойдан шығарылған", "выдуманный", "made-up", "toʻqima", "ойдон чыгарылган")


class Now:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def now() -> Now:
    return Now(END)


@pytest.fixture
def server(now: Now) -> Iterator[RegionServer]:
    with RegionServer(REGION, now=now) as server:
        yield server


@pytest.fixture
def fetch(server: RegionServer, now: Now) -> Iterator[Fetcher]:
    with Fetcher(connect_to=server.connect_to, now=now) as fetcher:
        yield fetcher


def test_collecting_the_region_gives_what_was_written(fetch: Fetcher) -> None:
    sources = read_opml(feeds.opml(REGION), "opml")
    assert sources == feeds.sources_of(REGION)
    things = [thing for _, thing in collect_all(sources, fetch, last_fetched=lambda url: None)]
    assert {o.state for o in things if isinstance(o, Outcome)} == {"working"}
    articles = {a.id: a for a in read(t for t in things if isinstance(t, Item)) if isinstance(a, Article)}
    for written in REGION.articles:
        article, last = articles.pop(written.article_id), written.states[-1]
        assert (article.title, article.text) == (last.title, last.text), written.id
        assert (article.published_at, article.byline) == (written.published_at, written.byline), written.id
        assert article.modified_at in ({None, last.at} if len(written.states) == 1 else {last.at}), written.id
        assert (article.source, article.language, article.url) == (written.outlet.name, written.outlet.language, written.url)
    assert articles == {}


def test_what_is_to_come_is_not_there_yet(now: Now, fetch: Fetcher) -> None:
    now.at = END - timedelta(days=5)
    source = next(s for s in feeds.sources_of(REGION) if "vecherniy" in s.url)
    items = [t for t in collect(source, fetch) if isinstance(t, Item)]
    written = [a for a in REGION.articles if a.outlet.slug == "vecherniy"]
    assert {i.url for i in items} == {a.url for a in written if a.published_at <= now.at}
    to_come = next(a for a in written if a.published_at > now.at)
    with pytest.raises(FetchError):
        fetch.fetch(to_come.url)


def test_edits_show_as_time_goes(now: Now, fetch: Fetcher) -> None:
    for written in (a for a in REGION.articles if len(a.states) > 1):
        source = next(s for s in feeds.sources_of(REGION) if s.url.startswith(f"http://{written.outlet.host}/"))
        now.at = written.states[1].at - timedelta(minutes=1)
        others = {a.url: END for a in REGION.articles if a is not written}
        seen = {i.url: i.fetched_at for i in collect(source, fetch, last_fetched=others.get) if isinstance(i, Item)}
        assert list(seen) == [written.url]
        now.at = written.states[1].at + timedelta(minutes=1)
        again = [i for i in collect(source, fetch, last_fetched=(others | seen).get) if isinstance(i, Item)]
        (article,) = [a for a in read(again) if isinstance(a, Article) and a.url == written.url]
        assert article.text == written.states[1].text


def test_what_has_not_changed_is_not_sent_again(now: Now, fetch: Fetcher) -> None:
    source = feeds.sources_of(REGION)[0]
    first = collect(source, fetch)
    assert list(first)
    assert first.outcome is not None
    again = collect(source, fetch, validators=first.outcome.validators)
    assert list(again) == []
    assert again.outcome is not None
    assert again.outcome.unchanged
    dated = fetch.fetch(source.url, validators=Validators(last_modified="Sun, 22 Nov 2026 19:00:00 GMT"))
    assert dated.not_modified


def test_every_page_says_that_it_is_made_up() -> None:
    for written in REGION.articles:
        page = answer(REGION, written.outlet.host, f"/news/{written.id}", END).body
        text = page.decode("windows-1251" if written.outlet.slug == "stepnoy" else "utf-8")
        assert any(words in text for words in ("Ойдан шығарылған", "Выдуманное", "made-up", "Toʻqima", "Ойдон чыгарылган")), (
            written.id
        )


def test_a_site_is_named_by_host_or_by_path(server: RegionServer) -> None:
    written = next(REGION.articles)
    by_path = answer(REGION, "127.0.0.1:8000", f"/{written.outlet.host}/news/{written.id}", END, "127.0.0.1:8000")
    assert by_path.status == 200
    assert f'href="http://127.0.0.1:8000/{written.outlet.host}/"'.encode() in by_path.body
    assert server.outlink(written.url) == f"http://127.0.0.1:{server.address[1]}/{written.outlet.host}/news/{written.id}"
    assert server.outlink("https://elsewhere.kz/x") == "https://elsewhere.kz/x"
    with Fetcher(allow_private=True) as fetch:
        assert written.states[-1].title in fetch.fetch(server.outlink(written.url)).body.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("nobody.example", "/", 404),
        ("zhailau.example", "/news/nothing", 404),
        ("zhailau.example", "/atom.xml", 404),
        ("zhailau.example", "/feed.xml", 200),
        ("ZHAILAU.example:80", "/robots.txt", 200),
        ("zhailau.example", "/../../etc/passwd", 404),
        ("127.0.0.1", "/", 200),
        ("127.0.0.1", "/nowhere", 404),
        ("", "//", 200),
    ],
)
def test_answers(host: str, path: str, status: int) -> None:
    assert answer(REGION, host, path, END).status == status


def test_a_front_page_leads_to_its_feed(fetch: Fetcher) -> None:
    from tilshi.model import Source

    collection = collect(Source("x", "http://zhailau.example/"), fetch, last_fetched=lambda url: END)
    assert list(collection) == []
    assert collection.outcome is not None
    assert collection.outcome.feed_url == "http://zhailau.example/feed.xml"
