"""The tables a linguist edits: that they are whole and say nothing twice."""

import tomllib
from itertools import chain

import pytest

from tilshi.languages import LANGUAGES, place_named, table
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


def test_places_are_enough_and_named_in_three_languages() -> None:
    rows = table("", "gazetteer")
    countries = rows["country"]
    assert isinstance(countries, list)
    assert len(countries) >= 80
    assert all({"code", "kk", "ru", "en"} <= set(row) for row in countries)
    towns = [row for row in chain(*rows.values()) if row.get("in") in ("KZ", "UZ", "KG", "TJ", "TM", "AZ")]  # type: ignore[attr-defined]
    assert len(towns) >= 150


def test_every_name_of_a_country_finds_it() -> None:
    rows = table("", "gazetteer")["country"]
    assert isinstance(rows, list)
    missed = []
    for row in rows:
        for language in set(LANGUAGES) & set(row):
            for name in row[language].split("/"):
                known = place_named(name.split(), language)
                if known is None or known.key != row["code"]:
                    missed.append((row["code"], language, name.strip(), known and known.key))
    # РТ is Tatarstan for some and Tajikistan for others; РФ and РК stand in Kazakh texts too
    assert missed == []
