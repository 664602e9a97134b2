"""The application: routes, headers that keep a page to itself, errors as pages that say what to do."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tilshi.errors import TilshiError

from .page import HERE, YEAR_S, Desk, templates
from .reader import THEMES
from .routes import api, article, front, how, search, sources, story

if TYPE_CHECKING:
    from tilshi.workspace import Workspace

log = logging.getLogger("tilshi.desk")

# No script, style, font or picture but our own; no inline ones; nobody may frame a page or send its forms elsewhere.
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

Next = Callable[[Request], Awaitable[Response]]


def make_app(workspace: Workspace, *, clock: Callable[[], datetime]) -> FastAPI:
    """The desk of a workspace. `clock` gives the moment now, aware."""
    app = FastAPI(title="Tilshi", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    desk = app.state.desk = Desk(workspace, clock, templates(workspace))
    for part in (front, story, article, sources, search, how, api):
        app.include_router(part.routes(desk))
    app.mount("/static", Static(directory=HERE / "static"), name="static")
    app.add_api_route("/healthz", _healthy, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=5)
    app.middleware("http")(_guarded)
    _tell_errors(app, desk)
    return app


def _healthy() -> PlainTextResponse:
    return PlainTextResponse("ok\n")


class Static(StaticFiles):
    """Files whose address carries their digest, and fonts, are kept for a year; others are asked for again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        lasting = b"v=" in scope.get("query_string", b"") or path.endswith(".woff2")
        response.headers["Cache-Control"] = f"public, max-age={YEAR_S}, immutable" if lasting else "no-cache"
        return response


async def _guarded(request: Request, call_next: Next) -> Response:
    """Adds the headers; a theme asked for in the address goes into a cookie and out of the address."""
    theme = request.query_params.get("theme")
    response: Response
    if theme in THEMES and request.method == "GET":
        rest = urlencode([(k, v) for k, v in request.query_params.multi_items() if k != "theme"])
        path = "/" + request.url.path.lstrip("/")  # never //host, which a browser reads as another site
        response = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
        response.set_cookie("theme", theme, max_age=YEAR_S, samesite="lax")
    else:
        response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _tell_errors(app: FastAPI, desk: Desk) -> None:
    def told(request: Request, status: int, kind: str, detail: dict[str, str] | None = None) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": kind, **(detail or {})}, status)
        reader = desk.reader(request)
        try:
            return desk.page(request, "error.html", {"reader": reader, "kind": kind, "detail": detail or {}}, status=status)
        except Exception:  # the page of errors must not need what has failed
            log.exception("the page of errors failed")
            return HTMLResponse(reader.words(f"errors.{kind}.title"), status, headers=HEADERS)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        kind = {404: "missing", 405: "method"}.get(error.status_code, "request")
        return told(request, error.status_code, kind)

    @app.exception_handler(TilshiError)
    def ours(request: Request, error: TilshiError) -> Response:
        log.warning("%s: %s", request.url.path, error)
        detail = {"subject": error.subject, "reason": error.reason, "todo": error.todo}
        return told(request, 503, "store", detail)

    @app.exception_handler(Exception)
    def fault(request: Request, error: Exception) -> Response:
        log.error("fault at %s", request.url.path, exc_info=error)
        response = told(request, 500, "fault")
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
