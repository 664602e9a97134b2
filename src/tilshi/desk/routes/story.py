"""/stories/ID: what the sources of one event agree on, where they differ, who said what, who was first."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from tilshi.model import StoryView

from .. import cards, facts, order, pictures, ties, voices
from ..addresses import possible_id, story_url
from ..alone import alone as only_one
from ..aloud import aloud
from ..material import Material
from ..page import Desk
from ..reader import Reader
from ..values import NAME_KINDS


def routes(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/stories/{identity:path}", methods=["GET", "HEAD"])
    def story(request: Request, identity: str) -> Response:
        view = desk.workspace.story(identity) if possible_id(identity) else None
        if view is None:
            raise HTTPException(404)
        if view.story.id != identity:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(story_url(view.story.id) + query, 308)
        return desk.page(request, "story.html", story_page(view, desk.reader(request), desk))

    return router


def story_page(view: StoryView, reader: Reader, desk: Desk) -> Mapping[str, object]:
    ws, words, card = desk.workspace, reader.words, view.card
    material = Material(view, reader, ws)
    headline = cards.title_for(card.headlines, reader)
    comparison = view.comparison
    proper, names = facts.split_names(comparison.agreed)
    agreed = facts.agreed(proper, material)
    named = [(kind, facts.agreed([f for f in names if f.kind == kind], material)) for kind in NAME_KINDS]
    differing = facts.differing(comparison.differs, material, ws)
    rising = facts.differing(comparison.updates, material, ws, "u")
    quotes = voices.voices(comparison, material, ws)
    alone = only_one(comparison.only_one, material, ws)
    rows = ties.source_rows(material)
    return {
        "reader": reader,
        "view": view,
        "card": card,
        "title": headline.text if headline else view.story.title or words("front.untitled"),
        "title_language": headline.language if headline else words.language,
        "aloud": aloud(card, reader, ws, values=True),
        "running": cards.is_running(card.last_at, reader.now),
        "when": cards.when(card, reader),
        "alone_count": sum(len(one.passages) for one in alone),
        "bars": pictures.bars(card.times, words, count=24, width=256, height=34, whole=True),
        "units": pictures.units(card.independent, card.copies),
        "differing": differing,
        "rising": rising,
        "agreed": agreed,
        "named": [(kind, rows) for kind, rows in named if rows],
        "quotes": quotes,
        "alone": alone,
        "order": order.events(material),
        "sources": rows,
        "ties": ties.ties(material),
        "article_count": len(view.articles),
        "copies_only": sum(1 for row in rows if row.copy_of),
    }
