"""Months without a day: қараша 2026, in May, last November, с марта по май 2024 года."""

from __future__ import annotations

from dataclasses import replace

from ..languages.calendar import month_of
from .datebeside import Beside
from .datepieces import Pieces, Reading
from .scanning import DASHES

__all__ = ["BareMonths"]


class BareMonths:
    """Reads the months of one text that no day has taken."""

    def __init__(self, pieces: Pieces, beside: Beside) -> None:
        self.pieces = pieces
        self.beside = beside

    def read(self, i: int, month: int, ending: str) -> None:
        """Takes the month at piece `i`, whose name ends so, where something shows that it is one."""
        p = self.pieces
        if not self.beside.written_as_month(i):
            return
        first, last = self.beside.with_year(i, i)
        if first == last and p.words.has("month_words.after", p.plain(i + 1)):
            first, last = self.beside.with_year(i, i + 1)
        year = self.beside.year_within(first, last)
        if year is not None:
            self._take(first, last, Reading(0, 0, year, month))
            return
        phrase = self.beside.phrase(first, last)
        if phrase is not None and (last > i or not self._ambiguous(i)):
            begin, end, relative = phrase
            self._take(begin, end, Reading(0, 0, None, month, unit="year", offset=relative.offset))
            return
        if self._bare_month(i, last, ending) or self._ends_range(i):
            self._take(i, last, Reading(0, 0, None, month, lean=p.lean(i - 1)))

    def _take(self, first: int, last: int, reading: Reading) -> None:
        """Takes a month, and the one tied before it: с марта по май 2024 года is March and May of that year."""
        p = self.pieces
        before = self._month_at(first - 2) if self._tied(first - 1) else None
        if before is None or reading.month is None or before >= reading.month or p.used[first - 2]:
            p.take(first, last, reading)
            return
        start, reading = self._before_both(first - 2, reading)
        p.take(first, last, reading)
        p.take(start, first - 2, replace(reading, month=before))

    def _before_both(self, i: int, reading: Reading) -> tuple[int, Reading]:
        """2026 жылдың қаңтар–наурыз айларында: a year before the first month holds for both. Where it starts, and the reading."""
        if reading.year is not None or reading.unit is not None:
            return i, reading
        start = self.beside.year_before(i)
        if start is not None:
            return start, replace(reading, year=self.pieces.year(start), lean=None)
        phrase = self.beside.phrase(i, i)
        if phrase is None or phrase[0] == i:
            return i, reading
        return phrase[0], replace(reading, unit="year", offset=phrase[2].offset, lean=None)

    def _month_at(self, i: int) -> int | None:
        p = self.pieces
        found = month_of(p.plain(i), p.language) if p.at(i) is not None else None
        return found[0] if found is not None and self.beside.written_as_month(i) else None

    def _tied(self, i: int) -> bool:
        p = self.pieces
        return p.plain(i) in DASHES or p.plain(i) in p.joints

    def _ends_range(self, i: int) -> bool:
        """from January to August: the first month is marked, the second tied to it"""
        p = self.pieces
        first = self._month_at(i - 2)
        return first is not None and self._tied(i - 1) and p.words.has("month_words.before", p.plain(i - 3))

    def _ambiguous(self, i: int) -> bool:
        """маусым is June and a season: alone it is neither."""
        word = self.pieces.plain(i)
        return any(word.startswith(month) for month in self.pieces.words.lists.get("month_words.only_with", ()))

    def _bare_month(self, i: int, last: int, ending: str) -> bool:
        """Whether a month name alone is surely a month: by its case, by айы after it, or by a word before it."""
        p = self.pieces
        following = p.at(i + 1)
        if p.language == "en" and following is not None and following.kind == "n":
            return False
        if last > i:
            return True
        if self._ambiguous(i):
            return False
        if "month_words.before" in p.words.lists:
            return p.words.has("month_words.before", p.plain(i - 1))
        return p.words.has("month_words.bare_endings", ending)
