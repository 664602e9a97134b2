"""Transactions, readers, revisions: how a store opens and holds together."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from store_home import Home

from tilshi.errors import NewerStore, StoreError
from tilshi.model import Article
from tilshi.store import Store, open_store
from tilshi.store.schema import metadata

DAY = datetime(2026, 11, 20, tzinfo=UTC)


def article(id: str) -> Article:
    return Article(id, "s", id, id, fetched_at=DAY)


def test_a_transaction_stands_whole_or_not_at_all(store: Store) -> None:
    def broken_off() -> None:
        with store.transaction():
            store.articles.save(article("a"))
            with store.transaction():
                store.articles.save(article("b"))
            assert store.articles.count() == 2
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert store.articles.count() == 0
    with store.transaction():
        store.articles.save(article("a"))
    assert store.articles.count() == 1


def test_other_threads_see_what_is_done_alone(store: Store) -> None:
    seen: list[int] = []
    with store.transaction():
        store.articles.save(article("a"))
        reader = threading.Thread(target=lambda: seen.append(store.articles.count()))
        reader.start()
        reader.join()
    assert seen == [0]
    assert store.articles.count() == 1


def test_writers_take_turns(store: Store) -> None:
    failed: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for number in range(20):
                store.articles.save(article(f"{name}{number}"))
                store.settings.set("last", name)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert store.articles.count() == 80


def test_a_reader_beside_a_writer(home: Home, store: Store) -> None:
    store.articles.save(article("a"))
    with home.open() as reader:
        assert reader.articles.count() == 1
        store.articles.save(article("b"))
        assert reader.articles.count() == 2
        with pytest.raises(StoreError, match="reading only"):
            reader.articles.save(article("c"))


def test_what_was_written_is_there_when_opened_again(home: Home) -> None:
    for number in range(2):
        with home.open(write=True) as store:
            store.articles.save(article("a"))
            assert store.articles.count() == 1, number


def test_closing_twice(store: Store) -> None:
    store.close()
    store.close()


@pytest.fixture
def revision(home: Home):  # type: ignore[no-untyped-def]
    """Sets the revision that the database says it has, and sets it back."""
    store = home.open(write=True)
    engine = store._database.engine

    def set_to(value: str) -> None:
        with engine.connect().execution_options(tilshi_write=True) as connection, connection.begin():
            connection.execute(text("UPDATE alembic_version SET version_num = :value"), {"value": value})

    with engine.connect() as connection:
        before = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    store._lock.release()  # type: ignore[union-attr]
    yield set_to
    set_to(before)
    store.close()


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_store_is_left_alone(home: Home, revision, write: bool) -> None:  # type: ignore[no-untyped-def]
    revision("9999")
    with pytest.raises(NewerStore, match="newer Tilshi"):
        home.open(write=write)


def test_the_migrations_make_the_schema_of_the_code(store: Store) -> None:
    with store._database.engine.connect() as connection:
        options = {
            # SQLAlchemy writes a text of a TypeDecorator as VARCHAR, which PostgreSQL keeps in the same way.
            "compare_type": lambda _context, _column, _mine, found, wanted: (
                found.compile(connection.dialect) != wanted.compile(connection.dialect).replace("VARCHAR", "TEXT")
            ),
            # The index for searching is made of what SQLAlchemy has no words for.
            "include_name": lambda name, kind, _parents: kind != "table" or not name.startswith("search_index"),
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_neither_folder_nor_database() -> None:
    with pytest.raises(StoreError, match="neither"):
        open_store(None)
