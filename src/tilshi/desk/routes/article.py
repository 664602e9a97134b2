"""/articles/ID: one text, what was found in it on demand, what changed in it, who copied it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup
from starlette.exceptions import HTTPException

from tilshi.model import ArticleView, Reprint

from ..addresses import article_url, possible_id
from ..changes import paragraph_changes, same_words, word_changes
from ..findings import KINDS, legend, paragraphs, title_markup
from ..page import Desk
from ..reader import Reader


def routes(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/articles/{identity:path}", methods=["GET", "HEAD"])
    def article(request: Request, identity: str) -> Response:
        view = desk.workspace.article(identity) if possible_id(identity) else None
        if view is None:
            raise HTTPException(404)
        asked = request.query_params.get("marks", "").split(",")
        marks = [kind for kind in KINDS if kind in asked]
        page = article_page(view, marks, desk.reader(request), desk, read="read" in request.query_params)
        return desk.page(request, "article.html", page)

    return router


@dataclass(frozen=True, slots=True)
class Toggle:
    kind: str
    label: str
    n: int
    url: str
    on: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """The step from one state of the text to the next: (changed, markup) of its paragraphs."""

    number: int
    at: datetime | None
    title: Markup | None
    paragraphs: tuple[tuple[bool, Markup], ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A copy or an original; `copy`: this article is the copy."""

    copy: bool
    title: str
    url: str
    how: str
    altered: bool
    changes: tuple[tuple[str, str], ...]


def article_page(view: ArticleView, marks: list[str], reader: Reader, desk: Desk, *, read: bool = False) -> Mapping[str, object]:
    """What article.html shows. `read`: how every sentence was read as well, which is long."""
    annotated, ws = view.annotated, desk.workspace
    return {
        "reader": reader,
        "view": view,
        "article": annotated.article,
        "language": annotated.language,
        "title": title_markup(annotated, marks, reader, ws),
        "paragraphs": paragraphs(annotated, marks, reader, ws),
        "toggles": _toggles(annotated, marks, reader),
        "legend": legend(annotated, marks, reader, ws),
        "edits": _edits(view),
        "related": [_related(r, view, reader) for r in view.reprints],
        "topics": [label for t in annotated.topics[:3] if (label := ws.topic_label(t.code, reader.language))],
        "reading": ws.explained(annotated, reader.language) if read else None,
        "others": len(view.story.article_ids) - 1 if view.story else 0,
    }


def _toggles(annotated: object, marks: list[str], reader: Reader) -> list[Toggle]:
    made = []
    for kind in KINDS:
        n = len(getattr(annotated, kind))
        if not n:
            continue
        on = kind in marks
        kept = [k for k in marks if k != kind] if on else [*marks, kind]
        made.append(Toggle(kind, reader.words(f"marks.{kind}"), n, reader.link(marks=",".join(kept) or None), on))
    return made


def _edits(view: ArticleView) -> list[Edit]:
    """Newest change first. A state is told by when it was first seen."""
    now = view.annotated.article
    states: list[tuple[str, str, datetime | None]] = [(v.title, v.text, v.modified_at or v.seen_at) for v in view.versions]
    states.append((now.title, now.text, now.modified_at or now.fetched_at))
    edits = []
    for place in range(1, len(states)):
        (old_title, old_text, _), (title, text, at) = states[place - 1], states[place]
        changed = None if same_words(old_title, title) else word_changes(old_title, title)
        edits.append(Edit(place, at, changed, tuple(p for p in paragraph_changes(old_text, text) if p[0])))
    return [e for e in reversed(edits) if e.title is not None or e.paragraphs]


def _related(reprint: Reprint, view: ArticleView, reader: Reader) -> Related:
    words = reader.words
    is_copy = reprint.copy == view.annotated.id
    other = reprint.original if is_copy else reprint.copy
    return Related(
        copy=is_copy,
        title=view.titles.get(other, "") or words("front.untitled"),
        url=article_url(other),
        how=words(f"reprints.{reprint.kind}", share=words.percent(reprint.shared)),
        altered=reprint.kind == "altered",
        changes=tuple((c.original.text, c.copy.text) for c in reprint.changes[:8]),
    )
