"""Places and organisations the region's news names, found by name in any of the languages and cases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from anyascii import anyascii

from .inflection import base_form, russian_base
from .skeletons import skeleton
from .stems import stem
from .tables import LANGUAGES, table

__all__ = ["KnownOrganisation", "KnownPlace", "begins_name", "organisation_named", "place_named", "search_term"]


class KnownPlace(NamedTuple):
    """`key`: ISO 3166-1 code for a country, else an English slug. `region` is the key of the region it lies in."""

    key: str
    country: str
    region: str | None
    kind: str
    english: str


class KnownOrganisation(NamedTuple):
    """`key` is an English slug; `short`: the name is an abbreviation that means it in capitals alone."""

    key: str
    english: str


def place_named(words: Sequence[str], language: str) -> KnownPlace | None:
    """The place of exactly these words, in any case form of the language; None when the gazetteer lacks it."""
    return _find(words, language, "gazetteer")  # type: ignore[return-value]


def place_shown(key: str, language: str) -> str:
    """What a reader of the language is shown for a place by its key: the first name the gazetteer lists, "" where it has none."""
    return _first_names().get(key, {}).get(language, "")


@cache
def _first_names() -> dict[str, dict[str, str]]:
    return {record.key: dict(reversed(names)) for record, names in reversed(_records("gazetteer"))}


def organisation_named(words: Sequence[str], language: str) -> KnownOrganisation | None:
    """The organisation of exactly these words; see place_named."""
    return _find(words, language, "organisations")  # type: ignore[return-value]


@lru_cache(maxsize=65_536)
def begins_name(word: str, language: str) -> bool:
    """Whether a place or organisation of the tables begins with this word, in any case form: a quick no for most words."""
    at = "ru" if language == "ru" else _script(word)
    keys = {(_script(word), _plain(word, language)), (at, _word_key(word, language))}
    return not keys.isdisjoint(_first_words())


@cache
def _first_words() -> frozenset[tuple[str, str]]:
    return frozenset((at, key.split(" ")[0]) for name in ("gazetteer", "organisations") for at, key in _index(name))


def _find(words: Sequence[str], language: str, name: str) -> KnownPlace | KnownOrganisation | None:
    index = _index(name)
    exact = index.get((_script(words[0]), " ".join(_plain(word, language) for word in words)))
    if exact is not None:
        return exact
    at = "ru" if language == "ru" else _script(words[0])
    return index.get((at, " ".join(_word_key(word, language) for word in words)))


def _script(word: str) -> str:
    """Plain spellings meet within one script only: Georgia is no case form of Георгий."""
    return "Cyrl" if any("Ѐ" <= c <= "ԯ" for c in word) else "Latn"


def _short(word: str) -> bool:
    """An abbreviation: two to four capitals. Its letters are taken as they are: II is not the EU's İİ, РТ not a case form."""
    return len(word) <= 4 and word.isupper()


def _plain(word: str, language: str) -> str:
    return "=" + word.lower() if _short(word) else skeleton(word, language)


@lru_cache(maxsize=65_536)
def _word_key(word: str, language: str) -> str:
    """What the forms of one word of a name share."""
    if language in ("kk", "en"):
        return _plain(base_form(word, language), language)
    if language == "ru":
        return _plain(russian_base(word.lower()) if not _short(word) else word, language)
    return skeleton(stem(word, language), language)


@cache
def _index(name: str) -> dict[tuple[str, str], KnownPlace | KnownOrganisation]:
    """(language, word keys) -> record; under a script stand the plain spellings of all languages."""
    index: dict[tuple[str, str], KnownPlace | KnownOrganisation] = {}
    for record, names in _records(name):
        for language, spelled in names:
            words = spelled.split()
            index.setdefault((_script(words[0]), " ".join(_plain(w, language) for w in words)), record)
            if language == "ru":  # the other languages' endings leave the nominative whole
                index.setdefault((language, " ".join(_word_key(w, language) for w in words)), record)
    return index


def _slug(english: str) -> str:
    return re.sub("[^a-z0-9]+", "_", anyascii(english).lower()).strip("_")


def _records(name: str) -> list[tuple[KnownPlace | KnownOrganisation, list[tuple[str, str]]]]:
    found: list[tuple[KnownPlace | KnownOrganisation, list[tuple[str, str]]]] = []
    for kind, rows in table("", name).items():
        assert isinstance(rows, list)
        for row in rows:
            english = row["en"].split("/")[0].strip()
            slug = str(row["code"] if kind == "country" else row.get("key") or _slug(english))
            if name == "gazetteer":
                record: KnownPlace | KnownOrganisation = KnownPlace(
                    slug, row.get("code", row.get("in", "")), row.get("region"), kind, english
                )
            else:
                record = KnownOrganisation(slug, english)
            names = [(k, part.strip()) for k, v in row.items() if k in LANGUAGES or k == "also" for part in v.split("/")]
            found.append((record, names))
    return found


def search_term(word: str, language: str) -> str | None:
    """The English name, as a term, of a place or organisation of one word; None for any other word."""
    known = _find((word,), language, "gazetteer") or _find((word,), language, "organisations")
    return None if known is None else skeleton(known.english).replace(" ", "").replace("-", "")
