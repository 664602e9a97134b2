"""Sources, how they stand, and what their servers gave to ask again by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Row, delete, func, insert, select, update

from tilshi.errors import NotASource
from tilshi.model import Source, SourceHealth, SourceState

from .database import Database
from .schema import LONGEST_NAME, articles, key_of, refused, sources, validators
from .states import latest

_SOURCE = (
    sources.c.name,
    sources.c.url,
    sources.c.kind,
    sources.c.homepage,
    sources.c.language,
    sources.c.country,
)


@dataclass(frozen=True, slots=True)
class Validators:
    """What to ask again with (RFC 9110, 13.1): If-None-Match by `etag`, If-Modified-Since by `last_modified`."""

    etag: str | None = None
    last_modified: str | None = None


class Sources:
    """Identity is the URL. Articles and refusals belong to a source by its name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, source: Source) -> Literal["new", "same", "changed"]:
        """Adds the source, or gives a known URL its new name, kind, language and so on; how it stands is kept.

        Raises NotASource where the name is over-long.
        """
        if len(source.name) > LONGEST_NAME:
            raise NotASource(source.url, f"its name is {len(source.name)} characters long, more than {LONGEST_NAME}")
        key = key_of(source.url)
        columns = dict(zip(("name", "url", "kind", "homepage", "language", "country"), _values(source), strict=True))
        with self._database.transaction() as connection:
            known = connection.execute(select(*_SOURCE).where(sources.c.key == key)).one_or_none()
            if known is None:
                connection.execute(insert(sources).values(key=key, state="new", reason="", **columns))
                return "new"
            if Source(*known) == source:
                return "same"
            connection.execute(update(sources).where(sources.c.key == key).values(**columns))
            return "changed"

    def remove(self, url: str) -> bool:
        """Forgets the source; its articles stay. Says whether it was known."""
        with self._database.transaction() as connection:
            connection.execute(delete(validators).where(validators.c.key == key_of(url)))
            return connection.execute(delete(sources).where(sources.c.key == key_of(url))).rowcount > 0

    def get(self, url: str) -> Source | None:
        with self._database.reading() as connection:
            row = connection.execute(select(*_SOURCE).where(sources.c.key == key_of(url))).one_or_none()
        return None if row is None else Source(*row)

    def all(self) -> list[Source]:
        """By name, then URL."""
        with self._database.reading() as connection:
            rows = connection.execute(select(*_SOURCE).order_by(sources.c.name, sources.c.url))
            return [Source(*row) for row in rows]

    def record(self, url: str, state: SourceState, reason: str, at: datetime) -> None:
        """How the source stood when it was collected at that time. An older account never replaces a newer one."""
        mine = sources.c.key == key_of(url)
        with self._database.transaction() as connection:
            known = connection.execute(select(sources.c.checked_at, sources.c.last_success_at).where(mine)).one_or_none()
            if known is None:
                return
            columns: dict[str, object] = {}
            if known.checked_at is None or at >= known.checked_at:
                columns |= {"state": state, "reason": reason, "checked_at": at}
            if state in ("working", "empty"):
                columns["last_success_at"] = latest(known.last_success_at, at)
            if columns:
                connection.execute(update(sources).where(mine).values(**columns))

    def health(self) -> list[SourceHealth]:
        """How every source stands, by name, then URL."""
        had = select(articles.c.source, func.count().label("n")).group_by(articles.c.source).subquery()
        lost = select(refused.c.source, func.count().label("n")).group_by(refused.c.source).subquery()
        query = (
            select(
                *_SOURCE,
                sources.c.state,
                sources.c.reason,
                sources.c.checked_at,
                sources.c.last_success_at,
                func.coalesce(had.c.n, 0).label("articles"),
                func.coalesce(lost.c.n, 0).label("refused"),
            )
            .select_from(sources.outerjoin(had, had.c.source == sources.c.name).outerjoin(lost, lost.c.source == sources.c.name))
            .order_by(sources.c.name, sources.c.url)
        )
        with self._database.reading() as connection:
            return [_health(row) for row in connection.execute(query)]

    def validators(self, url: str) -> Validators:
        """Empty ones where the address is unknown."""
        with self._database.reading() as connection:
            query = select(validators.c.etag, validators.c.last_modified).where(validators.c.key == key_of(url))
            row = connection.execute(query).one_or_none()
        return Validators() if row is None else Validators(row.etag, row.last_modified)

    def set_validators(self, url: str, etag: str | None, last_modified: str | None) -> None:
        key = key_of(url)
        with self._database.transaction() as connection:
            connection.execute(delete(validators).where(validators.c.key == key))
            if etag or last_modified:
                row = {"key": key, "url": url, "etag": etag, "last_modified": last_modified}
                connection.execute(insert(validators).values(**row))


def _values(source: Source) -> tuple[str | None, ...]:
    return source.name, source.url, source.kind, source.homepage, source.language, source.country


def _health(row: Row[*tuple[object, ...]]) -> SourceHealth:
    known = row._mapping
    return SourceHealth(
        source=Source(*row[:6]),  # type: ignore[arg-type]
        state=known["state"],
        reason=known["reason"],
        checked_at=known["checked_at"],
        last_success_at=known["last_success_at"],
        articles=known["articles"],
        refused=known["refused"],
    )
