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
from .reader import Reader
from .values import Labels, heading, lowered, value_of
from .words import SPACE, Words, local_day

# A story with a report younger than this is still running, as the words of the group say.
RUNNING = timedelta(hours=2)
MOST_SAID = 3
# Kinds of facts that read well in a list; names that all sources share are for the page of the story.
SAYABLE = ("figure", "date", "result")
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


def row(ranked: RankedCard, rank: int, reader: Reader, labels: Labels) -> Row:
    card, words = ranked.card, reader.words
    headline = title_for(card.headlines, reader)
    differs = [_fact_said(fact, "differs", "ne", words, labels) for fact in card.differs]
    rising = [_fact_said(fact, "update", "to", words, labels) for fact in card.updates]
    agreed = [_fact_said(backed(fact), "agreed", "ok", words, labels) for fact in card.agreed if fact.kind in SAYABLE]
    facts = (differs + rising)[:MOST_SAID] or agreed[:2]
    few = _few(card, words)
    return Row(
        rank=rank,
        url=f"/stories/{card.story_id}",
        title=headline.text if headline else words("front.untitled"),
        language=headline.language if headline else words.language,
        foreign=headline.language if headline and reader.foreign(headline.language) else "",
        when=when(card, reader),
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


def backed(fact: Fact) -> Fact:
    """An agreed fact by its best version: any other stands only in copies, and the page of the story tells of it."""
    return replace(fact, versions=fact.versions[:1])


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


def when(card: Card, reader: Reader) -> Markup:
    """06:40–14:05 today; with the day when the reports are older; words when no time is known."""
    first, last, words = card.first_at, card.last_at, reader.words
    if first is None or last is None:
        return Markup('<span class="unsure">{}</span>').format(words("times.unknown_short"))
    today = local_day(reader.now)
    if first == last:
        return Markup("<span><b>{}</b></span>").format(reader.time(last, "clock"))
    if local_day(last) != today:
        if local_day(first) == local_day(last):
            return Markup("<span>{}–<b>{}</b></span>").format(reader.time(first, "clock"), reader.time(last, "clock"))
        return Markup("<span>{}–<b>{}</b></span>").format(_day_time(first, reader), _day_time(last, reader))
    if local_day(first) != today:
        return Markup("<span>{}–<b>{}</b></span>").format(_day_time(first, reader), reader.time(last, "clock"))
    return Markup("<span>{}–<b>{}</b></span>").format(reader.time(first, "clock"), reader.time(last, "clock"))


def _day_time(moment: datetime, reader: Reader) -> Markup:
    words = reader.words
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        moment.isoformat(timespec="seconds"), words.exact(moment), _short_day(moment, reader)
    )


def _short_day(moment: datetime, reader: Reader) -> str:
    if (local_day(reader.now) - local_day(moment)).days == 1:
        return reader.words("times.yesterday")
    return reader.words.short_day(moment, reader.now)


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


def aloud(card: Card, reader: Reader, labels: Labels, *, values: bool = False) -> str:
    """What an editor can read out: who reports, what agrees, what differs (with `values`, how); made of facts alone."""
    words = reader.words
    sentences = [_who_reports(card, words)]
    if card.copies:
        sentences.append(words.count("aloud.copies", card.copies))
    agreed = [_pair(backed(fact), words, labels) for fact in card.agreed if fact.kind in SAYABLE][:2]
    if agreed:
        sentences.append(words("aloud.agreed", facts="; ".join(agreed)))
    if card.differs and values:
        sentences.append(words("aloud.differs", facts="; ".join(_pair(fact, words, labels) for fact in card.differs[:3])))
    elif card.differs:
        abouts = dict.fromkeys(lowered(heading(fact, words, labels).text) for fact in card.differs[:4])
        sentences.append(words("aloud.differs", facts=", ".join(abouts)))
    elif card.independent > 1:
        sentences.append(words("aloud.none"))
    return " ".join(sentences)


def _who_reports(card: Card, words: Words) -> str:
    if card.independent == 1:
        return words("aloud.single", tongue=words.tongue(card.languages[0][0]) if card.languages else "")
    sources = words.count("aloud.sources", card.independent)
    if len(card.languages) == 1:
        return words("aloud.in_one", sources=sources, tongue=in_tongue(card.languages[0][0], words))
    return words("aloud.in_many", sources=sources, languages=words.count("aloud.languages", len(card.languages)))


def in_tongue(code: str, words: Words) -> str:
    key = f"in_tongue.{code}"
    return words(key if words.has(key) else "in_tongue.und")


def _pair(fact: Fact, words: Words, labels: Labels) -> str:
    said = _fact_said(fact, "differs", "ne", words, labels)
    values = words.listed([v for v in said.values if v != "…"])
    return f"{lowered(said.label)}{SPACE}— {values}"


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
