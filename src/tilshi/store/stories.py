"""Stories, the links that explain them, and where merged ones went."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select, update

from tilshi.errors import StoreError
from tilshi.model import Link, Story
from tilshi.model.lines import JSON, link_from, story_to

from .database import Database
from .reconcile import Plan, plan
from .rows import chunks, distinct, json_to
from .schema import articles, links, redirects, stories, story_articles

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Replaced:
    """What became of stories found anew: the id each bears (by the id it came with), which are new, which changed, and which
    old ids now lead elsewhere."""

    ids: Mapping[str, str]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A story in a list: without links. `sources` counts them by name; `latest_at` orders and is never shown (it holds the
    time of arrival where the publication is unknown); `summary` is what `set_summary` was given, perhaps of an earlier state."""

    story: Story
    sources: int
    last_published_at: datetime | None
    latest_at: datetime
    summary: str | None


@dataclass(frozen=True, slots=True)
class _Member:
    id: str
    source: str
    published_at: datetime | None
    dated_at: datetime


class Stories:
    def __init__(self, database: Database) -> None:
        self._database = database

    # ---- finding anew

    def replace(self, found: Sequence[Story]) -> Replaced:
        """Puts stories found anew (over the live window, or over everything) in the place of those that held their articles.

        Whole or not at all, and without effect the second time. `reconcile` tells how ids are kept. Articles that no given
        story speaks of stay where they are. Raises StoreError where an article is unknown or stands in two stories.
        """
        found = [story for story in found if story.article_ids]
        with self._database.transaction() as connection:
            members = self._members(connection, [id for story in found for id in story.article_ids])
            old, known = self._old(connection, found)
            try:
                decided = plan(found, {id: article_ids for id, (_, article_ids) in old.items()}, known)
            except ValueError as error:
                raise StoreError(self._database.name, str(error)) from error
            return self._carry_out(connection, found, decided, {id: story for id, (story, _) in old.items()}, members)

    def _members(self, connection: Connection, ids: Sequence[str]) -> dict[str, _Member]:
        members: dict[str, _Member] = {}
        columns = (articles.c.id, articles.c.source, articles.c.published_at, articles.c.dated_at)
        for chunk in chunks(ids):
            for row in connection.execute(select(*columns).where(articles.c.id.in_(chunk))):
                members[row.id] = _Member(*row)
        for id in ids:
            if id not in members:
                raise StoreError(
                    self._database.name, f"a story names article {id}, which is not stored", "Save the article first"
                )
        return members

    def _old(
        self, connection: Connection, found: Sequence[Story]
    ) -> tuple[dict[str, tuple[Row[*tuple[object, ...]], list[str]]], set[str]]:
        """Old stories that hold any of the articles, with all they hold; and which of the given ids other stories bear."""
        holders: set[str] = set()
        for chunk in chunks(id for story in found for id in story.article_ids):
            query = select(story_articles.c.story_id).where(story_articles.c.article_id.in_(chunk)).distinct()
            holders.update(connection.execute(query).scalars())
        old: dict[str, tuple[Row[*tuple[object, ...]], list[str]]] = {}
        for chunk in chunks(sorted(holders)):
            for row in connection.execute(select(stories).where(stories.c.id.in_(chunk)).order_by(stories.c.id)):
                old[row.id] = (row, [])
            for story_id, article_id in connection.execute(_held(chunk)):
                old[story_id][1].append(article_id)
        taken: set[str] = set()
        for chunk in chunks(story.id for story in found):
            taken.update(connection.execute(select(stories.c.id).where(stories.c.id.in_(chunk))).scalars())
        return old, taken

    def _carry_out(
        self,
        connection: Connection,
        found: Sequence[Story],
        decided: Plan,
        old: Mapping[str, Row[*tuple[object, ...]]],
        members: dict[str, _Member],
    ) -> Replaced:
        members |= self._members(connection, [id for ids in decided.stays.values() for id in ids])
        bare = [replace(story, id=id) for id, story in zip(decided.ids, found, strict=True)]
        bare += [Story(id, (), (), None, title=str(old[id]._mapping["title"])) for id in decided.stays if id not in decided.ids]
        whole = [_whole(story, decided.stays.get(story.id, ()), old.get(story.id)) for story in bare]
        kept_links = self._links(connection, list(decided.stays))
        whole = [_with_links(story, decided.stays.get(story.id, ()), kept_links.get(story.id, ())) for story in whole]
        whole = [_in_order(story, members) for story in whole]
        columns = {story.id: _columns(story, [members[id] for id in story.article_ids]) for story in whole}
        write = [s for s in whole if s.id not in old or old[s.id]._mapping["digest"] != columns[s.id]["digest"]]
        self._put(connection, write, columns, old, decided.gone)
        return Replaced(
            ids={story.id: id for story, id in zip(found, decided.ids, strict=True)},
            new=tuple(story.id for story in write if story.id not in old),
            changed=tuple(story.id for story in write if story.id in old),
            gone=decided.gone,
        )

    def _put(
        self,
        connection: Connection,
        write: Sequence[Story],
        columns: Mapping[str, Mapping[str, object]],
        old: Collection[str],
        gone: Mapping[str, str],
    ) -> None:
        for chunk in chunks([*(story.id for story in write), *gone]):
            connection.execute(delete(links).where(links.c.story_id.in_(chunk)))
            connection.execute(delete(story_articles).where(story_articles.c.story_id.in_(chunk)))
            connection.execute(delete(redirects).where(redirects.c.id.in_(chunk)))
        for story in write:
            if story.id in old:
                connection.execute(update(stories).where(stories.c.id == story.id).values(**columns[story.id]))
            else:
                connection.execute(insert(stories).values(id=story.id, **columns[story.id]))
        held = [
            {"article_id": article_id, "story_id": story.id, "position": position}
            for story in write
            for position, article_id in enumerate(story.article_ids)
        ]
        tied = [_link_row(story.id, position, link) for story in write for position, link in enumerate(story.links)]
        if held:
            connection.execute(insert(story_articles), held)
        if tied:
            connection.execute(insert(links), tied)
        for id, heir in gone.items():
            connection.execute(update(redirects).where(redirects.c.story_id == id).values(story_id=heir))
            connection.execute(insert(redirects).values(id=id, story_id=heir))
            connection.execute(delete(stories).where(stories.c.id == id))

    # ---- reading

    def resolve(self, id: str) -> str | None:
        """The id a story bears today: its own, or that of the story it was merged into; None where it never was."""
        with self._database.reading() as connection:
            if connection.execute(select(stories.c.id).where(stories.c.id == id)).scalar() is not None:
                return id
            return connection.execute(select(redirects.c.story_id).where(redirects.c.id == id)).scalar()

    def get(self, id: str) -> Story | None:
        """The story with its links, also by an id it bore before (then `story.id` is another)."""
        today = self.resolve(id)
        return None if today is None else self.get_many((today,)).get(today)

    def get_many(self, ids: Iterable[str]) -> dict[str, Story]:
        """Stories with their links, in the order asked for; unknown and earlier ids are left out."""
        asked = distinct(ids)
        found: dict[str, Story] = {}
        with self._database.reading() as connection:
            for chunk in chunks(asked):
                rows = list(connection.execute(select(stories).where(stories.c.id.in_(chunk))))
                tied = self._links(connection, chunk)
                for story in self._stories(connection, rows):
                    found[story.id] = replace(story, links=tied.get(story.id, ()))
        return {id: found[id] for id in asked if id in found}

    def of_article(self, article_id: str) -> Story | None:
        id = self.of_articles((article_id,)).get(article_id)
        return None if id is None else self.get(id)

    def of_articles(self, article_ids: Iterable[str]) -> dict[str, str]:
        """The id of the story of each article that has one."""
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for chunk in chunks(distinct(article_ids)):
                query = select(story_articles.c.article_id, story_articles.c.story_id)
                rows = connection.execute(query.where(story_articles.c.article_id.in_(chunk)))
                found.update((row.article_id, row.story_id) for row in rows)
        return found

    def latest(self, since: datetime | None = None, limit: int = 100, offset: int = 0, at_least: int = 1) -> list[Listed]:
        """Stories by their latest report, newest first; `at_least` so many sources."""
        query = select(stories).order_by(stories.c.latest_at.desc(), stories.c.id).limit(limit).offset(offset)
        if since is not None:
            query = query.where(stories.c.latest_at >= since)
        if at_least > 1:
            query = query.where(stories.c.sources >= at_least)
        with self._database.reading() as connection:
            rows = list(connection.execute(query))
            return [_listed(story, row) for story, row in zip(self._stories(connection, rows), rows, strict=True)]

    def iterate(self) -> Iterator[Story]:
        """Every story with its links, in the order of ids."""
        after = ""
        while True:
            with self._database.reading() as connection:
                query = select(stories.c.id).where(stories.c.id > after).order_by(stories.c.id).limit(_PAGE)
                ids = list(connection.execute(query).scalars())
            yield from self.get_many(ids).values()
            if len(ids) < _PAGE:
                return
            after = ids[-1]

    def count(self, since: datetime | None = None) -> int:
        query = select(func.count()).select_from(stories)
        if since is not None:
            query = query.where(stories.c.latest_at >= since)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    # ---- summaries

    def set_summary(self, id: str, summary: str) -> None:
        """Keeps what a list shows of the story as it now is: text that means nothing to the store."""
        with self._database.transaction() as connection:
            values = {"summary": summary, "summary_of": stories.c.digest}
            connection.execute(update(stories).where(stories.c.id == id).values(**values))

    def without_summary(self, limit: int) -> list[str]:
        """Ids of stories that changed since their summary was set, or have none; the latest first."""
        stale = or_(stories.c.summary_of.is_(None), stories.c.summary_of != stories.c.digest)
        query = select(stories.c.id).where(stale).order_by(stories.c.latest_at.desc(), stories.c.id).limit(limit)
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

    # ---- rows

    def _stories(self, connection: Connection, rows: Sequence[Row[*tuple[object, ...]]]) -> list[Story]:
        held: dict[str, list[str]] = {str(row._mapping["id"]): [] for row in rows}
        for chunk in chunks(held):
            for story_id, article_id in connection.execute(_held(chunk)):
                held[story_id].append(article_id)
        return [_story(row, held[str(row._mapping["id"])]) for row in rows]

    def _links(self, connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Link, ...]]:
        found: dict[str, list[Link]] = {}
        for chunk in chunks(ids):
            for row in connection.execute(
                select(links).where(links.c.story_id.in_(chunk)).order_by(links.c.story_id, links.c.position)
            ):
                found.setdefault(row.story_id, []).append(_link(row))
        return {id: tuple(tied) for id, tied in found.items()}


def _held(ids: Sequence[str]) -> Select[str, str]:
    story_id, position = story_articles.c.story_id, story_articles.c.position
    return select(story_id, story_articles.c.article_id).where(story_id.in_(ids)).order_by(story_id, position)


def _whole(story: Story, stays: Sequence[str], old: Row[*tuple[object, ...]] | None) -> Story:
    """The story with the articles that stay in it; of those the languages are known only as the old story's."""
    if not stays or old is None:
        return story
    before = json.loads(str(old._mapping["languages"]))
    languages = tuple(dict.fromkeys((*story.languages, *before)))
    return replace(story, article_ids=(*story.article_ids, *stays), languages=languages, title=story.title)


def _with_links(story: Story, stays: Sequence[str], before: Sequence[Link]) -> Story:
    """The story with what tied it to the articles that stay: the new finding has not looked at those."""
    staying, inside = set(stays), set(story.article_ids)
    kept = tuple(link for link in before if {link.article_id, link.to} <= inside and {link.article_id, link.to} & staying)
    return replace(story, links=(*story.links, *kept))


def _in_order(story: Story, members: Mapping[str, _Member]) -> Story:
    """Articles in order of publication, unknown times last, then by id."""

    def place(id: str) -> tuple[bool, float, str]:
        at = members[id].published_at
        return at is None, at.timestamp() if at else 0.0, id

    ids = tuple(sorted(dict.fromkeys(story.article_ids), key=place))
    return replace(story, article_ids=ids, first_published_at=members[ids[0]].published_at)


def _columns(story: Story, members: Sequence[_Member]) -> dict[str, object]:
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


def _link_row(story_id: str, position: int, link: Link) -> dict[str, object]:
    reasons = [{"kind": reason.kind, "value": reason.value, "weight": reason.weight} for reason in link.reasons]
    return {
        "story_id": story_id,
        "position": position,
        "article_id": link.article_id,
        "to_id": link.to,
        "score": link.score,
        "reasons": json_to(reasons),
    }


def _link(row: Row[*tuple[object, ...]]) -> Link:
    known = row._mapping
    reasons = cast(JSON, json.loads(str(known["reasons"])))
    return link_from({"article_id": known["article_id"], "to": known["to_id"], "score": known["score"], "reasons": reasons})


def _story(row: Row[*tuple[object, ...]], article_ids: Sequence[str]) -> Story:
    known = row._mapping
    return Story(
        id=known["id"],
        article_ids=tuple(article_ids),
        languages=tuple(json.loads(known["languages"])),
        first_published_at=known["first_published_at"],
        title=known["title"],
    )


def _listed(story: Story, row: Row[*tuple[object, ...]]) -> Listed:
    known = row._mapping
    return Listed(story, known["sources"], known["last_published_at"], known["latest_at"], known["summary"])
