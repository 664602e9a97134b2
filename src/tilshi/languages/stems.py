"""Stems: the part of a word that stays the same through its forms, for search and for comparing wording."""

from __future__ import annotations

from functools import cache, lru_cache

import Stemmer

from .kazakh import kazakh_stem
from .tables import strings

__all__ = ["stem"]

_SNOWBALL = {"ru": "russian", "en": "english", "tr": "turkish"}
_SHORTEST = 4  # letters left of a word of a language that has no stemmer of its own: fewer and the stem means nothing
_APOSTROPHES = str.maketrans("‘’ʼ`'", "ʻʻʻʻʻ")


@lru_cache(maxsize=262_144)
def stem(word: str, language: str) -> str:
    """Lower-case stem; never empty for a word that is not. ё is read as е in Russian; a language without rules keeps the word."""
    lower = word.lower().replace("i̇", "i") if language in ("tr", "az") else word.lower()
    if lower != word:
        return stem(lower, language)  # is kept once for all the ways to write it
    if language == "kk":
        found = kazakh_stem(lower)
    elif language in _SNOWBALL:
        found = _snowball(_SNOWBALL[language]).stemWord(lower.replace("ё", "е") if language == "ru" else lower)
    else:
        found = _without_ending(lower, language)
    return found or lower


@cache
def _snowball(algorithm: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(algorithm)


def _without_ending(word: str, language: str) -> str:
    """The longest ending of the language's table taken off, once per row of the table, outermost row first."""
    word = word.translate(_APOSTROPHES)
    for row in _rows(language):
        for length in range(min(row[0], len(word) - _SHORTEST), 0, -1):
            if word[-length:] in row[1]:
                word = word[:-length]
                break
    return word


@cache
def _rows(language: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """Rows in the order they are taken off, each with the length of its longest ending."""
    rows = [frozenset(strings(language, "endings", row)) for row in ("case", "possessive", "plural")]
    return tuple((max(map(len, row)), row) for row in rows if row)
