"""Words around a number that make it approximate, a lower or an upper bound: numerals.toml, sections before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..languages.numbers import plain, strings
from .scanning import Token

__all__ = ["Bound", "after", "before"]

Sense = Literal["approximate", "at_least", "at_most"]
Bound = Literal["at_least", "at_most"]
SENSES: tuple[Sense, ...] = ("approximate", "at_least", "at_most")
MOST_FILL = 3  # words between the marker and the number: более чем на 20


@dataclass(frozen=True, slots=True)
class Markers:
    """Phrases as word tuples, longest first: by their last word (before a number) and by their first (after it)."""

    by_last: Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]
    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]
    fill: frozenset[str]
    case: tuple[str, ...]
    at_least_case: tuple[str, ...]
    change: frozenset[str]


@cache
def markers(language: str) -> Markers:
    last: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    first: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for sense in SENSES:
        for phrase in strings(language, "before", sense):
            words = tuple(plain(phrase, language).split())
            last.setdefault(words[-1], []).append((words, sense))
        for phrase in strings(language, "after", sense):
            words = tuple(plain(phrase, language).split())
            first.setdefault(words[0], []).append((words, sense))
    return Markers(
        by_last={word: _longest_first(found) for word, found in last.items()},
        by_first={word: _longest_first(found) for word, found in first.items()},
        fill=frozenset(strings(language, "before", "fill")),
        case=strings(language, "after", "case"),
        at_least_case=strings(language, "after", "at_least_case"),
        change=frozenset(strings(language, "range", "change")),
    )


def _longest_first(found: Sequence[tuple[tuple[str, ...], Sense]]) -> tuple[tuple[tuple[str, ...], Sense], ...]:
    return tuple(sorted(found, key=lambda p: -len(p[0])))


def before(tokens: Sequence[Token], first: int, language: str) -> Sense | None:
    """What the words before the number that begins at `first` say of it."""
    known = markers(language)
    for i in range(first - 1, max(-1, first - 2 - MOST_FILL), -1):
        word = tokens[i].plain
        for phrase, sense in known.by_last.get(word, ()):
            start = i - len(phrase) + 1
            if start >= 0 and all(tokens[start + k].plain == w for k, w in enumerate(phrase)):
                return None if sense == "at_most" and _reached(tokens, start, known) else sense
        if word not in known.fill and tokens[i].text not in "$€£₸₽~≈":
            return "approximate" if word in "~≈" else None
        if word in "~≈":
            return "approximate"
    return None


def _reached(tokens: Sequence[Token], start: int, known: Markers) -> bool:
    """вырос до 20 %: the value was reached, "до" is no bound."""
    if len(tokens[start].plain) > 3:
        return False
    for i in range(start - 1, max(-1, start - 7), -1):
        if tokens[i].kind == "b" or tokens[i].text in ".;!?":
            return False
        if tokens[i].plain in known.change:
            return True
    return False


def after(tokens: Sequence[Token], last: int, language: str, counted: bool) -> Sense | None:
    """What the words after the number (or its unit) that ends at `last` say of it.

    Where the thing counted has no unit it may stand between: 150 тұрғынға жуық. `counted`: a unit was already read.
    """
    known = markers(language)
    if not known.by_first:
        return None
    found = _phrase_at(tokens, last + 1, language, known) or _glued(tokens, last, language, known)
    if found is None and known.case and last + 2 < len(tokens):
        between = tokens[last + 1]
        if between.kind == "w" and (not counted or len(between.plain) > 2) and between.plain.endswith(known.case):
            found = _phrase_at(tokens, last + 2, language, known)
    return found


def _glued(tokens: Sequence[Token], last: int, language: str, known: Markers) -> Sense | None:
    """200 ming tonnagacha: up to, save where it was reached (12 foizgacha oshdi)."""
    endings = strings(language, "range", "to_glued")
    if not endings or tokens[last].kind != "w" or not tokens[last].plain.endswith(endings):
        return None
    return None if any(t.plain in known.change for t in tokens[last + 1 : last + 4]) else "at_most"


def _phrase_at(tokens: Sequence[Token], i: int, language: str, known: Markers) -> Sense | None:
    if i >= len(tokens):
        return None
    for phrase, sense in known.by_first.get(tokens[i].plain, ()):
        if i + len(phrase) <= len(tokens) and all(tokens[i + k].plain == w for k, w in enumerate(phrase)):
            cases = strings(language, "after", "at_most_case", phrase[0]) if sense != "at_least" else ()
            if cases and (sense == "at_most") != tokens[i - 1].plain.endswith(cases):
                continue  # 35 dereceye kadar: up to; 35 kadar: about
            if sense == "at_most" and any(t.plain in known.change for t in tokens[i + 1 : i + 4]):
                return None  # 20 пайызға дейін өсті: reached, no bound
            if sense == "at_least" and known.at_least_case and not tokens[i - 1].plain.endswith(known.at_least_case):
                return None
            return sense
    return None
