"""Units as nine languages write them after a number or, money, before it: units.toml of each, signs in data/units.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .numbers import Number, plain, vocabulary
from .tables import LANGUAGES, table

__all__ = [
    "Choice",
    "Units",
    "choices",
    "compounds",
    "is_about",
    "makes",
    "measures",
    "people",
    "stems_of_country",
    "to_base",
    "unit_at",
    "unit_before",
    "units",
]

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
    return _shared("people", "concepts")


@cache
def measures() -> frozenset[str]:
    """The lexicon concepts that are units (tonne, year_period): no figure counts them."""
    return _shared("measures", "concepts")


@cache
def makes() -> frozenset[str]:
    """Names of makes (boeing) in lower case: a bare number after one is its model."""
    return _shared("makes", "words")


def _shared(section: str, name: str) -> frozenset[str]:
    part = table("", "units").get(section)
    listed = part.get(name) if isinstance(part, Mapping) else None
    return frozenset(str(word) for word in listed) if isinstance(listed, list) else frozenset()


def to_base(value: Number, unit: str | None) -> tuple[Number, str | None]:
    """The value in the base unit of its kind: 100 miles and 161 km in metres, 0.5 GW in watts, 95 °F in °C.

    A unit without a fixed base (money, people, months, a share) stays as it is. Values come from data/units.toml, [base].
    """
    part = table("", "units").get("base")
    row = part.get(unit) if isinstance(part, Mapping) and unit is not None else None
    if not isinstance(row, list):
        return value, unit
    base, factor, offset = str(row[0]), float(row[1]), float(row[2]) if len(row) > 2 else 0.0
    return round(value * factor + offset, 9), base


@dataclass(frozen=True, slots=True)
class Choice:
    """How a unit word with two meanings is told: `unit` where a word stands (or the number is broken), else `otherwise`.

    `before`: right before the number; `after`: within two words after the unit; `near`: beginnings of words either side.
    """

    unit: str
    otherwise: str
    before: frozenset[str]
    after: frozenset[str]
    near: tuple[str, ...]
    decimal: bool


@cache
def choices(language: str) -> Mapping[str, Choice]:
    """The unit words with two meanings of a language, by the name units.toml gives them while they are not told apart."""
    part = table(language, "units").get("settle") if language in LANGUAGES else None
    return {name: _choice(row, language) for name, row in part.items()} if isinstance(part, Mapping) else {}


def _choice(row: Mapping[str, object], language: str) -> Choice:
    words = {key: [plain(str(w), language) for w in listed] for key, listed in row.items() if isinstance(listed, list)}
    return Choice(
        str(row["unit"]),
        str(row["otherwise"]),
        frozenset(words.get("before", ())),
        frozenset(words.get("after", ())),
        tuple(words.get("near", ())),
        bool(row.get("decimal")),
    )


@cache
def stems_of_country(money: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For a word that is money of two countries (manat): each ISO 4217 code with the beginnings that tell its country."""
    part = table("", "units").get("of_country")
    rows = part.get(money) if isinstance(part, Mapping) else None
    if not isinstance(rows, Mapping):
        return ()
    return tuple((code, re.compile("|".join(map(re.escape, stems)), re.IGNORECASE)) for code, stems in rows.items())


@lru_cache(maxsize=1 << 14)
def is_about(word: str, language: str) -> bool:
    """Whether a unit word carries the ending "about" (метрдей, milcha)."""
    known, about = units(language).words, vocabulary(language).approximate
    return any(word[:cut] in known and about.fullmatch(word[cut:]) for cut in range(len(word) - 1, 1, -1))


@lru_cache(maxsize=1 << 16)
def bare_forms(word: str, language: str) -> tuple[str, ...]:
    """The unit words a token may be: itself, and every known unit word whose ending explains the rest."""
    known, endings = units(language).words, vocabulary(language).noun_endings
    found = [word] if word in known else []
    head, mark, tail = word.rpartition("'")
    if mark and head in known and endings.fullmatch(tail):
        found.append(head)  # Euro'ya
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
