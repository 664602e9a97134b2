"""What stands beside a month: its year, before or after it, or words for one (of last year)."""

from __future__ import annotations

from ..languages.calendar import RelativePhrase
from .datepieces import Pieces

__all__ = ["Beside"]


class Beside:
    """Looks around months and days of one text. Places are pieces, both ends included."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def written_as_month(self, i: int) -> bool:
        p = self.pieces
        return not p.words.has("month_words.capital", "yes") or p.tokens[i].text[0].isupper()

    def with_year(self, first: int, last: int) -> tuple[int, int]:
        """The span widened over the year before or after it."""
        after = self._year_after(last)
        if after is not None:
            return first, after
        before = self.year_before(first)
        return (before if before is not None else first), last

    def _year_after(self, last: int) -> int | None:
        p = self.pieces
        i = last + 1
        if p.language == "en" and p.plain(i) in (",", "of"):
            i += 1
        if p.words.has("year.between", p.plain(i)):
            i += 1
        if p.year(i) is None:
            return None
        after = p.ordinal_right(i + 1)
        if p.words.has("year.words", p.plain(after)):
            return after
        return i + 2 if p.plain(i + 1) in ("'", "’") and p.words.has("year.suffixes", p.plain(i + 2)) else i

    def year_before(self, first: int) -> int | None:
        p = self.pieces
        i = first - 1
        if p.plain(i) in (",", "."):
            i -= 1
        if p.language == "en" and p.year(i) is not None:
            return None
        if not p.words.has("year.before_month", p.plain(i)):
            return None
        i = p.ordinal_left(i - 1)
        return i if p.year(i) is not None else None

    def year_within(self, first: int, last: int) -> int | None:
        p = self.pieces
        return next((y for i in range(first, last + 1) if (y := p.year(i)) is not None), None)

    def phrase(self, first: int, last: int) -> tuple[int, int, RelativePhrase] | None:
        """ноябре прошлого года; өткен жылдың қарашасы; November last year"""
        p = self.pieces
        after = p.phrase(last + 1)
        if after is not None and after.unit == "year":
            return first, last + len(after.words), after
        for start in range(max(0, first - 3), first):
            before = p.phrase(start)
            if before is not None and before.unit == "year" and start + len(before.words) == first:
                return start, last, before
        return None
