"""What a data folder can meet: a second writer, a full disk, files that are something else."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tilshi.errors import DiskFull, Locked, StoreError
from tilshi.model import Article
from tilshi.store import Store, open_store

DAY = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def article(id: str, text: str = "м") -> Article:
    return Article(id, "s", id, text, fetched_at=DAY)


def test_a_second_writer_is_told_who_writes(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Locked) as caught:
        open_store(tmp_path)
    assert caught.value.subject == str(tmp_path)
    assert f"process {os.getpid()}" in caught.value.reason
    assert caught.value.todo
    assert caught.value.retry


def test_a_second_process_is_told_too_and_readers_may_come(store: Store, tmp_path: Path) -> None:
    program = f"""
from pathlib import Path
from tilshi.errors import Locked
from tilshi.store import open_store
folder = Path({str(tmp_path)!r})
open_store(folder, write=False).close()
try:
    open_store(folder)
except Locked as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert str(tmp_path) in done.stdout
    assert f"process {os.getpid()}" in done.stdout


def test_closing_gives_the_folder_back(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    open_store(tmp_path).close()
    assert (tmp_path / "tilshi.lock").read_text() == ""


def test_a_lock_file_left_by_a_crash_locks_nothing(tmp_path: Path) -> None:
    (tmp_path / "tilshi.lock").write_text("process 1, since 2026-11-20T00:00:00+00:00\n")
    open_store(tmp_path).close()


def test_a_failed_opening_gives_the_folder_back(tmp_path: Path) -> None:
    (tmp_path / "tilshi.db").write_bytes(b"no database at all, but long enough to look like one" * 100)
    for _ in range(2):
        with pytest.raises(StoreError, match="holds no database") as caught:
            open_store(tmp_path)
        assert not isinstance(caught.value, Locked)
    assert (tmp_path / "tilshi.db").read_bytes().startswith(b"no database")


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.articles.save(article("first"))
        with store._database.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
        # One connection is in the pool, so it is the one with the limit.
        with pytest.raises(DiskFull) as caught, store.transaction():
            store.articles.save_many(article(f"{number}", os.urandom(4000).hex()) for number in range(50))
        assert caught.value.retry
        assert store.articles.count() == 1
    with open_store(tmp_path) as store:
        assert store.articles.save(article("second")).outcome == "new"


def test_reading_where_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no Tilshi data"):
        open_store(tmp_path, write=False)
    (tmp_path / "tilshi.db").touch()
    with pytest.raises(StoreError, match="holds no Tilshi data"):
        open_store(tmp_path, write=False)
    assert not (tmp_path / "tilshi.lock").exists()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "tilshi.db")
    connection.execute("CREATE TABLE recipes (id)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file")


@pytest.mark.parametrize("name", ["with space", "жүз%3f?#", "a&b=c"])
def test_folders_of_any_name(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / name) as store:
        store.articles.save(article("a"))
    assert (tmp_path / name / "tilshi.db").is_file()
    with open_store(tmp_path / name, write=False) as store:
        assert store.articles.count() == 1


@pytest.mark.parametrize(
    "url", ["mysql://localhost/x", "nonsense", "postgresql+psycopg://127.0.0.1:1/none", "postgresql+nodriver://x"]
)
def test_a_wrong_database_address(url: str) -> None:
    with pytest.raises(StoreError):
        open_store(None, url)


def test_an_upgrade_leaves_alembic_out_where_there_is_nothing_to_do(store: Store, tmp_path: Path) -> None:
    store.close()
    program = f"""
import sys
from pathlib import Path
from tilshi.store import open_store
open_store(Path({str(tmp_path)!r})).close()
print([name for name in sys.modules if name.startswith("alembic")])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_an_existing_store_opens_at_once(store: Store, tmp_path: Path) -> None:
    store.close()
    best = 1.0
    for _ in range(3):
        start = time.perf_counter()
        open_store(tmp_path).close()
        best = min(best, time.perf_counter() - start)
    assert best < 0.15
