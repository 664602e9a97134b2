"""The whole chain on the demo region: pages as served -> articles -> annotations -> stories -> comparisons.

No peer does the whole of it. Beside it stands trafilatura reading the same pages with its default settings, which is the first
of the five steps alone, and each step by itself.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

import trafilatura

from tilshi.annotate import annotate
from tilshi.compare import compare
from tilshi.connect import find_reprints, find_stories
from tilshi.demo import load_region
from tilshi.demo.serve import answer
from tilshi.flow import spread
from tilshi.model import Annotated, Article, Item
from tilshi.read import read

from .report import header, rate, timed

AT = datetime(2026, 11, 21, 18, tzinfo=UTC)
CORES = min(2, os.cpu_count() or 1)
TIMES = 4  # the region is small: its pages are taken four times over, each time under other addresses


def pages() -> list[Item]:
    region = load_region(AT.date())
    items = []
    for copy in range(TIMES):
        for article in region.articles:
            found = answer(region, article.outlet.host, f"/news/{article.id}", AT)
            if found.status == 200:
                url = f"http://copy{copy}.{article.outlet.host}/news/{article.id}"
                items.append(Item(article.outlet.name, url, found.body, "text/html", AT))
    return items


def read_all(items: list[Item]) -> list[Article]:
    return [article for article in spread(items, read, workers=CORES) if isinstance(article, Article)]


def connect_all(annotated: list[Annotated]) -> int:
    """Stories and comparisons of each copy of the region by itself (the copies are the same events)."""
    stories = 0
    for copy in range(TIMES):
        mine = [one for one in annotated if f"copy{copy}." in str(one.article.url)]
        reprints = find_reprints(mine)
        by_id = {one.id: one for one in mine}
        for story in find_stories(mine, reprints):
            compare([by_id[identity] for identity in story.article_ids], reprints)
            stories += 1
    return stories


def whole(items: list[Item]) -> int:
    return connect_all(list(spread(read_all(items), annotate, workers=CORES)))


def run() -> None:
    print("chain: demo region, pages with furniture, read -> annotate -> connect -> compare")
    header(["tilshi", "trafilatura", "py3langid", "python-crfsuite"])
    items = pages()
    articles = read_all(items)
    annotated = list(spread(articles, annotate, workers=CORES))
    n = len(items)
    chain_s = timed(lambda: whole(items), runs=1)
    rate(f"whole chain, {CORES} cores", n, chain_s, "(floor of 0.1.0: 50/s)")
    read_s = timed(lambda: list(read(items[: n // TIMES])), runs=1)
    peer_s = timed(lambda: [trafilatura.extract(item.body, with_metadata=True) for item in items[: n // TIMES]], runs=1)
    rate("read, one core", n // TIMES, read_s, f"{peer_s / read_s:.2f} times trafilatura with metadata")
    rate("trafilatura with metadata, one core", n // TIMES, peer_s)
    rate("annotate, one core", n // TIMES, timed(lambda: list(annotate(articles[: n // TIMES])), runs=1))
    rate("connect and compare, one core", n, timed(lambda: connect_all(annotated), runs=1))
