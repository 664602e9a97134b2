"""From a template and a reader to a response: the one place where pages are rendered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .addresses import article_url, outside, story_url
from .reader import Reader, reader_of
from .words import quote_marks

if TYPE_CHECKING:
    from tilshi.workspace import Workspace

HERE = Path(__file__).parent
YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Desk:
    """What every route needs: the workspace, the clock, the templates."""

    workspace: Workspace
    clock: Callable[[], datetime]
    templates: Environment

    def reader(self, request: Request) -> Reader:
        return reader_of(request, self.clock)

    def page(self, request: Request, template: str, context: Mapping[str, object], *, status: int = 200) -> HTMLResponse:
        """The rendered page; a language asked for in the address is remembered."""
        reader = context.get("reader")
        assert isinstance(reader, Reader)
        html = self.templates.get_template(template).render(
            t=reader.words,
            made_up=self.workspace.made_up,
            workspace_name=self.workspace.name,
            **{"section": "", "query": "", **context},
        )
        response = HTMLResponse(html, status)
        response.headers["Vary"] = "Accept-Language, Cookie"
        response.headers["Cache-Control"] = "no-cache"
        if request.query_params.get("lang") == reader.language:
            response.set_cookie("lang", reader.language, max_age=YEAR_S, samesite="lax", httponly=True)
        return response


def templates(workspace: Workspace) -> Environment:
    """Templates with escaping on, compiled once."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        static=static_url,
        story_url=story_url,
        article_url=article_url,
        quote_marks=quote_marks,
        outlink=lambda url: outside(workspace.outlink(url)) if url else "",
    )
    return environment


@cache
def static_url(name: str) -> str:
    """The address of a static file with its content's digest, so that it may be kept for a year. Fonts are never changed."""
    if name.startswith("fonts/"):
        return f"/static/{name}"
    digest = hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"
