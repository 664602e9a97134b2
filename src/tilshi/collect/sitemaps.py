"""Sitemaps: plain ones, Google News ones, and the indexes over them (sitemaps.org 0.9, sitemap-news 0.9)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..errors import FetchError, NotAFeed
from ..languages.stamps import stamp
from ..model import Entry
from . import xmltree
from .xmltree import Element, children, first, name

MOST_FILES = 50  # of one index, the newest by lastmod first
MOST_URLS = 2_000  # of one file: a news site's plain sitemap may hold its whole archive (50,000), which is not news


@dataclass(frozen=True, slots=True)
class Sitemap:
    """`files` are addresses of further sitemaps (an index), newest first."""

    entries: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()


def read_sitemap(body: bytes, url: str, *, country: str | None = None, language: str | None = None) -> Sitemap:
    """One file, packed or not. Entries of a plain sitemap are the newest by lastmod. Raises NotAFeed."""
    root = xmltree.parse(_unpacked(body, url), url)
    if name(root) == "sitemapindex":
        dated = [(first(child, "lastmod"), first(child, "loc")) for child in children(root, "sitemap")]
        newest = sorted((pair for pair in dated if pair[1]), key=lambda pair: pair[0], reverse=True)
        return Sitemap(files=tuple(address for _, address in newest[:MOST_FILES]))
    if name(root) != "urlset":
        raise NotAFeed(url, f"is no sitemap: it starts with <{name(root)[:40]}>")
    entries = [entry for child in children(root, "url") if (entry := _entry(child, country, language)).url]
    if len(entries) > MOST_URLS:
        entries.sort(key=_when, reverse=True)
    return Sitemap(tuple(entries[:MOST_URLS]))


def _when(entry: Entry) -> float:
    moment = entry.published_at or entry.modified_at
    return moment.timestamp() if moment else 0.0


def _unpacked(body: bytes, url: str) -> bytes:
    """sitemap.xml.gz comes as a file that is packed itself, whatever the headers say."""
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        unpacked = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, 50_000_000)
    except zlib.error as error:
        raise NotAFeed(url, f"is a packed file that cannot be unpacked: {error}") from error
    return unpacked


def _entry(child: Element, country: str | None, language: str | None) -> Entry:
    news = next(iter(children(child, "news")), None)
    outlet = next(iter(children(news, "publication")), None) if news is not None else None
    published = stamp(first(news, "publication_date")) if news is not None else None
    modified = stamp(first(child, "lastmod"))
    address = first(child, "loc")
    return Entry(
        url=address if address.startswith(("http://", "https://")) else "",
        title=first(news, "title") if news is not None else "",
        language=(first(outlet, "language") if outlet is not None else "") or language,
        published_at=published.utc(country) if published else None,
        modified_at=modified.utc(country) if modified else None,
    )


def walk(
    url: str,
    body: bytes,
    get: Callable[[str], bytes],
    refused: Callable[[str, Exception], None],
    *,
    country: str | None = None,
    language: str | None = None,
    depth: int = 2,
) -> Iterator[Entry]:
    """Entries of a sitemap and of what its index names, `depth` levels down; `get` fetches a file. Loops are cut."""
    seen: set[str] = {url}

    def of(address: str, content: bytes, left: int) -> Iterator[Entry]:
        read = read_sitemap(content, address, country=country, language=language)
        yield from read.entries
        for file in read.files if left > 0 else ():
            if file in seen or len(seen) > MOST_FILES:
                continue
            seen.add(file)
            try:
                yield from of(file, get(file), left - 1)
            except (FetchError, NotAFeed) as error:
                refused(file, error)

    yield from of(url, body, depth)
