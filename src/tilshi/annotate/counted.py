"""What a figure counts: the countable concept of the lexicon that its words name."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.lexicon import concepts_in, is_countable
from ..languages.numbers import strings
from ..languages.units import measures, people
from . import bounds
from .quantities import Quantity
from .scanning import DASHES, Token

__all__ = ["Counting", "unit_of"]

REACH = 4  # words after the number: 10 новых многоэтажных жилых домов

Found = tuple[int, int, str]  # start, end, concept


def unit_of(concept: str | None) -> str | None:
    """ "person" where the concept is people: 214 miners and 214 people are told alike. None for things."""
    return "person" if concept in people() else None


class Counting:
    """The countable concepts of one text, looked up only where a figure stands."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.stop = frozenset(strings(language, "counted", "stop"))
        self.markers = frozenset(bounds.markers(language).by_first)
        self.of = frozenset(strings(language, "counted", "of"))

    def after(self, tokens: Sequence[Token], found: Quantity, reach: int = REACH) -> str | None:
        """The first countable concept in the few words after a number, or the head of the compound it opens (school pupils).

        None beyond a mark, a preposition, another number or a line end. A unit of measure is what is counted itself, save
        people and heads: 48 человек пострадали may count the injured.
        """
        if found.unit not in (None, "person", "head"):
            return None
        first = found.number_last + 1
        if first < len(tokens) and tokens[first].text == "." and _shortened(tokens[first - 1]):
            first += 1
        while first < len(tokens) and tokens[first].plain in self.markers:
            first += 1  # 20-den gowrak talyp
        last = self._last(tokens, first, reach)
        if last < first:
            return None
        start, end = tokens[first].start, tokens[last].end
        here = [row for row in concepts_in(self.text[start:end], self.language) if _counts(row[2])]
        return self._head(self.text[start:end], here)

    def _last(self, tokens: Sequence[Token], first: int, reach: int) -> int:
        """The last piece in which the thing counted may be named."""
        i = first
        while i < len(tokens) and i < first + reach:
            token = tokens[i]
            if token.kind != "w" and not _hyphen(tokens, i):
                break
            if i > first and token.numeral is not None:
                break
            if token.plain in self.stop and not (i == first and token.plain in self.of):
                break
            i += 1
        return i - 1

    def _head(self, text: str, here: Sequence[Found]) -> str | None:
        """Of concepts that stand side by side the last, where the words make one compound: the head stands last.

        In English the words before it are singular (school pupils); in the Turkic languages they are bare and the head has a
        possessive (мектеп оқушысы). Russian and Tajik name the head first.
        """
        if not here:
            return None
        start, end, concept = here[0]
        for following in here[1:]:
            if text[end : following[0]] != " " or not self._opens(
                text[start:end].lower(), text[following[0] : following[1]].lower()
            ):
                break
            start, end, concept = following
        return concept

    def _opens(self, word: str, head: str) -> bool:
        if self.language == "en":
            return not word.endswith("s")
        if self.language in ("ru", "tg"):
            return False
        cases, possessives = strings(self.language, "endings", "case"), strings(self.language, "endings", "possessive")
        plurals = strings(self.language, "endings", "plural")
        return not word.endswith((*cases, *plurals)) and head.endswith(possessives)


def _counts(concept: str) -> bool:
    return (is_countable(concept) or concept in people()) and concept not in measures()


def _shortened(token: Token) -> bool:
    return token.numeral is not None and token.numeral.kind == "abbreviation"


def _hyphen(tokens: Sequence[Token], i: int) -> bool:
    """prime-time viewers: a hyphen within a word ends nothing."""
    if i == 0 or i + 1 >= len(tokens) or tokens[i].text not in DASHES:
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    return before.kind == after.kind == "w" and before.end == tokens[i].start and tokens[i].end == after.start
