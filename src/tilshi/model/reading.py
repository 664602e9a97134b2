"""How an article was read, in words a person follows: sentence by sentence, what was found and what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass

from .article import Part


@dataclass(frozen=True, slots=True)
class FoundWords:
    """One annotation in words: its kind and meaning in the reader's language, and the words of the article it stands on."""

    kind: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """A sentence, code points [start, end) of a part, its language, and what was found in it, in order.

    `concepts`: (words, meaning) of the lexicon's finds, which are many and short.
    """

    part: Part
    start: int
    end: int
    text: str
    language: str
    found: tuple[FoundWords, ...] = ()
    concepts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """`about`: what holds for the article as a whole (language and script, topics with the words that speak for them)."""

    about: tuple[FoundWords, ...]
    sentences: tuple[SentenceRead, ...]
