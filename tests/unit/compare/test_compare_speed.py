"""A story of 200 articles is compared in about the time a page may take: no step may grow with the square of the mentions."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tilshi.annotate import annotate_one
from tilshi.compare import compare
from tilshi.demo import load_region
from tilshi.model import Annotated, Article

BOUND_S = 8.0  # 0.8 s on an idle core of 2026-11-22; the pairs of all mentions alone took 6 s before they were blocked by value


def long_story(size: int) -> list[Annotated]:
    """The demo's mudflow told again and again by made-up outlets."""
    event = load_region(datetime(2026, 11, 21, tzinfo=UTC).date()).events[0]
    told = [
        annotate_one(Article(a.id, a.outlet.name, a.states[0].title, a.states[0].text, a.published_at, a.url))
        for a in event.articles
    ]
    return [
        replace(one, article=replace(one.article, id=f"{one.id}-{i}", source=f"{one.article.source} {i}"))
        for i, one in ((i, told[i % len(told)]) for i in range(size))
    ]


@pytest.mark.slow
def test_two_hundred_articles() -> None:
    compare(long_story(10))  # tables load
    story = long_story(200)
    start = time.perf_counter()
    found = compare(story)
    assert time.perf_counter() - start < BOUND_S
    assert len(found.order) == 200
    assert found.differs
