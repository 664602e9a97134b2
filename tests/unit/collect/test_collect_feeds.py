"""Feeds of every format into entries."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.collect.feeds import Feed, read_feed
from tilshi.errors import NotAFeed
from tilshi.model import Entry

URL = "http://zhailau.example/feed.xml"
TEN = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Жайлау &amp; серіктер</title><link>http://zhailau.example/</link><language>kk</language>
<atom:link rel="hub" href="http://hub.example/"/><atom:link rel="self" href="http://zhailau.example/feed.xml"/>
<item><title>Тасөзекте көпір ашылды</title><link>/news/1</link><guid isPermaLink="false">17</guid>
<pubDate>Sat, 21 Nov 2026 10:00:00 +0500</pubDate><atom:updated>2026-11-21T11:00:00+05:00</atom:updated>
<dc:creator>Сания Оразова</dc:creator><media:title>not this</media:title>
<description>Қысқаша</description><content:encoded><![CDATA[<p>Толық мәтін</p>]]></content:encoded></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk" xml:base="http://zhailau.example/">
<title>Жайлау &amp; серіктер</title><link href="http://zhailau.example/"/><link rel="self" href="feed.xml"/>
<link rel="hub" href="http://hub.example/"/>
<entry><id>urn:1</id><title type="html">Тасөзекте &lt;b&gt;көпір&lt;/b&gt; ашылды</title>
<link rel="enclosure" href="/photo.jpg"/><link rel="alternate" href="/news/1"/>
<published>2026-11-21T10:00:00+05:00</published><updated>2026-11-21T11:00:00+05:00</updated>
<author><name>Сания Оразова</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Толық мәтін</p></div></content></entry></feed>"""

RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Жайлау &amp; серіктер</title><link>http://zhailau.example/</link>
<dc:language>kk</dc:language></channel><item><title>Тасөзекте көпір ашылды</title><link>http://zhailau.example/news/1</link>
<dc:date>2026-11-21T10:00:00+05:00</dc:date><dc:creator>Сания Оразова</dc:creator><description>Қысқаша</description></item>
</rdf:RDF>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Жайлау & серіктер",
        "home_page_url": "http://zhailau.example/",
        "language": "kk",
        "items": [
            {
                "id": 17,
                "url": "/news/1",
                "title": "Тасөзекте көпір ашылды",
                "content_html": "<p>Толық мәтін</p>",
                "date_published": "2026-11-21T10:00:00+05:00",
                "date_modified": "2026-11-21T11:00:00+05:00",
                "authors": [{"name": "Сания Оразова"}],
            },
            "no object",
        ],
    }
)


@pytest.mark.parametrize("body", [RSS, ATOM, RDF, JSON_FEED], ids=["rss", "atom", "rdf", "json"])
def test_every_format_gives_the_same_entry(body: str) -> None:
    feed = read_feed(body.encode(), URL)
    assert (feed.title, feed.language, feed.homepage) == ("Жайлау & серіктер", "kk", "http://zhailau.example/")
    (entry,) = feed.entries
    assert entry.url == "http://zhailau.example/news/1"
    assert entry.title == "Тасөзекте көпір ашылды"
    assert (entry.byline, entry.language, entry.published_at) == ("Сания Оразова", "kk", TEN)
    assert "Толық мәтін" in entry.text or body == RDF
    assert entry.modified_at == (None if body == RDF else datetime(2026, 11, 21, 6, 0, tzinfo=UTC))


@pytest.mark.parametrize("body", [RSS, ATOM], ids=["rss", "atom"])
def test_the_hub_is_found(body: str) -> None:
    feed = read_feed(body.encode(), URL)
    assert (feed.hub, feed.self_url) == ("http://hub.example/", "http://zhailau.example/feed.xml")


def _rss(item: str, head: str = "") -> bytes:
    return f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{head}<item>{item}</item></channel></rss>'.encode()


def _entry(item: str, country: str | None = None) -> Entry:
    return read_feed(_rss(item), URL, country=country).entries[0]


@pytest.mark.parametrize(
    ("printed", "country", "expected"),
    [
        ("Sat, 21 Nov 2026 10:00:00 +0500", None, TEN),
        ("Sat, 21 Nov 2026 05:00:00 GMT", "KZ", TEN),
        ("Sat, 21 Nov 2026 10:00:00", "KZ", TEN),
        ("Sat, 21 Nov 2026 10:00:00", None, datetime(2026, 11, 21, 10, tzinfo=UTC)),
        ("Сб, 21 ноя 2026 10:00:00 +0500", None, TEN),
        ("21 қараша 2026 10:00", "KZ", TEN),
        ("2026 жылғы 21 қараша, 10:00", "KZ", TEN),
        ("21 ноября 2026 г. 10:00", "KZ", TEN),
        ("21 ноября 2026 г. 10:00", "UZ", datetime(2026, 11, 21, 10, tzinfo=UTC)),
        ("21.11.2026 10:00", "KZ", TEN),
        ("2026-11-21 10:00:00", "KZ", TEN),
        ("2026-11-21T05:00:00.1234567Z", None, datetime(2026, 11, 21, 5, 0, 0, 123456, tzinfo=UTC)),
        ("yesterday", "KZ", None),
        ("", "KZ", None),
        ("99 қараша 2026 10:00", "KZ", None),
    ],
)
def test_times_as_feeds_print_them(printed: str, country: str | None, expected: datetime | None) -> None:
    assert _entry(f"<title>x</title><pubDate>{printed}</pubDate>", country).published_at == expected


def test_a_guid_is_an_address_only_where_it_may_be() -> None:
    assert _entry("<title>x</title><guid>http://a.example/1</guid>").url == "http://a.example/1"
    assert _entry('<title>x</title><guid isPermaLink="false">http://a.example/1</guid>').url == ""
    assert _entry("<title>x</title><link>javascript:alert(1)</link>").url == ""


def test_markup_in_a_title_is_taken_out() -> None:
    assert _entry("<title>&lt;b&gt;Су&lt;/b&gt; &amp;amp; жер</title>").title == "Су & жер"


def test_a_valid_feed_may_be_empty() -> None:
    assert read_feed(b"<rss version='2.0'><channel><title>x</title></channel></rss>", URL) == Feed("x", ())


def test_small_faults_are_mended() -> None:
    body = b'<rss version="2.0"><channel><title>A & B</title><item><title>x &nbsp; y</title><link>http://a.example/1</link></item></channel>'
    assert [entry.url for entry in read_feed(body, URL).entries] == ["http://a.example/1"]


def test_the_headers_charset_helps_where_the_feed_is_silent() -> None:
    body = "<rss><channel><title>Новости края</title></channel></rss>".encode("windows-1251")
    assert read_feed(body, URL, charset="windows-1251").title == "Новости края"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "HTML page"),
        (b"just words", "neither XML nor JSON"),
        (b'{"a": 1}', "no JSON Feed"),
        (b"{broken", "cannot be read"),
        (b"<urlset></urlset>", "sitemap"),
        (b"<note>hello</note>", "no feed"),
        (b"\x89PNG\r\n\x1a\n", "neither XML nor JSON"),
        (b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>', "entities"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, reason: str) -> None:
    with pytest.raises(NotAFeed) as error:
        read_feed(body, URL)
    assert reason in str(error.value)
    assert error.value.subject == URL


def test_a_feed_cannot_name_a_file_to_be_read() -> None:
    with pytest.raises(NotAFeed):
        read_feed(b"/etc/hostname", URL)


def test_nesting_without_end_is_survived() -> None:
    body = b"<rss><channel>" + b"<item>" * 5000
    with contextlib.suppress(NotAFeed):
        assert len(read_feed(body, URL).entries) <= 5000
    with pytest.raises(NotAFeed):
        read_feed(b"[" * 100_000, URL)


@settings(deadline=None)
@given(
    st.binary(max_size=300)
    | st.sampled_from([RSS, ATOM, RDF, JSON_FEED]).flatmap(lambda s: st.integers(0, len(s)).map(lambda n: s.encode()[:n]))
)
def test_any_bytes_give_a_feed_or_our_error(body: bytes) -> None:
    try:
        feed = read_feed(body, URL)
    except NotAFeed:
        return
    assert all(entry.url == "" or entry.url.startswith("http") for entry in feed.entries)


TEXT = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
    .map(lambda s: " ".join(s.split()))
    .filter(bool)
)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 10**6), TEXT, st.datetimes(datetime(1995, 1, 1), datetime(2090, 1, 1))), max_size=5))
def test_what_is_written_is_read(rows: list[tuple[int, str, datetime]]) -> None:
    items = [
        {"id": str(number), "url": f"http://a.example/{number}", "title": title, "date_published": f"{at:%Y-%m-%dT%H:%M:%S}Z"}
        for number, title, at in rows
        if "<" not in title and "&" not in title
    ]
    feed = read_feed(json.dumps({"title": "t", "items": items}).encode(), URL)
    assert [(e.url, e.title, e.published_at) for e in feed.entries] == [
        (i["url"], i["title"], datetime.fromisoformat(i["date_published"])) for i in items
    ]
