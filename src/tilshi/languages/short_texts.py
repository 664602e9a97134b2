"""Which language a few words are in: a headline's beginning, a search, a caption.

Statistics of letters need more than that. Letters that only some alphabets have narrow the choice (data/short_texts.toml), then
each language gets the logarithm of its statistical share and a vote for every word it knows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from .lexicon import knows
from .tables import LANGUAGES, strings, table

__all__ = ["language_of_few", "statistical"]

_FLOOR = 1e-9  # a share below it is none: a word may still speak for the language
_WORD_VOTE = 1.0  # what a known word adds, shared among the languages that know it; swept 0-3 on SIB-200's openings, 2026-11
_SPELLING_VOTE = 2.0
_SHORTEST = 3  # letters of a word that may vote


def language_of_few(text: str, words: Sequence[str], script: str) -> tuple[str, float]:
    """The likeliest language and its share (0..1) among those the letters allow; ("und", 0) in a script of none of ours.

    `words`: those of the text in lower case.
    """
    possible = _possible(frozenset("".join(words)), script)
    if len(possible) < 2:
        return (possible[0], 1.0) if possible else ("und", 0.0)
    shares = dict(statistical(possible).rank(text))
    scores = {language: math.log(max(shares.get(language, 0.0), _FLOOR)) for language in possible}
    for word in words:
        knowing = [language for language in possible if len(word) >= _SHORTEST and _known(word, language)]
        for language in knowing:
            scores[language] += _WORD_VOTE / len(knowing)
    for language, spelling in _spellings().items():
        if language in scores and any(spelling.search(word) for word in words):
            scores[language] += _SPELLING_VOTE
    best = max(possible, key=lambda language: scores[language])
    return best, 1 / sum(math.exp(score - scores[best]) for score in scores.values())


def _known(word: str, language: str) -> bool:
    return word in _function_words(language) or (language in LANGUAGES and knows(word, language))


@cache
def _function_words(language: str) -> frozenset[str]:
    if language in LANGUAGES:
        return frozenset(strings(language, "function_words"))
    rows = table("", "short_texts")["words"]
    return frozenset(str(rows.get(language, "")).split()) if isinstance(rows, dict) else frozenset()


@cache
def statistical(languages: tuple[str, ...]) -> LanguageIdentifier:
    """py3langid over these languages, with shares that sum to one."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return identifier


def _possible(letters: frozenset[str], script: str) -> tuple[str, ...]:
    for row in _rows(script):
        named = (bool(letters & set(row[key])) for key in ("any", "also") if key in row)
        if all(named) and not letters & set(row.get("none", "")):
            return tuple(row["languages"].split())
    return ()


@cache
def _rows(script: str) -> tuple[Mapping[str, str], ...]:
    rows = table("", "short_texts").get(script, [])
    return tuple(rows) if isinstance(rows, list) else ()


@cache
def _spellings() -> Mapping[str, re.Pattern[str]]:
    rows = table("", "short_texts")["spellings"]
    assert isinstance(rows, dict)
    return {language: re.compile(pattern) for language, pattern in rows.items()}
