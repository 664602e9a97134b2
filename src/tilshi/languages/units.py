"""Units as nine languages write them after a number or, money, before it: units.toml of each, signs in data/units.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .numbers import plain, vocabulary
from .tables import LANGUAGES, table

__all__ = ["Units", "compounds", "people", "unit_at", "unit_before", "units"]

_PIECE = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*[²³]?|[^\W_]+|\S")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one language: phrases by their first word, longest first, as bare words; signs as they stand."""

    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    signs: Mapping[str, tuple[tuple[Phrase, str], ...]]
    before: Mapping[str, str]
    words: frozenset[str]


def _lists(content: Mapping[str, object], section: str) -> list[tuple[str, list[str]]]:
    part = content.get(section)
    return [(unit, [str(w) for w in words]) for unit, words in part.items()] if isinstance(part, Mapping) else []


def _index(pairs: Sequence[tuple[Phrase, str]]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    index: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, unit in pairs:
        index.setdefault(phrase[0], []).append((phrase, unit))
    return {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in index.items()}


def _split(text: str, language: str) -> Phrase:
    return tuple(plain(piece, language) for piece in _PIECE.findall(text))


@cache
def units(language: str) -> Units:
    """The units of a language; those of no language are the signs alone."""
    own = table(language, "units") if language in LANGUAGES else {}
    shared = table("", "units")
    phrases = [(_split(w, language), unit) for unit, words in _lists(own, "units") for w in words]
    signs = [(_split(w, language), unit) for unit, words in _lists(shared, "after") for w in words]
    return Units(
        phrases=_index(phrases),
        signs=_index(signs),
        before={w: unit for unit, words in _lists(shared, "before") for w in words},
        words=frozenset(word for phrase, _ in phrases for word in phrase),
    )


@cache
def compounds(language: str) -> tuple[tuple[str, str], ...]:
    """Stems that follow a number and a hyphen, each with its unit, "" where the compound names the thing counted (10-member)."""
    return tuple((plain(stem, language), unit) for unit, stems in _lists(table(language, "units"), "compounds") for stem in stems)


@cache
def people() -> frozenset[str]:
    """The lexicon concepts that are people."""
    part = table("", "units").get("people")
    listed = part.get("concepts") if isinstance(part, Mapping) else None
    return frozenset(str(c) for c in listed) if isinstance(listed, list) else frozenset()


@lru_cache(maxsize=1 << 16)
def bare_forms(word: str, language: str) -> tuple[str, ...]:
    """The unit words a token may be: itself, and every known unit word whose ending explains the rest."""
    known, endings = units(language).words, vocabulary(language).noun_endings
    found = [word] if word in known else []
    for cut in range(len(word) - 1, max(0, len(word) - 12), -1):
        bare = word[:cut]
        forms = [form for form in (bare, *_hardened(bare)) if form in known]
        if forms and cut > 1 and endings.fullmatch(word[cut:]):
            found += forms
    return tuple(found)


_HARD = {"ғ": "қ", "г": "к", "б": "п", "ğ": "k", "b": "p"}


def _hardened(bare: str) -> tuple[str, ...]:
    """тармағы is тармақ: the last sound hardens when the ending is taken off. Ruble soft sign: рубль, рублі."""
    hard = _HARD.get(bare[-1:])
    return ((bare[:-1] + hard,) if hard else ()) + (bare + "ь",)


def unit_at(words: Sequence[str], language: str) -> tuple[str, int] | None:
    """The unit at the front of a sequence of comparable words, and how many words it takes; the longest wins.

    A point after a shortened word (кв. м) is a piece of its own and is passed over.
    """
    if not words:
        return None
    known = units(language)
    best = _longest(words, known.signs.get(words[0], ()), None)
    for form in bare_forms(words[0], language):
        found = _longest(words, known.phrases.get(form, ()), language)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


def _longest(words: Sequence[str], choices: Sequence[tuple[Phrase, str]], language: str | None) -> tuple[str, int] | None:
    for phrase, unit in choices:
        taken = _taken(words, phrase, language)
        if taken:
            return unit, taken
    return None


def _taken(words: Sequence[str], phrase: Phrase, language: str | None) -> int:
    at = 1
    for wanted in phrase[1:]:
        if at < len(words) and words[at] in (".", "-", "·", "⋅", "/") and words[at] != wanted:
            at += 1
        if at >= len(words):
            return 0
        if words[at] != wanted and (language is None or wanted not in bare_forms(words[at], language)):
            return 0
        at += 1
    return at


def unit_before(sign: str, language: str) -> str | None:
    """The unit a sign or code before a number stands for ($, US$, KZT, %)."""
    return units(language).before.get(sign)
