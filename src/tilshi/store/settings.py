"""What a workspace remembers of itself: text by key."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update

from .database import Database
from .schema import settings


class Settings:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str | None = None) -> str | None:
        with self._database.reading() as connection:
            value = connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
        return default if value is None else value

    def all(self) -> dict[str, str]:
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(select(settings).order_by(settings.c.key))}

    def set(self, key: str, value: str) -> None:
        with self._database.transaction() as connection:
            changed = connection.execute(update(settings).where(settings.c.key == key).values(value=value))
            if changed.rowcount == 0:
                connection.execute(insert(settings).values(key=key, value=value))

    def remove(self, key: str) -> None:
        with self._database.transaction() as connection:
            connection.execute(delete(settings).where(settings.c.key == key))
