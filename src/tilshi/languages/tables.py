"""The tables of languages/data: what a linguist reads and mends, what the code walks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

__all__ = ["DATA", "LANGUAGES", "rows", "strings", "table"]

LANGUAGES: tuple[str, ...] = ("kk", "ru", "en", "uz", "ky", "tg", "tk", "az", "tr")
DATA = Path(__file__).parent / "data"


@cache
def table(language: str, name: str) -> Mapping[str, object]:
    """languages/data/<language>/<name>.toml, or an empty mapping; language "" is the folder of what all languages share."""
    if not (language == "" or language in LANGUAGES) or not name.replace("_", "").isalnum():
        return {}
    path = DATA / language / f"{name}.toml"
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def strings(language: str, name: str, *keys: str) -> tuple[str, ...]:
    """All strings of a table, or of the named parts of it, in order; lists may be nested in sections."""
    content = table(language, name)
    parts = [content.get(key) for key in keys] if keys else list(content.values())
    return tuple(s for part in parts for s in _flat(part))


def _flat(value: object) -> Iterator[str]:
    """Strings in a value. A string of several words separated by spaces over lines is a list of words."""
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                yield item
            else:
                yield from _flat(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _flat(item)


def rows(folder: str) -> Iterator[tuple[Path, int, dict[str, str]]]:
    """(table, line, cells by column) of every tab-separated table of data/<folder>, tables in the order of their names.

    The first line that is no comment names the columns. A line with another number of cells raises ValueError with its place.
    """
    for path in sorted((DATA / folder).glob("*.tsv")):
        columns: list[str] = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if not columns:
                columns = cells
            elif len(cells) != len(columns):
                raise ValueError(f"{folder}/{path.name} line {number}: {len(cells)} cells, {len(columns)} columns")
            else:
                yield path, number, dict(zip(columns, cells, strict=True))
