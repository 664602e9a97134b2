"""The pieces of a text as the readers of calendar words share them: who takes a piece takes it from the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..languages.calendar import YEARS, Calendar, RelativePhrase, calendar
from ..languages.numbers import vocabulary
from .scanning import DASHES, Token, scan

__all__ = ["Pieces", "Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that name a day, month or year, as far as they fix it. Offsets are code points.

    `unit` and `offset`: reckoned from publication (day -1, year 0); `weekday` 1-7; `lean`: last (-1), this (0) or next (1).
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    unit: str | None = None
    offset: int = 0
    weekday: int | None = None
    lean: int | None = None


class Pieces:
    """The pieces of one text, which of them are taken, and what was read so far."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.words: Calendar = calendar(language)
        self.tokens: Sequence[Token] = scan(text, language)
        self.ordinals = vocabulary(language).ordinal
        self.joints = self.words.lists.get("joints.words", frozenset())
        self.used = [False] * len(self.tokens)
        self.found: list[Reading] = []

    def at(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def plain(self, i: int) -> str:
        return self.tokens[i].plain if 0 <= i < len(self.tokens) else ""

    def integer(self, i: int) -> int | None:
        token = self.at(i)
        if token is None or token.kind != "n" or not token.text.isdigit() or self.used[i] or len(token.text) > 4:
            return None
        before = self.at(i - 1)
        if before is not None and before.end == token.start and (before.kind == "w" or before.text in "+№#"):
            return None
        return int(token.text)

    def day(self, i: int) -> int | None:
        value = self.integer(i)
        return value if value is not None and 1 <= value <= 31 and len(self.tokens[i].text) <= 2 else None

    def year(self, i: int) -> int | None:
        value = self.integer(i)
        return value if value is not None and value in YEARS and len(self.tokens[i].text) == 4 else None

    def ordinal_left(self, i: int) -> int:
        """From the piece before a name back over "-", an ordinal ending and (English) "of": where the number should stand."""
        if self.language == "en" and self.plain(i) == "of":
            i -= 1
        if self.plain(i) in DASHES and (token := self.at(i - 1)) and token.end == self.tokens[i].start:
            return i - 1
        if self.plain(i) in self.ordinals:
            i -= 1
            if self.plain(i) in DASHES:
                i -= 1
        return i

    def ordinal_right(self, i: int) -> int:
        """From the piece after a number on over "-" and an ordinal ending; where neither stands, `i` itself."""
        token, number = self.at(i), self.at(i - 1)
        if token is None or number is None or token.start != number.end:
            return i
        if token.plain in DASHES or token.plain == "'":
            following = self.at(i + 1)
            if following is None or following.start != token.end or following.kind != "w":
                return i
            return i + 2 if following.plain in self.ordinals else i + 1
        return i + 1 if token.plain in self.ordinals else i

    def take(self, first: int, last: int, reading: Reading) -> None:
        for i in range(first, last + 1):
            self.used[i] = True
        self.found.append(replace(reading, start=self.tokens[first].start, end=self.tokens[last].end))

    def phrase(self, i: int) -> RelativePhrase | None:
        token = self.at(i)
        if token is None or token.kind != "w":
            return None
        for phrase in self.words.phrases.get(token.plain, ()):
            if all(self.plain(i + k) == word for k, word in enumerate(phrase.words)):
                return phrase
        return None

    def lean(self, i: int) -> int | None:
        word = self.plain(i)
        leans = (("last", -1), ("this", 0), ("next", 1))
        return next((lean for name, lean in leans if self.words.has(f"context.{name}", word)), None)
