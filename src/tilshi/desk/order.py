"""Order of reporting: original reports in time, copies under theirs, edits, and the gaps between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from markupsafe import Markup

from tilshi.model import Annotated, Reprint, Version

from .changes import brief_changes, same_words
from .material import Material
from .values import capital
from .words import local_day

# A silence this long between two reports of a story is told of.
PAUSE = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Copy:
    article: Annotated
    anchor: str
    name_language: str
    url: str
    at: datetime | None
    kind: str
    changed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A report, an edit, a pause, a new day, or the heading of those without a time."""

    kind: Literal["report", "edit", "pause", "day", "undated"]
    at: datetime | None = None
    words: str = ""
    article: Annotated | None = None
    anchor: str = ""
    name_language: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    changes: tuple[Markup, ...] = field(default=())


def events(material: Material) -> list[Event]:
    ordered = [material.articles[r.article_id] for r in material.view.comparison.order if r.article_id in material.articles]
    ordered += [a for a in material.view.articles if a not in ordered]
    reports = [a for a in ordered if not material.is_copy(a.id)]
    dated = [_report(a, material, ordered) for a in reports if a.article.published_at]
    dated += [e for a in ordered for e in _edits(a, material)]
    dated.sort(key=lambda e: (e.at is None, e.at))
    undated = [_report(a, material, ordered) for a in reports if not a.article.published_at]
    line = _with_gaps(dated, ordered, material)
    if undated:
        line.append(Event("undated", words=material.reader.words("order.undated")))
        line += undated
    return line


def _report(article: Annotated, material: Material, ordered: Sequence[Annotated]) -> Event:
    copies = [_copy(other, material) for other in ordered if material.is_copy(other.id) and material.root(other.id) == article.id]
    return Event(
        "report",
        article.article.published_at,
        article=article,
        anchor=material.anchors[article.article.source],
        name_language=material.name_language(article),
        url=material.url(article.id),
        notes=tuple(_notes(article, material, ordered)),
        copies=tuple(sorted(copies, key=lambda c: (c.at is None, c.at))),
    )


def _notes(article: Annotated, material: Material, ordered: Sequence[Annotated]) -> list[str]:
    words = material.reader.words
    times = [a.article.published_at for a in ordered if a.article.published_at]
    at = article.article.published_at
    notes = []
    if at and at == min(times):
        notes.append(words("order.first"))
    elif at and times:
        notes.append(words("order.after", span=words.duration((at - min(times)).total_seconds())))
    if at and len(times) > 1 and at == max(times):
        notes.append(words("order.last"))
    return notes


def _copy(article: Annotated, material: Material) -> Copy:
    reprint = material.reprints[article.id]
    return Copy(
        article,
        material.anchors[article.article.source],
        material.name_language(article),
        material.url(article.id),
        article.article.published_at,
        reprint_words(reprint, material),
        tuple((c.original.text, c.copy.text) for c in reprint.changes[:4]),
    )


def reprint_words(reprint: Reprint, material: Material) -> str:
    """How much of the copy stands in the original, in words."""
    words = material.reader.words
    copy, original = material.articles[reprint.copy], material.articles[reprint.original]
    if copy.language != original.language:
        return words("reprints.translated", share=words.percent(reprint.shared))
    return words(f"reprints.{reprint.kind}", share=words.percent(reprint.shared))


def _edits(article: Annotated, material: Material) -> list[Event]:
    """One event a change: each earlier state against the next. Its time is when the new state was seen, or says it was made."""
    earlier: Sequence[Version] = material.view.edits.get(article.id, ())
    made = []
    now = article.article
    for place, version in enumerate(earlier):
        following = earlier[place + 1] if place + 1 < len(earlier) else None
        title, text = (following.title, following.text) if following else (now.title, now.text)
        at = (following.modified_at or following.seen_at) if following else (now.modified_at or now.fetched_at)
        changes = [] if same_words(version.title, title) else brief_changes(version.title, title)
        changes += brief_changes(version.text, text)
        if changes:
            made.append(
                Event(
                    "edit",
                    at,
                    article=article,
                    anchor=material.anchors[now.source],
                    name_language=material.name_language(article),
                    url=material.url(article.id),
                    changes=tuple(changes),
                )
            )
    return made


def _with_gaps(dated: list[Event], ordered: Sequence[Annotated], material: Material) -> list[Event]:
    """Adds a heading for each day and a word for each long silence."""
    words, now = material.reader.words, material.reader.now
    reported = sorted(t for a in ordered if (t := a.article.published_at))
    days = {local_day(e.at) for e in dated if e.at}
    line: list[Event] = []
    day = None
    last: datetime | None = None
    for event in dated:
        if event.at is None:
            line.append(event)
            continue
        if last and (gap := _silence(last, event.at, reported)):
            line.append(Event("pause", words=_silent(*gap, material)))
        if local_day(event.at) != day and (len(days) > 1 or local_day(event.at) != local_day(now)):
            day = local_day(event.at)
            line.append(Event("day", event.at, words=capital(words.weekday(event.at, now))))
        line.append(event)
        last = event.at
    return line


def _silent(start: datetime, end: datetime, material: Material) -> str:
    """A silence within a day by the clock, for the day stands above it; over days with both."""
    words, now = material.reader.words, material.reader.now
    if local_day(start) == local_day(end):
        return words("order.pause", start=words.clock(start), end=words.clock(end))
    return words("order.pause", start=words.moment(start, now), end=words.moment(end, now))


def _silence(start: datetime, end: datetime, reported: Sequence[datetime]) -> tuple[datetime, datetime] | None:
    """The longest stretch without a report between two events, if it is long enough to be told."""
    inside = [start, *(t for t in reported if start < t < end), end]
    longest = max(pairwise(inside), key=lambda pair: pair[1] - pair[0])
    return longest if longest[1] - longest[0] >= PAUSE else None
