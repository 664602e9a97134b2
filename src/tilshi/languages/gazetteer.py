"""Places and organisations the region's news names, found by name in any of the languages and cases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .entity_tables import CAPITAL_ONLY, Entity, entities
from .ministries import MINISTRY_TABLES, begins_ministry, ministry_named
from .name_index import begins, find, may_go_on
from .skeletons import skeleton

__all__ = [
    "KnownOrganisation",
    "KnownPlace",
    "begins_long_name",
    "begins_name",
    "organisation_named",
    "place_named",
    "places_named",
    "search_term",
]

PLACES, ORGANISATIONS = "places", "organisations"


class KnownPlace(NamedTuple):
    """`key`: ISO 3166-1 code for a country, else an English slug. `region` is the key of the region it lies in.

    `country` is "" for what lies in several countries or in none: seas, parts of the world.
    """

    key: str
    country: str
    region: str | None
    kind: str
    english: str


class KnownOrganisation(NamedTuple):
    """`key` is an English slug."""

    key: str
    english: str


def place_named(words: Sequence[str], language: str) -> KnownPlace | None:
    """The place of exactly these words, in any case form of the language; None when the gazetteer lacks it.

    Of several of one name the first of the tables, which is the one most written about: see places_named.
    """
    found = places_named(words, language)
    return found[0] if found else None


def places_named(words: Sequence[str], language: str) -> tuple[KnownPlace, ...]:
    """Every place of exactly these words: Georgia is a country and a state, Талас a town, a river and a district."""
    return tuple(_place(entity) for entity in find(words, language, PLACES))


def place_of_key(key: str) -> KnownPlace | None:
    """The place of a key ("aktobe_region", "KZ"), None for a key that no table has."""
    entity = _by_key().get(key)
    return _place(entity) if entity else None


def place_shown(key: str, language: str) -> str:
    """What a reader of the language is shown for a place by its key: the first name the gazetteer lists, "" where it has none.

    A language whose cell is empty writes the name as Russian does in Cyrillic or as English does in Latin letters.
    """
    return _first_names().get(key, {}).get(language, "")


@cache
def _first_names() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for entity in entities(PLACES):
        first = {language: name.lstrip(CAPITAL_ONLY) for language, name in reversed(entity.names)}
        cyrillic, latin = first.get("ru") or first.get("kk", ""), first.get("en", "")
        found[entity.key] = dict.fromkeys(("kk", "ky", "tg"), cyrillic) | dict.fromkeys(("uz", "tk", "az", "tr"), latin) | first
    return found


@cache
def _by_key() -> dict[str, Entity]:
    return {entity.key: entity for entity in entities(PLACES)}


def _place(entity: Entity) -> KnownPlace:
    return KnownPlace(entity.key, entity.country, entity.region or None, entity.kind, entity.english)


def organisation_named(words: Sequence[str], language: str) -> KnownOrganisation | None:
    """The organisation of exactly these words; see place_named. Ministries are met by country and field: see ministry_named."""
    found = find(words, language, ORGANISATIONS)
    if found:
        return KnownOrganisation(found[0].key, found[0].english)
    ministry = ministry_named(words, language)
    return KnownOrganisation(*ministry) if ministry else None


@lru_cache(maxsize=65_536)
def begins_name(word: str, language: str) -> bool:
    """Whether a place or organisation of the tables begins with this word, in any case form: a quick no for most words."""
    return begins(word, language, (PLACES, ORGANISATIONS, *MINISTRY_TABLES))


@lru_cache(maxsize=65_536)
def begins_long_name(word: str, language: str) -> bool:
    """Whether a name of several words may begin with this one; see begins_name."""
    return may_go_on(word, language, PLACES) or may_go_on(word, language, ORGANISATIONS) or begins_ministry(word, language)


@lru_cache(maxsize=65_536)
def search_term(word: str, language: str) -> str | None:
    """The English name, as a term, of a place or organisation of one word; None for any other word. Small letters count too."""
    known = find((word,), language, PLACES, lower=True) or find((word,), language, ORGANISATIONS, lower=True)
    return skeleton(known[0].english).replace(" ", "").replace("-", "") if known else None
