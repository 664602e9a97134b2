"""The words of the desk in one interface language: strings, plurals, numbers, days and times.

Strings are data: locales/<language>.toml. A table with the keys one, few, many, other is a plural; CLDR (Babel) says which
form a number takes. Times are shown in one zone, UTC+5, which all of Kazakhstan keeps since 2024-03-01.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup, escape

INTERFACE = ("kk", "ru", "en")
ZONE = timezone(timedelta(hours=5), "UTC+5")
SPACE = "\u00a0"

Entry = str | Mapping[str, str]

# From a million on, a number that loses nothing by it is written with a word: 2 400 000 000 -> 2,4 млрд.
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@cache
def words_of(language: str) -> Words:
    """The words of an interface language; Kazakh for any other."""
    return Words(language if language in INTERFACE else INTERFACE[0])


class Words:
    """Strings by dotted key. An unknown key raises KeyError: the tests read every template and module for keys."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        table = tomllib.loads((files("tilshi.desk") / "locales" / f"{language}.toml").read_text("utf-8"))
        self.entries: dict[str, Entry] = dict(_flat(table))

    def __call__(self, key: str, **values: object) -> str:
        entry = self.entries[key]
        if not isinstance(entry, str):
            raise KeyError(f"{key} is a plural: use count()")
        return entry.format(**values) if values else entry

    def has(self, key: str) -> bool:
        return key in self.entries

    def count(self, key: str, n: int, **values: object) -> str:
        """The plural form for n, with {n} written as a number."""
        entry = self.entries[key]
        if isinstance(entry, str):
            raise KeyError(f"{key} is no plural")
        form = str(self.locale.plural_form(n))
        return entry.get(form, entry["other"]).format(n=self.number(n), **values)

    def rich(self, key: str, **values: object) -> Markup:
        """As calling it, for values that are markup; everything else is escaped."""
        return Markup(escape(self(key))).format(**values)  # noqa: S704  the string is escaped first

    def rich_count(self, key: str, n: int, **values: object) -> Markup:
        """The plural form with the number in <b>."""
        entry = self.entries[key]
        form = str(self.locale.plural_form(n))
        string = entry if isinstance(entry, str) else entry.get(form, entry["other"])
        bold = Markup("<b>{}</b>").format(self.number(n))
        return Markup(escape(string)).format(n=bold, **values)  # noqa: S704  the string is escaped first

    # ---- names of languages

    def tongue(self, code: str) -> str:
        """The language's name as it stands in running text; the code itself where we have none."""
        key = f"languages.{code}"
        return self(key) if self.has(key) else (self.locale.languages.get(code.split("-")[0]) or code)

    def sign(self, code: str) -> str:
        """How a language is marked: ҚАЗ РУС ENG OʻZB …; the code in capitals for any other."""
        key = f"signs.{code}"
        return self(key) if self.has(key) else code.upper()[:5]

    def country(self, code: str) -> str:
        """A country's name: ours where the press writes it otherwise than CLDR, else CLDR's."""
        key = f"countries.{code}"
        return self(key) if self.has(key) else str(self.locale.territories.get(code, code))

    # ---- numbers

    def number(self, value: float) -> str:
        for size, name in SCALES:
            if abs(value) >= size:
                short = round(value / size, 2)
                if abs(short * size - value) < size * 1e-9:
                    return f"{self._decimal(short)}{SPACE}{self(f'scales.{name}')}"
                break
        return self._decimal(value)

    def _decimal(self, value: float) -> str:
        return format_decimal(value, format="#,##0.######", locale=self.locale).replace("\u202f", SPACE)

    def percent(self, share: float, digits: int = 0) -> str:
        """0.94 -> 94 %; with one digit 0.945 -> 94,5 %"""
        return self("units.%", n=self._decimal(round(100 * share, digits)))

    def listed(self, parts: Iterable[str]) -> str:
        """a, b және c"""
        given = list(parts)
        if len(given) < 2:
            return "".join(given)
        return f"{', '.join(given[:-1])} {self('list.and')} {given[-1]}"

    # ---- days and times

    def clock(self, moment: datetime) -> str:
        return moment.astimezone(ZONE).strftime("%H:%M")

    def day(self, moment: datetime | date, now: datetime | None = None) -> str:
        """21 қараша; with the year when it is not this one."""
        on = local_day(moment)
        same = now is not None and on.year == local_day(now).year
        return format_date(on, self("dates.day" if same else "dates.year"), locale=self.locale)

    def weekday(self, moment: datetime, now: datetime) -> str:
        """жексенбі, 15 қараша"""
        return f"{format_date(local_day(moment), 'EEEE', locale=self.locale)}, {self.day(moment, now)}"

    def short_day(self, moment: datetime, now: datetime) -> str:
        """15.11, or 15.11.2025 when it is another year: for narrow columns."""
        on = local_day(moment)
        return on.strftime("%d.%m" if on.year == local_day(now).year else "%d.%m.%y")

    def exact(self, moment: datetime) -> str:
        """Everything about a moment, for the title of a <time>."""
        return f"{self.day(moment)}, {moment.astimezone(ZONE).strftime('%H:%M:%S')} ({ZONE})"

    def moment(self, moment: datetime, now: datetime) -> str:
        """14:05 today, else day and time."""
        if local_day(moment) == local_day(now):
            return self.clock(moment)
        return f"{self.day(moment, now)}, {self.clock(moment)}"

    def ago(self, moment: datetime, now: datetime) -> str:
        """12 минут бұрын; from 24 hours on the day and time, for "3 days ago" helps nobody."""
        minutes = int((now - moment).total_seconds() // 60)
        if minutes < 0 or minutes >= 24 * 60:
            return self.moment(moment, now)
        if minutes < 1:
            return self("times.now")
        if minutes < 60:
            return self.count("times.minutes", minutes)
        return self.count("times.hours", minutes // 60)

    def duration(self, seconds: float) -> str:
        """1 сағат 35 минут: how long after another report."""
        minutes = max(0, round(seconds / 60))
        if minutes < 60:
            return self.count("spans.minutes", minutes)
        hours, rest = divmod(minutes, 60)
        if hours < 24:
            whole = self.count("spans.hours", hours)
            return f"{whole} {self.count('spans.minutes', rest)}" if rest else whole
        return self.count("spans.days", round(hours / 24))


def quote_marks(language: str) -> tuple[str, str]:
    """How a language writes quotation marks in print."""
    return ("“", "”") if language in ("en", "uz", "tr", "az", "tk") else ("«", "»")


def local_day(moment: datetime | date) -> date:
    return moment.astimezone(ZONE).date() if isinstance(moment, datetime) else moment


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterable[tuple[str, Entry]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield prefix + key, value
        elif isinstance(value, Mapping):
            if "other" in value and all(isinstance(v, str) for v in value.values()) and set(value) <= PLURALS:
                yield prefix + key, value
            else:
                yield from _flat(value, f"{prefix}{key}.")


PLURALS = {"zero", "one", "two", "few", "many", "other"}
