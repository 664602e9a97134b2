"""A story at a glance: what a list of stories shows of each, worked out once when the story changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .comparison import Fact


@dataclass(frozen=True, slots=True)
class Headline:
    """The earliest title of a story in one language; independent reports before copies."""

    language: str
    text: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Card:
    """`independent` counts the sources with a report of their own, `copies` the articles copied from others.

    `languages` are (code, number of articles), most first. `times` are the known times of publication, in order.
    `differs` and `agreed` are facts without their wording; `only` counts what one report alone has; `edits` counts articles
    changed after publication; `altered` counts copies in which something was changed.
    """

    story_id: str
    headlines: tuple[Headline, ...]
    languages: tuple[tuple[str, int], ...]
    sources: tuple[str, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    independent: int
    copies: int
    times: tuple[datetime, ...]
    differs: tuple[Fact, ...] = ()
    agreed: tuple[Fact, ...] = ()
    updates: tuple[Fact, ...] = ()
    voices: int = 0
    only: int = 0
    edits: int = 0
    altered: int = 0

    @property
    def articles(self) -> int:
        return sum(count for _, count in self.languages)

    @property
    def first_at(self) -> datetime | None:
        return self.times[0] if self.times else None

    @property
    def last_at(self) -> datetime | None:
        return self.times[-1] if self.times else None
