"""The desk on the demo region: time a page takes, memory of the process, start of a second run."""

from __future__ import annotations

import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from fastapi.testclient import TestClient

from tilshi.demo import open_demo
from tilshi.desk import make_app

from .report import header


def run() -> None:
    print("desk: pages of the demo region through the application, no network (limit: 100 ms a page, 700 MB)")
    header(["tilshi", "fastapi", "jinja2"])
    with tempfile.TemporaryDirectory() as folder, open_demo(Path(folder) / "demo") as made_up:
        start = time.perf_counter()
        for _ in made_up.rounds():
            list(made_up.workspace.collect())
        made_up.workspace.connect()
        print(f"  first collecting, ten rounds             {time.perf_counter() - start:7.2f} s")
        client = TestClient(make_app(made_up.workspace, clock=lambda: datetime.now(UTC)))
        card = made_up.workspace.front(order="differs").cards[0].card
        for path in (
            "/",
            "/?lang=ru",
            f"/stories/{card.story_id}",
            f"/articles/{card.headlines[0].article_id}",
            "/sources",
            "/search?q=су",
        ):
            page(client, path)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  largest memory of the process            {used:7.0f} MB")


def page(client: TestClient, path: str) -> None:
    times = []
    size = 0
    for _ in range(15):
        start = time.perf_counter()
        size = len(client.get(path).content)
        times.append(time.perf_counter() - start)
    print(f"  {path[:40]:<40} {1000 * median(times):7.1f} ms   {size / 1024:6.0f} KB")
