"""What a figure counts: the countable concept of the lexicon that its words name."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.lexicon import concepts_in, is_countable

from .quantities import Quantity
from .scanning import Token

__all__ = ["Counting"]

REACH = 4  # words after the number: 10 новых многоэтажных жилых домов


class Counting:
    """The countable concepts of one text, looked up only where a figure stands."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    def after(self, tokens: Sequence[Token], found: Quantity) -> str | None:
        """The first countable concept in the few words after a number; none beyond a mark, another number or a line end.

        Where the unit itself is a thing (person), a closer word wins: 48 человек пострадали counts the injured only if the lexicon says so.
        """
        first = found.number_last + 1 if found.unit in (None, "person", "head") else found.last + 1
        if found.unit not in (None, "person", "head") and found.unit not in ("year",):
            return None
        i = first
        while i < len(tokens) and i < first + REACH and (tokens[i].kind == "w" or tokens[i].text == "."):
            if tokens[i].numeral is not None and i > first:
                break
            i += 1
        if i == first or found.unit == "year":
            return None
        start, end = tokens[first].start, tokens[i - 1].end
        for _, _, concept in concepts_in(self.text[start:end], self.language):
            if is_countable(concept):
                return concept
        return None
