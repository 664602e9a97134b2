"""Days and months by name: 21 ноября 2026 года, 2026 жылғы 21 қарашада, September 28, last November."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..languages.calendar import RelativePhrase, month_of
from .datepieces import Pieces, Reading
from .scanning import DASHES

__all__ = ["Months"]

_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<d>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d{2})-(?P<d2>\d{2}))(?![\d/-]|[.,]\d)"
)


class Months:
    """Reads days of a month, numeric dates and months alone."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def read(self) -> None:
        p = self.pieces
        self._numeric()
        tokens, language = p.tokens, p.language
        months = [(i, m) for i, t in enumerate(tokens) if t.kind == "w" and (m := month_of(t.plain, language))]
        for i, (month, ending) in months:
            self._month_with_day(i, month, ending)
        for i, (month, ending) in months:
            if not p.used[i]:
                self._month_alone(i, month, ending)

    def _numeric(self) -> None:
        p = self.pieces
        starts = [token.start for token in p.tokens]
        for match in _NUMERIC.finditer(p.text):
            day, month, year = (int(match[a] or match[b]) for a, b in (("d", "d2"), ("m", "m2"), ("y", "y2")))
            if month > 12 and day <= 12 and match["sep"] == "/":
                day, month = month, day
            p.found.append(Reading(match.start(), match.end(), year, month, day))
            for i in range(bisect_left(starts, match.start()), bisect_left(starts, match.end())):
                p.used[i] = True

    def _written_as_month(self, i: int) -> bool:
        p = self.pieces
        return not p.words.has("month_words.capital", "yes") or p.tokens[i].text[0].isupper()

    def _month_with_day(self, i: int, month: int, ending: str) -> None:
        p = self.pieces
        if p.used[i] or not self._written_as_month(i):
            return
        place = p.ordinal_left(i - 1)
        day = p.day(place)
        if day is not None:
            first, last = self._with_year(place, i)
            self._also_before(place, month, self._year_within(first, last))
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
        first, last = self._with_year(i, last)
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
        _, end = self._with_year(last + 2, end)
        year = self._year_within(last + 2, end)
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

    def _with_year(self, first: int, last: int) -> tuple[int, int]:
        """The span widened over the year before or after it."""
        after = self._year_after(last)
        if after is not None:
            return first, after
        before = self._year_before(first)
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

    def _year_before(self, first: int) -> int | None:
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

    def _year_within(self, first: int, last: int) -> int | None:
        p = self.pieces
        return next((y for i in range(first, last + 1) if (y := p.year(i)) is not None), None)

    def _take_dated(self, first: int, last: int, month: int, day: int) -> None:
        """Takes a day with its year: the one written, or "of last year" beside it."""
        year = self._year_within(first, last)
        phrase = self._phrase_beside(first, last) if year is None else None
        if phrase is None:
            self.pieces.take(first, last, Reading(0, 0, year, month, day))
        else:
            self.pieces.take(phrase[0], phrase[1], Reading(0, 0, None, month, day, unit="year", offset=phrase[2].offset))

    # ---- months without a day

    def _month_alone(self, i: int, month: int, ending: str) -> None:
        p = self.pieces
        if not self._written_as_month(i):
            return
        first, last = self._with_year(i, i)
        if first == last and p.words.has("month_words.after", p.plain(i + 1)):
            first, last = self._with_year(i, i + 1)
        year = self._year_within(first, last)
        if year is not None:
            p.take(first, last, Reading(0, 0, year, month))
            return
        phrase = self._phrase_beside(first, last)
        if phrase is not None and (last > i or not self._ambiguous(i)):
            begin, end, relative = phrase
            p.take(begin, end, Reading(0, 0, None, month, unit="year", offset=relative.offset))
            return
        if self._bare_month(i, last, ending):
            p.take(i, last, Reading(0, 0, None, month, lean=p.lean(i - 1)))

    def _phrase_beside(self, first: int, last: int) -> tuple[int, int, RelativePhrase] | None:
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
