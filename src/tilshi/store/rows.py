"""Between records and rows, where more than one repository needs it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from tilshi.model import Article

from .schema import articles

T = TypeVar("T")

CHUNK = 1000  # ids in one query: SQLite takes 32,766 parameters, PostgreSQL 65,535; beyond a thousand nothing gets faster

ARTICLE = (
    articles.c.id,
    articles.c.source,
    articles.c.title,
    articles.c.text,
    articles.c.published_at,
    articles.c.url,
    articles.c.language,
    articles.c.byline,
    articles.c.modified_at,
    articles.c.seen_at,
)
"""The columns of an Article, in the order of its fields."""


def article_of(row: Sequence[Any]) -> Article:
    return Article(*row)


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    iterator = iter(values)
    while chunk := list(islice(iterator, size)):
        yield chunk


def json_to(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def distinct(values: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(values))
