"""Sitemaps, plain and of news, and the indexes over them."""

from __future__ import annotations

import contextlib
import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.collect.sitemaps import MOST_URLS, read_sitemap, walk
from tilshi.errors import FetchError, NotAFeed

URL = "http://boritau-tv.example/sitemap.xml"
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://boritau-tv.example/1</loc>
<lastmod>2026-11-21T11:00:00+05:00</lastmod><news:news><news:publication><news:name>Борітау ТВ</news:name>
<news:language>kk</news:language></news:publication><news:publication_date>2026-11-21T10:00:00+05:00</news:publication_date>
<news:title>Борітауда театр ашылды</news:title></news:news></url></urlset>"""


def _index(*urls: str) -> bytes:
    files = "".join(f"<sitemap><loc>{url}</loc><lastmod>2026-11-{day:02}</lastmod></sitemap>" for day, url in enumerate(urls, 1))
    return f"<sitemapindex>{files}</sitemapindex>".encode()


def _urls(*urls: str) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>{url}</loc></url>' for url in urls)}</urlset>".encode()


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_news_sitemap_tells_title_time_and_language(pack) -> None:  # type: ignore[no-untyped-def]
    (entry,) = read_sitemap(pack(NEWS.encode()), URL).entries
    assert (entry.url, entry.title, entry.language) == ("http://boritau-tv.example/1", "Борітауда театр ашылды", "kk")
    assert entry.published_at == datetime(2026, 11, 21, 5, tzinfo=UTC)
    assert entry.modified_at == datetime(2026, 11, 21, 6, tzinfo=UTC)


def test_of_a_whole_archive_the_newest_are_taken() -> None:
    body = "<urlset>" + "".join(
        f"<url><loc>http://a.example/{n}</loc><lastmod>{2000 + n % 27}-01-01</lastmod></url>" for n in range(MOST_URLS + 50)
    )
    entries = read_sitemap(f"{body}</urlset>".encode(), URL).entries
    assert len(entries) == MOST_URLS
    assert entries[0].modified_at == datetime(2026, 1, 1, tzinfo=UTC)


def test_an_index_is_followed_two_levels_newest_first_and_never_round() -> None:
    files = {
        "http://a.example/old": _urls("http://a.example/1"),
        "http://a.example/deep": _index("http://a.example/deeper", URL),
        "http://a.example/deeper": _index("http://a.example/too-deep"),
    }
    asked: list[str] = []

    def get(url: str) -> bytes:
        asked.append(url)
        return files[url]

    index = _index("http://a.example/old", "http://a.example/deep")
    assert [e.url for e in walk(URL, index, get, lambda url, error: None)] == ["http://a.example/1"]
    assert asked == ["http://a.example/deep", "http://a.example/deeper", "http://a.example/old"]


def test_a_file_of_an_index_that_fails_is_told_and_the_rest_goes_on() -> None:
    def get(url: str) -> bytes:
        if url.endswith("/1"):
            raise FetchError(url, "is not there (404)")
        return b"no xml" if url.endswith("/2") else _urls("http://a.example/x")

    failed: list[str] = []
    index = _index("http://a.example/1", "http://a.example/2", "http://a.example/3")
    assert [e.url for e in walk(URL, index, get, lambda url, error: failed.append(url))] == ["http://a.example/x"]
    assert failed == ["http://a.example/2", "http://a.example/1"]


@pytest.mark.parametrize("body", [b"", b"<rss/>", b"\x1f\x8bbroken", b"<html></html>"])
def test_what_is_no_sitemap(body: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_sitemap(body, URL)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_sitemap_or_our_error(body: bytes) -> None:
    with contextlib.suppress(NotAFeed):
        read_sitemap(body, URL)
