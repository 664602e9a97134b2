"""What the words of a text say about calendar days, before anybody asks when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..languages.calendar import YEARS, Calendar, RelativePhrase, calendar, month_of, weekday_of
from ..languages.numbers import vocabulary

from .scanning import DASHES, Token, scan

__all__ = ["Reading", "readings"]

_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<d>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d{2})-(?P<d2>\d{2}))(?![\d/-]|[.,]\d)"
)
_JOINTS = {
    "ru": ("по", "и", "до"),
    "en": ("to", "and", "through"),
    "kk": ("және", "мен", "пен", "бен"),
    "tr": ("ve", "ile"),
    "az": ("və",),
    "uz": ("va", "ва"),
    "ky": ("жана", "менен"),
    "tg": ("ва", "то"),
    "tk": ("we",),
}
_ALL_YEARS = re.compile(r"(?:1[5-9]|20)\d\d|2100")


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


@lru_cache(maxsize=8)  # figures ask for the same text as dates
def readings(text: str, language: str) -> tuple[Reading, ...]:
    """All calendar words of a text, by start, none overlapping."""
    return tuple(sorted(_Walk(text, language).all(), key=lambda r: r.start))


class _Walk:
    """One pass over the pieces of a text; a piece belongs to one reading at most."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.words: Calendar = calendar(language)
        self.tokens: Sequence[Token] = scan(text, language)
        self.ordinals = vocabulary(language).ordinal
        self.joints = _JOINTS.get(language, ())
        self.used = [False] * len(self.tokens)
        self.found: list[Reading] = []

    def all(self) -> list[Reading]:
        self._numeric()
        months = [(i, m) for i, t in enumerate(self.tokens) if t.kind == "w" and (m := month_of(t.plain, self.language))]
        for i, (month, ending) in months:
            self._month_with_day(i, month, ending)
        for i, (month, ending) in months:
            if not self.used[i]:
                self._month_alone(i, month, ending)
        self._years()
        for i, token in enumerate(self.tokens):
            if token.kind == "w" and not self.used[i]:
                _ = self._relative(i, token) or self._weekday(i, token)
        return self.found

    # ---- pieces

    def at(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def plain(self, i: int) -> str:
        return self.tokens[i].plain if 0 <= i < len(self.tokens) else ""

    def _integer(self, i: int) -> int | None:
        token = self.at(i)
        if token is None or token.kind != "n" or not token.text.isdigit() or self.used[i] or len(token.text) > 4:
            return None
        before = self.at(i - 1)
        if before is not None and before.end == token.start and (before.kind == "w" or before.text in "+№#"):
            return None
        return int(token.text)

    def _day(self, i: int) -> int | None:
        value = self._integer(i)
        return value if value is not None and 1 <= value <= 31 and len(self.tokens[i].text) <= 2 else None

    def _year(self, i: int) -> int | None:
        value = self._integer(i)
        return value if value is not None and value in YEARS and len(self.tokens[i].text) == 4 else None

    def _ordinal_left(self, i: int) -> int:
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

    def _ordinal_right(self, i: int) -> int:
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

    def _take(self, first: int, last: int, reading: Reading) -> None:
        for i in range(first, last + 1):
            self.used[i] = True
        self.found.append(replace(reading, start=self.tokens[first].start, end=self.tokens[last].end))

    # ---- days of a month

    def _numeric(self) -> None:
        for match in _NUMERIC.finditer(self.text):
            day, month, year = (int(match[a] or match[b]) for a, b in (("d", "d2"), ("m", "m2"), ("y", "y2")))
            if month > 12 and day <= 12 and match["sep"] == "/":
                day, month = month, day
            self.found.append(Reading(match.start(), match.end(), year, month, day))
            for i, token in enumerate(self.tokens):
                if match.start() <= token.start < match.end():
                    self.used[i] = True

    def _written_as_month(self, i: int) -> bool:
        return not self.words.has("month_words.capital", "yes") or self.tokens[i].text[0].isupper()

    def _month_with_day(self, i: int, month: int, ending: str) -> None:
        if self.used[i] or not self._written_as_month(i):
            return
        place = self._ordinal_left(i - 1)
        day = self._day(place)
        if day is not None:
            first, last = self._with_year(place, i)
            self._also_before(place, month, self._year_within(first, last))
            self._take(first, last, self._dated(first, last, month, day))
            return
        self._day_after(i, month, ending)

    def _day_after(self, i: int, month: int, ending: str) -> None:
        """September 28; қарашаның 21-і; noyabrın 21-i"""
        place = i + 1
        if self.plain(place) == ".":
            place += 1
        if self.words.has("month_words.after", self.plain(place)):
            place += 1
        day = self._day(place)
        if day is None:
            return
        last = place
        if self.language == "en":
            last = self._ordinal_right(place + 1) - 1
        else:
            hyphen, word = self.at(place + 1), self.at(place + 2)
            genitive = ending[-1:] in ("ң", "н", "n", "ň", "g", "г") and len(ending) > 1
            if not genitive or hyphen is None or word is None or hyphen.plain not in (*DASHES, "'") or word.kind != "w":
                return
            last = place + 2
        if self.language == "en" and self._also_after(i, place, last, month, day):
            return
        first, last = self._with_year(i, last)
        self._take(first, last, self._dated(first, last, month, day))

    def _also_after(self, i: int, place: int, last: int, month: int, day: int) -> bool:
        """September 28–30, 2025: the second day stands alone."""
        if self.plain(last + 1) not in (*DASHES, "and", "to"):
            return False
        second = self._day(last + 2)
        if second is None or second <= day or month_of(self.plain(last + 3), self.language):
            return False
        end = self._ordinal_right(last + 3) - 1
        _, end = self._with_year(last + 2, end)
        year = self._year_within(last + 2, end)
        self._take(last + 2, end, Reading(0, 0, year, month, second))
        self._take(i, last, Reading(0, 0, year, month, day))
        return True

    def _also_before(self, place: int, month: int, year: int | None) -> None:
        """15–17 ноября, с 15 по 17 ноября, 15-тен 17 қарашаға дейін: the first day is a date too."""
        i = place - 1
        if self.plain(i) in DASHES or self.plain(i) in self.joints:
            i -= 1
        elif self.at(i) is None or self.tokens[i].kind != "w":
            return
        i = self._ordinal_left(i) if self.at(i) and self.tokens[i].kind != "n" else i
        token = self.at(i)
        if token is not None and token.kind == "w" and self.plain(i - 1) in DASHES:
            i -= 2
        first, second = self._day(i), self._day(place)
        if first is not None and second is not None and first < second:
            self._take(i, i, Reading(0, 0, year, month, first))

    def _with_year(self, first: int, last: int) -> tuple[int, int]:
        """The span widened over the year before or after it."""
        after = self._year_after(last)
        if after is not None:
            return first, after
        before = self._year_before(first)
        return (before if before is not None else first), last

    def _year_after(self, last: int) -> int | None:
        i = last + 1
        if self.language == "en" and self.plain(i) in (",", "of"):
            i += 1
        if self.words.has("year.between", self.plain(i)):
            i += 1
        if self._year(i) is None:
            return None
        after = self._ordinal_right(i + 1)
        return after if self.words.has("year.words", self.plain(after)) else i

    def _year_before(self, first: int) -> int | None:
        i = first - 1
        if self.plain(i) in (",", "."):
            i -= 1
        if self.language == "en" and self._year(i) is not None:
            return None
        if not self.words.has("year.before_month", self.plain(i)):
            return None
        i = self._ordinal_left(i - 1)
        return i if self._year(i) is not None else None

    def _year_within(self, first: int, last: int) -> int | None:
        return next((y for i in range(first, last + 1) if (y := self._year(i)) is not None), None)

    def _dated(self, first: int, last: int, month: int, day: int | None) -> Reading:
        return Reading(0, 0, self._year_within(first, last), month, day)

    # ---- months without a day

    def _month_alone(self, i: int, month: int, ending: str) -> None:
        if not self._written_as_month(i):
            return
        first, last = self._with_year(i, i)
        if first == last and self.words.has("month_words.after", self.plain(i + 1)):
            first, last = self._with_year(i, i + 1)
        year = self._year_within(first, last)
        if year is not None:
            self._take(first, last, Reading(0, 0, year, month))
            return
        phrase = self._phrase_beside(first, last)
        if phrase is not None:
            begin, end, relative = phrase
            self._take(begin, end, Reading(0, 0, None, month, unit="year", offset=relative.offset))
            return
        if self._bare_month(i, last, ending):
            self._take(i, last, Reading(0, 0, None, month, lean=self._lean(i - 1)))

    def _phrase_beside(self, first: int, last: int) -> tuple[int, int, RelativePhrase] | None:
        """ноябре прошлого года; өткен жылдың қарашасы; November last year"""
        after = self._phrase(last + 1)
        if after is not None and after.unit == "year":
            return first, last + len(after.words), after
        for start in range(max(0, first - 3), first):
            before = self._phrase(start)
            if before is not None and before.unit == "year" and start + len(before.words) == first:
                return start, last, before
        return None

    def _bare_month(self, i: int, last: int, ending: str) -> bool:
        """Whether a month name alone is surely a month: by its case, by айы after it, or by a word before it."""
        token, following = self.tokens[i], self.at(i + 1)
        if self.language == "en" and following is not None and following.kind == "n":
            return False
        if last > i:
            return True
        stem = next((m for m in self.words.months if token.plain.startswith(m) and self.words.has("month_words.only_with", m)), "")
        if stem:
            return False
        if "month_words.before" in self.words.lists:
            return self.words.has("month_words.before", self.plain(i - 1))
        return self.words.has("month_words.bare_endings", ending)

    def _lean(self, i: int) -> int | None:
        word = self.plain(i)
        leans = (("last", -1), ("this", 0), ("next", 1))
        return next((lean for name, lean in leans if self.words.has(f"context.{name}", word)), None)

    # ---- years

    def _years(self) -> None:
        candidates = [i for i, t in enumerate(self.tokens) if t.kind == "n" and self._year(i) is not None]
        marked: set[int] = set()
        for i in reversed(candidates):
            end = self._year_end(i, marked)
            if end is not None:
                marked.add(i)
        for i in candidates:
            if i not in marked and self._joined_back(i, marked):
                marked.add(i)
        for i in sorted(marked):
            self._take(i, self._year_span_end(i), Reading(0, 0, self._year(i)))

    def _year_span_end(self, i: int) -> int:
        after = self._ordinal_right(i + 1)
        return after if self.words.has("year.words", self.plain(after)) else i

    def _year_end(self, i: int, marked: set[int]) -> int | None:
        """The last piece of a year that something marks as one, or None."""
        year, after = self._year(i), self._ordinal_right(i + 1)
        if self.words.has("year.words", self.plain(after)) and not self._counts_years(after):
            decade = year is not None and year % 10 == 0 and self._decade(i, after)
            return None if decade else after
        if self.language == "en":
            return i if self._english_year(i) else None
        if self.words.has("year.before", self.plain(i - 1)) and self.plain(i + 1) not in ("%",):
            return i
        mark, suffix = self.at(i + 1), self.at(i + 2)
        if mark is not None and suffix is not None and mark.text in "'’" and self.words.has("year.suffixes", suffix.plain):
            return i + 2
        joint = i + 1
        if self.plain(joint) in DASHES or self.plain(joint) in self.joints or self.plain(joint) == ",":
            return i if joint + 1 in marked else None
        return None

    def _counts_years(self, after: int) -> bool:
        """2000 жыл бұрын: two thousand years ago"""
        return self.plain(after + 1) in ("бұрын", "бойы", "мурун", "oldin", "önce", "əvvəl", "ago")

    def _decade(self, i: int, after: int) -> bool:
        """1990-е годы, 1990 жылдары, but not 2020–2025 жылдары"""
        plural = self.plain(after) in ("годы", "годов", "годах", "годам", "жылдары", "жылдар", "жылдардың", "yillar", "yillarda", "yıllarında")
        return plural and self.plain(i - 1) not in DASHES and self.plain(i - 1) not in self.joints

    def _english_year(self, i: int) -> bool:
        before, following = self.plain(i - 1), self.at(i + 1)
        if before in ("mid", "of", "the"):
            return before == "of" and self.words.has("year.of_after", self.plain(i - 2))
        if not self.words.has("year.before", before) and not (before in DASHES and self.plain(i - 2) in ("mid", "early", "late")):
            return False
        if following is None or following.kind != "w":
            return following is None or following.text not in ("%", "$")
        if following.start == self.tokens[i].end:
            return False  # 2000s, 2000km
        return following.plain in _AFTER_YEAR or following.text[0].isupper()

    def _joined_back(self, i: int, marked: set[int]) -> bool:
        """in 2015–2020, from 2015 to 2020, between 2015 and 2020"""
        return self.language == "en" and (self.plain(i - 1) in DASHES or self.plain(i - 1) in self.joints) and i - 2 in marked

    # ---- reckoned from publication

    def _phrase(self, i: int) -> RelativePhrase | None:
        token = self.at(i)
        if token is None or token.kind != "w":
            return None
        for phrase in self.words.phrases.get(token.plain, ()):
            if all(self.plain(i + k) == word for k, word in enumerate(phrase.words)):
                return phrase
        return None

    def _relative(self, i: int, token: Token) -> bool:
        phrase = self._phrase(i)
        if phrase is None or any(self.used[i + k] for k in range(len(phrase.words))):
            return False
        if phrase.unit == "day" and not self._surely_day(i, token):
            return False
        self._take(i, i + len(phrase.words) - 1, Reading(0, 0, unit=phrase.unit, offset=phrase.offset))
        return True

    def _surely_day(self, i: int, token: Token) -> bool:
        if self.words.has("relative_day_rules.not_after", self.plain(i - 1)):
            return False
        if not self.words.has("relative_day_rules.eve", token.plain):
            return True
        following = self.at(i + 1)
        if following is None or following.kind in ("p", "b", "n") or self.words.has("relative_day_rules.eve_next", following.plain):
            return True
        return following.plain.endswith(tuple(self.words.lists["relative_day_rules.eve_verbs"])) and len(following.plain) > 3

    def _weekday(self, i: int, token: Token) -> bool:
        last, number, ending = i, 0, ""
        for words, day in self.words.multi_weekdays.get(token.plain, ()):
            if all(self.plain(i + k) == word for k, word in enumerate(words)):
                last, number = i + len(words) - 1, day
        if not number:
            single = weekday_of(token.plain, self.language)
            if single is None:
                return False
            number, ending = single
        if not self._surely_weekday(i, last, ending) or self._beside_date(i, last):
            return False
        if self.words.has("weekday_marks.after", self.plain(last + 1)):
            last += 1
        self._take(i, last, Reading(0, 0, weekday=number, lean=self._lean(i - 1)))
        return True

    def _surely_weekday(self, i: int, last: int, ending: str) -> bool:
        if self.words.has("weekday_marks.capital", "yes") and not self.tokens[i].text[0].isupper():
            return False
        if self.words.has("weekday_marks.not_before", self.plain(i - 1)) or self.words.has("weekday_marks.not_after", self.plain(last + 1)):
            return False
        if "weekday_marks.before" in self.words.lists:
            return self.words.has("weekday_marks.before", self.plain(i - 1))
        if "weekday_marks.after" in self.words.lists:
            marked = self.words.has("weekday_marks.after", self.plain(last + 1))
            return marked or self.words.has("weekday_marks.endings", ending)
        return True

    def _beside_date(self, i: int, last: int) -> bool:
        """в пятницу, 21 ноября: the date itself says more."""
        return any(self.used[k] for k in range(max(0, i - 2), min(len(self.tokens), last + 3)))


_AFTER_YEAR = frozenset(
    "and or the a an when while as to by at in on of for with after before because but he she it they we which who its his her "
    "was were is are has have had will amid following compared from through until under over up down due despite since".split()
)
