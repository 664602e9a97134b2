"""The tables of places and organisations as they stand in data/places and data/organisations: a line an entity.

A table is tab-separated, a column a language; several names of one language are parted by "; ", the first is the one a reader is
shown. A name after "^" counts only where it is written with a capital: it is a common word too (^Turkey, ^Орал).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .tables import LANGUAGES, rows

__all__ = ["CAPITAL_ONLY", "Entity", "entities"]

CAPITAL_ONLY = "^"


class Entity(NamedTuple):
    """One line. `kind`, `country` and `region` are "" for organisations; `names`: (language, name) in the order of the table."""

    key: str
    kind: str
    country: str
    region: str
    names: tuple[tuple[str, str], ...]

    @property
    def english(self) -> str:
        return next((name.lstrip(CAPITAL_ONLY) for language, name in self.names if language == "en"), self.key)


@cache
def entities(folder: str) -> tuple[Entity, ...]:
    """Every entity of data/<folder>, tables in the order of their names. A broken line raises ValueError with its place."""
    found: dict[str, Entity] = {}
    for path, number, row in rows(folder):
        entity = _entity(row)
        if entity.key in found:
            raise ValueError(f"{folder}/{path.name} line {number}: {entity.key} stands twice")
        found[entity.key] = entity
    return tuple(found.values())


def _entity(row: dict[str, str]) -> Entity:
    names = tuple(_names(row))
    return Entity(row["key"], row.get("kind", ""), row.get("country", ""), row.get("region", ""), names)


def _names(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        if row[language]:
            for name in row[language].split("; "):
                yield language, name
