"""/search?q=: stories first, then articles."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ..addresses import article_url, story_url
from ..page import Desk

LONGEST_QUERY = 400
MOST = 50


def routes(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/search", methods=["GET", "HEAD"])
    def search(request: Request) -> HTMLResponse:
        reader = desk.reader(request)
        query = clean(request.query_params.get("q", ""))
        found = desk.workspace.search(query, limit=MOST) if query else []
        return desk.page(
            request,
            "search.html",
            {
                "reader": reader,
                "section": reader.words("nav.search"),
                "query": query,
                "stories": [f for f in found if f.kind == "story"],
                "articles": [f for f in found if f.kind == "article"],
                "address": lambda f: story_url(f.id) if f.kind == "story" else article_url(f.id),
            },
        )

    return router


def clean(query: str) -> str:
    """What was typed, as one line without control characters and lone surrogates."""
    kept = "".join(c if c.isprintable() else " " for c in query[:LONGEST_QUERY])
    return " ".join(kept.split())
