"""Numbers as nine languages write them: digits with their grouping habits, numeral words, scale words.

The words stand in data/<language>/numerals.toml, without ordinals: an ordinal counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from .tables import table

__all__ = [
    "DIGITS",
    "Number",
    "Numeral",
    "Reading",
    "Vocabulary",
    "Word",
    "is_ordinal",
    "parse",
    "plain",
    "read_digits",
    "read_number",
    "strings",
    "vocabulary",
    "word_value",
]

Number = int | float
Kind = Literal["digits", "cardinal", "collective", "hundred", "scale", "abbreviation", "whole"]

SPACES = " \u00a0\u202f\u2009\u2007"
# A run of digits with its separators; what it is worth depends on the language: read_digits.
DIGITS = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d{{1,3}}(?!\d))?|\d+(?:[.,'’]\d+)*"
_DIGITS = re.compile(DIGITS)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,'’])\d{3})(?:\1\d{3})*")
_PIECE = re.compile(rf"{DIGITS}|[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
_FOLD = str.maketrans({"ё": "е", "’": "'", "ʻ": "'", "ʼ": "'", "‘": "'", "`": "'", "ʹ": "'"})
MOST_DIGITS = 18  # more is no quantity in a text, but a code; it also keeps every value exact


class Numeral(NamedTuple):
    """What one word or digit run is worth, and how it joins others."""

    kind: Kind
    value: Number
    approximate: bool = False


class Word(NamedTuple):
    """A piece of text as the reader of numbers sees it: comparable form, and what it is worth if anything."""

    plain: str
    numeral: Numeral | None


class Reading(NamedTuple):
    """A number read off the front of a sequence: its value, how many pieces it took, whether only a scale word stood there."""

    value: Number
    taken: int
    bare_scale: bool
    scale: Number
    approximate: bool
    digits: bool


def plain(word: str, language: str = "") -> str:
    """Lower case with ё as е and one kind of apostrophe; İ and I follow the language."""
    if language in ("tr", "az"):
        word = word.replace("İ", "i").replace("I", "ı")
    return word.lower().translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The number words of one language, ready to look up."""

    language: str
    numerals: Mapping[str, Numeral]
    word_endings: re.Pattern[str]
    scale_endings: re.Pattern[str]
    endings: re.Pattern[str]
    noun_endings: re.Pattern[str]
    approximate: re.Pattern[str]
    ordinal: frozenset[str]
    not_numbers: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    ordinal_point: bool
    half_after: tuple[tuple[str, ...], ...]
    half_before: tuple[tuple[str, ...], ...]
    grouping: str = "dot"
    longest: int = field(default=0)


@cache
def strings(language: str, *path: str) -> tuple[str, ...]:
    """The list of words at a path of numerals.toml, empty where there is none."""
    node: object = table(language, "numerals")
    for key in path:
        node = node.get(key, ()) if isinstance(node, Mapping) else ()
    return tuple(str(word) for word in node) if isinstance(node, list | tuple) else ()


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")" if words else "(?!)"


def _number(text: str) -> Number:
    return float(text) if "." in text else int(text)


def _entries(language: str) -> Iterator[tuple[str, Numeral]]:
    content = table(language, "numerals")
    kinds: tuple[tuple[str, Kind], ...] = (
        ("cardinals", "cardinal"),
        ("collectives", "collective"),
        ("scales", "scale"),
        ("abbreviations", "abbreviation"),
    )
    for section, kind in kinds:
        part = content.get(section)
        if not isinstance(part, Mapping):
            continue
        for key, words in part.items():
            value = _number(key)
            for word in words:
                yield plain(word, language), Numeral(_kind(kind, value), value)


def _kind(kind: Kind, value: Number) -> Kind:
    if kind == "scale" and value < 1000:
        return "hundred"
    if kind == "cardinal" and value >= 1000:
        return "whole"
    return kind


@cache
def vocabulary(language: str) -> Vocabulary:
    """The number words of a language; one with no words at all where the language has no table."""
    endings = {
        part: strings(language, "endings", part)
        for part in ("case", "plural", "possessive", "adjectival", "approximate", "copula")
    }
    noun = "".join(f"{_any(endings[part])}?" for part in ("plural", "adjectival", "possessive", "case", "approximate", "copula"))
    return Vocabulary(
        language=language,
        numerals=dict(_entries(language)),
        word_endings=re.compile(_any(endings["case"])),
        scale_endings=re.compile(_any(endings["case"] + endings["adjectival"])),
        endings=re.compile(_any(endings["case"] + (endings["possessive"] if language in ("kk", "az", "tr", "tk") else ()))),
        noun_endings=re.compile(noun),
        approximate=re.compile(_any(endings["approximate"])),
        ordinal=frozenset(strings(language, "endings", "ordinal")),
        not_numbers=frozenset(strings(language, "not_numbers", "words")),
        joining=frozenset(strings(language, "joining", "words")),
        articles=frozenset(strings(language, "joining", "articles")),
        ordinal_point=table(language, "numerals").get("ordinal_point") is True,
        half_after=_phrases(language, "halves", "after"),
        half_before=_phrases(language, "halves", "before"),
        grouping=str(table(language, "numerals").get("grouping", "dot")),
        longest=24,
    )


def _phrases(language: str, *path: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(plain(phrase, language).split()) for phrase in strings(language, *path))


@lru_cache(maxsize=1 << 16)
def word_value(word: str, language: str) -> Numeral | None:
    """What a single word in comparable form is worth, with or without an ending, or None."""
    words = vocabulary(language)
    if word in words.not_numbers or len(word) > words.longest:
        return None
    found = words.numerals.get(word)
    if found is not None or language in ("ru", "en"):
        return found
    for cut in range(len(word) - 1, 1, -1):
        found = words.numerals.get(word[:cut])
        if found is None or found.kind == "abbreviation":
            continue
        rest = word[cut:]
        endings = words.scale_endings if found.kind == "scale" else words.word_endings
        if endings.fullmatch(rest):
            return found
        if words.approximate.fullmatch(rest):
            return found._replace(approximate=True)
    return None


@lru_cache(maxsize=1 << 14)
def is_ordinal(word: str, language: str) -> bool:
    """Whether a word in comparable form is an ordinal numeral (бесінші, первый, fifth), as the last part of a number."""
    if any(word.startswith(stem) for stem in strings(language, "ordinals", "stems")):
        return True
    words = vocabulary(language)
    for cut in range(min(len(word) - 1, words.longest), 1, -1):
        ending = word[cut:]
        if word[:cut] in words.numerals and any(ending.startswith(o) for o in words.ordinal if len(o) > 1) and len(ending) > 1:
            return True
    return False


def read_digits(text: str, language: str = "") -> Number | None:
    """The worth of a digit run: 1 600, 1,600 in English, 1.600 elsewhere, 2,5 and 4.8. None where it is no number (1.2.3)."""
    bare = text.translate(_NO_SPACE)
    if sum(c.isdigit() for c in bare) > MOST_DIGITS or not bare.isascii():
        return None
    if bare.isdigit():
        return int(bare)
    mark = next((c for c in bare if not c.isdigit()), "")
    grouped = _GROUPED.match(bare)
    if grouped and _groups(grouped, bare, language):
        whole, rest = grouped.group().replace(grouped.group(1), ""), bare[grouped.end() :]
        if not rest:
            return int(whole)
        return float(f"{whole}.{rest[1:]}") if rest[0] in ".," and rest[1:].isdigit() else None
    if mark not in ".,":
        return None
    head, _, tail = bare.partition(mark)
    return float(f"{head}.{tail}") if tail.isdigit() and head.isdigit() else None


_NO_SPACE = str.maketrans(dict.fromkeys(SPACES, "")) | {ord("’"): "'"}


def _groups(match: re.Match[str], bare: str, language: str) -> bool:
    """Whether the mark groups thousands: more than once always, else by the habit of the language."""
    mark = match.group(1)
    if bare.count(mark) > 1 or mark == "'":
        return True
    if match.end() < len(bare):
        return bare[match.end()] != mark
    english = language != "" and vocabulary(language).grouping == "comma"
    return mark == ("," if english else ".")


def pieces(text: str, language: str) -> list[Word]:
    """The words and digit runs of a text as the reader of numbers sees them; what stands between them is lost."""
    found = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece[0].isdigit():
            value = read_digits(piece, language)
            found.append(Word(piece, None if value is None else Numeral("digits", value)))
        else:
            word = plain(piece, language)
            found.append(Word(word, word_value(word, language)))
    return found


def parse(text: str, language: str) -> Number | None:
    """The worth of a text that is one number and nothing else (екі жүз жиырма; 2,5 млн; twenty-five), or None."""
    words = pieces(text, language)
    if words and words[0].plain in vocabulary(language).articles:
        words = words[1:]
    reading = read_number(words, language)
    return reading.value if reading is not None and reading.taken == len(words) else None


def read_number(words: Sequence[Word], language: str) -> Reading | None:
    """The number at the front of a sequence of words, as long as it goes; None where none begins there.

    Parts must fall in size: двадцать пять is 25, пять двадцать is 5 and leaves the rest; 1 млн 200 тыс. is 1,200,000.
    """
    return _Reader(vocabulary(language)).read(words)


@dataclass(slots=True)
class _Reader:
    """Adds up one number, word by word. `current` is the part below the next scale, `room` what may still be added to it."""

    words: Vocabulary
    total: Number = 0
    current: Number | None = None
    room: Number = 1
    last_scale: Number = 10**16
    scale: Number = 1
    taken: int = 0
    digits: bool = False
    bare: bool = False
    approximate: bool = False

    def read(self, pieces: Sequence[Word]) -> Reading | None:
        at = self._half_before(pieces)
        while at < len(pieces):
            numeral = pieces[at].numeral
            if numeral is None:
                step = self._joined(pieces, at)
                if not step:
                    break
                at += step
                continue
            if not self._add(numeral):
                break
            self.approximate |= numeral.approximate
            at += 1
            self.taken = at
            if numeral.kind in ("collective", "whole"):
                break
        if not self.taken:
            return None
        value = self.total + (self.current or 0)
        if isinstance(value, float):
            value = round(value, 6)
            value = int(value) if value.is_integer() else value
        return Reading(value, self.taken, self.bare, self.scale, self.approximate, self.digits)

    def _half_before(self, pieces: Sequence[Word]) -> int:
        """half a million, жарты миллион"""
        for phrase in self.words.half_before:
            n = len(phrase)
            if tuple(p.plain for p in pieces[:n]) == phrase and len(pieces) > n:
                following = pieces[n].numeral
                if following is not None and following.kind == "scale":
                    self.current = 0.5
                    return n
        return 0

    def _joined(self, pieces: Sequence[Word], at: int) -> int:
        """How many words a joint takes: "and" within a number (two hundred and fifty), "and a half" after one."""
        if self.current is None and not self.total:
            return 0
        for phrase in self.words.half_after:
            if tuple(p.plain for p in pieces[at : at + len(phrase)]) == phrase and self.current is not None:
                self.current += 0.5
                self.taken = at + len(phrase)
                return len(phrase)
        if pieces[at].plain in self.words.joining and at + 1 < len(pieces):
            following = pieces[at + 1].numeral
            if following is not None and following.kind == "cardinal" and not self.digits and self.room >= 100:
                return 1
        return 0

    def _add(self, numeral: Numeral) -> bool:
        value = numeral.value
        if numeral.kind in ("collective", "whole"):
            if self.taken or self.current is not None:
                return False
            self.current = value
            return True
        if numeral.kind in ("scale", "abbreviation"):
            return self._scale(value, numeral.kind)
        if numeral.kind == "hundred":
            return self._hundred(value)
        if numeral.kind == "digits":
            if self.current is not None or (self.total and value * 1 >= self.last_scale):
                return False
            if self.total and (isinstance(value, float) or value > 999):
                return False
            self.current, self.room, self.digits = value, 0, True
            return True
        if self.current is None:
            if self.digits:
                return False  # 1.7 million four years ago
            self.current, self.room = value, _room(value)
            return True
        if not 0 < value < self.room:
            return False
        self.current, self.room = self.current + value, _room(value)
        return True

    def _hundred(self, value: Number) -> bool:
        if self.current is None:
            self.bare = self.bare or not self.taken
            self.current = value
        elif self.digits or not 0 < self.current < 100:
            return False
        else:
            self.current = self.current * value
        self.room = value
        return True

    def _scale(self, value: Number, kind: Kind) -> bool:
        if value >= self.last_scale or (self.current is None and (self.taken or kind == "abbreviation")):
            return False
        if self.current is None:
            self.bare = True
        self.total += (1 if self.current is None else self.current) * value
        self.scale = min(self.scale, value) if self.scale != 1 else value
        self.current, self.last_scale, self.room = None, value, 1
        return True


def _room(value: Number) -> Number:
    """What may follow a part of this size: tens leave room for 1-9 (so does он of он бес), 200 for 1-99, 5 for nothing."""
    if value >= 100 and value % 100 == 0:
        return 100
    if value >= 10 and value % 10 == 0:
        return 10
    return 0
