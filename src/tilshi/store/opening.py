"""Opens a store: finds the database, takes the writer's lock, brings the schema up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, exc, inspect, text
from sqlalchemy.exc import ArgumentError

from tilshi.errors import NewerStore, StoreError
from tilshi.model import Item

from .annotations import Annotations
from .archive import Archive
from .articles import Articles
from .database import Database, postgres_engine, sqlite_engine, told, told_of
from .items import Items, payload_digest
from .lock import WriterLock
from .refused import Refusals
from .reprints import Reprints
from .schema import REVISIONS
from .search import Search
from .settings import Settings
from .sources import Sources
from .stories import Stories

Clock = Callable[[], datetime]
FILE = "tilshi.db"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Store:
    """An opened database with one repository per record. `archive` is None where there is no data folder."""

    name: str
    folder: Path | None
    sources: Sources
    items: Items
    articles: Articles
    annotations: Annotations
    stories: Stories
    reprints: Reprints
    search: Search
    refused: Refusals
    settings: Settings
    archive: Archive | None
    _database: Database
    _lock: WriterLock | None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What this thread writes inside stands whole or not at all. May be nested; other writers wait for their turn."""
        with self._database.transaction():
            yield

    def receive(self, item: Item, status: int = 200) -> bool:
        """Archives what was fetched and notes it. False where this payload of this address was there already."""
        known = self.items.seen(item.url, payload_digest(item.body))
        where = None if known or self.archive is None else self.archive.write(item)
        return self.items.add(item, where, status)

    def close(self) -> None:
        """Closes files and connections and gives the folder back to other writers. May be called twice."""
        if self.archive is not None:
            self.archive.close()
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(folder: Path | None, url: str | None = None, *, write: bool = True, now: Clock = _now) -> Store:
    """Opens `tilshi.db` in the folder, or the PostgreSQL database at `url` (the folder then holds WARC files alone).

    For writing, the folder is made where it is missing and the schema is brought up to date. `now` dates what comes without
    a time of its own. Raises Locked, NewerStore, DiskFull, or StoreError where there is no database to read.
    """
    if folder is None and url is None:
        raise StoreError("store", "neither a folder nor a database was given", "Give --data or TILSHI_DATABASE")
    lock = _locked(folder, now) if folder is not None and write else None
    try:
        database = _connected(folder, url, write)
        try:
            _prepared(database)
        except BaseException:
            database.close()
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return _store(database, folder, lock, now)


def _locked(folder: Path, now: Clock) -> WriterLock:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(str(folder), f"cannot be made into a data folder ({error.strerror})", "Choose another folder") from error
    lock = WriterLock(folder)
    lock.take(now())
    return lock


def _connected(folder: Path | None, url: str | None, write: bool) -> Database:
    if url is not None:
        try:
            engine = postgres_engine(url)
        except (ArgumentError, ImportError) as error:
            raise StoreError("TILSHI_DATABASE", str(error), "Install tilshi[postgres] and check the address") from error
        return Database(engine, engine.url.render_as_string(hide_password=True), write)
    assert folder is not None
    path = folder / FILE
    if not write and not path.is_file():
        raise StoreError(str(folder), "holds no Tilshi data", "Collect first: tilshi collect --once --sources … --data …")
    return Database(sqlite_engine(path, write=write), str(path), write)


def _prepared(database: Database) -> None:
    with database.reading() as connection:
        revision = _revision(connection, database.name)
    if revision == REVISIONS[-1]:
        return
    if revision is not None and revision not in REVISIONS:
        raise NewerStore(database.name, f"was written by a newer Tilshi (schema {revision})", "Update Tilshi to open it")
    if not database.write:
        reason = "holds no Tilshi data" if revision is None else f"was written by an older Tilshi (schema {revision})"
        raise StoreError(database.name, reason, "Open it once for writing: tilshi run or tilshi collect")
    with told(database.name):
        _upgrade(database)


def _revision(connection: Connection, name: str) -> str | None:
    """The schema's revision, None for an empty database. Raises StoreError where the tables are another program's."""
    try:
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    except exc.DBAPIError as error:
        failure = told_of(name, error.orig or error)
        if type(failure) is not StoreError or not _is_no_table(error):
            raise failure from error
        connection.rollback()
        if inspect(connection).get_table_names():
            raise StoreError(name, "is a database of another program", "Choose another folder or database") from None
        return None
    return None if row is None else str(row[0])


def _is_no_table(error: exc.DBAPIError) -> bool:
    return "no such table" in str(error.orig) or getattr(error.orig, "sqlstate", None) == "42P01"


def _upgrade(database: Database) -> None:
    # Imported here: Alembic takes longer to load than an up-to-date store takes to open.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with database.transaction() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _store(database: Database, folder: Path | None, lock: WriterLock | None, now: Clock) -> Store:
    return Store(
        name=database.name,
        folder=folder,
        sources=Sources(database),
        items=Items(database),
        articles=Articles(database, now),
        annotations=Annotations(database),
        stories=Stories(database),
        reprints=Reprints(database),
        search=Search(database),
        refused=Refusals(database, now),
        settings=Settings(database),
        archive=None if folder is None else Archive(folder / "warc", write=lock is not None),
        _database=database,
        _lock=lock,
    )
