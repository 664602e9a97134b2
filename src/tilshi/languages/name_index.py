"""The index of the tables of entities: which entities a run of words names, in any case form of the language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .entity_tables import CAPITAL_ONLY, Entity, entities
from .name_forms import is_russian_form, keys_of_last, plain, plain_together, russian_together, script_of, word_key

__all__ = ["begins", "find", "may_go_on"]


def find(words: Sequence[str], language: str, folder: str, *, lower: bool = False) -> tuple[Entity, ...]:
    """The entities of data/<folder> of exactly these words, in the order of the tables.

    `lower`: names that are common words too count in small letters.
    """
    if len(words) == 1:
        return _alone(words[0], language, folder, lower)
    return _found(words, language, folder, lower) if words and may_go_on(words[0], language, folder) else ()


@lru_cache(maxsize=65_536)
def _alone(word: str, language: str, folder: str, lower: bool) -> tuple[Entity, ...]:
    return _found((word,), language, folder, lower)


def _found(words: Sequence[str], language: str, folder: str, lower: bool) -> tuple[Entity, ...]:
    index = _index(folder)
    for key in _keys(words, language):
        found = index.get(key)
        if found is not None:
            small = words[0][0].islower() and not lower
            kept = [one for one in found if not (small and one.capital_only)]
            if key[0] == "ru" and len(words) == 1:
                kept = [one for one in kept if any(is_russian_form(words[0].lower(), name) for name in one.spelled)]
            return tuple(one.entity for one in (kept if len(kept) < 2 else _own_first(kept, language)))
    return ()


def begins(word: str, language: str, folders: tuple[str, ...]) -> bool:
    """Whether an entity of the folders begins with this word, in any case form."""
    at = script_of(word)
    keys = {(at, plain(word, language))}
    if language == "ru":
        keys.add(("ru", word_key(word, language)))
    else:
        keys.update((at, key) for key in keys_of_last(word, language))
    return any(not keys.isdisjoint(_first_words(folder)) for folder in folders)


@lru_cache(maxsize=65_536)
def may_go_on(word: str, language: str, folder: str) -> bool:
    """Whether a name of several words may begin with this one: a quick no for most. Only in Russian the first word bends too."""
    key = plain(word, language)
    return (
        not key.isalnum()  # nothing, or several words of a table: 1 600
        or (script_of(word), key) in _first_of_several(folder)
        or (language == "ru" and ("ru", word_key(word, language)) in _first_of_several(folder))
    )


@cache
def _first_words(folder: str) -> frozenset[tuple[str, str]]:
    return frozenset((at, key.partition(" ")[0]) for at, key in _index(folder))


@cache
def _first_of_several(folder: str) -> frozenset[tuple[str, str]]:
    return frozenset((at, key.partition(" ")[0]) for at, key in _index(folder) if " " in key)


def _keys(words: Sequence[str], language: str) -> list[tuple[str, str]]:
    """Under what the words may stand in the index: as they are, then without what cases add: in Russian to every word."""
    plains = [key for word in words if (key := plain(word, language))]
    if not plains:
        return []
    keys = [(script_of(words[0]), " ".join(plains))]
    if language == "ru":
        keys.append(("ru", " ".join(word_key(word, language) for word in words)))
        return keys
    before = "".join(one + " " for one in plains[:-1])
    return keys + [(keys[0][0], before + key) for key in keys_of_last(words[-1], language)]


class _Named(NamedTuple):
    entity: Entity
    capital_only: bool
    languages: tuple[str, ...]
    spelled: tuple[str, ...]  # of Russian, what the cases are made of: names of one word in small letters


def _own_first(found: list[_Named], language: str) -> list[_Named]:
    """CAR is South Africa in Azerbaijani and the Central African Republic in English; else the order of the tables."""
    return sorted(found, key=lambda one: language not in one.languages)


@cache
def _index(folder: str) -> dict[tuple[str, str], tuple[_Named, ...]]:
    """(where, word keys) -> the entities of that name, first of the tables first.

    Under a script stand the plain spellings of all languages, under "ru" what Russian's endings leave of its own.
    """
    index: dict[tuple[str, str], tuple[_Named, ...]] = {}
    spelled = [
        (language, name.lstrip(CAPITAL_ONLY), name, entity) for entity in entities(folder) for language, name in entity.names
    ]
    plains = plain_together([(language, bare) for language, bare, _, _ in spelled])
    russian = iter(russian_together([bare for language, bare, _, _ in spelled if language == "ru"]))
    for (language, bare, written, entity), key in zip(spelled, plains, strict=True):
        alone = language == "ru" and " " not in bare and not bare.isupper()  # ОПЕК has no cases
        named = _Named(entity, bare != written, (language,), (bare.lower(),) if alone else ())
        _add(index, (script_of(bare.split(" ", 1)[0]), key), named)
        if language == "ru":  # the other languages' endings leave the nominative whole
            _add(index, ("ru", next(russian)), named)
    return index


def _add(index: dict[tuple[str, str], tuple[_Named, ...]], key: tuple[str, str], named: _Named) -> None:
    there = index.get(key)
    if there is None:
        index[key] = (named,)
        return
    for number, other in enumerate(there):
        if other.entity is named.entity:
            capital_only = other.capital_only and named.capital_only
            both = _Named(named.entity, capital_only, other.languages + named.languages, other.spelled + named.spelled)
            index[key] = (*there[:number], both, *there[number + 1 :])
            return
    index[key] = (*there, named)
