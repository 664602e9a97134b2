"""Ministries by pattern: a country and a field make one key, whoever writes it: ҚР Денсаулық сақтау министрлігі, Минздрав РК."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .entity_tables import Entity
from .name_index import begins, find

__all__ = ["MINISTRY_TABLES", "begins_ministry", "home_country", "ministry_named"]

MINISTRIES, ADJECTIVES = "ministries", "country_adjectives"
MINISTRY_TABLES = (MINISTRIES, ADJECTIVES)
# Whose ministry is meant where no country is named. Russian and English: Kazakhstan's, about which newsrooms write most.
_HOME = {"kk": "KZ", "ru": "KZ", "en": "KZ", "uz": "UZ", "ky": "KG", "tg": "TJ", "tk": "TM", "az": "AZ", "tr": "TR"}
_LONGEST_COUNTRY = 4  # words: Америка Құрама Штаттары, Islamic Republic of Iran
_LINKS = {"of", "the"}


def home_country(language: str) -> str:
    """The country most articles in a language are about, by its code."""
    return _HOME.get(language, "KZ")


def ministry_named(words: Sequence[str], language: str) -> tuple[str, str] | None:
    """Key and English name of the ministry of exactly these words ("kz_health"), the country before or after; else None."""
    with_field, with_country = _beginning(words[0], language) if words else (False, False)
    if with_field and (home := find(words, language, MINISTRIES)):
        return _named(home[0], home_country(language))
    if with_field or with_country:
        for size in range(1, min(_LONGEST_COUNTRY, len(words) - 1) + 1):
            for possible, country, rest in (
                (with_country, words[:size], words[size:]),
                (with_field, words[-size:], words[:-size]),
            ):
                field = find(_unlinked(rest), language, MINISTRIES) if possible and _unlinked(rest) else ()
                if field and (code := _country(country, language)):
                    return _named(field[0], code)
    return None


def begins_ministry(word: str, language: str) -> bool:
    """Whether the name of a ministry may begin with this word."""
    return any(_beginning(word, language))


@lru_cache(maxsize=65_536)
def _beginning(word: str, language: str) -> tuple[bool, bool]:
    """Whether a field may begin with this word, and whether a country may: a quick no for most."""
    return begins(word, language, (MINISTRIES,)), begins(word, language, (ADJECTIVES, "places"))


def _unlinked(words: Sequence[str]) -> Sequence[str]:
    """Without the links of English at the end: Ministry of Health of the (Kyrgyz Republic)."""
    while words and words[-1].lower() in _LINKS:
        words = words[:-1]
    return words


def _country(words: Sequence[str], language: str) -> str | None:
    places = [entity for entity in find(words, language, "places") if entity.kind == "country"]
    found = places or find(words, language, ADJECTIVES)
    return found[0].key if found else None


def _named(field: Entity, country: str) -> tuple[str, str]:
    return f"{country.lower()}_{field.key}", f"{field.english} ({country})"
