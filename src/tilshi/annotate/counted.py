"""What a figure counts: the countable concept of the lexicon that its words name."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.lexicon import concepts_in, is_countable
from ..languages.units import people
from .quantities import Quantity
from .scanning import Token

__all__ = ["Counting", "unit_of"]

REACH = 4  # words after the number: 10 новых многоэтажных жилых домов


def unit_of(concept: str | None) -> str | None:
    """ "person" where the concept is people: 214 miners and 214 people are told alike. None for things."""
    return "person" if concept in people() else None


class Counting:
    """The countable concepts of one text, looked up only where a figure stands."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    def after(self, tokens: Sequence[Token], found: Quantity, reach: int = REACH) -> str | None:
        """The first countable concept in the few words after a number; none beyond a mark, another number or a line end.

        A unit of measure is what is counted itself, save people and heads: 48 человек пострадали may count the injured.
        """
        if found.unit not in (None, "person", "head"):
            return None
        first = i = found.number_last + 1
        while i < len(tokens) and i < first + reach and (tokens[i].kind == "w" or tokens[i].text == "."):
            if tokens[i].numeral is not None and i > first:
                break
            i += 1
        if i == first:
            return None
        start, end = tokens[first].start, tokens[i - 1].end
        found_here = concepts_in(self.text[start:end], self.language)
        return next((concept for _, _, concept in found_here if is_countable(concept)), None)
