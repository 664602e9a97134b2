"""Stories: found anew as a whole, read one by one and in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, or_, select, update

from tilshi.model import Story

from .database import Database
from .replacing import Replaced, replace_stories
from .rows import chunks, distinct
from .schema import articles, redirects, stories, story_articles
from .story_rows import Listed, links_of, listed, stories_of

_PAGE = 500


class Stories:
    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, found: Sequence[Story]) -> Replaced:
        """Puts stories found anew (over the live window, or over everything) in the place of those that held their articles.

        Whole or not at all, and without effect the second time. `reconcile` tells how ids are kept. Articles that no given
        story speaks of stay where they are. Raises StoreError where an article is unknown or stands in two stories.
        """
        with self._database.transaction() as connection:
            return replace_stories(connection, self._database.name, found)

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
                tied = links_of(connection, chunk)
                for story in stories_of(connection, rows):
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
            return [listed(story, row) for story, row in zip(stories_of(connection, rows), rows, strict=True)]

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

    def unplaced(self) -> int:
        """How many articles stand in no story: those that came since stories were last found."""
        query = select(func.count()).select_from(articles.outerjoin(story_articles, story_articles.c.article_id == articles.c.id))
        with self._database.reading() as connection:
            return connection.execute(query.where(story_articles.c.article_id.is_(None))).scalar_one()

    # ---- summaries

    def set_summary(self, id: str, summary: str) -> None:
        """Keeps what a list shows of the story as it now is: text that means nothing to the store."""
        with self._database.transaction() as connection:
            values = {"summary": summary, "summary_of": stories.c.digest}
            connection.execute(update(stories).where(stories.c.id == id).values(**values))

    def forget_summaries(self, article_ids: Iterable[str]) -> None:
        """Marks the summaries of these articles' stories as of an earlier state: the articles say something else now."""
        homes = distinct(self.of_articles(article_ids).values())
        with self._database.transaction() as connection:
            for chunk in chunks(homes):
                connection.execute(update(stories).where(stories.c.id.in_(chunk)).values(summary_of=None))

    def without_summary(self, limit: int) -> list[str]:
        """Ids of stories that changed since their summary was set, or have none; the latest first."""
        stale = or_(stories.c.summary_of.is_(None), stories.c.summary_of != stories.c.digest)
        query = select(stories.c.id).where(stale).order_by(stories.c.latest_at.desc(), stories.c.id).limit(limit)
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())
