"""Outlets and what was received from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SourceKind = Literal["rss", "sitemap", "page", "telegram", "youtube", "folder", "file"]
"""How a source is read. `rss` stands for every feed format (RSS, Atom, RDF, JSON Feed), as in OPML."""

SourceState = Literal["new", "working", "empty", "refused", "broken"]
"""`empty`: fetched and valid, but holds no article. `refused`: the source, or our own rules, say no. `broken`: see the reason."""


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or channel that publishes, as a user names it.

    `url` is the address it is read from (feed, sitemap, page, or a folder's path as file: URL) and is its identity.
    `language` is a hint (BCP 47), `country` ISO 3166-1 alpha-2; both None where unknown.
    """

    name: str
    url: str
    kind: SourceKind = "rss"
    homepage: str | None = None
    language: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How a source stands after its last collection. Times are aware UTC; `articles` counts the stored ones."""

    source: Source
    state: SourceState = "new"
    reason: str = ""
    checked_at: datetime | None = None
    last_success_at: datetime | None = None
    articles: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed or sitemap says of one article before its page is fetched. Hints only: the page has the last word."""

    url: str
    title: str = ""
    text: str = ""
    byline: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing as received from a source: bytes and how they came.

    `url` is the address after redirects. `media_type` is lower case without parameters; `charset` is what the header says.
    `entry` is the feed's own account of it, where a feed led to it. `country` is the source's: it gives the zone to times
    printed without one.
    """

    source: str
    url: str
    body: bytes
    media_type: str
    fetched_at: datetime
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    entry: Entry | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """One thing that was not taken, and why: nothing is dropped in silence.

    `subject` is the address, path or line; `stage` the stage that refused it; `code` an error code (see tilshi.errors).
    """

    subject: str
    stage: Literal["collect", "read", "annotate", "connect", "compare"]
    code: str
    reason: str
    source: str | None = None
    at: datetime | None = None
