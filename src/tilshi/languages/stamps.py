"""Times of publication as pages and feeds print them, in nine languages.

For text written by machines and templates ("30 сентября 2025 г. 5:34", "2026 жылғы 21 қараша", RFC 822, RFC 3339), not for
dates in running prose. Months are stems from data/<language>/page.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import cache

from .tables import LANGUAGES, strings

__all__ = ["Stamp", "find_stamps", "stamp", "zone_of"]

# Kazakhstan has kept one zone, UTC+5, since 2024-03-01. Other countries: not assumed.
_ZONES = {"KZ": timezone(timedelta(hours=5))}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed time. `moment` has a zone only where one was printed; without `clock` it is midnight of the day."""

    moment: datetime
    clock: bool

    def utc(self, country: str | None = None) -> datetime:
        """In UTC. A time without a zone is taken in the country's zone where it has one (KZ), else as UTC."""
        if self.moment.tzinfo is None:
            return self.moment.replace(tzinfo=zone_of(country)).astimezone(UTC)
        return self.moment.astimezone(UTC)


def zone_of(country: str | None) -> timezone:
    return _ZONES.get((country or "").upper(), UTC)


@cache
def _months() -> dict[str, int]:
    """Stem of a month's name -> its number, longest stems first."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for key in ("months", "months_short"):
            for number, stems in enumerate(strings(language, "page", key), 1):
                for stem in stems.casefold().split("|"):
                    if stem:
                        found.setdefault(stem, number)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "(?P<month>" + "|".join(map(re.escape, _months())) + r")[^\W\d_]{0,5}\.?"
    day = r"(?P<day>\d{1,2})(?:\s?-?(?:ші|шы|го|нчи|нжи|nji|njy|чи|st|nd|rd|th|inci|ıncı))?"
    words = {word for language in LANGUAGES for word in strings(language, "page", "year_words")}
    year_word = "(?:" + "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) + ")"
    year = r"(?P<year>(?:19|20)\d\d)"
    clocks = {word for language in LANGUAGES for word in strings(language, "page", "clock_words")}
    clock_word = "(?:" + "|".join(map(re.escape, sorted(clocks, key=lambda word: (-len(word), word)))) + ")"
    clock = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    zone = r"(?:\s?(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-]\d\d?(?::?\d\d)?(?!\d)|UTC\b|GMT\b))?"
    ending = rf"(?:\s?-?{year_word}(?!\w))?"
    after = rf"(?:[\s,|/·•–—-]{{0,4}}(?:{clock_word}\s)?\s?{clock}{zone})?"
    before = rf"(?:(?<![\d:.]){clock}{zone}[\s,|/·•–—-]{{1,4}})?"
    dates = (
        rf"(?<!\d){day}[\s\-–.]{{0,3}}{month},?\s{{0,3}}{year}{ending}",  # 21 қараша 2026, 21-noyabr 2026
        # 2026 жылғы 21 қараша, 2026-yil 21-noyabr
        rf"(?<!\d){year}\s?-?(?:njy|nji|ci|cı|cu|cü)?\s?(?:{year_word})?,?\s{{1,3}}{day}\s?[-–]?\s?{month}",
        rf"(?<!\w){month}\s{{1,3}}{day},?\s{{1,3}}{year}",  # November 21, 2026
        rf"(?<![\d.]){day}[./](?P<number>\d{{1,2}})[./]{year}(?![\d.]\d)",  # 21.11.2026
        rf"(?<!\d){year}[-./](?P<number>\d{{2}})[-./](?P<day>\d{{2}})(?!\d)",  # 2026-11-21
    )
    return tuple(re.compile(before_ + date + after_, re.I) for date in dates for before_, after_ in ((before, ""), ("", after)))


def find_stamps(text: str) -> Iterator[tuple[int, int, Stamp]]:
    """Every printed time of a short text (a page's head, a line), each with its code points, in order, none overlapping."""
    found: list[tuple[int, int, Stamp]] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            read = _read(match)
            if read is not None:
                found.append((match.start(), match.end(), read))
    end = 0
    for start, stop, read in sorted(found, key=lambda one: (one[0], not one[2].clock, -one[1])):
        if start >= end:
            yield start, stop, read
            end = stop


def _read(match: re.Match[str]) -> Stamp | None:
    part = match.groupdict()
    number = int(part["number"]) if part.get("number") else _months()[part["month"].casefold()]
    hour, minute = int(part["hour"] or 0), int(part["minute"] or 0)
    if part["half"] and not 1 <= hour <= 12:
        return None
    if part["half"]:
        hour = hour % 12 + (12 if part["half"].lower() == "p" else 0)
    try:
        moment = datetime(int(part["year"]), number, int(part["day"]), hour, minute, int(part["second"] or 0))
        return Stamp(moment.replace(tzinfo=_zone(part["zone"])), part["hour"] is not None)
    except ValueError:
        return None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    offset = re.search(r"([+-])(\d\d?):?(\d\d)?", text)
    if offset is None:
        return UTC
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))


def stamp(text: str) -> Stamp | None:
    """The time that a feed's or page's date field gives: ISO 8601, RFC 822, or printed in one of the nine languages."""
    text = text.strip()[:100]
    return _iso(text) or _mail(text) or next((read for _, _, read in find_stamps(text)), None)


def _iso(text: str) -> Stamp | None:
    if not re.match(r"\d{4}-\d\d(-\d\d|$)", text):
        return None
    if len(text) == 7:
        text += "-01"
    try:
        # RFC 3339 writes "Z" and, in the wild, "+0500" and seven digits of a second
        text = re.sub(r"(\.\d{6})\d+", r"\1", re.sub(r"\s+(?=[+-])", "", text))
        moment = datetime.fromisoformat(text)
        _ = moment.astimezone(UTC) if moment.tzinfo else moment
        return Stamp(moment, len(text) > 10)
    except (ValueError, OverflowError):
        return None


def _mail(text: str) -> Stamp | None:
    """RFC 822 / 5322, as RSS asks for."""
    if not re.search(r"\d{1,2}:\d\d", text):
        return None
    try:
        found = parsedate_tz(text)
        if found is None or not 1990 <= found[0] <= 2100:
            return None
        printed = re.search(r"([+-]\d{4}|[A-Z]{1,5})(\s*\(.*\))?$", text)  # the parser itself takes "no zone" for +0000
        zone = None if found[9] is None or not printed else timezone(timedelta(seconds=found[9]))
        return Stamp(datetime(*found[:6], tzinfo=zone), True)
    except (ValueError, TypeError, OverflowError):
        return None
