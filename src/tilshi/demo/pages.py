"""Pages of the made-up outlets, in three shapes that real content systems have, with the furniture of real pages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from zlib import crc32

from jinja2 import Environment, FileSystemLoader

from .region import ALMATY, HOME, Outlet, State, Written

# One outlet still serves its pages in the old encoding of its old system, with nothing in the header to say so.
OLD_ENCODING = {"stepnoy": "windows-1251"}
FEEDS = {
    "rss": ("application/rss+xml", "/feed.xml"),
    "atom": ("application/atom+xml", "/atom.xml"),
    "json": ("application/feed+json", "/feed.json"),
}


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((HOME / "pages.toml").read_text(encoding="utf-8"))


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(HOME / "pages"), autoescape=True)


def encoding_of(outlet: Outlet) -> str:
    return OLD_ENCODING.get(outlet.slug, "utf-8")


def _steady(of: str, least: int, most: int) -> int:
    """A number that looks random and is always the same for the same words."""
    return least + crc32(of.encode()) % (most - least + 1)


def printed(outlet: Outlet, moment: datetime) -> str:
    """A time as the outlet prints it: local, without a zone, months in words."""
    words, local = _words()[outlet.language], moment.astimezone(ALMATY)
    month = words["months"][local.month - 1]
    return str(words["date"]).format(year=local.year, month=month, day=local.day, clock=f"{local:%H:%M}")


def article_page(article: Written, state: State, others: Sequence[tuple[Written, State]], base: str) -> bytes:
    """The page of an article as it stands. `others`: what the outlet has besides; `base`: where its site begins."""
    outlet = article.outlet
    words, seen = _words()[outlet.language], _steady(article.id, 50, 9000)
    shape = "tables" if outlet.slug in OLD_ENCODING else ("semantic", "blocks")[_steady(outlet.slug, 0, 1)]
    return _render(
        shape,
        outlet,
        base,
        others,
        article=article,
        state=state,
        url=f"{base}/news/{article.id}",
        paragraphs=state.text.split("\n"),
        printed=printed(outlet, article.published_at),
        seen=seen,
        views=words["views"].format(seen),
        comments=words["comments"].format(_steady(article.id, 0, 40)),
        linked_data=_linked_data(article, state, base),
        year=article.published_at.year,
    )


def front_page(outlet: Outlet, listed: Sequence[tuple[Written, State]], base: str) -> bytes:
    """The outlet's front page: its articles by title, and its feed named in the head."""
    year = listed[0][0].published_at.year if listed else 2026
    return _render("front", outlet, base, listed, feed=FEEDS.get(outlet.serves), year=year)


def _render(
    shape: str, outlet: Outlet, base: str, others: Sequence[tuple[Written, State]], *, year: int, **values: object
) -> bytes:
    words = _words()[outlet.language]
    page = (
        _templates()
        .get_template(f"{shape}.html")
        .render(
            outlet=outlet,
            base=base,
            words=words,
            encoding=encoding_of(outlet),
            others=[{"url": f"{base}/news/{a.id}", "title": s.title} for a, s in others],
            footer=words["footer"].format(year=year, name=outlet.name),
            **values,
        )
    )
    return page.encode(encoding_of(outlet), "xmlcharrefreplace")


def _linked_data(article: Written, state: State, base: str) -> dict[str, object]:
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": state.title,
        "datePublished": article.published_at.astimezone(ALMATY).isoformat(),
        "dateModified": state.at.astimezone(ALMATY).isoformat(),
        "inLanguage": article.outlet.language,
        "url": f"{base}/news/{article.id}",
        "publisher": {"@type": "Organization", "name": article.outlet.name},
    }
    return data | ({"author": {"@type": "Person", "name": article.byline}} if article.byline else {})
