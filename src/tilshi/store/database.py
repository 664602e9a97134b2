"""A connection to SQLite or PostgreSQL: transactions, one writer at a time, and failures told in our words."""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.engine import URL

from tilshi.errors import DiskFull, Locked, StoreError

_WRITER = 7_415_482  # any number: the advisory lock that makes writers of one PostgreSQL database take turns
_OVERFLOW = 40  # connections beyond the five that stay open: as many as a web server has threads
_BUSY_MS = 10_000  # how long a writer of SQLite waits for another connection's transaction before it gives up
_CACHE_KB = 8_192  # what one connection keeps in memory: there is one for each thread that reads at the same time


class Database:
    """Holds the connections. Inside `transaction()` every read and write of the thread belongs to that transaction."""

    def __init__(self, engine: Engine, name: str, write: bool) -> None:
        self.engine = engine
        self.name = name
        self.write = write
        self._here = threading.local()
        self._turn = threading.Lock()  # writers of one process queue here: SQLite's own waiting is neither fair nor endless

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing. An inner one is part of the outer one; on SQLite it takes the write lock at once."""
        current: Connection | None = getattr(self._here, "connection", None)
        if current is not None:
            yield current
            return
        if not self.write:
            raise StoreError(self.name, "was opened for reading only", "Open it with write=True to change it")
        with told(self.name), self._turn, self.engine.connect() as connection:
            self._here.connection = connection.execution_options(tilshi_write=True)
            try:
                with connection.begin():
                    if not self.is_sqlite:
                        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")
                    yield connection
            finally:
                self._here.connection = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with: the thread's open transaction where there is one, so that it sees its own writes."""
        current: Connection | None = getattr(self._here, "connection", None)
        if current is not None:
            yield current
            return
        with told(self.name), self.engine.connect() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turns what the driver raises into an error of ours that names the database."""
    try:
        yield
    except exc.DBAPIError as error:
        raise told_of(name, error.orig or error) from error
    except exc.TimeoutError as error:
        raise Locked(name, "all connections are in use", "Try again in a moment") from error
    except sqlite3.Error as error:  # from preparing a connection, which SQLAlchemy does not wrap
        raise told_of(name, error) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _full(name) from error
        raise


def told_of(name: str, error: BaseException) -> StoreError:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    state = getattr(error, "sqlstate", None) or ""
    if state.startswith("53") or "disk is full" in reason or "No space left" in reason:
        return _full(name)
    if "database is locked" in reason or state in ("55P03", "40001", "40P01"):
        return Locked(name, "another process writes there just now", "Try again in a moment")
    if "not a database" in reason or "malformed" in reason:
        return StoreError(name, f"holds no database that can be read ({reason})", "Move the file away, or choose another folder")
    if "readonly" in reason or "unable to open" in reason:
        return StoreError(name, f"cannot be opened or written ({reason})", "Check the rights on the folder and its files")
    return StoreError(name, reason)


def _full(name: str) -> DiskFull:
    return DiskFull(name, "no room left on the disk", "Free some room and try again; what was stored before is safe")


def sqlite_engine(path: Path, *, write: bool) -> Engine:
    """An engine on a file. For reading alone nothing is created and nothing can be changed."""
    mode = "rwc" if write else "rw"
    url = URL.create("sqlite+pysqlite", database=f"file:{_quoted(path)}", query={"mode": mode, "uri": "true"})
    engine = create_engine(
        url, pool_reset_on_return="rollback", connect_args={"check_same_thread": False}, max_overflow=_OVERFLOW
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: see `begin`
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        if write:
            cursor.execute("PRAGMA journal_mode = WAL")
            # With WAL, NORMAL cannot corrupt the file; a power cut may undo the last transactions, and redoing is harmless.
            cursor.execute("PRAGMA synchronous = NORMAL")
        else:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # IMMEDIATE: a reader that turns writer half-way would fail at once instead of waiting for its turn.
        immediate = connection.get_execution_options().get("tilshi_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _quoted(path: Path) -> str:
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def postgres_engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "postgresql":
        raise StoreError(
            parsed.render_as_string(hide_password=True),
            "is no address of a database we can use",
            "Give postgresql+psycopg://user@host/name, or a folder for SQLite",
        )
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    return create_engine(parsed, connect_args={"options": "-c timezone=UTC"}, pool_pre_ping=True, max_overflow=_OVERFLOW)
