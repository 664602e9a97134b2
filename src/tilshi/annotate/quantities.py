"""One number with its scale word, ending and unit, read at a given place of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..languages.numbers import Number, Vocabulary, read_number, strings, vocabulary
from ..languages.units import compounds, is_about, unit_at, unit_before
from .runs import glued_left, run
from .scanning import DASHES, Token

__all__ = ["Quantity", "read_quantity"]


YEAR_LIKE = range(1900, 2040)  # four bare digits in this range are a year unless something is counted


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at pieces [first, last]. `number_last`: its last piece without the unit; `ending`: the case ending glued to it."""

    first: int
    last: int
    number_last: int
    value: Number
    digits: bool
    scale: Number
    bare_scale: bool
    approximate: bool = False
    unit: str | None = None
    unit_first: int | None = None
    ending: str = ""
    year_like: bool = False
    collective: bool = False


def read_quantity(tokens: Sequence[Token], first: int, language: str) -> Quantity | None:
    """The quantity whose number begins at piece `first`; None for a label, an ordinal or no number (5-й, МИР24, 3.1.2)."""
    words = vocabulary(language)
    if glued_left(tokens, first):
        return None
    places, pieces = run(tokens, first)
    reading = read_number(pieces, language)
    if reading is None:
        return None
    last = places[reading.taken - 1]
    head = tokens[first]
    collective = head.numeral is not None and head.numeral.kind == "collective"
    year_like = last == first and head.text.isdigit() and len(head.text) == 4 and reading.value in YEAR_LIKE
    found = Quantity(
        first, last, last, reading.value, reading.digits, reading.scale, reading.bare_scale, reading.approximate,
        year_like=year_like, collective=collective,
    )  # fmt: skip
    return _with_tail(tokens, found, language, words)


def _with_tail(tokens: Sequence[Token], found: Quantity, language: str, words: Vocabulary) -> Quantity | None:
    """The number with the ending glued to it (20-дан, 20'den), then with its unit."""
    i = found.last + 1
    ending, last, approximate = "", found.last, found.approximate
    token = tokens[i] if i < len(tokens) else None
    glued = token is not None and token.start == tokens[found.last].end
    if glued and token is not None and tokens[found.last].kind == "n":
        if token.kind == "w":
            return _glued_word(tokens, found, i, language, words)
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        tied = token.text in DASHES or token.text in "'’"
        if tied and following is not None and following.start == token.end and following.kind == "w":
            return _hyphened(tokens, found, i + 1, language, words)
    if not found.digits:
        ending = tokens[last].plain
    return _with_unit(tokens, _tailed(found, last, ending, approximate), language)


def _tailed(found: Quantity, last: int, ending: str, approximate: bool) -> Quantity:
    return Quantity(
        found.first, last, last, found.value, found.digits, found.scale, found.bare_scale, approximate,
        ending=ending, year_like=found.year_like, collective=found.collective,
    )  # fmt: skip


def _glued_word(tokens: Sequence[Token], found: Quantity, i: int, language: str, words: Vocabulary) -> Quantity | None:
    """20km, 3.5m, 3төн; but 2nd, 90s and 5G are no quantities."""
    word = tokens[i].plain
    if word in words.ordinal:
        return None
    if words.endings.fullmatch(word):
        return _with_unit(tokens, _tailed(found, i, word, found.approximate), language)
    unit = unit_at([t.plain for t in tokens[i : i + 5]], language)
    if unit is None:
        return None
    return _joined(tokens, found, i, unit, language)


def _hyphened(tokens: Sequence[Token], found: Quantity, i: int, language: str, words: Vocabulary) -> Quantity | None:
    """20-дан, 45-летний, 20-percent; an ordinal ending or any other word makes it a label (5-й, 5-сынып)."""
    word = tokens[i].plain
    if word in words.ordinal:
        return None
    if words.approximate.fullmatch(word):
        return _with_unit(tokens, _tailed(found, i, word, True), language)
    if words.noun_endings.fullmatch(word) or words.endings.fullmatch(word) or word in strings(language, "counters", "words"):
        return _with_unit(tokens, _tailed(found, i, word, found.approximate), language)
    numeral = tokens[i].numeral
    if numeral is not None:
        if numeral.kind == "scale" and language == "en":
            scaled = Quantity(found.first, i, i, found.value * numeral.value, True, numeral.value, False)
            if i + 2 < len(tokens) and tokens[i + 1].text == "-":
                unit = unit_at([t.plain for t in tokens[i + 2 : i + 6]], language)
                return _joined(tokens, scaled, i + 2, unit, language) if unit else scaled
            return _with_unit(tokens, scaled, language)
        return _with_unit(tokens, found, language)  # 2-три: a range, read by its own rule
    if language not in ("ru", "en"):
        compound = _compound_unit(word, language)  # 45-ýaşly
        return _joined(tokens, found, i, (compound, 1), language) if compound else None
    unit = unit_at([t.plain for t in tokens[i : i + 5]], language)
    if unit is not None:
        return _joined(tokens, found, i, unit, language)
    compound = _compound_unit(word, language)
    if compound is None:
        return None
    return _joined(tokens, found, i, (compound, 1), language) if compound else found


def _compound_unit(word: str, language: str) -> str | None:
    """45-летний, 20-процентный: the unit; 10-member: "", for the thing counted is named; None: 5-сынып is a label."""
    for stem, unit in compounds(language):
        if word == stem or (unit and word.startswith(stem) and len(word) - len(stem) <= 4):
            return unit
    return None


def _with_unit(tokens: Sequence[Token], found: Quantity, language: str) -> Quantity:
    sign = _unit_before(tokens, found.first, language)
    i = found.last + 1
    if i < len(tokens) and tokens[i].text == "." and _short(tokens[found.last]) and i + 1 < len(tokens):
        i += 1
    if i < len(tokens) and tokens[i].plain in strings(language, "counters", "words"):
        i += 1
    joined = i < len(tokens) and tokens[i].text == "-" and language == "en"  # 20-year
    i += joined
    unit = unit_at([t.plain for t in tokens[i : i + 6]], language) if i < len(tokens) else None
    if unit is not None and not _certain(tokens, found, i, unit, language):
        unit = None
    if sign is not None and (unit is None or unit[0] != "pp"):
        if unit is not None and unit[0].isupper() and len(unit[0]) == 3:
            found = _joined(tokens, found, i, unit, language)
        first = found.first - sign[1]
        return Quantity(
            first, found.last, found.number_last, found.value, found.digits, found.scale, found.bare_scale, found.approximate,
            unit=sign[0], unit_first=first, ending=found.ending,
        )  # fmt: skip
    return _joined(tokens, found, i, unit, language) if unit is not None else found


def _short(token: Token) -> bool:
    return token.numeral is not None and token.numeral.kind == "abbreviation"


_LETTERS = frozenset("mмtтlлgгb")


def _certain(tokens: Sequence[Token], found: Quantity, i: int, unit: tuple[str, int], language: str) -> bool:
    """Whether a word after a number is its unit: single letters only after digits; the year word not after a year."""
    token = tokens[i]
    if token.kind == "b":
        return False
    if token.plain in _LETTERS and not found.digits:
        return False
    if unit[0] == "year" and found.year_like and token.plain[:3] not in ("лет",):
        return False
    return not (unit[0] in ("times", "occasion") and language == "kk" and found.value == 1)  # бір рет: once


def _unit_before(tokens: Sequence[Token], first: int, language: str) -> tuple[str, int] | None:
    """$3.5, US$3, KZT 5 million, %20 and (Turkish) yüzde 20: the unit and how many pieces it takes."""
    if first == 0:
        return None
    token = tokens[first - 1]
    if token.plain in strings(language, "percent_before", "words"):
        return "%", 1
    if token.text == "%" and (language != "tr" or token.end != tokens[first].start):
        return None
    unit = unit_before(token.text, language)
    if unit is None:
        return None
    before = tokens[first - 2] if first >= 2 else None
    if token.text in "€₸₽" and before is not None and before.kind == "n":
        return None
    if before is not None and before.text in ("US", "U.S") and before.end == token.start:
        return unit, 2
    return unit, 1


def _with_ending(tokens: Sequence[Token], last: int, language: str) -> int:
    """20%-дан, 5 км-ге: the case ending belongs to the unit."""
    if last + 2 >= len(tokens) or tokens[last + 1].text not in DASHES:
        return last
    mark, word = tokens[last + 1], tokens[last + 2]
    tight = mark.start == tokens[last].end and word.start == mark.end
    return last + 2 if tight and vocabulary(language).endings.fullmatch(word.plain) else last


def _joined(tokens: Sequence[Token], found: Quantity, i: int, unit: tuple[str, int], language: str) -> Quantity:
    last = _with_ending(tokens, i + unit[1] - 1, language)
    approximate = found.approximate or is_about(tokens[last].plain, language)
    return Quantity(
        found.first, last, found.number_last, found.value, found.digits, found.scale, found.bare_scale, approximate,
        unit=unit[0], unit_first=i, ending=tokens[last].plain, year_like=found.year_like, collective=found.collective,
    )  # fmt: skip
