"""Carries out what `reconcile` decides: stories found anew take the place of those that held their articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from tilshi.errors import StoreError
from tilshi.model import Link, Story
from tilshi.model.lines import story_to

from .reconcile import Plan, plan
from .rows import chunks, json_to
from .schema import articles, links, redirects, stories, story_articles
from .story_rows import StoryRow, held_by, link_row, links_of


@dataclass(frozen=True, slots=True)
class Replaced:
    """What became of stories found anew: the id each bears (by the id it came with), which are new, which changed, and which
    old ids now lead elsewhere."""

    ids: Mapping[str, str]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Member:
    """What a story's row needs to know of its articles."""

    id: str
    source: str
    published_at: datetime | None
    dated_at: datetime


def replace_stories(connection: Connection, name: str, found: Sequence[Story]) -> Replaced:
    """As Stories.replace; `name` is the database's, for errors."""
    found = [story for story in found if story.article_ids]
    old, held = _old(connection, found)
    try:
        decided = plan(found, held, _taken(connection, found))
    except ValueError as error:
        raise StoreError(name, str(error)) from error
    members = _members(connection, name, [*_spoken(found), *(id for ids in decided.stays.values() for id in ids)])
    whole = _whole(connection, found, decided, old, members)
    columns = {story.id: _columns(story, [members[id] for id in story.article_ids]) for story in whole}
    write = [story for story in whole if story.id not in old or old[story.id].digest != columns[story.id]["digest"]]
    _clear(connection, [*(story.id for story in write), *decided.gone])
    _put(connection, write, columns, old)
    _redirect(connection, decided.gone)
    return Replaced(
        ids={story.id: id for story, id in zip(found, decided.ids, strict=True)},
        new=tuple(story.id for story in write if story.id not in old),
        changed=tuple(story.id for story in write if story.id in old),
        gone=decided.gone,
    )


# ---- what is known


def _spoken(found: Iterable[Story]) -> list[str]:
    return [id for story in found for id in story.article_ids]


def _old(connection: Connection, found: Sequence[Story]) -> tuple[dict[str, StoryRow], dict[str, list[str]]]:
    """The rows of stories that hold any of the articles, and all that they hold."""
    holders: set[str] = set()
    for chunk in chunks(_spoken(found)):
        query = select(story_articles.c.story_id).where(story_articles.c.article_id.in_(chunk)).distinct()
        holders.update(connection.execute(query).scalars())
    rows: dict[str, StoryRow] = {}
    for chunk in chunks(sorted(holders)):
        rows.update((row.id, row) for row in connection.execute(select(stories).where(stories.c.id.in_(chunk))))
    held: dict[str, list[str]] = {id: [] for id in sorted(holders)}
    for story_id, article_id in held_by(connection, list(held)):
        held[story_id].append(article_id)
    return rows, held


def _taken(connection: Connection, found: Sequence[Story]) -> set[str]:
    """Which of the ids that the found stories came with are borne by stored ones."""
    taken: set[str] = set()
    for chunk in chunks(story.id for story in found):
        taken.update(connection.execute(select(stories.c.id).where(stories.c.id.in_(chunk))).scalars())
    return taken


def _members(connection: Connection, name: str, ids: Sequence[str]) -> dict[str, _Member]:
    members: dict[str, _Member] = {}
    columns = (articles.c.id, articles.c.source, articles.c.published_at, articles.c.dated_at)
    for chunk in chunks(ids):
        for row in connection.execute(select(*columns).where(articles.c.id.in_(chunk))):
            members[row.id] = _Member(*row)
    for id in ids:
        if id not in members:
            raise StoreError(name, f"a story names article {id}, which is not stored", "Save the article first")
    return members


# ---- what the stories become


def _whole(
    connection: Connection,
    found: Sequence[Story],
    decided: Plan,
    old: Mapping[str, StoryRow],
    members: Mapping[str, _Member],
) -> list[Story]:
    """The found stories under their ids with what stays in them, then the old ones that lost articles to them."""
    bare = [replace(story, id=id) for id, story in zip(decided.ids, found, strict=True)]
    bare += [Story(id, (), (), None, title=old[id].title) for id in decided.stays if id not in decided.ids]
    before = links_of(connection, list(decided.stays))
    whole = []
    for story in bare:
        stays = decided.stays.get(story.id, ())
        whole.append(_in_order(_joined(story, stays, old[story.id], before.get(story.id, ())) if stays else story, members))
    return whole


def _joined(story: Story, stays: Sequence[str], old: StoryRow, before: Sequence[Link]) -> Story:
    """The story with the articles that stay in it and what ties them: the new finding has not looked at those.

    Of the staying articles the languages are known only as those of the old story.
    """
    languages = tuple(dict.fromkeys((*story.languages, *json.loads(old.languages))))
    staying, inside = set(stays), {*story.article_ids, *stays}
    kept = tuple(link for link in before if {link.article_id, link.to} <= inside and {link.article_id, link.to} & staying)
    return replace(
        story,
        article_ids=(*story.article_ids, *stays),
        languages=languages,
        links=(*story.links, *kept),
    )


def _in_order(story: Story, members: Mapping[str, _Member]) -> Story:
    """Articles in order of publication, unknown times last, then by id."""

    def place(id: str) -> tuple[bool, float, str]:
        at = members[id].published_at
        return at is None, at.timestamp() if at else 0.0, id

    ids = tuple(sorted(dict.fromkeys(story.article_ids), key=place))
    return replace(story, article_ids=ids, first_published_at=members[ids[0]].published_at)


def _columns(story: Story, members: Sequence[_Member]) -> dict[str, object]:
    """The story's row without its id. `digest` tells whether anything of it or of its links changed."""
    published = [member.published_at for member in members if member.published_at is not None]
    columns: dict[str, object] = {
        "title": story.title,
        "languages": json_to(story.languages),
        "sources": len({member.source for member in members}),
        "first_published_at": story.first_published_at,
        "last_published_at": max(published, default=None),
        "latest_at": max(member.dated_at for member in members),
    }
    basis = json_to([story_to(story), [str(value) for value in columns.values()]])
    return columns | {"digest": hashlib.sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()[:32]}


# ---- writing


def _clear(connection: Connection, ids: Sequence[str]) -> None:
    """Empties stories that are written anew or go; an id that is borne again leads nowhere else."""
    for chunk in chunks(ids):
        connection.execute(delete(links).where(links.c.story_id.in_(chunk)))
        connection.execute(delete(story_articles).where(story_articles.c.story_id.in_(chunk)))
        connection.execute(delete(redirects).where(redirects.c.id.in_(chunk)))


def _put(
    connection: Connection,
    write: Sequence[Story],
    columns: Mapping[str, Mapping[str, object]],
    old: Collection[str],
) -> None:
    new = [{"id": story.id, **columns[story.id]} for story in write if story.id not in old]
    held = [
        {"article_id": article_id, "story_id": story.id, "position": position}
        for story in write
        for position, article_id in enumerate(story.article_ids)
    ]
    tied = [link_row(story.id, position, link) for story in write for position, link in enumerate(story.links)]
    for story in write:
        if story.id in old:
            connection.execute(update(stories).where(stories.c.id == story.id).values(**columns[story.id]))
    for table, rows in ((stories, new), (story_articles, held), (links, tied)):
        if rows:
            connection.execute(insert(table), rows)


def _redirect(connection: Connection, gone: Mapping[str, str]) -> None:
    for id, heir in gone.items():
        connection.execute(update(redirects).where(redirects.c.story_id == id).values(story_id=heir))
        connection.execute(insert(redirects).values(id=id, story_id=heir))
        connection.execute(delete(stories).where(stories.c.id == id))
