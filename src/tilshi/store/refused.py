"""What was not taken, and why. A refusal that comes again is counted, not repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from tilshi.model import Refused

from .database import Database
from .schema import LONGEST_NAME, key_of, refused


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal with its history; `refused` is the newest account of it."""

    refused: Refused
    first_at: datetime
    last_at: datetime
    times: int


class Refusals:
    """Identity is subject, stage and code."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def add(self, one: Refused) -> None:
        self.add_many((one,))

    def add_many(self, given: Iterable[Refused]) -> None:
        """In one transaction. The very same refusal (same time) given twice counts once."""
        with self._database.transaction() as connection:
            for one in given:
                _add(connection, one, one.at or self._now())

    def newest(self, limit: int = 100, source: str | None = None) -> list[Refusal]:
        """The last refusals, newest first."""
        query = select(refused).order_by(refused.c.last_at.desc(), refused.c.key).limit(limit)
        if source is not None:
            query = query.where(refused.c.source == source)
        with self._database.reading() as connection:
            return [
                Refusal(
                    Refused(row.subject, row.stage, row.code, row.reason, row.source, row.last_at),
                    row.first_at,
                    row.last_at,
                    row.times,
                )
                for row in connection.execute(query)
            ]

    def counts(self) -> dict[str, int]:
        """How many subjects were refused, by code."""
        query = select(refused.c.code, func.count()).group_by(refused.c.code).order_by(refused.c.code)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def clear(self, subject: str) -> None:
        """Forgets what was said of a subject that has been taken since."""
        with self._database.transaction() as connection:
            connection.execute(delete(refused).where(refused.c.subject == subject))


def _add(connection: Connection, one: Refused, at: datetime) -> None:
    key = key_of("\x1f".join((one.subject, one.stage, one.code)))
    mine = refused.c.key == key
    known = connection.execute(select(refused).where(mine)).one_or_none()
    if known is None:
        row = {"key": key, "subject": one.subject, "stage": one.stage, "code": one.code, "reason": one.reason}
        connection.execute(insert(refused).values(**row, source=_clipped(one.source), first_at=at, last_at=at, times=1))
        return
    if at in (known.first_at, known.last_at):
        return
    changes: dict[str, object] = {"times": known.times + 1}
    if at > known.last_at:
        changes |= {"last_at": at, "reason": one.reason, "source": _clipped(one.source)}
    if at < known.first_at:
        changes["first_at"] = at
    connection.execute(update(refused).where(mine).values(**changes))


def _clipped(source: str | None) -> str | None:
    """As long as an index takes; the name of a source that is longer was never taken."""
    return None if source is None else source[:LONGEST_NAME]
