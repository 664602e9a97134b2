"""Base units and unit words of two meanings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.languages.lexicon import entries
from tilshi.languages.tables import LANGUAGES
from tilshi.languages.units import choices, measures, people, stems_of_country, to_base, units


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [
        (100, "mile", (160_934.4, "m")),
        (160, "km", (160_000.0, "m")),
        (6, "foot", (1.8288, "m")),
        (12, "acre", (48_562.2770688, "m2")),
        (550, "lb", (249.4758035, "kg")),
        (1.5, "t", (1500.0, "kg")),
        (95, "°F", (35.0, "°C")),
        (85, "mile/h", (37.9984, "m/s")),
        (2, "GWh", (2_000_000.0, "kWh")),
        (3, "day", (259_200.0, "s")),
        (50, "bp", (0.5, "pp")),
        (7, "month", (7, "month")),
        (7, "KZT", (7, "KZT")),
        (7, None, (7, None)),
    ],
)
def test_values_in_the_base_unit(value: float, unit: str | None, base: tuple[float, str | None]) -> None:
    assert to_base(value, unit) == base


def test_miles_and_kilometres_of_one_way_meet() -> None:
    assert to_base(100, "mile")[0] == pytest.approx(to_base(160, "km")[0], rel=0.01)


@given(st.floats(-1e9, 1e9), st.sampled_from(["mile", "foot", "lb", "acre", "°F", "km/h", "week"]))
def test_a_base_unit_stays(value: float, unit: str) -> None:
    base, name = to_base(value, unit)
    assert to_base(base, name) == (base, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_two_meanings_is_a_unit_of_its_language(language: str) -> None:
    named = {unit for rows in units(language).phrases.values() for _, unit in rows}
    assert set(choices(language)) <= named
    unsettled = {name for name in named if name in ("turn", "pound", "rating", "manat")}
    assert unsettled <= set(choices(language)) | {"manat"}


def test_the_manat_has_two_countries() -> None:
    assert [code for code, _ in stems_of_country("manat")] == ["AZN", "TMT"]
    assert stems_of_country("KZT") == ()


def test_measures_are_concepts_and_no_people() -> None:
    assert measures() <= set(entries())
    assert not people() & measures()
