"""What was found in the current text of each article, as the JSON of the filters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Row, Select, and_, func, insert, select, update

from tilshi.errors import StoreError
from tilshi.model import Annotated, Article
from tilshi.model.lines import annotated_from, annotations_to, article_to

from .database import Database
from .rows import ARTICLE, article_of, chunks, distinct, json_to
from .schema import annotated as noted
from .schema import articles, sound
from .states import digest_of

_FITS = and_(noted.c.article_id == articles.c.id, noted.c.digest == articles.c.digest)
"""Annotations stand at offsets: those of an earlier text are no annotations of the current one."""


class Annotations:
    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, annotated: Annotated, annotator: str) -> None:
        """`annotator` names the version that found them, so that they can be found anew when it changes."""
        self.save_many((annotated,), annotator)

    def save_many(self, annotated: Iterable[Annotated], annotator: str) -> None:
        """As `save`, in one transaction. Raises StoreError for an article that is not stored, or a span that does not hold
        its text."""
        with self._database.transaction() as connection:
            for one in annotated:
                _save(connection, one, annotator)

    def get(self, id: str) -> Annotated | None:
        return self.get_many((id,)).get(id)

    def get_many(self, ids: Iterable[str]) -> dict[str, Annotated]:
        """Annotated articles by id, in the order asked for; left out are those without annotations of their current text."""
        asked = distinct(ids)
        found: dict[str, Annotated] = {}
        with self._database.reading() as connection:
            for chunk in chunks(asked):
                rows = connection.execute(_annotated().where(articles.c.id.in_(chunk)))
                found.update((one.id, one) for one in _read(rows))
        return {id: found[id] for id in asked if id in found}

    def in_window(self, since: datetime, until: datetime | None = None) -> list[Annotated]:
        """As Articles.in_window, of the articles that have annotations of their current text."""
        query = _annotated().where(articles.c.dated_at >= since).order_by(articles.c.dated_at, articles.c.id)
        if until is not None:
            query = query.where(articles.c.dated_at < until)
        with self._database.reading() as connection:
            return list(_read(connection.execute(query)))

    def missing(self, annotator: str, limit: int) -> list[Article]:
        """Articles whose current text this annotator has not seen yet, newest first."""
        done = and_(_FITS, noted.c.annotator == annotator)
        query = (
            select(*ARTICLE)
            .select_from(articles.outerjoin(noted, done))
            .where(noted.c.article_id.is_(None))
            .order_by(articles.c.dated_at.desc(), articles.c.id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [article_of(row) for row in connection.execute(query)]

    def missing_count(self, annotator: str) -> int:
        done = and_(_FITS, noted.c.annotator == annotator)
        query = select(func.count()).select_from(articles.outerjoin(noted, done)).where(noted.c.article_id.is_(None))
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()


def _checked(annotated: Annotated) -> None:
    """A span that does not hold its text would make the article unreadable later: it is refused while its maker is known."""
    kinds = (annotated.names, annotated.figures, annotated.dates, annotated.quotes, annotated.places, annotated.concepts)
    spans = (found.span for kind in kinds for found in kind)
    article = annotated.article
    if article != replace(article, title=sound(article.title), text=sound(article.text)):
        raise StoreError(article.id, "its text holds characters no database keeps", "Normalise it before it is annotated")
    for span in spans:
        if article.part(span.part)[span.start : span.end] != span.text:
            raise StoreError(article.id, f"{span.text[:40]!r} does not stand at {span.start} of its {span.part}")


def _save(connection: Connection, annotated: Annotated, annotator: str) -> None:
    _checked(annotated)
    mine = noted.c.article_id == annotated.id
    columns = {
        "digest": digest_of(annotated.article.title, annotated.article.text),
        "annotator": annotator,
        "content": json_to(annotations_to(annotated)),
    }
    known = connection.execute(select(noted.c.digest, noted.c.annotator, noted.c.content).where(mine)).first()
    if known is None:
        connection.execute(insert(noted).values(article_id=annotated.id, **columns))
    elif tuple(known) != tuple(columns.values()):
        connection.execute(update(noted).where(mine).values(**columns))


def _annotated() -> Select[*tuple[object, ...]]:
    return select(*ARTICLE, noted.c.content).select_from(articles.join(noted, _FITS))


def _read(rows: Iterable[Row[*tuple[object, ...]]]) -> Iterator[Annotated]:
    for *columns, content in rows:
        article = article_of(columns)
        yield replace(annotated_from(article_to(article) | json.loads(str(content))), article=article)
