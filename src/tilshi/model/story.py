"""What connects articles: stories with their reasons, reprints with their changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .article import Span

ReasonKind = Literal["name", "figure", "place", "date", "concept", "wording"]
ReprintKind = Literal["exact", "near", "partial", "altered"]
ChangeKind = Literal["figure", "name", "negation", "text"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for a link: what both articles share, and how much it weighs (0..)."""

    kind: ReasonKind
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Why an article stands in a story: the article it is tied to, the score (0..1), the reasons, heaviest first."""

    article_id: str
    to: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event, in order of publication (unknown times last, then by id)."""

    id: str
    article_ids: tuple[str, ...]
    languages: tuple[str, ...]
    first_published_at: datetime | None
    links: tuple[Link, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between a copy and its original, both wordings in place."""

    kind: ChangeKind
    original: Span
    copy: Span


@dataclass(frozen=True, slots=True)
class Reprint:
    """One article copied from another. `shared`: the part of the copy's text that stands in the original, 0..1."""

    copy: str
    original: str
    kind: ReprintKind
    shared: float
    changes: tuple[Change, ...] = ()
