"""Articles, and what was found in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Part = Literal["title", "text"]
NameType = Literal["person", "organisation", "place"]
Number = int | float


@dataclass(frozen=True, slots=True)
class Article:
    """The text read out of an item, or given by a user.

    `title` and `text` are NFC; paragraphs of `text` are separated by a newline. `source` is the name of the source.
    `published_at` is None where nobody says when: unknown is never shown as now. Times are aware UTC.
    `language` is what was given (BCP 47); what was recognised stands in Annotated.
    """

    id: str
    source: str
    title: str
    text: str
    published_at: datetime | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    modified_at: datetime | None = None
    fetched_at: datetime | None = None

    def part(self, name: Part) -> str:
        return self.title if name == "title" else self.text


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an article that was edited after publication. `number` counts from 1, the first one seen."""

    article_id: str
    number: int
    title: str
    text: str
    seen_at: datetime
    modified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A place in an article: code points [start, end) of its title or text; `text` is what stands there."""

    part: Part
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of an entity. `key` is the same for one entity in every language, script and case."""

    span: Span
    type: NameType
    key: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity. 15-20 is value 15, high 20. `bound`: at least / at most the value. `counted` is a lexicon concept."""

    span: Span
    value: Number
    high: Number | None = None
    approximate: bool = False
    bound: Literal["at_least", "at_most"] | None = None
    unit: str | None = None
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date as far as the words fix it: 2025-09-28, 2025-09 or 2025. `relative`: reckoned from publication."""

    span: Span
    value: str
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said; the span is the utterance without its marks. Not `direct`: reported speech."""

    span: Span
    direct: bool
    speaker: str | None = None
    speaker_key: str | None = None
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place name resolved to a country (ISO 3166-1 alpha-2) and, where known, a region; `reason` says by what."""

    span: Span
    key: str
    country: str | None = None
    region: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """An IPTC Media Topic by its code ("06000000"); `score` 0..1; `reasons` are the words that speak for it."""

    code: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A word of the lexicon where it stands in the article; `concept` is its id, one in all languages."""

    span: Span
    concept: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Code points [start, end) of one part that are in one language: whole paragraphs, or the title."""

    part: Part
    start: int
    end: int
    language: str
    script: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what was found in it, each tuple in order of title then text, by start.

    `passages`: the whole article by language where it has several, else empty.
    """

    article: Article
    language: str
    script: str
    names: tuple[Name, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    quotes: tuple[Quote, ...] = ()
    places: tuple[Place, ...] = ()
    topics: tuple[Topic, ...] = ()
    concepts: tuple[Concept, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def id(self) -> str:
        return self.article.id
