"""Stories in a list: what a row of the front page says, and how rows are grouped by freshness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from tilshi.model import Card, Fact, Headline, RankedCard

from . import pictures
from .aloud import aloud, backed, unlike, weightiest
from .reader import Reader
from .values import Labels, heading, value_of
from .words import Words, local_day

# A story with a report younger than this is still running, as the words of the group say.
RUNNING = timedelta(hours=2)
MOST_SAID = 3
MOST_AGREED = 2
MOST_VALUES = 3

SaidKind = Literal["differs", "agreed", "update", "few", "unsure"]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a row says under its title: a sign, what it is about, the values in their own words."""

    kind: SaidKind
    sign: str
    label: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A story ready for a template. `foreign` is the language of a title that is not in the reader's."""

    rank: int
    url: str
    title: str
    language: str
    foreign: str
    when: Markup
    bars: Markup
    said: tuple[Said, ...]
    spread: tuple[Said, ...]
    few: tuple[Said, ...]
    units: Markup
    independent: int
    copies: int
    languages: tuple[tuple[str, int], ...]
    why: str
    aloud: str
    running: bool
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; `key` is running, today, yesterday, day or undated."""

    key: str
    title: str
    note: str
    rows: tuple[Row, ...]


def title_for(headlines: Sequence[Headline], reader: Reader) -> Headline | None:
    """The earliest title in the reader's language; else in one the reader reads; else the first of all."""
    for language in reader.reads:
        for headline in headlines:
            if headline.language == language:
                return headline
    return headlines[0] if headlines else None


def row(ranked: RankedCard, rank: int, reader: Reader, labels: Labels, *, dated: bool = False) -> Row:
    card, words = ranked.card, reader.words
    headline = title_for(card.headlines, reader)
    differs = [_fact_said(fact, "differs", "ne", words, labels) for fact in card.differs]
    rising = [_fact_said(fact, "update", "to", words, labels) for fact in card.updates]
    common = unlike(weightiest(card.agreed), words, labels)[:MOST_AGREED]
    agreed = [_fact_said(backed(fact), "agreed", "ok", words, labels) for fact in common]
    facts = (differs + rising)[:MOST_SAID] or agreed
    few = _few(card, words)
    return Row(
        rank=rank,
        url=f"/stories/{card.story_id}",
        title=headline.text if headline else words("front.untitled"),
        language=headline.language if headline else words.language,
        foreign=headline.language if headline and reader.foreign(headline.language) else "",
        when=when(card, reader, dated=dated),
        bars=pictures.bars(card.times, words),
        said=(*facts, *few[: max(1, 4 - len(facts))]),
        spread=tuple(facts),
        few=tuple(few),
        units=pictures.units(card.independent, card.copies),
        independent=card.independent,
        copies=card.copies,
        languages=card.languages,
        why=why(ranked, reader),
        aloud=aloud(card, reader, labels),
        running=is_running(card.last_at, reader.now),
        last_at=card.last_at,
    )


def is_running(last_at: datetime | None, now: datetime) -> bool:
    return last_at is not None and now - last_at < RUNNING


def _fact_said(fact: Fact, kind: SaidKind, sign: str, words: Words, labels: Labels) -> Said:
    """The heading in running text and the values, with the unit behind the last where the heading does not say it."""
    head = heading(fact, words, labels)
    values = [value_of(version, fact.kind, words, labels).text for version in fact.versions]
    values = list(dict.fromkeys(values))
    shown = values if len(values) <= MOST_VALUES else [*values[:MOST_VALUES], "…"]
    return Said(kind, sign, head.text, tuple(shown))


def _few(card: Card, words: Words) -> list[Said]:
    few: list[Said] = []
    if card.altered:
        few.append(Said("few", "copy", words.count("counts.altered", card.altered)))
    if card.voices:
        few.append(Said("few", "say", words.count("counts.voices", card.voices)))
    if card.edits:
        few.append(Said("few", "pen", words.count("counts.edits", card.edits)))
    if card.only and not few:
        few.append(Said("unsure", "one", words.count("counts.only", card.only)))
    return few


def when(card: Card, reader: Reader, *, dated: bool = False) -> Markup:
    """First and last report, 06:40–14:05, under a heading that tells the day of the last; the first with its day when that is
    another one. `dated`: there is no such heading, so days before today are told instead. Words when no time is known."""
    first, last = card.first_at, card.last_at
    if first is None or last is None:
        return Markup('<span class="unsure">{}</span>').format(reader.words("times.unknown_short"))
    one_day = local_day(first) == local_day(last)
    days = dated and local_day(last) != local_day(reader.now)
    begin = _short_day(first, reader) if days or not one_day else reader.time(first, "clock")
    end = _short_day(last, reader) if days else reader.time(last, "clock")
    if first == last or (days and one_day):
        return Markup("<span><b>{}</b></span>").format(end)
    return Markup("<span>{}–<b>{}</b></span>").format(begin, end)


def _short_day(moment: datetime, reader: Reader) -> Markup:
    words = reader.words
    yesterday = (local_day(reader.now) - local_day(moment)).days == 1
    shown = words("times.yesterday") if yesterday else words.short_day(moment, reader.now)
    stamp = moment.isoformat(timespec="seconds")
    return Markup('<time datetime="{}" title="{}">{}</time>').format(stamp, words.exact(moment), shown)


def why(ranked: RankedCard, reader: Reader) -> str:
    """One sentence: what puts a story where it stands."""
    card, words = ranked.card, reader.words
    parts = [words.count("why.independent", card.independent)]
    if len(card.languages) > 1:
        parts.append(words.count("why.languages", len(card.languages)))
    if card.differs:
        parts.append(words.count("why.differs", len(card.differs)))
    if card.last_at is None:
        parts.append(words("why.undated"))
    else:
        parts.append(words("why.last", when=words.ago(card.last_at, reader.now)))
    if card.copies:
        parts.append(words.count("why.copies", card.copies))
    return words("why.sentence", parts=", ".join(parts))


def groups(rows: Iterable[Row], reader: Reader) -> list[Group]:
    """Running; earlier today; each earlier day; undated. The order inside a group is that of the rows."""
    now, words = reader.now, reader.words
    today = local_day(now)

    def place(r: Row) -> tuple[int, int]:
        if r.last_at is None:
            return 9, 0
        if r.running:
            return 0, 0
        return 1, (today - local_day(r.last_at)).days

    made = []
    ordered = sorted(rows, key=place)
    first = min((r.rank for r in ordered), default=1)
    numbered = (replace(r, rank=first + i) for i, r in enumerate(ordered))  # as they stand on the page
    for (kind, days), members in groupby(numbered, key=place):
        together = tuple(members)
        if kind == 0:
            made.append(Group("running", words("groups.running"), words("groups.running_note"), together))
        elif kind == 9:
            made.append(Group("undated", words("groups.undated"), words("groups.undated_note"), together))
        elif days <= 0:
            made.append(Group("today", words("groups.today"), words("groups.today_note"), together))
        else:
            last = together[0].last_at
            day = words.weekday(last, now) if last else ""
            title = words("groups.yesterday") if days == 1 else day[:1].upper() + day[1:]
            note = words.day(last, now) if last and days == 1 else words.count("groups.days_ago", days)
            made.append(Group("day", title, note, together))
    return made
