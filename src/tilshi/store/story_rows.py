"""Between stories and their rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from tilshi.model import Link, Story
from tilshi.model.lines import link_from

from .rows import chunks, json_to
from .schema import links, story_articles

StoryRow = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A story in a list: without links. `sources` counts them by name; `latest_at` orders and is never shown (it holds the
    time of arrival where the publication is unknown); `summary` is what `set_summary` was given, perhaps of an earlier state."""

    story: Story
    sources: int
    last_published_at: datetime | None
    latest_at: datetime
    summary: str | None


def listed(story: Story, row: StoryRow) -> Listed:
    return Listed(story, row.sources, row.last_published_at, row.latest_at, row.summary)


def held_by(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Story and article, story by story, articles in their order."""
    story_id, position = story_articles.c.story_id, story_articles.c.position
    for chunk in chunks(ids):
        query = select(story_id, story_articles.c.article_id).where(story_id.in_(chunk)).order_by(story_id, position)
        yield from (tuple(row) for row in connection.execute(query))


def stories_of(connection: Connection, rows: Sequence[StoryRow]) -> list[Story]:
    """Stories without links, in the order of the rows."""
    held: dict[str, list[str]] = {row.id: [] for row in rows}
    for story_id, article_id in held_by(connection, list(held)):
        held[story_id].append(article_id)
    return [_story(row, held[row.id]) for row in rows]


def _story(row: StoryRow, article_ids: Sequence[str]) -> Story:
    languages = tuple(json.loads(row.languages))
    return Story(row.id, tuple(article_ids), languages, row.first_published_at, title=row.title)


def links_of(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for chunk in chunks(ids):
        query = select(links).where(links.c.story_id.in_(chunk)).order_by(links.c.story_id, links.c.position)
        for row in connection.execute(query):
            found.setdefault(row.story_id, []).append(_link(row))
    return {id: tuple(tied) for id, tied in found.items()}


def _link(row: StoryRow) -> Link:
    return link_from({"article_id": row.article_id, "to": row.to_id, "score": row.score, "reasons": json.loads(row.reasons)})


def link_row(story_id: str, position: int, link: Link) -> dict[str, object]:
    reasons = [{"kind": reason.kind, "value": reason.value, "weight": reason.weight} for reason in link.reasons]
    return {
        "story_id": story_id,
        "position": position,
        "article_id": link.article_id,
        "to_id": link.to,
        "score": link.score,
        "reasons": json_to(reasons),
    }
