"""The tables a linguist edits: that they are whole and say nothing twice."""

import tomllib

import pytest

from tilshi.languages import table
from tilshi.languages.tables import DATA


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.toml")), ids=lambda p: str(p.relative_to(DATA)))
def test_every_table_can_be_read_and_says_what_it_is_for(path) -> None:  # type: ignore[no-untyped-def]
    text = path.read_text(encoding="utf-8")
    assert tomllib.loads(text)
    assert text.startswith("#")


def test_a_table_that_is_not_there_is_empty() -> None:
    assert table("kk", "no_such") == {}
    assert table("../kk", "titles") == {}
    assert table("kk", "../ru/titles") == {}
