"""What the articles of a story agree on, where they differ, who said what, who was first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .article import Number, Part

FactKind = Literal["figure", "date", "person", "place", "post", "result"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one article that a judgement stands on: code points [start, end) of its title or text."""

    article_id: str
    part: Part
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FactVersion:
    """One value of a fact with the articles that give it, each in its own words."""

    value: Number | str
    article_ids: tuple[str, ...]
    wording: tuple[Wording, ...]
    high: Number | None = None
    unit: str | None = None
    approximate: bool = False
    bound: Literal["at_least", "at_most"] | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What it is about (a lexicon concept where known, else words), and its versions, best supported first."""

    about: str
    kind: FactKind
    versions: tuple[FactVersion, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker and what each article lets them say. One utterance lined up across articles shares an `utterance` id."""

    speaker: str
    speaker_key: str
    versions: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One utterance as one article gives it. `utterance` numbers the utterances of one speaker in the story, from 0."""

    wording: Wording
    direct: bool = True
    utterance: int = 0


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """A fact that only one article of the story has."""

    article_id: str
    kind: str
    value: Number | str
    wording: Wording
    unit: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """One place in the order of reporting; unknown times come last. `reprint_of` is the article it was copied from."""

    article_id: str
    published_at: datetime | None
    reprint_of: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`updates` are facts whose value rose from report to report; their versions stand in order of time."""

    agreed: tuple[Fact, ...] = ()
    differs: tuple[Fact, ...] = ()
    quotes: tuple[Voice, ...] = ()
    only_one: tuple[OnlyOne, ...] = ()
    order: tuple[Reported, ...] = ()
    updates: tuple[Fact, ...] = ()
