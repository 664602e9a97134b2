"""/api: the same as JSON, in the shapes of the filters (docs/reference/lines.md)."""

from __future__ import annotations

import json

from fastapi import APIRouter, Query
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from tilshi.model import Article, ArticleView, Card, Found, SourceHealth, StoryView
from tilshi.model.lines import JSON, annotated_to, comparison_to, reprint_to, story_to, time_to

from ..addresses import article_url, possible_id, story_url
from ..page import Desk
from .search import clean

Line = dict[str, JSON]


def answer(content: JSON) -> Response:
    """JSON in UTF-8, letters as they are; lone surrogates, which no decoder takes, replaced."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-cache"})


def routes(desk: Desk) -> APIRouter:
    router = APIRouter(prefix="/api")
    ws = desk.workspace

    @router.get("/stories", summary="The stories of the front page")
    def stories(
        order: str = Query("rank", pattern="^(rank|time|differs)$"),
        language: str | None = Query(None, max_length=20),
        country: str | None = Query(None, max_length=20),
        topic: str | None = Query(None, max_length=20),
        differs: bool = False,
        limit: int = Query(60, ge=1, le=600),
    ) -> Response:
        view = ws.front(
            now=desk.clock(),
            order="time" if order == "time" else "differs" if order == "differs" else "rank",
            language=language,
            country=country,
            topic=topic,
            differing=differs,
            limit=limit,
        )
        return answer({"total": view.total, "differing": view.differing, "stories": [_card(c.card, c.rank) for c in view.cards]})

    @router.get("/stories/{identity:path}", summary="One story with its comparison")
    def story(identity: str) -> Response:
        view = ws.story(identity) if possible_id(identity) else None
        if view is None:
            raise HTTPException(404)
        return answer(_story(view))

    @router.get("/articles/{identity:path}", summary="One article with its annotations")
    def article(identity: str) -> Response:
        view = ws.article(identity) if possible_id(identity) else None
        if view is None:
            raise HTTPException(404)
        return answer(_article(view))

    @router.get("/sources", summary="Every source and how it stands")
    def sources() -> Response:
        return answer([_source(one) for one in ws.sources()])

    @router.get("/search", summary="Stories, then articles, best first")
    def search(q: str = Query("", max_length=2000), limit: int = Query(50, ge=1, le=200)) -> Response:
        query = clean(q)
        return answer({"query": query, "found": [_found(f) for f in ws.search(query, limit=limit)] if query else []})

    return router


def _card(card: Card, rank: float) -> Line:
    return {
        "story_id": card.story_id,
        "url": story_url(card.story_id),
        "rank": round(rank, 4),
        "titles": {h.language: h.text for h in reversed(card.headlines)},
        "languages": dict(card.languages),
        "sources": list(card.sources),
        "independent": card.independent,
        "copies": card.copies,
        "first_published_at": time_to(card.first_at),
        "last_published_at": time_to(card.last_at),
        "differs": len(card.differs),
        "agreed": len(card.agreed),
    }


def _story(view: StoryView) -> Line:
    return {
        **story_to(view.story),
        **_card(view.card, 0.0),
        "comparison": comparison_to(view.comparison),
        "reprints": [reprint_to(r) for r in view.reprints],
        "articles": [_brief(a.article, a.language) for a in view.articles],
    }


def _brief(one: Article | Found, language: str) -> Line:
    return {
        "id": one.id,
        "url": article_url(one.id),
        "title": one.title,
        "language": language,
        "source": one.source,
        "published_at": time_to(one.published_at),
    }


def _article(view: ArticleView) -> Line:
    return {
        **annotated_to(view.annotated),
        "story_id": view.story.id if view.story else None,
        "versions": len(view.versions) + 1,
        "reprints": [reprint_to(r) for r in view.reprints],
    }


def _source(one: SourceHealth) -> Line:
    return {
        "name": one.source.name,
        "url": one.source.url,
        "kind": one.source.kind,
        "language": one.source.language,
        "country": one.source.country,
        "state": one.state,
        "reason": one.reason,
        "last_success_at": time_to(one.last_success_at),
        "articles": one.articles,
        "refused": one.refused,
    }


def _found(found: Found) -> Line:
    url = story_url(found.id) if found.kind == "story" else article_url(found.id)
    return {
        **_brief(found, found.language),
        "url": url,
        "kind": found.kind,
        "score": round(found.score, 4),
        "story_id": found.story_id,
    }
