"""Pages of the made-up outlets, in three shapes that real content systems have, with the furniture of real pages."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from html import escape
from typing import Any
from zlib import crc32

from .region import ALMATY, HOME, Outlet, State, Written

# One outlet still serves its pages in the old encoding of its old system, with nothing in the header to say so.
OLD_ENCODING = {"stepnoy": "windows-1251"}


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((HOME / "pages.toml").read_text(encoding="utf-8"))


def words_of(outlet: Outlet) -> Mapping[str, Any]:
    return _words()[outlet.language]


def encoding_of(outlet: Outlet) -> str:
    return OLD_ENCODING.get(outlet.slug, "utf-8")


def _steady(of: str, least: int, most: int) -> int:
    """A number that looks random and is always the same for the same words."""
    return least + crc32(of.encode()) % (most - least + 1)


def printed(outlet: Outlet, moment: datetime) -> str:
    """A time as the outlet prints it: local, without a zone, months in words."""
    words, local = words_of(outlet), moment.astimezone(ALMATY)
    month = words["months"][local.month - 1]
    return str(words["date"]).format(year=local.year, month=month, day=local.day, clock=f"{local:%H:%M}")


def article_page(article: Written, state: State, others: Sequence[tuple[Written, State]], base: str) -> bytes:
    """The page of an article as it stands. `others`: what the outlet has besides; `base`: where its site begins."""
    shapes = (_semantic, _blocks, _tables)
    shape = _tables if article.outlet.slug in OLD_ENCODING else shapes[_steady(article.outlet.slug, 0, 1)]
    page = shape(article, state, others, base)
    return page.encode(encoding_of(article.outlet), "xmlcharrefreplace")


def front_page(outlet: Outlet, listed: Sequence[tuple[Written, State]], base: str) -> bytes:
    """The outlet's front page: its articles by title, and its feed named in the head."""
    links = "".join(f'<li><a href="{base}/news/{a.id}">{escape(s.title)}</a></li>' for a, s in listed)
    kind, path = FEEDS.get(outlet.serves, ("", ""))
    feed = f'<link rel="alternate" type="{kind}" href="{base}{path}">' if kind else ""
    body = f"{_notice(outlet)}{_menu(outlet, base)}<h1>{escape(outlet.name)}</h1><ul>{links}</ul>{_footer(outlet, listed)}"
    return _page(outlet, outlet.name, feed, body).encode(encoding_of(outlet), "xmlcharrefreplace")


FEEDS = {
    "rss": ("application/rss+xml", "/feed.xml"),
    "atom": ("application/atom+xml", "/atom.xml"),
    "json": ("application/feed+json", "/feed.json"),
}


def _page(outlet: Outlet, title: str, head: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{outlet.language}"><head><meta charset="{encoding_of(outlet)}">'
        f'<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title>{head}"
        "<style>body{font:17px/1.5 serif;max-width:44rem;margin:auto;padding:1rem}.notice{background:#fe9;padding:.5rem}</style>"
        f"</head><body>{body}</body></html>\n"
    )


def _notice(outlet: Outlet) -> str:
    return f'<div class="notice banner" role="note">{escape(words_of(outlet)["made_up"])}</div>'


def _menu(outlet: Outlet, base: str) -> str:
    links = "".join(f'<li><a href="{base}/">{escape(word)}</a></li>' for word in words_of(outlet)["menu"])
    return f'<header><a class="logo" href="{base}/">{escape(outlet.name)}</a><nav><ul>{links}</ul></nav></header>'


def _footer(outlet: Outlet, listed: Sequence[tuple[Written, State]]) -> str:
    year = listed[0][0].published_at.year if listed else 2026
    return f"<footer><p>{escape(words_of(outlet)['footer'].format(year=year, name=outlet.name))}</p><p>18+</p></footer>"


def _paragraphs(state: State) -> list[str]:
    return [f"<p>{escape(part)}</p>" for part in state.text.split("\n")]


def _links(others: Sequence[tuple[Written, State]], base: str, count: int, skip: int = 0) -> str:
    some = others[skip : skip + count]
    return "".join(f'<li><a href="{base}/news/{a.id}">{escape(s.title)}</a></li>' for a, s in some)


def _share(outlet: Outlet) -> str:
    words = words_of(outlet)
    networks = "".join(f'<a href="#">{escape(n)}</a> ' for n in words["networks"])
    return f'<div class="share">{escape(words["share"])} {networks}</div>'


def _tags(article: Written) -> str:
    words = words_of(article.outlet)
    return f'<div class="tags">{escape(words["tags"])} <a href="#">{escape(words["rubric"])}</a></div>'


def _semantic(article: Written, state: State, others: Sequence[tuple[Written, State]], base: str) -> str:
    """As a present-day system writes it: article and time elements, JSON-LD, OpenGraph."""
    outlet, words = article.outlet, words_of(article.outlet)
    url = f"{base}/news/{article.id}"
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": state.title,
        "datePublished": article.published_at.astimezone(ALMATY).isoformat(),
        "dateModified": state.at.astimezone(ALMATY).isoformat(),
        "inLanguage": outlet.language,
        "url": url,
        "publisher": {"@type": "Organization", "name": outlet.name},
    }
    if article.byline:
        data["author"] = {"@type": "Person", "name": article.byline}
    head = (
        f'<link rel="canonical" href="{url}"><meta property="og:title" content="{escape(state.title)}">'
        f'<meta property="og:site_name" content="{escape(outlet.name)}">'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False).replace("<", chr(92) + "u003c")}</script>'
    )
    parts = _paragraphs(state)
    if len(others) > 3:
        link = others[_steady(article.id, 0, 2)]
        aside = f'<aside class="read-also"><b>{escape(words["read_also"])}</b> '
        parts.insert(2, f'{aside}<a href="{base}/news/{link[0].id}">{escape(link[1].title)}</a></aside>')
    by = f'<span class="author">{escape(words["author"])} {escape(article.byline)}</span>' if article.byline else ""
    body = (
        f'{_notice(outlet)}<div class="cookie-consent"><p>{escape(words["cookie"])}</p><button>{escape(words["accept"])}</button></div>'
        f"{_menu(outlet, base)}<main><article><h1>{escape(state.title)}</h1>"
        f'<div class="meta"><time datetime="{article.published_at.isoformat()}">{printed(outlet, article.published_at)}</time> '
        f'<span class="views">{escape(words["views"].format(_steady(article.id, 80, 9000)))}</span> {by}</div>'
        f'<figure><img src="/p.jpg" alt=""><figcaption>{escape(words["photo"])}</figcaption></figure>'
        f"{''.join(parts)}{_tags(article)}{_share(outlet)}</article>"
        f'<section class="related"><h3>{escape(words["popular"])}</h3><ul>{_links(others, base, 5)}</ul></section>'
        f'<section class="comments"><h3>{escape(words["comments"].format(_steady(article.id, 0, 40)))}</h3>'
        f"<p>{escape(words['no_comments'])}</p></section></main>{_footer(outlet, [(article, state)])}"
    )
    return _page(outlet, f"{state.title} | {outlet.name}", head, body)


def _blocks(article: Written, state: State, others: Sequence[tuple[Written, State]], base: str) -> str:
    """As a home-made system writes it: divs, a printed time, furniture between the paragraphs."""
    outlet, words = article.outlet, words_of(article.outlet)
    head = (
        f'<link rel="canonical" href="{base}/news/{article.id}">'
        f'<meta property="og:title" content="{escape(state.title)} — {escape(outlet.name)}">'
    )
    parts = _paragraphs(state)
    if len(others) > 4:
        parts.insert(3, f'<p><strong>{escape(words["read_also"])}</strong></p><ul class="also">{_links(others, base, 2, 2)}</ul>')
    by = f'<div class="byline">{escape(words["author"])} {escape(article.byline)}</div>' if article.byline else ""
    body = (
        f'{_notice(outlet)}{_menu(outlet, base)}<div id="wrap"><div class="breadcrumbs"><a href="{base}/">{escape(words["menu"][0])}</a> / '
        f'<a href="#">{escape(words["rubric"])}</a></div><div class="content"><h1 class="title">{escape(state.title)}</h1>'
        f'<div class="info"><span class="date">{printed(outlet, article.published_at)}</span> <span class="eye">{_steady(article.id, 50, 4000)}</span></div>'
        f'{by}<div class="article-body">{"".join(parts)}<p><em>{escape(words["photo"])}</em></p></div>'
        f'<div class="ad">{escape(words["advert"])}</div>{_share(outlet)}{_tags(article)}'
        f'<p class="typo">{escape(words["mistake"])}</p><p class="tg"><a href="#">{escape(words["subscribe"])}</a></p></div>'
        f'<div class="sidebar"><b>{escape(words["popular"])}</b><ul>{_links(others, base, 6)}</ul></div>'
        f"</div>{_footer(outlet, [(article, state)])}"
    )
    return _page(outlet, f"{state.title} — {outlet.name}", head, body)


def _tables(article: Written, state: State, others: Sequence[tuple[Written, State]], base: str) -> str:
    """As a system of 2005 writes it: tables, no marks of any kind, breaks instead of paragraphs."""
    outlet, words = article.outlet, words_of(article.outlet)
    text = "<br><br>\n".join(escape(part) for part in state.text.split("\n"))
    by = f"<i>{escape(article.byline)}</i><br><br>" if article.byline else ""
    body = (
        f'{_notice(outlet)}{_menu(outlet, base)}<table width="100%"><tr><td valign="top" width="75%">'
        f"<h1>{escape(state.title)}</h1><small>{printed(outlet, article.published_at)}</small><br>{by}"
        f'<div class="text">{text}</div><br><small>{escape(words["views"].format(_steady(article.id, 30, 900)))}</small>'
        f'</td><td valign="top" class="sidebar"><b>{escape(words["popular"])}</b><ul>{_links(others, base, 5)}</ul></td></tr></table>'
        f"{_footer(outlet, [(article, state)])}"
    )
    return _page(outlet, f"{outlet.name}: {state.title}", "", body)
