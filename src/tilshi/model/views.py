"""What a reader of a workspace is shown: records brought together for one page or one answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from .article import Annotated, Version
from .card import Card
from .comparison import Comparison
from .source import Source
from .story import Reprint, Story


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a workspace holds. `languages` are (code, articles), most first."""

    articles: int
    stories: int
    sources: int
    versions: int
    refused: int
    languages: tuple[tuple[str, int], ...] = ()
    last_checked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RankedCard:
    """A card and why it stands where it does: `rank` grows with independent sources and `fresh` (0..1, 1 = just now)."""

    card: Card
    rank: float
    fresh: float


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page: the cards that were asked for in order, and what can be filtered by, counted over all live stories."""

    cards: tuple[RankedCard, ...]
    total: int
    differing: int
    languages: tuple[tuple[str, int], ...]
    countries: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]
    since: datetime | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with all its page shows; articles in order of reporting, `edits` the earlier states of edited articles."""

    story: Story
    card: Card
    articles: tuple[Annotated, ...]
    comparison: Comparison
    reprints: tuple[Reprint, ...] = ()
    edits: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its earlier states (oldest first), its story, and the reprints it takes part in."""

    annotated: Annotated
    versions: tuple[Version, ...] = ()
    story: Story | None = None
    reprints: tuple[Reprint, ...] = ()
    source: Source | None = None
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of a search; for a story, `source` is that of the article that was found."""

    id: str
    kind: Literal["story", "article"]
    title: str
    language: str
    score: float
    source: str = ""
    published_at: datetime | None = None
    story_id: str | None = None
