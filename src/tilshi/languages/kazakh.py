"""Kazakh stems: endings taken off in their order, by vowel harmony and by the sounds they may follow.

The rows of endings stand in data/kk/endings.toml, those of verbs in kazakh_verbs.py, known stems in data/kk/stems.txt,
words.toml and the lexicon. Among the ways to read a word the one
whose stem is known wins, the longest of several; an unknown word loses only endings that can hardly be part of a stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from .entity_tables import CAPITAL_ONLY, entities
from .kazakh_verbs import infinitive_bases, verb_bases, without_passive
from .lexicon_tables import entries
from .tables import DATA, strings, table

__all__ = ["analyses", "by_hand", "kazakh_stem", "known_verbs", "lexicon_stems", "with_dropped_vowel"]

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
_BY_HAND = ("short", "whole", "closed", "derived")
_NOUN_OF_VERB = re.compile("(.{2,}?)(?:[ыі][мс]|[қғ]ыш|[кг]іш|уш[ыі])")
_VERB_OF_NOUN = re.compile("(.{2,}?)[лдт](?:а|е)(?:н|с|т|л|ндыр|ндір|стыр|стір)?")
_ENDS_NOUN, _ENDS_VERB = frozenset("мсшыі"), frozenset("аенстлр")  # letters these two patterns end with
_SOFTENED = {"ғ": "қ", "г": "к", "б": "п"}  # кітабы from кітап, жүрегі from жүрек


class _Ending(NamedTuple):
    row: int
    follows: str  # letters it may stand after; "" is any
    back: bool | None  # None: takes no part in harmony
    vowel: bool  # begins with a vowel: the stem may have softened before it


def kazakh_stem(word: str) -> str:
    """The stem of a lower-case word, of a verb what stands before -у (жазылды, жазуға: жаз); the word itself where unsure."""
    head, hyphen, tail = word.rpartition("-")
    if hyphen and head:
        # БАҚ-тың, 2025-те: what stands after the last hyphen is often an ending alone
        return head if tail in _endings() or _of_hyphen(tail) else f"{head}-{kazakh_stem(tail)}"
    nouns, verbs = _nouns(), known_verbs()
    if word in nouns or len(word) < 3 or _made_of_verb(word):
        return word
    readings = analyses(word)
    length, noun = max(_known_nouns(readings), default=(0, ""))
    verb, rest = next(verb_bases(word, verbs.__contains__), ("", 0))
    if verb and len(verb) >= length and (rest > 1 or not noun):  # ойлар: thoughts, and hardly "will think"
        return _active(verb)
    if noun:
        return noun
    made = next((base for base, rest in verb_bases(word, _of_noun) if rest), None)
    if made:
        return _active(made)
    # an unknown stem: the shortest reading whose endings are long enough together not to be the end of a stem
    sure = [(len(word) - len(stem), stem) for stem, cut in readings if len(stem) >= _SURE.get(cut, 4) and _ends_well(stem)]
    return max(sure)[1] if sure else word


def _known_nouns(readings: Iterable[tuple[str, int]]) -> Iterator[tuple[int, str]]:
    """(letters of the word it covers, stem) of every reading whose stem is known."""
    nouns, closed = _nouns(), _closed()
    for reading, _ in readings:
        for stem in with_dropped_vowel(reading):
            if stem in nouns and stem not in closed:
                yield len(reading) - (stem != reading), stem  # барсын: rather the verb than барыс that lost its vowel
        if _made_of_verb(reading):
            yield len(reading), reading


def _made_of_verb(noun: str) -> bool:
    """Whether a known verb and -ым, -ыс, -ғыш or -ушы make this noun: бөлім of бөл, көрсеткіш of көрсет."""
    found = _NOUN_OF_VERB.fullmatch(noun) if noun[-1:] in _ENDS_NOUN else None
    return found is not None and found.group(1) in known_verbs()


def _ends_well(stem: str) -> bool:
    """Whether a Kazakh word can end so: of two consonants only those that close a syllable together."""
    return len(stem) < 2 or stem[-1] in _VOWELS or stem[-2] in _VOWELS or stem[-2:] in _closing()


def _active(verb: str) -> str:
    """The stem a known passive is made of: аяқтал, аяқта are one verb."""
    active = without_passive(verb)
    return active if active and (active in known_verbs() or _of_noun(active)) else verb


def _of_noun(verb: str) -> bool:
    """Whether -ла and a known noun make this stem: жоспарла of жоспар, тазалан of таза."""
    found = _VERB_OF_NOUN.fullmatch(verb) if verb[-1:] in _ENDS_VERB else None
    return found is not None and found.group(1) in _nouns()


def with_dropped_vowel(stem: str) -> Iterator[str]:
    """The stem, and what it is where a possessive took its last narrow vowel: халқ- халық, орн- орын."""
    yield stem
    if len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] not in _VOWELS:
        for vowel in "ыі":
            yield f"{stem[:-1]}{vowel}{stem[-1]}"


def _of_hyphen(tail: str) -> bool:
    return tail in ("тың", "тің", "дың", "дің", "ның", "нің", "қа", "ке", "ға", "ге", "ты", "ті", "ды", "ді", "ны", "ні")


def analyses(word: str) -> list[tuple[str, int]]:
    """Every (stem, letters taken off) that the rows of endings allow, outermost row first."""
    found: list[tuple[str, int]] = []
    _analyse(word, 0, 0, found)
    return found


def _analyse(word: str, row: int, cut: int, found: list[tuple[str, int]]) -> None:
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
                found.append((base, cut + length))
                _analyse(base, ending.row + 1, cut + length, found)


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


@cache
def _nouns() -> frozenset[str]:
    """Known stems that are no verbs: listed by hand, dictionary forms of the lexicon, seen in a corpus, names."""
    seen = (line for line in (DATA / "kk" / "stems.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return by_hand().union(seen, lexicon_stems() - _infinitives(), _names())


@cache
def by_hand() -> frozenset[str]:
    """Words of data/kk/words.toml that stand as they are, whatever they look like."""
    return frozenset(strings("kk", "words", *_BY_HAND))


@cache
def _closed() -> frozenset[str]:
    """Words of closed classes, which take no endings."""
    return frozenset(strings("kk", "words", "closed"))


@cache
def known_verbs() -> frozenset[str]:
    """Stems of the verbs in data/kk/words.toml and of the infinitives that the lexicon gives in Kazakh."""
    listed = frozenset(strings("kk", "words", "verbs"))
    return listed.union(bases[0] for word in _infinitives() if listed.isdisjoint(bases := infinitive_bases(word)))


@cache
def lexicon_stems() -> frozenset[str]:
    """Dictionary forms of the lexicon that are one plain word in lower case."""
    first = (next((word for word in entry.words.get("kk", ()) if "*" not in word), "") for entry in entries().values())
    return frozenset(word for word in first if word.isalpha() and word.islower())


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(w for w in lexicon_stems().difference(by_hand()) if w.endswith("у") and len(w) > 3)


def _names() -> Iterator[str]:
    """Names of places and given names: Алматы has no possessive -ы, Жасаған is no participle."""
    for entity in entities("places"):
        for language, name in entity.names:
            if language == "kk" and not name.startswith(CAPITAL_ONLY):
                yield from (word.lower() for word in name.split() if word[0].isupper())
    yield from (name.lower() for name in strings("kk", "given_names"))


@cache
def _endings() -> dict[str, tuple[_Ending, ...]]:
    found: dict[str, list[_Ending]] = {}
    rows = table("kk", "endings")["row"]
    assert isinstance(rows, list)
    for number, row in enumerate(rows):
        for pattern in row["endings"].split():
            for written, follows, back in _written(pattern):
                vowel = written[0] in _VOWELS
                after = follows or (
                    "".join(set("бвгдғжзйкқлмнңпрстфхһцчшщ")) if vowel else _VOWELS if written[0] in "смң" else ""
                )
                found.setdefault(written, []).append(_Ending(number, after, back, vowel))
    return {written: tuple(endings) for written, endings in found.items()}


@cache
def _closing() -> frozenset[str]:
    return frozenset(strings("kk", "endings", "closing"))


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
