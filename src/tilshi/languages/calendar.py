"""Months, weekdays and relative day words of nine languages, in their cases. Words in data/<language>/months.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from .numbers import plain, vocabulary
from .tables import table

__all__ = ["Calendar", "RelativePhrase", "calendar", "month_of", "weekday_of"]

EXACT = ("ru", "en", "tg")  # all forms are listed; elsewhere endings may follow
LONGEST = 30  # letters of a name with its endings
YEARS = range(1500, 2101)


@dataclass(frozen=True, slots=True)
class RelativePhrase:
    """Words reckoned from publication: (былтыр) year -1, (вчера) day -1."""

    words: tuple[str, ...]
    unit: str
    offset: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar words of one language. Sets hold comparable forms (numbers.plain)."""

    language: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    phrases: Mapping[str, tuple[RelativePhrase, ...]]
    lists: Mapping[str, frozenset[str]]
    multi_weekdays: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]

    def has(self, name: str, word: str) -> bool:
        """Whether a list of the table ("year.words", "context.future" …) holds the word."""
        return word in self.lists.get(name, frozenset())


def _named(content: object, language: str) -> dict[str, int]:
    if not isinstance(content, Mapping):
        return {}
    return {plain(str(word), language): int(number) for number, words in content.items() for word in words}


def _phrases(content: Mapping[str, object], language: str) -> dict[str, tuple[RelativePhrase, ...]]:
    found: dict[str, list[RelativePhrase]] = {}
    for unit in ("day", "month", "year"):
        for text, offset in _named(content.get(f"relative_{unit}"), language).items():
            words = tuple(text.split())
            found.setdefault(words[0], []).append(RelativePhrase(words, unit, offset))
    return {first: tuple(sorted(all_, key=lambda p: -len(p.words))) for first, all_ in found.items()}


@cache
def calendar(language: str) -> Calendar:
    """The calendar words of a language; without a table, an empty one."""
    content = table(language, "months")
    lists: dict[str, frozenset[str]] = {}
    for section, part in content.items():
        if isinstance(part, Mapping) and section not in ("months", "weekdays"):
            for name, words in part.items():
                if isinstance(words, list):
                    lists[f"{section}.{name}"] = frozenset(plain(str(w), language) for w in words)
    weekdays = _named(content.get("weekdays"), language)
    multi: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for text, number in weekdays.items():
        if " " in text:
            multi.setdefault(text.split()[0], []).append((tuple(text.split()), number))
    return Calendar(
        language=language,
        months=_named(content.get("months"), language),
        weekdays={word: number for word, number in weekdays.items() if " " not in word},
        phrases=_phrases(content, language),
        lists=lists,
        multi_weekdays={first: tuple(all_) for first, all_ in multi.items()},
    )


_APOSTROPHE = re.compile(r"^([^']{3,})'([^']{1,5})$")


def _found(word: str, names: Mapping[str, int], language: str) -> tuple[int, str] | None:
    """The number a name stands for, and the ending after it."""
    if word in names:
        return names[word], ""
    if language in EXACT or len(word) > LONGEST:
        return None
    cut_at = _APOSTROPHE.match(word)
    if cut_at and language in ("tr", "az", "tk"):
        inner = _found(cut_at.group(1), names, language)
        return (inner[0], cut_at.group(2)) if inner else None
    endings = vocabulary(language).noun_endings
    for cut in range(len(word) - 1, 2, -1):
        if word[:cut] in names and endings.fullmatch(word[cut:]):
            return names[word[:cut]], word[cut:]
    return None


@lru_cache(maxsize=1 << 15)
def month_of(word: str, language: str) -> tuple[int, str] | None:
    """The month 1-12 a word in comparable form names, in any case, with its ending; None where it names none."""
    return _found(word, calendar(language).months, language)


@lru_cache(maxsize=1 << 15)
def weekday_of(word: str, language: str) -> tuple[int, str] | None:
    """The weekday 1-7 (Monday is 1, ISO 8601) a word in comparable form names, with its ending, or None."""
    return _found(word, calendar(language).weekdays, language)
