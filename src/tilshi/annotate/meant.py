"""Which of its two units a word means: раз as a factor or an occasion, фунт as weight or money, whose manat."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..languages.units import Choice, choices, stems_of_country
from .quantities import Quantity
from .scanning import Token

__all__ = ["Meant"]

NEAR = 8  # words either side of a number, up to a mark, among which a hint is looked for
AFTER = 2  # words after the unit: three times more
BOUNDS = 4  # words between "в" and its number: в более чем 2 раза


class Meant:
    """Tells the units of one text apart. The text is searched for countries once, where a figure asks for them."""

    def __init__(self, tokens: Sequence[Token], text: str, language: str) -> None:
        self.tokens = tokens
        self.text = text
        self.language = language
        self.choices = choices(language)
        self._countries: dict[str, list[tuple[int, str]]] = {}

    def unit(self, found: Quantity) -> str | None:
        """The unit of a quantity with its word's meaning settled."""
        if found.unit is None:
            return None
        choice = self.choices.get(found.unit)
        if choice is not None:
            return choice.unit if self._holds(choice, found) else choice.otherwise
        codes = stems_of_country(found.unit)
        return self._money(found.unit, codes, self.tokens[found.first].start) if codes else found.unit

    def _holds(self, choice: Choice, found: Quantity) -> bool:
        if choice.decimal and isinstance(found.value, float):
            return True
        tokens = self.tokens
        if choice.before and any(t.plain in choice.before for t in tokens[max(0, found.first - BOUNDS) : found.first]):
            return True
        if choice.after and any(t.plain in choice.after for t in tokens[found.last + 1 : found.last + 1 + AFTER]):
            return True
        if not choice.near:
            return False
        before, after = range(found.first - 1, max(-1, found.first - 1 - NEAR), -1), range(found.last + 1, found.last + 1 + NEAR)
        return self._near(choice.near, before) or self._near(choice.near, after)

    def _near(self, stems: tuple[str, ...], places: Iterable[int]) -> bool:
        """Whether a word at one of the places begins so, up to the next mark."""
        for i in places:
            if i >= len(self.tokens) or self.tokens[i].kind in "bp":
                return False
            if self.tokens[i].plain.startswith(stems):
                return True
        return False

    def _money(self, money: str, codes: Sequence[tuple[str, re.Pattern[str]]], at: int) -> str:
        """The code whose country is named last before the figure, else first after it, else the first code."""
        places = self._countries.get(money)
        if places is None:
            places = sorted((match.start(), code) for code, stems in codes for match in stems.finditer(self.text))
            self._countries[money] = places
        if not places:
            return codes[0][0]
        i = bisect_left(places, (at, ""))
        return places[max(0, i - 1)][1]
