"""Pages as ways to articles: the feeds they name, and where there is none, their links."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from ..model import Entry

_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
_NO_PAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|mp[34]|css|js|xml|json)$", re.I)
# An article's address tells more than a section's: a number, a date, or a slug of several words.
_TELLING = re.compile(r"\d{4,}|/\d{4}/\d\d?/|(?:[^/\W]+-){3,}|[-_/=]\d{2,}", re.I)
MOST_LINKS = 100


def feeds_named(body: bytes, url: str) -> list[str]:
    """Addresses of the feeds that a page declares (link rel=alternate), in its order, comments' feeds last."""
    tree = LexborHTMLParser(body)
    found: dict[str, bool] = {}
    for link in tree.css("link[rel][href]"):
        attributes = link.attributes
        relations = (attributes.get("rel") or "").lower().split()
        media = (attributes.get("type") or "").lower().partition(";")[0].strip()
        address = _join(url, attributes.get("href") or "")
        if "alternate" in relations and media in _FEED_TYPES and address:
            found.setdefault(address, "comment" in address.lower() or "comment" in (attributes.get("title") or "").lower())
    return sorted(found, key=lambda address: found[address])


def links_of(body: bytes, url: str, language: str | None = None) -> list[Entry]:
    """Links of a page to pages of the same host that look like articles, each once, in the page's order."""
    tree = LexborHTMLParser(body)
    host = urlsplit(url).hostname
    found: dict[str, Entry] = {}
    for link in tree.css("a[href]"):
        address = _join(url, link.attributes.get("href") or "").partition("#")[0]
        title = " ".join(link.text(separator=" ").split())
        if not address or urlsplit(address).hostname != host or address == url or _NO_PAGE.search(urlsplit(address).path):
            continue
        # A headline is a phrase: "Спорт" or "Читать далее" under an address without a number leads to a section.
        if _TELLING.search(urlsplit(address).path) and (address not in found or len(title) > len(found[address].title)):
            found[address] = Entry(url=address, title=title[:1000], language=language)
    return [entry for entry in found.values() if len(entry.title.split()) >= 3][:MOST_LINKS]


def _join(base: str, address: str) -> str:
    try:
        joined = urljoin(base, address.strip())
        return joined if urlsplit(joined).scheme in {"http", "https"} and urlsplit(joined).hostname else ""
    except ValueError:
        return ""
