"""Dates: calendar words with the day, month or year they fix. Nothing is invented: what cannot be known is left out."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone

from ..languages.calendar import calendar
from ..languages.numbers import plain
from ..model import Date, Part, Span
from .datewords import Reading, readings
from .scanning import Spans

__all__ = ["find_dates"]

# A day named without its year lies within these bounds of publication (days). Together they span one year, so one day fits.
PAST_DAYS, NEAR_DAYS = 304, 61
FUTURE_DAYS = 200  # with a word of the future in the sentence
PAST_MONTHS, NEAR_MONTHS = 9, 2

# Publication is stored in UTC; "yesterday" is meant where the reader is. Most of the region keeps UTC+5.
_ZONES = {"tr": 3, "az": 4, "ky": 6}
_ZONE = 5

_SPEECH = re.compile(
    r"«[^«»]{0,2000}»|“[^“”]{0,2000}”|\"[^\"\n]{0,2000}\"|(?:^|(?<=[.!?:…] ))[–—-] [^\n]{0,3000}?(?:[,.!?:…] ?[–—-] |$)",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[\"«“–—-]?\s?[^\W\d_a-zа-яёәғқңөұүһі])|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*")


def find_dates(part: Part, text: str, language: str, published_at: datetime | None = None) -> list[Date]:
    """Dates by start: ISO 8601 days, months or years. `relative`: the value was reckoned from publication.

    Where publication is unknown, words that need it (yesterday, a day without its year) give no date at all.
    """
    found = readings(text, language)
    if not found:
        return []
    today = _local_day(published_at, language)
    resolve = _Resolver(text, language, today)
    dates = []
    for reading in found:
        value = resolve.value(reading)
        if value is not None:
            span = Span(part, reading.start, reading.end, text[reading.start : reading.end])
            dates.append(Date(span, value, relative=_reckoned(reading)))
    return dates


def _local_day(published_at: datetime | None, language: str) -> date | None:
    if published_at is None:
        return None
    offset = published_at.utcoffset()
    if offset:
        return published_at.date()
    zone = timezone(timedelta(hours=_ZONES.get(language, _ZONE)))
    try:
        return published_at.astimezone(zone).date() if offset is not None else published_at.date()
    except OverflowError:  # the last hours of the year 9999
        return published_at.date()


def _reckoned(reading: Reading) -> bool:
    return reading.year is None


class _Resolver:
    def __init__(self, text: str, language: str, today: date | None) -> None:
        self.text = text
        self.language = language
        self.today = today
        self._speech: Spans | None = None

    def value(self, reading: Reading) -> str | None:
        if reading.year is not None:
            return _iso(reading.year, reading.month, reading.day)
        if self.today is None:
            return None
        if reading.month is not None and reading.unit == "year":
            return _iso(self.today.year + reading.offset, reading.month, reading.day)
        if reading.unit is not None:
            return self._offset(reading, self.today)
        if reading.weekday is not None:
            return self._weekday(reading, reading.weekday, self.today)
        if reading.month is not None:
            return self._day(reading, self.today) if reading.day else self._month(reading, reading.month, self.today)
        return None

    def _offset(self, reading: Reading, today: date) -> str | None:
        if reading.unit == "year":
            return str(today.year + reading.offset)
        if reading.unit == "month":
            return _month_from(today, reading.offset)
        if reading.offset == 0 and self._in_speech(reading.start):
            return None  # "today" in somebody's mouth is mostly "nowadays"
        return (today + timedelta(days=reading.offset)).isoformat()

    def _weekday(self, reading: Reading, weekday: int, today: date) -> str | None:
        back = (today.isoweekday() - weekday) % 7
        if reading.lean == 1 or (reading.lean is None and back and self._future(reading)):
            return (today + timedelta(days=7 - back if back else 7)).isoformat()
        if reading.lean == -1 and back == 0:
            back = 7
        return (today - timedelta(days=back)).isoformat()

    def _day(self, reading: Reading, today: date) -> str | None:
        choices = []
        for year in (today.year - 1, today.year, today.year + 1):
            value = _date(year, reading.month or 0, reading.day or 0)
            if value is not None:
                choices.append((value - today).days)
        if self._future(reading):
            ahead = [d for d in choices if 0 <= d <= FUTURE_DAYS]
            if ahead and not any(-14 <= d < 0 for d in choices):
                return (today + timedelta(days=min(ahead))).isoformat()
        near = [d for d in choices if -PAST_DAYS <= d <= NEAR_DAYS]
        return (today + timedelta(days=min(near, key=abs))).isoformat() if near else None

    def _month(self, reading: Reading, month: int, today: date) -> str | None:
        behind = (today.month - month) % 12
        if reading.lean == -1:
            return _month_from(today, -behind if behind else -12)
        if reading.lean == 0:
            return f"{today.year}-{month:02d}"
        if reading.lean == 1:
            return _month_from(today, 12 - behind if behind else 12)
        if behind == 0:
            return _month_from(today, 0)
        if self._future(reading):
            return _month_from(today, 12 - behind)
        # Neither tense nor distance decides a month ten or eleven back: it may as well lie ahead.
        return _month_from(today, -behind) if behind <= PAST_MONTHS else None

    def _sentence(self, at: int) -> str:
        start = 0
        for match in _SENTENCE_END.finditer(self.text, max(0, at - 400), at):
            start = match.end()
        start = max(start, at - 400)
        end = _SENTENCE_END.search(self.text, at, min(len(self.text), at + 400))
        return self.text[start : end.start() if end else min(len(self.text), at + 400)]

    def _future(self, reading: Reading) -> bool:
        future = calendar(self.language).lists.get("context.future", frozenset())
        return any(plain(word, self.language) in future for word in _WORD.findall(self._sentence(reading.start)))

    def _in_speech(self, at: int) -> bool:
        if self._speech is None:
            self._speech = Spans([m.span() for m in _SPEECH.finditer(self.text)])
        return at in self._speech


def _date(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    """2025-09-28, 2025-09 or 2025; None where there is no such day."""
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    value = _date(year, month, day)
    return value.isoformat() if value else None


def _month_from(today: date, offset: int) -> str:
    months = today.year * 12 + today.month - 1 + offset
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
