"""The tables of the lexicon as they stand in data/lexicon: a table a field, a line a concept, a column a language.

A table is tab-separated: concept, topic (two digits of the IPTC top term), then one cell a language, its words parted by "; ",
the dictionary form first. details.toml says what few concepts need beside their words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from .tables import DATA, rows

__all__ = ["Entry", "entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept: its words by language, the IPTC top topic it speaks for, whether figures count it.

    `labels`: the word an editor reads, where that is not the first one; of what figures count, the plural. `glosses`: of
    what figures count, the dictionary form, where that is not the first word. `excluded`: beginnings of words never meant.
    """

    id: str
    words: Mapping[str, tuple[str, ...]]
    topic: str | None = None
    countable: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    glosses: Mapping[str, str] = field(default_factory=dict)
    excluded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def entries() -> Mapping[str, Entry]:
    """Every concept by id, tables in the order of their names. A broken line of a table raises ValueError with its place."""
    details = tomllib.loads((DATA / "lexicon" / "details.toml").read_text("utf-8"))
    found: dict[str, Entry] = {}
    for path, _, row in rows("lexicon"):
        entry = _entry(row, details.get(row["concept"], {}))
        if entry.id in found:
            raise ValueError(f"lexicon/{path.name}: {entry.id} stands in two tables")
        found[entry.id] = entry
    unknown = details.keys() - found.keys()
    if unknown:
        raise ValueError(f"lexicon/details.toml: no table has {', '.join(sorted(unknown))}")
    return found


def _entry(row: dict[str, str], details: Mapping[str, Any]) -> Entry:
    concept, topic = row.pop("concept"), row.pop("topic")
    return Entry(
        concept,
        {language: tuple(cell.split("; ")) for language, cell in row.items() if cell},
        f"{topic}000000" if topic else None,
        details.get("countable") is True,
        details.get("label", {}),
        details.get("gloss", {}),
        {language: tuple(beginnings) for language, beginnings in details.get("not", {}).items()},
    )
