"""How facts are called, and which are told as one."""

import pytest

from tilshi.compare.context import Mention
from tilshi.compare.naming import about
from tilshi.model import Figure, Span


def mention(
    article: str, near: dict[str, float], unit: str | None = None, counted: str | None = None, value: float = 14
) -> Mention:
    return Mention(
        article, Figure(Span("text", 0, 2, "14"), value, unit=unit, counted=counted), near, frozenset(), (0, 9), {}, near
    )


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ([mention("a", {"smartphone": 0.9}, counted="country")], "country"),  # what is counted comes first, even a country
        ([mention("a", {"city": 0.9, "canal": 0.4})], "canal"),  # a place says little
        ([mention("a", {"city": 0.9}, unit="km")], "km"),  # nor does it when only the unit is left
        ([mention("a", {"smartphone": 0.9, "detention": 0.6}, unit="person")], "detention"),  # people are not telephones
        ([mention("a", {"injured": 0.9, "damage_cost": 0.5}, unit="KZT")], "damage_cost"),  # nor is money the injured
        ([mention("a", {"bridge": 0.9}), mention("b", {"road": 0.5}), mention("c", {"road": 0.5})], "road"),  # near in most
        ([mention("a", {"city": 0.9})], "city"),
        ([mention("a", {})], ""),
        ([mention("a", {"earthquake": 0.8}, counted="city", value=4.8)], "earthquake"),  # 4.8 of a city there is not
    ],
)
def test_what_a_fact_is_called(group: list[Mention], name: str) -> None:
    assert about(group) == name
