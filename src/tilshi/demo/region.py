"""The made-up region as records: outlets, events, articles, and the labels planted in them.

Read from region/*.toml. Days count from a base day passed in; times are of Almaty (UTC+5).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any, cast
from unicodedata import normalize

from ..model import ChangeKind, ReprintKind
from ..model.lines import content_id

HOME = Path(__file__).parent / "region"
ALMATY = timezone(timedelta(hours=5))
Table = Mapping[str, Any]  # as tomllib gives it; goes no further than this file


class RegionFault(ValueError):
    """A file of the region says what cannot be: our own mistake, found by the tests."""


@dataclass(frozen=True, slots=True)
class Outlet:
    slug: str
    name: str
    kind: str
    language: str
    country: str
    serves: str

    @property
    def host(self) -> str:
        return f"{self.slug}.example"


@dataclass(frozen=True, slots=True)
class State:
    """What an article says from a moment on; `what` tells an edit's reason, "" for the first state."""

    at: datetime
    title: str
    text: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """A change planted in an altered reprint: the words in the original and in the copy."""

    kind: ChangeKind
    original: str
    copy: str
    original_context: str
    copy_context: str


@dataclass(frozen=True, slots=True)
class Written:
    """An article of the region. `id` is the region's own (event-slug-number); `states` has at least one, oldest first."""

    id: str
    event: str
    outlet: Outlet
    states: tuple[State, ...]
    byline: str | None = None
    copy_of: str | None = None
    copy_kind: ReprintKind | None = None
    change: Planted | None = None

    @property
    def published_at(self) -> datetime:
        return self.states[0].at

    @property
    def url(self) -> str:
        return f"http://{self.outlet.host}/news/{self.id}"

    @property
    def article_id(self) -> str:
        """The id Tilshi gives the article when it has collected it: identity is the address."""
        return content_id(self.url, "", "", "")

    def at(self, now: datetime) -> State | None:
        """What it says at a moment; None before it is published."""
        return next((state for state in reversed(self.states) if state.at <= now), None)


@dataclass(frozen=True, slots=True)
class Given:
    """One value of a figure and the articles that give it."""

    value: float | int
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureLabel:
    """A figure several articles give: one version where they agree, two or more where they differ."""

    about: str
    versions: tuple[Given, ...]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteLabel:
    """One utterance: (article, words) for each article that has it."""

    speaker: str
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OnlyLabel:
    article: str
    about: str
    text: str
    value: float | int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    about: str
    kind: str
    articles: tuple[Written, ...]
    running: bool = False
    looks_like: tuple[str, ...] = ()
    differs: tuple[FigureLabel, ...] = ()
    agrees: tuple[FigureLabel, ...] = ()
    quotes: tuple[QuoteLabel, ...] = ()
    only: tuple[OnlyLabel, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """All of it, with its last day on `base`; `by_id` holds the articles by the region's own ids."""

    base: date
    outlets: tuple[Outlet, ...]
    events: tuple[Event, ...]
    by_id: Mapping[str, Written] = field(default_factory=dict)

    @property
    def articles(self) -> Iterator[Written]:
        return (article for event in self.events for article in event.articles)

    def of(self, slug: str, now: datetime) -> list[Written]:
        """What an outlet has published by now, newest first."""
        mine = [a for a in self.articles if a.outlet.slug == slug and a.published_at <= now]
        return sorted(mine, key=lambda a: (a.published_at, a.id), reverse=True)


def almaty_day(now: datetime) -> date:
    """The day in Almaty at a moment: the base day that makes the region's last day today."""
    return now.astimezone(ALMATY).date()


def load_region(base: date, home: Path = HOME) -> Region:
    """The region with its last day on `base`. Raises RegionFault, naming the article, where the files contradict themselves."""
    outlets = tuple(
        Outlet(s["slug"], s["name"], s["kind"], s["language"], s["country"], s["serves"])
        for s in tomllib.loads((home / "sources.toml").read_text(encoding="utf-8"))["source"]
    )
    by_slug = {outlet.slug: outlet for outlet in outlets}
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((home / "events").glob("*.toml"))]
    by_id: dict[str, Written] = {}
    events = tuple(_event(table, by_slug, base, by_id) for table in tables)
    return Region(base, outlets, events, by_id)


def _event(table: Table, outlets: Mapping[str, Outlet], base: date, by_id: dict[str, Written]) -> Event:
    head = table["event"]
    rows: Sequence[Table] = table.get("article", [])
    # Originals first: a copy may stand before its original in the file, and copies of copies are allowed.
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if "copy_of" not in row or row["copy_of"] in by_id]
        if not ready:
            raise RegionFault(f"{waiting[0]['id']}: copy_of {waiting[0]['copy_of']!r} is not in the event")
        for row in ready:
            if row["id"] in by_id:
                raise RegionFault(f"{row['id']}: twice")
            by_id[row["id"]] = _written(row, head["id"], outlets, base, by_id)
            waiting.remove(row)
    return Event(
        id=head["id"],
        about=head["about"],
        kind=head["kind"],
        articles=tuple(by_id[row["id"]] for row in rows),
        running=head.get("running", False),
        looks_like=tuple(head.get("looks_like", ())),
        differs=tuple(
            FigureLabel(d["about"], tuple(Given(v["value"], tuple(v["articles"])) for v in d["versions"]), d.get("unit"))
            for d in table.get("differs", [])
        ),
        agrees=tuple(
            FigureLabel(a["about"], (Given(a["value"], tuple(a["articles"])),), a.get("unit")) for a in table.get("agrees", [])
        ),
        quotes=tuple(
            QuoteLabel(q["speaker"], tuple((v["article"], _nfc(v["text"])) for v in q["versions"]))
            for q in table.get("quote", [])
        ),
        only=tuple(OnlyLabel(o["article"], o["about"], _nfc(o["text"]), o.get("value")) for o in table.get("only", [])),
    )


def _nfc(text: str) -> str:
    return normalize("NFC", text).strip()


def _moment(base: date, row: Table) -> datetime:
    at = datetime.combine(base + timedelta(days=row["day"]), time.fromisoformat(row["time"]), ALMATY)
    return at.astimezone(UTC)


def _paragraphs(text: str) -> str:
    """One paragraph a line, as articles keep them."""
    return "\n".join(" ".join(part.split("\n")).strip() for part in _nfc(text).split("\n\n") if part.strip())


def _written(row: Table, event: str, outlets: Mapping[str, Outlet], base: date, by_id: Mapping[str, Written]) -> Written:
    published = _moment(base, row)
    original = by_id[row["copy_of"]] if "copy_of" in row else None
    source = original.at(published) if original else None
    if original and source is None:
        raise RegionFault(f"{row['id']}: published before {original.id}, which it copies")
    text = _copied(row, source.text) if source else _paragraphs(row["text"])
    states = [State(published, _nfc(row["title"]), text)]
    for edit in sorted(row.get("edit", []), key=lambda e: (e["day"], e["time"])):
        last = states[-1]
        states.append(State(_moment(base, edit), *_replaced(row["id"], last.title, last.text, edit["replace"]), edit["what"]))
    return Written(
        id=row["id"],
        event=event,
        outlet=outlets[row["source"]],
        states=tuple(states),
        byline=row.get("byline"),
        copy_of=row.get("copy_of"),
        copy_kind=cast("ReprintKind | None", row.get("copy_kind")),
        change=_planted(row),
    )


def _replaced(identity: str, title: str, text: str, pairs: Sequence[Sequence[str]]) -> tuple[str, str]:
    for old, new in pairs:
        old, new = _paragraphs(old), _paragraphs(new)
        if old not in text and old not in title:
            raise RegionFault(f"{identity}: {old!r} is not there to be replaced")
        title, text = title.replace(old, new), text.replace(old, new, 1)
    return title, text


def _copied(row: Table, text: str) -> str:
    """A reprint's text out of its original's, by the rules in the row."""
    paragraphs = text.split("\n")
    if "keep" in row:
        paragraphs = [paragraphs[at] for at in row["keep"]]
    _, text = _replaced(row["id"], "", "\n".join(paragraphs), row.get("replace", []))
    return "\n".join(part for part in (_nfc(row.get("before", "")), text, _nfc(row.get("after", ""))) if part)


def _planted(row: Table) -> Planted | None:
    if "change" not in row:
        return None
    change = row["change"]
    ((old, new),) = row["replace"]
    return Planted(change["kind"], _nfc(change["original"]), _nfc(change["copy"]), _nfc(old), _nfc(new))
