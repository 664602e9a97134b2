"""What the tagger of names is told of one word: its shape, endings, stem, and what the tables say of it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ..languages.gazetteer import organisation_named, place_named
from ..languages.inflection import base_form, russian_surname
from ..languages.keys import given_name, is_patronymic
from ..languages.stems import stem
from ..languages.tables import strings
from .name_words import is_head

__all__ = ["SIDES", "TELLERS", "OfWord", "of_word"]

_MARKS = frozenset({"given", "patronymic", "surname", "place", "organisation", "head", "title"})
_SURNAME = re.compile("(?:[оеё]ва?|[иы]на?|ский|ская|цкий|енко|ұлы|қызы|дзе|швили|янц?|бай|бек|хан)$")


# What a word tells: of itself, of the word behind it (to which it is the one at -1), of the word before it, and two words away.
TELLERS = (0, -1, 1, -2, 2)
SIDES = ("", "-", "+", "-2", "+2")  # what the features of each begin with


class OfWord(NamedTuple):
    """What one word tells. `told`: features, a part for each of TELLERS, without their SIDES.

    `shape` and `stem` go into features of two words. `marked`: a table or the word's ending says that it may be part of a name.
    """

    shape: str
    stem: str
    head: bool
    marked: bool
    told: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1024)  # the words of an article or two: the tagger keeps what it needs of a word
def of_word(word: str, language: str) -> OfWord:
    own = _lexical(word, language)
    shape, rest = own[0], own[1:]
    beside = (shape, *[f for f in rest if f[0] in "ws3" or f in _MARKS])
    far = (shape, *[f for f in rest if f[0] == "s" or f in _MARKS])
    marked = not _MARKS.isdisjoint(rest)
    return OfWord(shape, stem(word, language), is_head(word, language), marked, (own, beside, beside, far, far))


def _lexical(word: str, language: str) -> tuple[str, ...]:
    """Shape first, then the word, its stem, base form, ends and beginnings, then its marks. A mark (":") is only itself."""
    lower = word.lower()
    shape = _shape(word)
    if shape == "p":
        return ("p" + word,)
    found = [
        shape,
        "w" + lower,
        "s" + stem(word, language),
        "b" + base_form(word, language),
        *(f"{size}{lower[-size:]}" for size in (1, 2, 3, 4, 5)),
        "a" + lower[:2],
        "c" + lower[:3],
        "h" + lower[:4],
        "e" + lower[:5],
    ]
    if word[0].isupper():
        found += _marks(word, language)
    elif is_head(word, language):
        found.append("head")
    if stem(lower, language) in _titles(language):
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
    if is_head(word, language):
        marks.append("head")
    return marks


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
def _titles(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in strings(language, "titles", "before"))
