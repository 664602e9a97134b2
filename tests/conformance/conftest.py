"""One suite for both databases: `store` is an empty store, once on SQLite and once on PostgreSQL.

PostgreSQL: the server that TILSHI_TEST_POSTGRES names (its user may create databases), else one started here from installed
binaries for the length of the run; where there is neither, its tests are skipped with the reason.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from store_home import Home

from tilshi.store import Store, open_store
from tilshi.store.schema import metadata


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server's maintenance database."""
    given = os.environ.get("TILSHI_TEST_POSTGRES")
    if given:
        yield given
        return
    with ExitStack() as ending:
        yield _started(ending)


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[str]:
    """The URL of a database of this run alone, with the schema in it."""
    server = create_engine(_driver(postgres_server), isolation_level="AUTOCOMMIT")
    name = f"tilshi_test_{uuid.uuid4().hex[:12]}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    url = make_url(_driver(postgres_server)).set(database=name).render_as_string(hide_password=False)
    open_store(None, url).close()
    yield url
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database to copy: quicker than making the schema for each test."""
    folder = tmp_path_factory.mktemp("pattern")
    open_store(folder).close()
    return folder / "tilshi.db"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    folder = tmp_path / "data"
    folder.mkdir()
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_pattern"), folder / "tilshi.db")
        return Home(folder, None)
    url = request.getfixturevalue("postgres_database")
    _emptied(url)
    return Home(folder, url)


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with home.open(write=True) as opened:
        yield opened


def _emptied(url: str) -> None:
    engine = create_engine(url)
    names = ", ".join([*metadata.tables, "search_index"])
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    engine.dispose()


def _driver(url: str) -> str:
    return make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


# ---- a server of our own


def _started(ending: ExitStack) -> str:
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="tilshi-postgres-"))
    ending.callback(shutil.rmtree, folder, ignore_errors=True)
    user = _user(folder)
    data, port = folder / "data", _free_port()

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*user, str(programs / program), "-D", str(data), *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # not a pipe: the server would keep it open
            stderr=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        if done.returncode != 0:
            log = folder / "log"
            pytest.skip(f"PostgreSQL cannot be started here: {program} failed. {log.read_text() if log.exists() else ''}")

    run("initdb", "-A", "trust", "-U", "tilshi", "-E", "UTF8", "--locale=C", "--no-sync")
    # Nothing here has to outlive a power cut; and nobody but this machine may speak to it.
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off"
    run("pg_ctl", "-o", options, "-l", str(folder / "log"), "-w", "start")
    ending.callback(run, "pg_ctl", "-m", "immediate", "stop")
    return f"postgresql+psycopg://tilshi@127.0.0.1:{port}/postgres"


def _programs() -> Path:
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = shutil.which("initdb") or (known[-1] if known else None)
    if found is None:
        pytest.skip("no PostgreSQL: TILSHI_TEST_POSTGRES names no server, and no initdb is installed")
    return Path(found).parent


def _user(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: then its programs run as the user its package made."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    try:
        shutil.chown(folder, "postgres")
    except LookupError:
        pytest.skip("PostgreSQL does not run as root, and there is no user named postgres")
    if shutil.which("runuser"):
        return ["runuser", "-u", "postgres", "--"]
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
