"""/: the stories of the last days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, cast, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tilshi.model import FrontView

from .. import cards, pictures
from ..page import Desk
from ..reader import Reader
from ..troubles import troubled
from ..values import capital

Order = Literal["rank", "time", "differs"]
PAGE = 60
MOST = 600


@dataclass(frozen=True, slots=True)
class Pick:
    """A link of the filters: taken again it lets go."""

    label: str
    n: str
    url: str
    on: bool


@dataclass(frozen=True, slots=True)
class Filter:
    title: str
    note: str
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the front page; anything unknown is as if not given."""

    order: Order
    language: str | None
    country: str | None
    topic: str | None
    differing: bool
    limit: int

    @property
    def narrowed(self) -> bool:
        return bool(self.language or self.country or self.topic or self.differing)


def asked_of(request: Request) -> Asked:
    given = request.query_params
    order = given.get("order", "rank")
    limit = given.get("limit", "")
    return Asked(
        cast(Order, order) if order in get_args(Order) else "rank",
        _short(given.get("language")),
        _short(given.get("country")),
        _short(given.get("topic")),
        given.get("differs") == "1",
        min(MOST, int(limit)) if limit.isascii() and limit.isdigit() and len(limit) < 5 and int(limit) else PAGE,
    )


def _short(value: str | None) -> str | None:
    return value if value and len(value) <= 20 and value.isalnum() else None


def routes(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/", methods=["GET", "HEAD"])
    def front(request: Request) -> HTMLResponse:
        reader, asked, ws = desk.reader(request), asked_of(request), desk.workspace
        view = ws.front(
            now=reader.now,
            order=asked.order,
            language=asked.language,
            country=asked.country,
            topic=asked.topic,
            differing=asked.differing,
            limit=asked.limit + 1,
        )
        shown = view.cards[: asked.limit]
        leads = asked.order == "rank" and bool(shown)
        rows = [
            cards.row(one, place + 1, reader, ws, dated=asked.order == "differs" or (leads and not place))
            for place, one in enumerate(shown)
        ]
        lead = rows[0] if leads else None
        others = rows[1:] if leads else rows
        troubles = troubled(ws.sources(), reader.words)
        return desk.page(
            request,
            "front.html",
            {
                "reader": reader,
                "view": view,
                "counts": view.counts,
                "heading": _heading(asked, reader),
                "lead": lead,
                "today": f"{reader.words.day(reader.now, reader.now)}, {reader.words.clock(reader.now)}",
                "lead_bars": pictures.bars(shown[0].card.times, reader.words, count=24, width=248, height=22, whole=True)
                if leads
                else "",
                "groups": _groups(others, asked, reader),
                "filters": _filters(view, asked, reader, desk) if view.total else [],
                "narrowed": _narrowed(asked, reader, desk),
                "orders": [
                    Pick(reader.words(f"orders.{o}"), "", reader.link(order=None if o == "rank" else o), o == asked.order)
                    for o in get_args(Order)
                ],
                "more": _more(len(view.cards) > asked.limit, asked, reader),
                "empty": None if rows else _empty(view, asked, reader),
                "troubled": troubles[:3],
                "troubled_count": reader.words.number(len(troubles)),
                "altered": [row for row, one in zip(rows, shown, strict=True) if one.card.altered][:4],
            },
        )

    return router


def _heading(asked: Asked, reader: Reader) -> str:
    return reader.words("front.differing_title") if asked.differing else reader.words("front.title")


def _groups(rows: list[cards.Row], asked: Asked, reader: Reader) -> list[cards.Group]:
    if asked.order == "differs" and rows:
        return [cards.Group("all", reader.words("groups.by_differing"), "", tuple(rows))]
    return cards.groups(rows, reader)


def _filters(view: FrontView, asked: Asked, reader: Reader, desk: Desk) -> list[Filter]:
    words = reader.words
    differs = (
        Pick(words("filters.all"), words.number(view.total), reader.link(differs=None), not asked.differing),
        Pick(words("filters.differing"), words.number(view.differing), reader.link(differs="1"), asked.differing),
    )
    topics = [(code, n) for code, n in view.topics if _topic(code, reader, desk)]

    def topic(code: str) -> str:
        return _topic(code, reader, desk)

    def narrowing(key: str, note: str, counted: Iterable[tuple[str, int]], on: str | None, label: Callable[[str], str]) -> Filter:
        title = words({"language": "filters.languages", "country": "filters.countries", "topic": "filters.topics"}[key])
        return _filter(key, title, words(note), counted, on, label, reader)

    return [
        f
        for f in (
            Filter(words("filters.differs"), "", differs),
            narrowing("language", "filters.articles", view.languages, asked.language, words.tongue),
            narrowing("country", "filters.stories", view.countries, asked.country, words.country),
            narrowing("topic", "filters.stories", topics, asked.topic, topic),
        )
        if f.picks
    ]


def _topic(code: str, reader: Reader, desk: Desk) -> str:
    label = desk.workspace.topic_label(code, reader.language)
    return label[:1].upper() + label[1:]


def _filter(
    key: str,
    title: str,
    note: str,
    counted: Iterable[tuple[str, int]],
    on: str | None,
    label: Callable[[str], str],
    reader: Reader,
) -> Filter:
    picks = []
    for code, n in counted:
        taken = code == on
        url = reader.link(**{key: None if taken else code})
        picks.append(Pick(capital(label(code)), reader.words.number(n), url, taken))
    return Filter(title, note, tuple(picks[:12]))


def _narrowed(asked: Asked, reader: Reader, desk: Desk) -> list[Pick]:
    words = reader.words
    made = []
    if asked.differing:
        made.append(Pick(words("filters.differing"), "", reader.link(differs=None), True))
    if asked.language:
        made.append(Pick(words.tongue(asked.language), "", reader.link(language=None), True))
    if asked.country:
        made.append(Pick(words.country(asked.country), "", reader.link(country=None), True))
    if asked.topic:
        made.append(Pick(_topic(asked.topic, reader, desk) or asked.topic, "", reader.link(topic=None), True))
    return made


def _more(there_is: bool, asked: Asked, reader: Reader) -> Pick | None:
    if not there_is or asked.limit >= MOST:
        return None
    return Pick(reader.words("front.more"), "", reader.link(limit=str(asked.limit + PAGE)), False)


@dataclass(frozen=True, slots=True)
class Empty:
    """A page without stories: what is, why, and what to do."""

    title: str
    lines: tuple[str, ...]
    code: str
    links: tuple[Pick, ...]


def _empty(view: FrontView, asked: Asked, reader: Reader) -> Empty:
    words = reader.words
    if asked.narrowed:
        links = (Pick(words("filters.clear"), "", "/", False),)
        return Empty(words("empty.filtered"), (words("empty.filtered_why"),), "", links)
    sources = Pick(words("nav.sources"), "", "/sources", False)
    if view.counts.articles:
        return Empty(words("empty.unconnected"), (words("empty.unconnected_why"),), "", (sources,))
    if view.counts.sources:
        return Empty(words("empty.no_articles"), (words("empty.no_articles_why"),), "", (sources,))
    code = "tilshi collect --once --sources https://example.kz/rss sources.opml --data DIR"
    return Empty(words("empty.no_sources"), (words("empty.no_sources_why"),), code, ())
