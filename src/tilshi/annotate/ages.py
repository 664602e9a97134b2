"""Ages that no word for years marks: Dosayeva, 45, said; a man, 32; aged 45; was 13 when; as young as 11."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.lexicon import concepts_in
from ..languages.numbers import strings
from ..languages.units import people
from .quantities import Quantity
from .scanning import Token

__all__ = ["Ages"]

OLDEST = 120  # years a person may live
LONGEST_NAME = 4  # words


class Ages:
    """Tells bare numbers of one text that are ages."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self.tokens = tokens
        self.language = language

    def has(self, found: Quantity) -> bool:
        """Whether a number without a unit is an age."""
        if not found.first or not found.digits or not isinstance(found.value, int) or not 0 < found.value < OLDEST:
            return False
        before = self.tokens[found.first - 1]
        if before.text == ",":
            return self._between_commas(found)
        two = f"{self.tokens[found.first - 2].plain} {before.plain}" if found.first >= 2 else ""
        if before.plain in self._words("aged") or two in self._words("young"):
            return True
        return before.plain in self._words("age_after") and self._then(found.last + 1)

    def _words(self, name: str) -> tuple[str, ...]:
        return strings(self.language, "labels", name)

    def _then(self, i: int) -> bool:
        """was 13 when; was 11 at the time"""
        phrases = (phrase.split() for phrase in self._words("age_then"))
        return any([t.plain for t in self.tokens[i : i + len(phrase)]] == phrase for phrase in phrases)

    def _between_commas(self, found: Quantity) -> bool:
        """After a person's name or a word for people; not after a place: in Astana, 20, in Almaty, 30."""
        after = self.tokens[found.last + 1] if found.last + 1 < len(self.tokens) else None
        last = found.first - 2
        if after is None or after.text != "," or last < 0 or self.tokens[last].kind != "w":
            return False
        word = self.tokens[last].text
        if not self._capital(last):
            return any(concept in people() for _, _, concept in concepts_in(word, self.language))
        first = last
        while first and last - first < LONGEST_NAME and self._capital(first - 1):
            first -= 1
        opens = self.tokens[first - 1].plain if first else ""
        # "In Almaty, 30": the capital of a sentence is no part of the name
        return not {opens, self.tokens[first].plain} & set(self._words("place_before"))

    def _capital(self, i: int) -> bool:
        return self.tokens[i].kind == "w" and self.tokens[i].text[0].isupper()
