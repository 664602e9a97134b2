"""Years: 2025 жылы, в 2024 году, in 2019, 2021–2025 годы. A bare number of four digits is none."""

from __future__ import annotations

from .datepieces import Pieces, Reading
from .scanning import DASHES

__all__ = ["Years"]


class Years:
    """Reads numbers that something marks as a year."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def read(self) -> None:
        pieces = self.pieces
        candidates = [i for i, t in enumerate(pieces.tokens) if t.kind == "n" and pieces.year(i) is not None]
        marked: set[int] = set()
        for i in reversed(candidates):  # 2021–2025 годы: the second is marked first
            if self._marked(i, marked):
                marked.add(i)
        for i in candidates:
            if i not in marked and self._joined_back(i, marked):
                marked.add(i)
        for i in sorted(marked):
            pieces.take(i, self._last(i), Reading(0, 0, pieces.year(i)))

    def _last(self, i: int) -> int:
        """The last piece of a year: its own word, if one follows."""
        after = self.pieces.ordinal_right(i + 1)
        if self._has("words", after):
            return after
        return i + 2 if self._suffixed(i) else i

    def _has(self, name: str, i: int) -> bool:
        return self.pieces.words.has(f"year.{name}", self.pieces.plain(i))

    def _marked(self, i: int, marked: set[int]) -> bool:
        pieces = self.pieces
        after = pieces.ordinal_right(i + 1)
        if self._has("words", after) and not self._has("ago", after + 1):
            return not self._decade(i, after)
        if pieces.language == "en":
            return self._english(i)
        if self._has("before", i - 1) and pieces.plain(i + 1) != "%":
            return not self._decade_before(i)
        if self._suffixed(i):
            return True
        joint = pieces.plain(i + 1)
        return (joint in DASHES or joint in pieces.joints or joint == ",") and i + 2 in marked

    def _suffixed(self, i: int) -> bool:
        """2026'da"""
        mark, suffix = self.pieces.at(i + 1), self.pieces.at(i + 2)
        return mark is not None and suffix is not None and mark.text in "'’" and self._has("suffixes", i + 2)

    def _decade(self, i: int, after: int) -> bool:
        """1990-е годы, 1990 жылдары, but not 2020–2025 жылдары"""
        pieces = self.pieces
        if (pieces.year(i) or 0) % 10 or not self._has("decade", after):
            return False
        return pieces.plain(i - 1) not in DASHES and pieces.plain(i - 1) not in pieces.joints

    def _decade_before(self, i: int) -> bool:
        """солҳои 1990-ум: a plural before a round year that no dash ties to another"""
        pieces = self.pieces
        if (pieces.year(i) or 0) % 10 or not self._has("decade", i - 1):
            return False
        after = pieces.plain(i + 1)
        return not (after in DASHES or after in pieces.joints) or pieces.year(i + 2) is None

    def _english(self, i: int) -> bool:
        pieces = self.pieces
        before, following = pieces.plain(i - 1), pieces.at(i + 1)
        if before == "of":
            return self._has("of_after", i - 2)
        hyphened = before in DASHES and pieces.plain(i - 2) in ("mid", "early", "late")
        if not self._has("before", i - 1) and not hyphened:
            return False
        if following is None or following.kind != "w":
            return following is None or following.text not in ("%", "$")
        if following.start == pieces.tokens[i].end:
            return False  # 2000s, 2000km
        return self._has("followed_by", i + 1) or following.text[0].isupper()

    def _joined_back(self, i: int, marked: set[int]) -> bool:
        """in 2015–2020, from 2015 to 2020, between 2015 and 2020"""
        pieces = self.pieces
        joined = pieces.plain(i - 1) in DASHES or pieces.plain(i - 1) in pieces.joints
        return joined and i - 2 in marked and (pieces.language == "en" or self._has("before", i - 3))
