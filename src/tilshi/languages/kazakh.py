"""Kazakh stems: endings taken off in their order, by vowel harmony and by the sounds they may follow.

The rows of endings stand in data/kk/endings.toml, known stems in data/kk/stems.txt. Among the ways to read a word the one
whose stem is known wins; an unknown word loses only endings that can hardly be part of a stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from .tables import DATA, strings, table

__all__ = ["analyses", "infinitive", "kazakh_stem", "verb_readings", "with_dropped_vowel"]

_VOWELS = "аәеёиоөуұүыіэюя"
_BACK = "аоұыя"
_FRONT = "әөүіеэ"
_NASAL = "мнң"
_VOICELESS = "кқпстфхһцчшщбвгд"
_VOICED = "рлйузжмнң"
_LAST_VOWEL = re.compile(f"[{_VOWELS}](?=[^{_VOWELS}]*$)")
# First sound of an ending -> (letter it is written with, sounds it may follow)
_ONSETS = {
    "N": (("н", _VOWELS + _NASAL), ("т", _VOICELESS), ("д", "рлйузжиюя")),
    "W": (("н", _VOWELS), ("т", _VOICELESS), ("д", "рлйузжмнңиюя")),
    "D": (("т", _VOICELESS), ("д", _VOWELS + _VOICED)),
    "B": (("н", _NASAL), ("т", _VOICELESS), ("д", _VOWELS + "рлйузж")),
    "L": (("л", _VOWELS + "рйу"), ("т", _VOICELESS), ("д", "лмнңзж")),
    "M": (("м", _VOWELS + "рлйумнң"), ("п", _VOICELESS), ("б", "зж" + "бвгд")),
}
_SURE = {1: 6, 2: 5}  # letters taken off -> letters that must stay of an unknown stem; swept on UD Kazakh, 2026-11
_SOFTENED = {"ғ": "қ", "г": "к", "б": "п"}  # кітабы from кітап, жүрегі from жүрек


_VOICED_BEFORE_VOWEL = {hard: soft for soft, hard in _SOFTENED.items()}


class _Ending(NamedTuple):
    row: int
    follows: str  # letters it may stand after; "" is any
    back: bool | None  # None: takes no part in harmony
    vowel: bool  # begins with a vowel: the stem may have softened before it


def kazakh_stem(word: str) -> str:
    """The stem of a lower-case word; the word itself where no reading is sure enough."""
    head, hyphen, tail = word.rpartition("-")
    if hyphen and head:
        # БАҚ-тың, 2025-те: what stands after the last hyphen is often an ending alone
        return head if tail in _endings() or _of_hyphen(tail) else f"{head}-{kazakh_stem(tail)}"
    stems = _stems()
    if word in stems or len(word) < 4:
        return word
    readings = list(analyses(word))
    known = [(len(stem), stem) for reading, _ in readings for stem in with_dropped_vowel(reading) if stem in stems]
    verb = _verb_stem(word)
    if known and not (verb and len(verb) - 1 > max(known)[0]):
        return max(known)[1]
    if verb:
        return verb
    # an unknown stem: the shortest reading whose endings are long enough together not to be the end of a stem
    sure = [(len(word) - len(stem), stem) for stem, cut in readings if len(stem) >= _SURE.get(cut, 4)]
    return max(sure)[1] if sure else word


def with_dropped_vowel(stem: str) -> Iterator[str]:
    """The stem, and what it is where a possessive took its last narrow vowel: халқ- халық, орн- орын."""
    yield stem
    if len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] not in _VOWELS:
        for vowel in "ыі":
            yield f"{stem[:-1]}{vowel}{stem[-1]}"


def _of_hyphen(tail: str) -> bool:
    return tail in ("тың", "тің", "дың", "дің", "ның", "нің", "қа", "ке", "ға", "ге", "ты", "ті", "ды", "ді", "ны", "ні")


def analyses(word: str, row: int = 0, cut: int = 0) -> Iterator[tuple[str, int]]:
    """Every (stem, letters taken off) that the rows of endings allow, outermost row first."""
    endings = _endings()
    for length in range(min(_longest(), len(word) - 1), 0, -1):
        for ending in endings.get(word[-length:], ()):
            if ending.row < row:
                continue
            stem = word[:-length]
            if not _fits(stem, ending):
                continue
            hard = _SOFTENED.get(stem[-1]) if ending.vowel else None
            for base in (stem[:-1] + hard, stem) if hard else (stem,):
                if hard and base is stem and stem[-1] == "ғ":
                    continue  # no stem ends in ғ
                yield base, cut + length
                yield from analyses(base, ending.row + 1, cut + length)


def _fits(stem: str, ending: _Ending) -> bool:
    if ending.follows and stem[-1] not in ending.follows:
        return False
    if ending.back is None:
        return True
    vowel = _LAST_VOWEL.search(stem)
    if vowel is None:
        return False
    letter = vowel.group()
    return (
        letter in "иуюё"
        or letter in (_BACK if ending.back else _FRONT)
        or (letter in "эея" and ending.back is not None and _borrowed(stem))
    )


def _borrowed(stem: str) -> bool:
    """Letters and ends of Russian words, which take either harmony."""
    return stem.endswith(("ев", "ов", "ель", "ент", "тет", "ерт", "ект", "ер", "ет", "ия")) or any(c in stem for c in "вфцщэ")


def _verb_stem(word: str) -> str | None:
    """The infinitive of the longest known verb stem the word can be a form of. Infinitives are listed among the stems."""
    stems = _stems()
    return next((form for form in map(infinitive, verb_readings(word)) if form in stems), None)


def infinitive(stem: str) -> str:
    """шық - шығу, тап - табу, оқы - оқу, бар - бару."""
    if stem[-1] in "ыі":
        return stem[:-1] + "у"
    return stem[:-1] + _VOICED_BEFORE_VOWEL.get(stem[-1], stem[-1]) + "у"


def verb_readings(word: str) -> Iterator[str]:
    """Stems of verbs the word can be a form of, by its ending alone, longest first."""
    endings = _verb_endings()
    for length in range(1, min(11, len(word) - 1)):
        if word[-length:] in endings:
            yield word[:-length]
            hard = _SOFTENED.get(word[-length - 1])
            if hard and word[-length] in _VOWELS:
                yield word[: -length - 1] + hard


@cache
def _stems() -> frozenset[str]:
    listed = (DATA / "kk" / "stems.txt").read_text(encoding="utf-8").splitlines()
    by_hand = strings("kk", "words", "short", "whole")
    verbs = map(infinitive, strings("kk", "words", "verbs"))
    return frozenset(line for line in listed if not line.startswith("#")).union(by_hand, verbs, _names())


def _names() -> Iterator[str]:
    """Names of places and given names: Алматы has no possessive -ы, Жасаған is no participle."""
    for rows in table("", "gazetteer").values():
        assert isinstance(rows, list)
        for row in rows:
            yield from (word.lower() for word in row.get("kk", "").replace("/", " ").split() if word[0].isupper())
    yield from (name.lower() for name in strings("kk", "given_names"))


@cache
def _endings() -> dict[str, tuple[_Ending, ...]]:
    found: dict[str, list[_Ending]] = {}
    rows = table("kk", "endings")["row"]
    assert isinstance(rows, list)
    for number, row in enumerate(rows):
        if row.get("after") == "verb":
            continue
        for pattern in row["endings"].split():
            for written, follows, back in _written(pattern):
                vowel = written[0] in _VOWELS
                after = follows or (
                    "".join(set("бвгдғжзйкқлмнңпрстфхһцчшщ")) if vowel else _VOWELS if written[0] in "смң" else ""
                )
                found.setdefault(written, []).append(_Ending(number, after, back, vowel))
    return {written: tuple(endings) for written, endings in found.items()}


@cache
def _longest() -> int:
    return max(map(len, _endings()))


def _written(pattern: str) -> Iterator[tuple[str, str, bool | None]]:
    """(ending as written, letters it may follow, back harmony) for each value of the pattern's capitals."""
    onsets = _ONSETS.get(pattern[0], ((pattern[0], ""),))
    for (letter, follows), back in product(onsets, (True, False)):
        body = letter + pattern[1:]
        if body[0] == "G":
            continue
        body = body.replace("A", "а" if back else "е").replace("Y", "ы" if back else "і").replace("G", "ғ" if back else "г")
        if pattern == "Mен":
            if back:
                yield body, follows, None
            continue
        if ("ғы" in body or "ға" in body) != back and ("ғы" in body or "гі" in body or "ға" in body or "ге" in body):
            continue
        yield body, follows, back
    if pattern[0] == "G":
        rest = pattern[1:]
        for letter, after, back in (
            ("қ", _VOICELESS, True),
            ("к", _VOICELESS, False),
            ("ғ", _VOWELS + _VOICED, True),
            ("г", _VOWELS + _VOICED, False),
        ):
            yield letter + rest.replace("A", "а" if back else "е").replace("Y", "ы" if back else "і"), after, back


@cache
def _verb_endings() -> frozenset[str]:
    verb = table("kk", "endings")["verb"]
    assert isinstance(verb, dict)
    found: set[str] = set()
    for pattern in str(verb["endings"]).split():
        found.update(written for written, _, _ in _written(pattern))
    return frozenset(found)
