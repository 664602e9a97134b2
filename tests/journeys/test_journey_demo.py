"""The demo region through the whole of Tilshi: served on loopback, collected, connected, compared, shown."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tilshi.demo import almaty_day, gold_lines, open_demo
from tilshi.desk import make_app
from tilshi.workspace import Workspace

NIGHT = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)  # 23:30 in Almaty: the region's last day is over

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with open_demo(tmp_path_factory.mktemp("demo") / "demo", now=lambda: NIGHT) as made_up:
        for _ in made_up.rounds():
            for _ in made_up.workspace.collect():
                pass
        made_up.workspace.connect()
        yield made_up.workspace


@pytest.fixture(scope="module")
def desk(region: Workspace) -> TestClient:
    return TestClient(make_app(region, clock=lambda: NIGHT))


def test_everything_the_region_published_was_taken(region: Workspace) -> None:
    counts = region.counts()
    assert counts.sources >= 12
    assert counts.articles >= 180
    assert counts.refused == 0
    assert counts.versions >= 5
    assert {code for code, _ in counts.languages} == {"kk", "ru", "en", "uz", "ky"}
    assert all(health.state == "working" for health in region.sources())


def test_a_second_round_finds_nothing_new(region: Workspace) -> None:
    for _ in region.collect():
        pass
    assert (region.last_round.new, region.last_round.changed, region.last_round.refused) == ([], [], [])


def test_a_rebuild_gives_the_same_stories(region: Workspace) -> None:
    before = list(region.stories())
    region.connect()
    assert list(region.stories()) == before


def test_the_gold_names_articles_that_were_collected(region: Workspace) -> None:
    ids = {article.id for article, _ in region.articles()}
    gold = list(gold_lines(almaty_day(NIGHT)))
    kinds = {str(line["kind"]) for line in gold}
    assert {"story", "reprint"} <= kinds
    named = {i for line in gold if line["kind"] == "story" for i in line["article_ids"]}  # type: ignore[union-attr]
    # What is dated later than the night of the test is not published yet.
    assert len(named - ids) <= 5
    assert len(named & ids) >= 215


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_stand_in_three_languages(desk: TestClient, region: Workspace, language: str) -> None:
    card = region.front(now=NIGHT, order="differs").cards[0].card
    paths = ["/", f"/stories/{card.story_id}", f"/articles/{card.headlines[0].article_id}", "/sources", "/search?q=сел", "/how"]
    for path in paths:
        page = desk.get(path, params={"lang": language} if "?" not in path else None)
        assert page.status_code == 200, path
        assert "http://fonts" not in page.text
        assert len(page.content) < 150 * 1024
    front = desk.get("/", params={"lang": language}).text
    assert f'<html lang="{language}"' in front


def test_the_front_page_shows_differing_values_in_their_own_words(desk: TestClient, region: Workspace) -> None:
    front = desk.get("/", params={"lang": "ru"}).text.replace("\u00a0", " ").replace("\u202f", " ")
    fact = region.front(now=NIGHT, order="differs").cards[0].card.differs[0]
    assert len(fact.versions) >= 2
    values = re.sub(r"\s", "", front)
    assert all(f"{version.value:g}"[:3] in values for version in fact.versions if not isinstance(version.value, str))


def test_search_finds_across_letters(region: Workspace) -> None:
    assert any(found.kind == "story" for found in region.search("казахстан"))
    assert {f.id for f in region.search("қазақстан")} & {f.id for f in region.search("казахстан")}
    assert region.search("жоқсөзмүлдем") == []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tilshi", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )


def answers(address: str, within_s: float = 60) -> str:
    deadline = time.monotonic() + within_s
    while True:
        with contextlib.suppress(OSError):
            return str(urllib.request.urlopen(address, timeout=5).read().decode())
        if time.monotonic() > deadline:
            raise AssertionError(f"{address} did not answer within {within_s} s")
        time.sleep(0.2)


def test_run_serves_collects_and_ends_cleanly(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "Тасөзекте сел жүрді\nТасөзек қаласында сел жүріп, 1 240 адам көшірілді.", encoding="utf-8"
    )
    port = free_port()
    process = start("run", "--data", str(tmp_path / "d"), "--port", str(port), "--sources", str(tmp_path / "in"))
    try:
        deadline = time.monotonic() + 60
        while "Тасөзекте сел жүрді" not in answers(f"http://127.0.0.1:{port}/?lang=kk"):
            assert time.monotonic() < deadline, "the article did not appear"
            time.sleep(0.3)
    finally:
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate(timeout=30)
    assert process.returncode == 0, told
    assert f"http://127.0.0.1:{port}" in told
    assert "Traceback" not in told


def test_a_taken_port_is_named_with_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told, _ = start("run", "--data", str(tmp_path / "d"), "--port", str(port)).communicate(timeout=60)
    assert str(port) in told
    assert "--port" in told
    assert "Traceback" not in told
