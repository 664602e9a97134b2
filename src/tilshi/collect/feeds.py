"""Feeds: RSS 0.9x and 2.0, RDF, Atom, JSON Feed 1.x, read leniently into entries.

Why not fastfeedparser or feedparser first: both hand dates on already understood, and both misunderstand ours (fastfeedparser
reads "21 қараша 2026" as the first of the month). feedparser stays for what is too broken for a tree.
"""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

import feedparser
from lxml import etree, html

from ..errors import NotAFeed
from ..languages.stamps import stamp
from ..model import Entry
from . import xmltree
from .xmltree import Element, attribute, children, first, name

MOST_ENTRIES = 5_000  # of one feed; real feeds hold 10 to 500


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own name, and its entries in its order. `hub` and `self_url` serve WebSub."""

    title: str
    entries: tuple[Entry, ...]
    language: str | None = None
    homepage: str | None = None
    hub: str | None = None
    self_url: str | None = None


@dataclass(frozen=True, slots=True)
class _Frame:
    """What an entry takes from around it."""

    base: str
    country: str | None
    language: str | None


def looks_like_html(body: bytes) -> bool:
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html")) or (b"<html" in head and b"<rss" not in head and b"<feed" not in head)


def read_feed(
    body: bytes, url: str, *, country: str | None = None, language: str | None = None, charset: str | None = None
) -> Feed:
    """The feed in these bytes. `country` gives the zone to times printed without one (see languages.stamps).

    Raises NotAFeed with what the bytes are instead.
    """
    start = body[:4000].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if not start:
        raise NotAFeed(url, "is empty: not one byte of a feed")
    if start[:1] in {b"{", b"["}:
        return _json_feed(body, url, country, language)
    if looks_like_html(body):
        raise NotAFeed(url, "is an HTML page, not a feed")
    if start[:1] != b"<" and b"<" not in start[:200] and start[1:2] != b"\x00":
        raise NotAFeed(url, "is neither XML nor JSON")
    root = xmltree.parse(body, url, charset=charset)
    if name(root) in {"rss", "rdf", "feed", "channel"}:
        return _tree_feed(root, url, country, language)
    if name(root) in {"urlset", "sitemapindex"}:
        raise NotAFeed(url, "is a sitemap, not a feed", "Add it as a source of the kind sitemap")
    return _broken_feed(body, url, country, language, name(root))


def _tree_feed(root: Element, url: str, country: str | None, language: str | None) -> Feed:
    channel = root if name(root) in {"feed", "channel"} else next(iter(children(root, "channel")), None)
    items = [e for e in root.iter() if name(e) in {"item", "entry"}][:MOST_ENTRIES]
    if channel is None:
        if not items:
            raise NotAFeed(url, f"starts as a feed (<{name(root)}>) but has neither channel nor entries")
        channel = root
    spoken = attribute(root, "lang") or attribute(channel, "lang") or first(channel, "language") or language
    frame = _Frame(attribute(root, "base") or url, country, spoken or None)
    links = children(channel, "link")
    return Feed(
        title=_plain(first(channel, "title")),
        entries=tuple(_entry(item, frame) for item in items),
        language=frame.language,
        homepage=_href(links, ("alternate", ""), frame.base) or None,
        hub=_href(links, ("hub",), frame.base) or None,
        self_url=_href(links, ("self",), frame.base) or None,
    )


def _href(links: Sequence[Element], relations: tuple[str, ...], base: str) -> str:
    """The address of the first link of these relations: Atom keeps it in href, RSS in the text."""
    for link in links:
        if attribute(link, "rel") in relations or (not attribute(link, "rel") and "alternate" in relations):
            address = attribute(link, "href") or xmltree.text(link)
            if address:
                return _join(base, address)
    return ""


def _join(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def _entry(item: Element, frame: _Frame) -> Entry:
    base = attribute(item, "base") or frame.base
    url = _href(children(item, "link"), ("alternate", ""), base)
    guid = next(iter(children(item, "guid")), None)
    if not url and guid is not None and attribute(guid, "ispermalink") != "false":
        url = xmltree.text(guid) if xmltree.text(guid).startswith(("http://", "https://")) else ""
    if not url and first(item, "id").startswith(("http://", "https://")):
        url = first(item, "id")
    published = first(item, "pubdate", "published", "issued", "created", "date")
    modified = first(item, "updated", "modified")
    return _made(
        url,
        title=_plain(_inner(item, "title")),
        text=_inner(item, "encoded", "content", "fulltext", "full-text", "description", "summary"),
        byline=_author(item),
        language=attribute(item, "lang") or first(item, "language") or frame.language,
        published=published or modified,
        modified=modified,
        country=frame.country,
    )


def _inner(item: Element, *names: str) -> str:
    """The markup or text of the first child of these names: escaped text as it is, XHTML as markup."""
    for child in children(item, *names):
        if xmltree.space(child).endswith("/mrss/"):
            continue
        if attribute(child, "type") == "xhtml":
            return "".join(etree.tostring(inner, encoding="unicode", method="html", with_tail=False) for inner in child).strip()
        found = xmltree.text(child)
        if found:
            return found
    return ""


def _author(item: Element) -> str | None:
    for child in children(item, "creator", "author"):
        found = first(child, "name") or xmltree.text(child)
        # RSS wants "mail (Name)" in author
        found = found[found.find("(") + 1 : found.rfind(")")] if "@" in found and "(" in found else found
        if found and "@" not in found:
            return found[:200]
    return None


def _plain(title: str) -> str:
    """A title without the markup some feeds put in it, on one line."""
    if "<" in title or "&" in title:
        try:
            title = str(html.fromstring(f"<p>{title}</p>").text_content())
        except (ValueError, etree.LxmlError):
            return " ".join(title.split())
    return " ".join(title.split())


def _made(
    url: str,
    *,
    title: str,
    text: str,
    byline: str | None,
    language: str | None,
    published: str,
    modified: str,
    country: str | None,
) -> Entry:
    when, changed = stamp(published), stamp(modified)
    return Entry(
        url=url if url.startswith(("http://", "https://")) else "",
        title=title[:1000],
        text=text,
        byline=byline,
        language=language,
        published_at=when.utc(country) if when else None,
        modified_at=changed.utc(country) if changed else None,
    )


def _json_feed(body: bytes, url: str, country: str | None, language: str | None) -> Feed:
    """JSON Feed 1.0 and 1.1; numeric ids and missing parts are borne."""
    try:
        feed = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAFeed(url, "starts as JSON but cannot be read as such") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise NotAFeed(url, "is JSON, but no JSON Feed: it has no list of items")
    spoken = _string(feed, "language") or language
    home = _string(feed, "home_page_url")
    items = [item for item in feed["items"][:MOST_ENTRIES] if isinstance(item, dict)]
    return Feed(
        title=_plain(_string(feed, "title")),
        entries=tuple(_json_entry(item, url, country, spoken or None) for item in items),
        language=spoken or None,
        homepage=home or None,
        hub=next((_string(h, "url") for h in feed.get("hubs") or [] if isinstance(h, dict)), None),
        self_url=_string(feed, "feed_url") or None,
    )


def _string(of: Mapping[str, object], key: str) -> str:
    value = of.get(key)
    return value.strip() if isinstance(value, str) else ""


def _json_entry(item: Mapping[str, object], base: str, country: str | None, language: str | None) -> Entry:
    authors = item.get("authors") or [item.get("author")]
    names = [_string(a, "name") for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    identity = _string(item, "id")
    address = _string(item, "url") or (identity if identity.startswith(("http://", "https://")) else "")
    return _made(
        _join(base, address) if address else "",
        title=_plain(_string(item, "title")),
        text=_string(item, "content_html") or _string(item, "content_text") or _string(item, "summary"),
        byline=", ".join(n for n in names if n) or None,
        language=_string(item, "language") or language,
        published=_string(item, "date_published"),
        modified=_string(item, "date_modified"),
        country=country,
    )


def _broken_feed(body: bytes, url: str, country: str | None, language: str | None, root: str) -> Feed:
    """What feedparser can still make of it. A stream, not bytes: given bytes, it would try them as a file's name first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not found.version and not found.entries:
        raise NotAFeed(url, f"is XML, but no feed: it starts with <{root[:40]}>")
    return Feed(
        title=_plain(str(found.feed.get("title", ""))),
        entries=tuple(_loose(entry, url, country, language) for entry in found.entries[:MOST_ENTRIES]),
        language=found.feed.get("language") or language,
        homepage=found.feed.get("link"),
    )


def _loose(entry: Mapping[str, object], base: str, country: str | None, language: str | None) -> Entry:
    return _made(
        _join(base, _string(entry, "link")) if _string(entry, "link") else "",
        title=_plain(_string(entry, "title")),
        text=_string(entry, "summary"),
        byline=_string(entry, "author") or None,
        language=language,
        published=_string(entry, "published") or _string(entry, "updated"),
        modified=_string(entry, "updated"),
        country=country,
    )


def entries_once(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Entries without repeats of one address."""
    seen: set[str] = set()
    for entry in entries:
        if entry.url and entry.url in seen:
            continue
        seen.add(entry.url)
        yield entry
