"""A client of the desk over records in memory, without a socket."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk_fakes import FakeWorkspace, clock
from starlette.testclient import TestClient

from tilshi.desk.app import make_app


def client_of(workspace: FakeWorkspace) -> TestClient:
    return TestClient(make_app(workspace, clock=clock()), raise_server_exceptions=False)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def client() -> TestClient:
    return client_of(FakeWorkspace())


@pytest.fixture
def make_client() -> Callable[[FakeWorkspace], TestClient]:
    return client_of
