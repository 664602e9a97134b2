"""Where a store under test lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tilshi.store import Store, open_store

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Home:
    """A folder, and the URL of a database where it is not SQLite in that folder."""

    folder: Path
    url: str | None

    def open(self, *, write: bool = False) -> Store:
        return open_store(self.folder, self.url, write=write, now=lambda: NOW)
