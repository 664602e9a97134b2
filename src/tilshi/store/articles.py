"""Articles, one row each for the current state, and their earlier states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from tilshi.errors import NotAnArticle
from tilshi.model import Article, Version

from .database import Database
from .rows import ARTICLE, article_of, chunks, distinct
from .schema import LONGEST_NAME, articles, versions
from .states import State, digest_of, earliest, is_newer, joined

Outcome = Literal["new", "same", "changed"]

_LONGEST_ID = 200  # code points: at most 800 bytes, which every index takes
_PAGE = 500  # articles read at a time while streaming


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did. `same`: the current text stands, though an earlier state may have been added to its versions."""

    id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as it stands, with the number of its states (1: never edited)."""

    article: Article
    versions: int


class Articles:
    """Identity is the article's id (made from its canonical URL or its content). Its `fetched_at` comes back as the time the
    current wording was first seen; where none was given, that is the time of saving."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    # ---- saving

    def save(self, article: Article) -> Saved:
        """Joins what was seen with what is known: `states` says how. Raises NotAnArticle where id or source is over-long."""
        return self.save_many((article,))[0]

    def save_many(self, given: Iterable[Article]) -> list[Saved]:
        """As `save`, in one transaction."""
        with self._database.transaction() as connection:
            return [self._save(connection, article) for article in given]

    def _save(self, connection: Connection, article: Article) -> Saved:
        _checked(article)
        seen_at = article.fetched_at or self._now()
        state = _state(article, seen_at)
        row = connection.execute(select(articles).where(articles.c.id == article.id)).one_or_none()
        if row is None:
            known = _whole(article, seen_at)
            connection.execute(insert(articles).values(id=article.id, **_columns(state), **known))
            return Saved(article.id, "new")
        current = _state_of(row)
        kept = joined(current, state) if state.digest == current.digest else current
        if state.digest != current.digest:
            kept = self._arranged(connection, article.id, current, state)
        self._update(connection, row, kept, article, seen_at)
        return Saved(article.id, "same" if kept.digest == current.digest else "changed")

    def _arranged(self, connection: Connection, id: str, current: State, state: State) -> State:
        """Puts the earlier of the two states among the versions; the one that is current comes back."""
        mine = and_(versions.c.article_id == id, versions.c.digest == state.digest)
        row = connection.execute(select(versions).where(mine)).one_or_none()
        known = None if row is None else _state_of(row)
        merged = state if known is None else joined(known, state)
        if not is_newer(merged, current):
            if known is None:
                connection.execute(insert(versions).values(article_id=id, **_columns(merged)))
            elif merged != known:
                connection.execute(update(versions).where(mine).values(**_columns(merged)))
            return current
        if known is not None:
            connection.execute(delete(versions).where(mine))
        connection.execute(insert(versions).values(article_id=id, **_columns(current)))
        return merged

    def _update(
        self, connection: Connection, row: Row[tuple[object, ...]], kept: State, seen: Article, seen_at: datetime
    ) -> None:
        first, source = min((row.first_seen_at, row.source), (seen_at, seen.source))
        published = earliest(row.published_at, seen.published_at)
        columns = _columns(kept) | {
            "source": source,
            "published_at": published,
            "first_seen_at": first,
            "dated_at": earliest(published, first),
        }
        before = row._mapping
        changes = {name: value for name, value in columns.items() if before[name] != value}
        if changes:
            connection.execute(update(articles).where(articles.c.id == row.id).values(**changes))

    # ---- reading

    def get(self, id: str) -> Article | None:
        with self._database.reading() as connection:
            row = connection.execute(select(*ARTICLE).where(articles.c.id == id)).one_or_none()
        return None if row is None else article_of(row)

    def get_many(self, ids: Iterable[str]) -> dict[str, Article]:
        """Articles by id, in the order asked for; unknown ids are left out."""
        asked = distinct(ids)
        found: dict[str, Article] = {}
        with self._database.reading() as connection:
            for chunk in chunks(asked):
                for row in connection.execute(select(*ARTICLE).where(articles.c.id.in_(chunk))):
                    found[row.id] = article_of(row)
        return {id: found[id] for id in asked if id in found}

    def versions(self, id: str) -> list[Version]:
        """Every state of the article, the current one among them, in the order they were first seen."""
        with self._database.reading() as connection:
            row = connection.execute(select(articles).where(articles.c.id == id)).one_or_none()
            if row is None:
                return []
            earlier = connection.execute(select(versions).where(versions.c.article_id == id))
            states = [_state_of(row), *(_state_of(version) for version in earlier)]
        states.sort(key=lambda state: (state.seen_at, state.last_seen_at, state.digest))
        return [
            Version(id, number, state.title, state.text, state.seen_at, state.modified_at)
            for number, state in enumerate(states, start=1)
        ]

    def iterate(self, source: str | None = None) -> Iterator[Kept]:
        """Every article in the order of ids, the same on every database. Read in pages, so a slow reader keeps nobody waiting."""
        after = ""
        while True:
            query = select(*ARTICLE).where(articles.c.id > after).order_by(articles.c.id).limit(_PAGE)
            if source is not None:
                query = query.where(articles.c.source == source)
            with self._database.reading() as connection:
                page = [article_of(row) for row in connection.execute(query)]
                counts = _version_counts(connection, [article.id for article in page])
            yield from (Kept(article, counts.get(article.id, 0) + 1) for article in page)
            if len(page) < _PAGE:
                return
            after = page[-1].id

    def in_window(self, since: datetime, until: datetime | None = None) -> list[Article]:
        """Articles dated from `since` on (and before `until`), oldest first.

        An article is dated by its publication; where that is unknown, or lies after the first sighting, by the sighting.
        """
        query = select(*ARTICLE).where(articles.c.dated_at >= since).order_by(articles.c.dated_at, articles.c.id)
        if until is not None:
            query = query.where(articles.c.dated_at < until)
        with self._database.reading() as connection:
            return [article_of(row) for row in connection.execute(query)]

    def newest(self, limit: int, source: str | None = None) -> list[Article]:
        """The last articles by the same dating, newest first."""
        query = select(*ARTICLE).order_by(articles.c.dated_at.desc(), articles.c.id).limit(limit)
        if source is not None:
            query = query.where(articles.c.source == source)
        with self._database.reading() as connection:
            return [article_of(row) for row in connection.execute(query)]

    def dated(self) -> tuple[datetime, datetime] | None:
        """The first and the last time articles are dated at; None where there are none."""
        with self._database.reading() as connection:
            first, last = connection.execute(select(func.min(articles.c.dated_at), func.max(articles.c.dated_at))).one()
        return None if first is None else (first, last)

    def count(self) -> int:
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(articles)).scalar_one()

    def counts(self) -> dict[str, int]:
        """How many articles each source has, by its name."""
        with self._database.reading() as connection:
            query = select(articles.c.source, func.count()).group_by(articles.c.source).order_by(articles.c.source)
            return {row[0]: row[1] for row in connection.execute(query)}

    def languages(self) -> tuple[tuple[str, int], ...]:
        """How many articles each language has, most first; "und" where it is not known."""
        language = func.coalesce(articles.c.language, "und")
        with self._database.reading() as connection:
            query = select(language, func.count()).group_by(language).order_by(func.count().desc(), language)
            return tuple((row[0], row[1]) for row in connection.execute(query))

    def edited(self) -> int:
        """How many articles have more than one state."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count(versions.c.article_id.distinct()))).scalar_one()


def _checked(article: Article) -> None:
    for what, value, most in (("id", article.id, _LONGEST_ID), ("source", article.source, LONGEST_NAME)):
        if len(value) > most:
            raise NotAnArticle(value[:80] + "…", f"its {what} is {len(value)} characters long, more than {most}")
    if not article.id:
        raise NotAnArticle(article.title[:80] or article.source, "it has no id")


def _state(article: Article, seen_at: datetime) -> State:
    return State(
        digest=digest_of(article.title, article.text),
        title=article.title,
        text=article.text,
        seen_at=seen_at,
        last_seen_at=seen_at,
        byline=article.byline,
        language=article.language,
        url=article.url,
        modified_at=article.modified_at,
    )


def _columns(state: State) -> dict[str, object]:
    return {name: getattr(state, name) for name in State.__dataclass_fields__}


def _whole(article: Article, seen_at: datetime) -> dict[str, object]:
    """What belongs to the article whatever its state."""
    return {
        "source": article.source,
        "published_at": article.published_at,
        "first_seen_at": seen_at,
        "dated_at": earliest(article.published_at, seen_at),
    }


def _state_of(row: Row[tuple[object, ...]]) -> State:
    return State(**{name: row._mapping[name] for name in State.__dataclass_fields__})


def _version_counts(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    query = select(versions.c.article_id, func.count()).where(versions.c.article_id.in_(ids)).group_by(versions.c.article_id)
    return {row[0]: row[1] for row in connection.execute(query)}
