"""Words that tell a name beside them or are none themselves: posts, words for organisations and places, openers."""

from __future__ import annotations

from functools import cache, lru_cache

from ..languages.stems import stem
from ..languages.tables import strings, table
from .capital_words import Word

__all__ = [
    "is_head",
    "is_kind",
    "is_opener",
    "is_opening",
    "is_place_word",
    "is_plain",
    "is_title",
    "knows_kinds",
    "not_abbreviations",
    "place_words",
]


@lru_cache(maxsize=65_536)
def is_title(word: str, language: str) -> bool:
    titles = _stems(language, "titles", "before")
    return stem(word.lower(), language) in titles or word.lower() in titles


@lru_cache(maxsize=65_536)
def is_head(word: str, language: str) -> bool:
    """министрлігі, комитет, university: what an organisation's name has at one end."""
    return stem(word, language) in _stems(language, "organisation_words", "head")


@lru_cache(maxsize=65_536)
def is_plain(word: str, language: str) -> bool:
    """A word that opens no name though it may stand in capitals: Forum, Monday."""
    return stem(word, language) in _stems(language, "organisation_words", "event")


def is_kind(word: str, language: str) -> bool:
    """компания, ТОО: says what kind of organisation it is and is no part of its name."""
    return stem(word, language) in _stems(language, "organisation_words", "kind")


def knows_kinds(language: str) -> bool:
    return bool(_stems(language, "organisation_words", "kind"))


def is_opener(word: str, language: str) -> bool:
    return word.lower() in _openers(language)


def is_opening(word: Word, language: str) -> bool:
    """A word that opens a sentence and is not the name's: The, Addressing, Биыл, После."""
    return word.opens and (is_opener(word.text, language) or (language == "en" and word.text.endswith(("ing", "ed", "ly"))))


@cache
def not_abbreviations() -> frozenset[str]:
    return frozenset(w for language in ("kk", "ru", "en") for w in strings(language, "organisation_words", "not_abbreviation"))


@cache
def place_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the words that stand before a place's name, and after it."""
    content = table("", "place_words").get(language, {})
    assert isinstance(content, dict)
    before, after = (frozenset(stem(w, language) for w in str(content.get(k, "")).split()) for k in ("before", "after"))
    return before, after


def is_place_word(word: str, language: str) -> bool:
    """Whether the word says of the name before it that it is a place's, in any case: өзені, ауылында."""
    return word.lower().startswith(_place_forms(language))


@cache
def _place_forms(language: str) -> tuple[str, ...]:
    """Not the short ones, which begin other words."""
    content = table("", "place_words").get(language, {})
    assert isinstance(content, dict)
    return tuple(form for form in str(content.get("after", "")).split() if len(form) > 3)


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(strings(language, "organisation_words", "opener"))


@cache
def _stems(language: str, name: str, part: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in strings(language, name, part))
