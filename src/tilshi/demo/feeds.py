"""Feeds and sitemaps of the made-up outlets: RSS 2.0, Atom, JSON Feed 1.1, a Google News sitemap, robots.txt, OPML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from ..model import Source
from .region import ALMATY, Outlet, Region, State, Written

Listed = Sequence[tuple[Written, State]]
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
PATHS = {"rss": "/feed.xml", "atom": "/atom.xml", "json": "/feed.json", "sitemap": "/sitemap-news.xml"}


def _lead(state: State) -> str:
    return state.text.partition("\n")[0]


def _rfc3339(moment: datetime) -> str:
    return moment.astimezone(ALMATY).isoformat(timespec="seconds")


def rss(outlet: Outlet, listed: Listed, base: str) -> str:
    """RSS 2.0; a channel's items carry their whole text, as messages do; edits show as atom:updated."""
    items = []
    for article, state in listed:
        url = f"{base}/news/{article.id}"
        told = state.text if outlet.kind == "channel" else _lead(state)
        by = f"<dc:creator>{escape(article.byline)}</dc:creator>" if article.byline else ""
        updated = f"<atom:updated>{_rfc3339(state.at)}</atom:updated>" if state.at != article.published_at else ""
        items.append(
            f'<item><title>{escape(state.title)}</title><link>{url}</link><guid isPermaLink="true">{url}</guid>'
            f"<pubDate>{format_datetime(article.published_at.astimezone(ALMATY))}</pubDate>{updated}{by}"
            f"<description>{escape(told)}</description></item>"
        )
    return (
        f'{_XML}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(outlet.name)}</title><link>{base}/</link><description>Made up</description>"
        f"<language>{outlet.language}</language>{''.join(items)}</channel></rss>\n"
    )


def atom(outlet: Outlet, listed: Listed, base: str) -> str:
    entries = []
    for article, state in listed:
        url = f"{base}/news/{article.id}"
        by = f"<author><name>{escape(article.byline)}</name></author>" if article.byline else ""
        entries.append(
            f'<entry><id>{url}</id><title>{escape(state.title)}</title><link rel="alternate" href="{url}"/>'
            f"<published>{_rfc3339(article.published_at)}</published><updated>{_rfc3339(state.at)}</updated>{by}"
            f'<summary type="text">{escape(_lead(state))}</summary></entry>'
        )
    updated = max((state.at for _, state in listed), default=datetime(2026, 1, 1, tzinfo=ALMATY))
    return (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.language}"><id>{base}/</id>'
        f'<title>{escape(outlet.name)}</title><subtitle>Made up</subtitle><link href="{base}/"/>'
        f'<link rel="self" href="{base}/atom.xml"/><author><name>{escape(outlet.name)}</name></author>'
        f"<updated>{_rfc3339(updated)}</updated>{''.join(entries)}</feed>\n"
    )


def json_feed(outlet: Outlet, listed: Listed, base: str) -> str:
    items = []
    for article, state in listed:
        url = f"{base}/news/{article.id}"
        html = "".join(f"<p>{escape(part)}</p>" for part in state.text.split("\n"))
        item = {"id": url, "url": url, "title": state.title, "content_html": html, "language": outlet.language}
        item |= {"date_published": _rfc3339(article.published_at)}
        if state.at != article.published_at:
            item["date_modified"] = _rfc3339(state.at)
        items.append(item | ({"authors": [{"name": article.byline}]} if article.byline else {}))
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": outlet.name,
        "description": "Made up",
        "home_page_url": f"{base}/",
        "feed_url": f"{base}/feed.json",
        "language": outlet.language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def news_sitemap(outlet: Outlet, listed: Listed, base: str) -> str:
    """A Google News sitemap. All ten days are in it, though the format asks for two: the region would else be half empty."""
    urls = [
        f"<url><loc>{base}/news/{article.id}</loc><lastmod>{_rfc3339(state.at)}</lastmod><news:news><news:publication>"
        f"<news:name>{escape(outlet.name)}</news:name><news:language>{outlet.language}</news:language></news:publication>"
        f"<news:publication_date>{_rfc3339(article.published_at)}</news:publication_date>"
        f"<news:title>{escape(state.title)}</news:title></news:news></url>"
        for article, state in listed
    ]
    return (
        f'{_XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{"".join(urls)}</urlset>\n'
    )


def robots(outlet: Outlet, base: str) -> str:
    return f"User-agent: *\nAllow: /\nDisallow: /drafts/\nSitemap: {base}{PATHS[outlet.serves]}\n"


def sources_of(region: Region) -> list[Source]:
    return [
        Source(
            name=o.name,
            url=f"http://{o.host}{PATHS[o.serves]}",
            kind="sitemap" if o.serves == "sitemap" else "rss",
            homepage=f"http://{o.host}/",
            language=o.language,
            country=o.country,
        )
        for o in region.outlets
    ]


def opml(region: Region) -> bytes:
    """The region's sources as OPML 2.0, by the hosts' own names (see serve.connect_to)."""
    outlines = "".join(
        f'<outline type="{s.kind}" text="{escape(s.name)}" xmlUrl="{s.url}" htmlUrl="{s.homepage}" '
        f'language="{s.language}" country="{s.country}"/>'
        for s in sources_of(region)
    )
    head = "<head><title>Tilshi: the made-up region</title></head>"
    return f'{_XML}<opml version="2.0">{head}<body>{outlines}</body></opml>\n'.encode()
