"""OPML 2.0: lists of sources, folders within folders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from ..errors import NotAFeed, NotASource
from ..model import Source, SourceKind
from . import xmltree
from .xmltree import Element, attribute, children, name

MOST_SOURCES = 20_000
_COUNTRY = "country"  # ours, read in any namespace


def read_opml(body: bytes, subject: str) -> list[Source]:
    """Every outline that names an address, in order, each address once. Raises NotASource with what is wrong."""
    try:
        root = xmltree.parse(body, subject)
    except NotAFeed as error:
        raise NotASource(subject, error.reason) from error
    if name(root) != "opml":
        raise NotASource(subject, f"is no OPML: it starts with <{name(root)[:40]}>")
    found: dict[str, Source] = {}
    for outline in _outlines(root):
        source = _source(outline)
        if source is not None and len(found) < MOST_SOURCES:
            found.setdefault(source.url, source)
    if not found:
        raise NotASource(subject, "is OPML, but names no address (xmlUrl) in any outline")
    return list(found.values())


def _outlines(root: Element) -> Iterator[Element]:
    for body in children(root, "body"):
        for element in body.iter():
            if name(element) == "outline":
                yield element


def _source(outline: Element) -> Source | None:
    url = attribute(outline, "xmlurl")
    if not url and attribute(outline, "type").lower() in {"page", "sitemap", "telegram"}:
        url = attribute(outline, "htmlurl")
    if not url.lower().startswith(("http://", "https://")):
        return None
    kind = attribute(outline, "type").lower()
    title = " ".join((attribute(outline, "text") or attribute(outline, "title")).split())
    return Source(
        name=title[:200] or url,
        url=url,
        # OPML says "rss" for Atom too; other programs write "atom", "feed", "link" or nothing
        kind=cast(SourceKind, kind) if kind in get_args(SourceKind) and kind not in {"folder", "file"} else "rss",
        homepage=attribute(outline, "htmlurl") or None,
        language=attribute(outline, "language") or None,
        country=attribute(outline, _COUNTRY).upper() or None,
    )
