"""/search?q=: stories first, by their title in the reader's language, then articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tilshi.model import Card, Found

from ..addresses import article_url, story_url
from ..cards import title_for
from ..page import Desk
from ..reader import Reader

LONGEST_QUERY = 400
MOST = 50
MOST_CARDS = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the page. `language` is that of the title, "" where it is not known; `card` that of a recent story."""

    found: Found
    title: str
    language: str
    url: str
    card: Card | None = None


def story_answers(found: Sequence[Found], cards: Sequence[Card], reader: Reader) -> list[Answer]:
    """A story's title as the front page would give it; an older story's from the articles that were found; else its own."""
    by_id = {card.story_id: card for card in cards}
    articles = [f for f in found if f.kind == "article"]
    languages = {article.title: article.language for article in articles}
    made = []
    for story in found:
        if story.kind != "story":
            continue
        card = by_id.get(story.id)
        headline = title_for(card.headlines, reader) if card else None
        title, language = (headline.text, headline.language) if headline else (story.title, languages.get(story.title, ""))
        if headline is None and language not in reader.reads:
            known = (a for reads in reader.reads for a in articles if a.story_id == story.id and a.language == reads)
            if article := next(known, None):
                title, language = article.title, article.language
        made.append(Answer(story, title, language, story_url(story.id), card))
    return made


def routes(desk: Desk) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/search", methods=["GET", "HEAD"])
    def search(request: Request) -> HTMLResponse:
        reader = desk.reader(request)
        query = clean(request.query_params.get("q", ""))
        found = desk.workspace.search(query, limit=MOST) if query else []
        view = desk.workspace.front(now=reader.now, limit=MOST_CARDS) if found else None
        recent = [ranked.card for ranked in view.cards] if view else []
        return desk.page(
            request,
            "search.html",
            {
                "reader": reader,
                "section": reader.words("nav.search"),
                "query": query,
                "stories": story_answers(found, recent, reader),
                "articles": [Answer(f, f.title, f.language, article_url(f.id)) for f in found if f.kind == "article"],
            },
        )

    return router


def clean(query: str) -> str:
    """What was typed, as one line without control characters and lone surrogates."""
    kept = "".join(c if c.isprintable() else " " for c in query[:LONGEST_QUERY])
    return " ".join(kept.split())
