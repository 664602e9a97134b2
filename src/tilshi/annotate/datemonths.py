"""Days by name or in digits: 21 ноября 2026 года, 2026 жылғы 21 қарашада, September 28, 21.11.2026."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..languages.calendar import month_of
from .datebaremonths import BareMonths
from .datebeside import Beside
from .datepieces import Pieces, Reading
from .scanning import DASHES

__all__ = ["Months"]

_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<d>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d{2})-(?P<d2>\d{2}))(?![\d/-]|[.,]\d)"
)


class Months:
    """Reads days of a month and numeric dates, then the months that are left."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.beside = Beside(pieces)
        self.bare = BareMonths(pieces, self.beside)

    def read(self) -> None:
        p = self.pieces
        self._numeric()
        tokens, language = p.tokens, p.language
        months = [(i, m) for i, t in enumerate(tokens) if t.kind == "w" and (m := month_of(t.plain, language))]
        for i, (month, ending) in months:
            self._month_with_day(i, month, ending)
        for i, (month, ending) in reversed(months):  # қаңтар–тамыз айларында: what marks the second marks the first
            if not p.used[i]:
                self.bare.read(i, month, ending)

    def _numeric(self) -> None:
        p = self.pieces
        starts = [token.start for token in p.tokens]
        for match in _NUMERIC.finditer(p.text):
            day, month, year = (int(match[a] or match[b]) for a, b in (("d", "d2"), ("m", "m2"), ("y", "y2")))
            if match["sep"] == "/" and p.language == "en":
                if day <= 12 and month <= 12 and day != month:
                    continue  # 5 June or 6 May
                if month > 12:
                    day, month = month, day
            p.found.append(Reading(match.start(), match.end(), year, month, day))
            for i in range(bisect_left(starts, match.start()), bisect_left(starts, match.end())):
                p.used[i] = True

    def _month_with_day(self, i: int, month: int, ending: str) -> None:
        p = self.pieces
        if p.used[i] or not self.beside.written_as_month(i):
            return
        place = p.ordinal_left(i - 1)
        day = p.day(place)
        if day is not None:
            first, last = self.beside.with_year(place, i)
            self._also_before(place, month, self.beside.year_within(first, last))
            self._take_dated(first, last, month, day)
            return
        self._day_after(i, month, ending)

    def _day_after(self, i: int, month: int, ending: str) -> None:
        """September 28; қарашаның 21-і; noyabrın 21-i"""
        p = self.pieces
        place = i + 1
        if p.plain(place) == ".":
            place += 1
        if p.words.has("month_words.after", p.plain(place)):
            place += 1
        day = p.day(place)
        last = self._day_end(place, ending)
        if day is None or last is None or (p.language == "en" and self._also_after(i, last, month, day)):
            return
        first, last = self.beside.with_year(i, last)
        self._take_dated(first, last, month, day)

    def _day_end(self, place: int, ending: str) -> int | None:
        """The last piece of a day that follows its month; elsewhere the month is a genitive and the day has an ending."""
        p = self.pieces
        if p.language == "en":
            return p.ordinal_right(place + 1) - 1
        mark, word = p.at(place + 1), p.at(place + 2)
        if mark is None or word is None or word.kind != "w" or mark.plain not in (*DASHES, "'"):
            return None
        return place + 2 if p.words.has("month_words.genitive", ending) else None

    def _also_after(self, i: int, last: int, month: int, day: int) -> bool:
        """September 28–30, 2025: the second day stands alone."""
        p = self.pieces
        if p.plain(last + 1) not in (*DASHES, "and", "to"):
            return False
        second = p.day(last + 2)
        if second is None or second <= day or month_of(p.plain(last + 3), p.language):
            return False
        end = p.ordinal_right(last + 3) - 1
        _, end = self.beside.with_year(last + 2, end)
        year = self.beside.year_within(last + 2, end)
        p.take(last + 2, end, Reading(0, 0, year, month, second))
        p.take(i, last, Reading(0, 0, year, month, day))
        return True

    def _also_before(self, place: int, month: int, year: int | None) -> None:
        """15–17 ноября, с 15 по 17 ноября, 15-тен 17 қарашаға дейін: the first day is a date too."""
        p = self.pieces
        i = place - 1
        if p.plain(i) in DASHES or p.plain(i) in p.joints:
            i -= 1
        elif p.at(i) is None or p.tokens[i].kind != "w":
            return
        i = p.ordinal_left(i) if p.at(i) and p.tokens[i].kind != "n" else i
        token = p.at(i)
        if token is not None and token.kind == "w" and p.plain(i - 1) in DASHES:
            i -= 2
        first, second = p.day(i), p.day(place)
        if first is not None and second is not None and first < second:
            p.take(i, i, Reading(0, 0, year, month, first))

    def _take_dated(self, first: int, last: int, month: int, day: int) -> None:
        """Takes a day with its year: the one written, or "of last year" beside it."""
        if self._in_name(first, last):
            self.pieces.take(first, last, Reading(0, 0))  # neither a date nor a figure
            return
        year = self.beside.year_within(first, last)
        phrase = self.beside.phrase(first, last) if year is None else None
        if phrase is None:
            self.pieces.take(first, last, Reading(0, 0, year, month, day))
        else:
            self.pieces.take(phrase[0], phrase[1], Reading(0, 0, None, month, day, unit="year", offset=phrase[2].offset))

    def _in_name(self, first: int, last: int) -> bool:
        """улица 8 Марта, 15 Temmuz Köprüsü: a day within the name of a street or bridge is none."""
        p = self.pieces
        before = p.plain(first - 2) if p.plain(first - 1) == "." else p.plain(first - 1)
        return p.words.has("name_words.before", before) or p.words.has("name_words.after", p.plain(last + 1))
