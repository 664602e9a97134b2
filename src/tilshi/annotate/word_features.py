"""What the tagger of names is told of one word: its shape, endings, stem, and what the tables say of it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..languages.gazetteer import organisation_named, place_named
from ..languages.inflection import base_form, russian_surname
from ..languages.keys import given_name, is_patronymic
from ..languages.stems import stem
from ..languages.tables import strings

__all__ = ["MARKS", "NO_MARK", "beside", "is_organisation_word", "lexical", "marks_of"]

MARKS = frozenset({"given", "patronymic", "surname", "place", "organisation", "head", "title"})
_SURNAME = re.compile("(?:[оеё]ва?|[иы]на?|ский|ская|цкий|енко|ұлы|қызы|дзе|швили|янц?|бай|бек|хан)$")
NO_MARK = 13  # features of a capitalised word that no table knows


@lru_cache(maxsize=131_072)
def lexical(word: str, language: str) -> tuple[str, ...]:
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
    elif is_organisation_word(word, language):
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
    if is_organisation_word(word, language):
        marks.append("head")
    return marks


@lru_cache(maxsize=65_536)
def beside(word: str, language: str) -> tuple[str, ...]:
    """What of a word matters to its neighbours: shape, spelling, stem, last letters, marks."""
    own = lexical(word, language)
    return (own[0], *(f for f in own[1:] if f[0] in "ws3" or f in MARKS))


@lru_cache(maxsize=65_536)
def marks_of(word: str, language: str) -> tuple[str, ...]:
    """Stem and marks: what matters two words away."""
    return tuple(f for f in lexical(word, language)[1:] if f[0] == "s" or f in MARKS)


@lru_cache(maxsize=65_536)
def is_organisation_word(word: str, language: str) -> bool:
    """министрлігі, комитет, university."""
    return stem(word, language) in _heads(language)


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


@cache
def _titles(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in strings(language, "titles", "before"))
