"""A desk on loopback over records in memory, and a browser that tells what a page asks for and complains of."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tilshi.desk.serve import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "desk"))
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"


@pytest.fixture(scope="session")
def desk() -> str:
    """The address of a desk. Its server ends with the tests' process."""
    from desk_fakes import FakeWorkspace, clock

    ready = threading.Event()
    address: list[str] = []

    def on_ready(url: str) -> None:
        address.append(url)
        ready.set()

    arguments = {"on_ready": on_ready, "clock": clock()}
    threading.Thread(target=serve, args=(FakeWorkspace(), "127.0.0.1", 0), kwargs=arguments, daemon=True).start()
    assert ready.wait(20)
    return address[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()
