"""/sources: how every source stands, worst first, and what was refused last."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ..page import Desk
from ..troubles import by_state

MOST_REFUSED = 100


def routes(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/sources", methods=["GET", "HEAD"])
    def sources(request: Request) -> HTMLResponse:
        reader, ws = desk.reader(request), desk.workspace
        health = ws.sources()
        refused = ws.refused(MOST_REFUSED)
        return desk.page(
            request,
            "sources.html",
            {
                "reader": reader,
                "section": reader.words("nav.sources"),
                "groups": by_state(health, reader.words),
                "total": len(health),
                "articles": sum(h.articles for h in health),
                "country": reader.words.country,
                "refused": refused,
                "reason": lambda code: reader.words(f"codes.{code}") if reader.words.has(f"codes.{code}") else code,
            },
        )

    return router
