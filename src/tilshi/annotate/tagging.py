"""Names by a trained tagger: conditional random fields over words, one model a language that has data to learn from.

scripts/train_names.py trains the models with the very features that stand here; docs/methods/names.md says how good they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, cast

import pycrfsuite

from ..languages.gazetteer import organisation_named, place_named
from ..languages.inflection import base_form, russian_surname
from ..languages.keys import given_name, is_patronymic
from ..languages.stems import stem
from ..languages.tables import DATA, strings
from ..languages.words import APOSTROPHES
from ..model import NameType

__all__ = ["TAGGED", "Tagged", "features", "pieces", "tag"]

TAGGED = ("kk", "ru")
_PIECE = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}\-‑][^\W_]+)*|[^\w\s]")
_ABOUT = re.compile("[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]")
_SURNAME = re.compile("(?:[оеё]ва?|[иы]на?|ский|ская|цкий|енко|ұлы|қызы|дзе|швили|янц?|бай|бек|хан)$")


class Tagged(NamedTuple):
    start: int
    end: int
    type: NameType


class Piece(NamedTuple):
    start: int
    end: int
    text: str


def pieces(text: str) -> list[Piece]:
    """Words and single marks, as the training data has them."""
    return [Piece(m.start(), m.end(), m.group()) for m in _PIECE.finditer(text)]


def tag(text: str, offset: int, language: str) -> list[Tagged]:
    """Names in one sentence; offsets are moved by `offset`. A sentence without capitals is not looked at."""
    words = pieces(text)
    if not _may_hold_names(words, language):
        return []
    labels = _tagger(language).tag(features([w.text for w in words], language))
    return [Tagged(a + offset, b + offset, kind) for a, b, kind in _spans(words, labels)]


def _may_hold_names(words: Sequence[Piece], language: str) -> bool:
    """A capital past the first word, or a first word that can be a name."""
    first = True
    for word in words:
        letter = word.text[0]
        if not letter.isalnum():
            continue
        if letter.isupper() and (not first or len(_lexical(word.text, language)) > _PLAIN):
            return True
        first = False
    return False


def _spans(words: Sequence[Piece], labels: Sequence[str]) -> list[tuple[int, int, NameType]]:
    found: list[tuple[int, int, NameType]] = []
    start = -1
    for index, label in enumerate([*labels, "O"]):
        if start >= 0 and (label[0] != "I" or label[2:] != labels[start][2:]):
            found.append((words[start].start, words[index - 1].end, cast(NameType, labels[start][2:])))
            start = -1
        if label[0] == "B" or (label[0] == "I" and start < 0):
            start = index
    return found


@cache
def _tagger(language: str) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(DATA / language / "names.crfsuite"))
    return tagger


# ---- features


def features(words: Sequence[str], language: str) -> list[list[str]]:
    """One list of features a word: its own, the neighbours' lexical ones, whether it opens the sentence or a quotation."""
    own = [_lexical(word, language) for word in words]
    last = len(words) - 1
    rows = []
    for index, word in enumerate(words):
        row = list(own[index])
        if index == 0:
            row.append("^")
        else:
            row += _before(words[index - 1], language)
            row.append("-2" + own[index - 2][0] if index > 1 else "^1")
            row.append(own[index - 1][0] + own[index][0])
        if index == last:
            row.append("$")
        else:
            row += _after(words[index + 1], language)
            if index + 1 < last:
                row.append("+2" + own[index + 2][0])
        rows.append(row)
        del word
    return rows


_PLAIN = 7  # features of a capitalised word that no table knows


@lru_cache(maxsize=131_072)
def _lexical(word: str, language: str) -> tuple[str, ...]:
    """Shape first, then the word, its stem and endings, then what the tables say of it."""
    lower = word.lower()
    shape = _shape(word)
    if shape == "p":
        return ("p" + word,)
    found = [
        shape,
        "w" + lower,
        "s" + stem(word, language),
        "3" + lower[-3:],
        "2" + lower[-2:],
        "4" + lower[-4:],
        "h" + lower[:4],
    ]
    if word[0].isupper():
        found += _marks(word, language)
    elif stem(word, language) in _heads(language):
        found.append("head")
    if _titled(lower, language):
        found.append("title")
    return tuple(found)


def _marks(word: str, language: str) -> list[str]:
    marks = []
    base = base_form(word, language)
    if given_name(word, language):
        marks.append("given")
    if is_patronymic(word):
        marks.append("patronymic")
    if len(base) > 4 and _SURNAME.search(russian_surname(base) if language == "ru" else base):
        marks.append("surname")
    if place_named((word,), language):
        marks.append("place")
    if organisation_named((word,), language):
        marks.append("organisation")
    if stem(word, language) in _heads(language):
        marks.append("head")
    return marks


@lru_cache(maxsize=65_536)
def _before(word: str, language: str) -> tuple[str, ...]:
    lexical = _lexical(word, language)
    return ("-" + lexical[0], *("-" + f for f in lexical[1:] if f[0] in "ws" or (len(f) > 4 and f[0] in "gphot")))[:7]


@lru_cache(maxsize=65_536)
def _after(word: str, language: str) -> tuple[str, ...]:
    lexical = _lexical(word, language)
    return ("+" + lexical[0], *("+" + f for f in lexical[1:] if f[0] in "ws" or (len(f) > 4 and f[0] in "gphot")))[:7]


def _shape(word: str) -> str:
    first = word[0]
    if not first.isalnum():
        return "p"
    if first.isdigit():
        return "d" if word.isdigit() else "da"
    script = "" if first > "Ͽ" else "l"
    if not first.isupper():
        return "x" + script
    if len(word) == 1:
        return "X." + script
    if word.isupper():
        return "XX" + script
    return ("Xx" if word[1:].islower() else "Xm") + script


@cache
def _heads(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in strings(language, "organisation_words", "head"))


@lru_cache(maxsize=65_536)
def _titled(lower: str, language: str) -> bool:
    return stem(lower, language) in _titles(language)


@cache
def _titles(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in strings(language, "titles", "before"))
