"""Sources, files and folders that are wrong in every way we know: each is named with the reason, and the rest goes on."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from journey_commands import Ended, Site, free_port, site, started, tilshi, to_lines
from sqlalchemy import event

from tilshi import open_workspace
from tilshi.desk import make_app

GOOD = (
    "Бүгін таңертең Тасөзек қаласында сел жүріп, Сарысай өзенінің екі жағалауынан 1 240 адам көшірілді.\n"
    "Бұл туралы облыс әкімі Сәбит Жолайдаров мәлім етті. Қаза тапқандар жоқ, 86 үйді лай басты."
)
RSS = "application/rss+xml; charset=utf-8"


def collect(data: Path, *sources: object) -> Ended:
    return tilshi("collect", "--once", "--allow-private-network", "--sources", *map(str, sources), "--data", str(data))


def sources_of(data: Path) -> dict[str, dict[str, Any]]:
    return {str(line["url"]): line for line in tilshi("sources", "--data", str(data)).lines}


def articles_of(data: Path) -> list[dict[str, Any]]:
    return tilshi("export", "articles", "--data", str(data)).lines


@pytest.fixture
def host() -> Iterator[Site]:
    with site() as serving:
        yield serving


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", RSS)
    request.end_headers()
    request.wfile.write(b"<rss><channel>")
    while True:
        request.wfile.write(b"<item><title>" + b"x" * 65536 + b"</title></item>")


# What a feed's address may answer, the state its source gets, and a word of the reason.
BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]><rss><channel><item><title>&j;</title></item></channel></rss>"  # fmt: skip
ANSWERS: dict[str, tuple[Any, str, str]] = {
    "html": ((200, {"Content-Type": "text/html"}, b"<html><body><h1>Welcome</h1></body></html>"), "broken", "HTML"),
    "empty": ((200, {"Content-Type": RSS}, b""), "broken", "empty"),
    "binary": ((200, {"Content-Type": RSS}, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9), "broken", ""),
    "cut": ((200, {"Content-Type": RSS}, b"<?xml version='1.0'?><rss><chann"), "broken", ""),
    "no-items": (
        (200, {"Content-Type": RSS}, b"<rss version='2.0'><channel><title>x</title></channel></rss>"),
        "empty",
        "no article",
    ),
    "bomb": ((200, {"Content-Type": RSS}, BOMB.encode()), "broken", ""),
    "404": ((404, {}, b""), "broken", "404"),
    "403": ((403, {}, b""), "refused", "403"),
    "500": ((500, {}, b""), "broken", "500"),
    "410": ((410, {}, b""), "refused", "410"),
    "gzip-bomb": ((200, {"Content-Type": RSS, "Content-Encoding": "gzip"}, gzip.compress(bytes(40_000_000))), "broken", "bytes"),
    "not-gzip": ((200, {"Content-Type": RSS, "Content-Encoding": "gzip"}, b"plain"), "broken", ""),
    "endless": (endless, "broken", "bytes"),
    "loop": ((302, {"Location": "loop"}, b""), "broken", "redirects"),
    "nowhere": ((302, {}, b""), "broken", "nowhere"),
    "file": ((302, {"Location": "file:///etc/passwd"}, b""), "refused", "http"),
}


@pytest.fixture(scope="module")
def bad_feeds(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Ended, dict[str, dict[str, Any]], list[dict[str, Any]]]]:
    data = tmp_path_factory.mktemp("feeds") / "news"
    with site() as host:
        for name, (answer, _, _) in ANSWERS.items():
            host.answers[f"/{name}"] = answer
        host.article("/1", "Тасөзекте сел жүрді", GOOD)
        host.feed("/good", ("/1", "Тасөзекте сел жүрді"), ("/lost", "Жоқ бет"))
        ended = collect(data, *(f"{host.url}/{name}" for name in (*ANSWERS, "good")))
        yield ended, {url.rpartition("/")[2]: line for url, line in sources_of(data).items()}, articles_of(data)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_feed_that_is_none_is_named_with_the_reason(name: str, bad_feeds: Any) -> None:
    ended, sources, _ = bad_feeds
    _, state, word = ANSWERS[name]
    assert sources[name]["state"] == state
    assert word in sources[name]["reason"]
    assert sources[name]["reason"]
    if state != "empty":
        assert sources[name]["reason"] in ended.stderr


def test_the_good_feed_beside_bad_ones_is_collected(bad_feeds: Any) -> None:
    ended, sources, articles = bad_feeds
    assert ended.returncode == 1
    assert sources["good"]["state"] == "working"
    assert [article["title"] for article in articles] == ["Тасөзекте сел жүрді"]
    assert "/lost" in ended.stderr


def test_a_redirect_to_a_private_address_is_not_followed(host: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(host.url.rpartition(":")[2])
    host.feed("/secret", ("/1", "x"))
    host.answers["/feed"] = (302, {"Location": f"{host.url}/secret"}, b"")
    with open_workspace(tmp_path / "d", connect_to={"paper.example": ("127.0.0.1", port)}) as workspace:
        workspace.add_sources("http://paper.example/feed")
        (health,) = list(workspace.collect())
    assert health.state == "refused"
    assert "private" in health.reason
    assert "/secret" not in host.asked


def test_pages_without_text_are_refused_one_by_one(host: Site, tmp_path: Path) -> None:
    host.page("/nav", "<html><body><nav><a href=/>Басты бет</a></nav></body></html>")
    host.page("/none", "")
    host.page("/picture", b"\x89PNG\r\n\x1a\n" + bytes(300), media_type="image/png")
    host.page("/pdf", b"%PDF-1.7 " + bytes(range(256)), media_type="text/html")
    host.article("/1", "Тасөзекте сел жүрді", GOOD)
    feed = host.feed("/feed", *((path, "") for path in ("/nav", "/none", "/picture", "/pdf", "/1")))
    ended = collect(tmp_path / "d", feed)
    assert ended.returncode == 0
    for path in ("/nav", "/none", "/picture", "/pdf"):
        assert f"{host.url}{path}: " in ended.stderr
    assert len(articles_of(tmp_path / "d")) == 1
    assert sources_of(tmp_path / "d")[feed]["refused"] == 4


def test_broken_encodings_are_read_or_refused_but_never_stop_a_round(host: Site, tmp_path: Path) -> None:
    def page(declared: str, encoding: str) -> bytes:
        text = GOOD.replace("\n", "</p><p>")
        return f"<html><head>{declared}<title>Сел</title></head><body><h1>Сел</h1><p>{text}</p></body></html>".encode(
            encoding, "replace"
        )

    russian = "Сегодня утром через город прошёл сель, вывезли 1 240 человек, сообщил аким области. Погибших нет."
    host.page("/wrong-header", page("<meta charset=utf-8>", "utf-8"), media_type="text/html; charset=iso-8859-1")
    host.page("/utf-16", page("", "utf-16"), media_type="text/html")
    host.page("/unknown", page("", "utf-8"), media_type="text/html; charset=klingon")
    host.page("/codec", page("<meta charset=base64>", "utf-8"), media_type="text/html; charset=zlib")
    host.page(
        "/mixed",
        page("<meta charset=utf-8>", "utf-8").replace("Сарысай".encode(), b"\xd1\xe0\xf0\xfb"),
        media_type="text/html; charset=utf-8",
    )
    host.page(
        "/cp1251",
        f"<html><body><h1>Сель</h1><p>{russian}</p><p>{russian}</p></body></html>".encode("cp1251"),
        media_type="text/html",
    )
    names = ["/wrong-header", "/utf-16", "/unknown", "/codec", "/mixed", "/cp1251"]
    ended = collect(tmp_path / "d", host.feed("/feed", *((name, "") for name in names)))
    assert ended.returncode == 0
    texts = {str(a["url"]).removeprefix(host.url): a["text"] for a in articles_of(tmp_path / "d")}
    assert set(texts) == set(names), ended.stderr
    for name in ("/wrong-header", "/utf-16", "/unknown", "/codec"):
        assert "Жолайдаров мәлім етті" in texts[name], name
    assert "сообщил аким области" in texts["/cp1251"]
    assert "Жолайдаров мәлім етті" in texts["/mixed"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    (place / "good.txt").write_text(f"Тасөзекте сел жүрді\n{GOOD}", encoding="utf-8")
    return place


def test_a_folder_of_everything_that_is_no_article(folder: Path, tmp_path: Path) -> None:
    (folder / "folder.txt").mkdir()
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (folder / "prog.exe").write_bytes(b"MZ\x90")
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "loop").symlink_to(".")
    (folder / "outside.txt").symlink_to("/etc/hostname")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.bin")).write_bytes(b"x")
    for name in ("pipe.txt", "pipe.html", "pipe.jsonl"):
        os.mkfifo(folder / name)
    ended = collect(tmp_path / "d", folder)
    assert ended.returncode == 0
    named = ("photo.txt", "prog.exe", "dangling.txt", "loop.txt", "outside.txt", ".bin", "pipe.txt", "pipe.html", "pipe.jsonl")
    for name in named:
        assert f"{name}: " in ended.stderr
    assert [article["title"] for article in articles_of(tmp_path / "d")] == ["Тасөзекте сел жүрді"]


def test_lines_that_are_hostile_or_no_articles(folder: Path, tmp_path: Path) -> None:
    text = "Enough of a text to be an article about people who came to Boritau on Friday."
    odd = [
        {"id": "half", "title": "t\ud800", "text": text, "source": "s\udfff", "byline": "\ud800"},
        {"id": "nul\x00", "title": "t\x00", "text": text, "url": "http://x.example/\x00"},
        {"id": "year", "title": "From the end of time", "text": text, "published_at": "9998-12-31T23:59:59Z"},
        {"id": "wide", "title": "x" * 100_000, "text": text},
    ]
    import json

    bad = ['{"id": "long', "[]", "{}", '{"title": 1}', "[" * 100_000, json.dumps({"id": "i" * 5000, "title": "t", "text": text}),
           json.dumps({"title": "t", "text": text, "published_at": "9999-12-31T23:59:59Z"}),
           json.dumps({"title": "t", "text": text, "published_at": "0001-01-01T00:00:00+14:00"})]  # fmt: skip
    (folder / "lines.jsonl").write_text("\n".join([*map(json.dumps, odd), *bad]), encoding="utf-8")
    ended = collect(tmp_path / "d", folder)
    assert ended.returncode == 0
    assert sum("lines.jsonl" in line for line in ended.stderr.splitlines()) == len(bad)
    assert len(articles_of(tmp_path / "d")) == len(odd) + 1
    stories = tilshi("export", "stories", "--data", str(tmp_path / "d")).lines
    assert sum(len(story["article_ids"]) for story in stories) == len(odd) + 1


def test_opml_that_is_broken_and_opml_that_names_one_bad_source(host: Site, tmp_path: Path) -> None:
    (tmp_path / "broken.opml").write_text("<opml><body><outline", encoding="utf-8")
    (tmp_path / "none.opml").write_text("<opml version='2.0'><body><outline text='x'/></body></opml>", encoding="utf-8")
    (tmp_path / "page.opml").write_text("<html></html>", encoding="utf-8")
    (tmp_path / "picture.opml").write_bytes(bytes(range(256)))
    os.mkfifo(tmp_path / "pipe.opml")
    for number in (1, 2):
        host.article(f"/{number}", f"Тасөзекте сел жүрді {number}", GOOD)
        host.feed(f"/feed{number}", (f"/{number}", "x"))
    outlines = "".join(f'<outline type="rss" text="s{n}" xmlUrl="{host.url}/feed{n}"/>' for n in (1, 2, 3))
    (tmp_path / "good.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>", encoding="utf-8")
    bad = [tmp_path / f"{name}.opml" for name in ("broken", "none", "page", "picture", "pipe")]
    ended = collect(tmp_path / "d", *bad, tmp_path / "good.opml")
    assert ended.returncode == 1
    for path in bad:
        assert f"{path}: " in ended.stderr
    assert [line["state"] for line in sources_of(tmp_path / "d").values()] == ["working", "working", "broken"]
    assert len(articles_of(tmp_path / "d")) == 2
    only_bad = collect(tmp_path / "e", *bad)
    assert only_bad.returncode == 2
    assert "none of them is a source" in only_bad.stderr


# ---- the data folder


def test_a_full_disk_is_told_and_what_was_stored_stands(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "d"
    assert collect(data, folder).returncode == 0
    for number in range(30):
        (folder / f"more{number}.txt").write_text(f"Тасөзекте {number} үй\n{GOOD * 4} {number}", encoding="utf-8")
    with open_workspace(data) as workspace:
        engine = workspace._store._database.engine

        def small(connection: sqlite3.Connection, _: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        engine.dispose()
        event.listen(engine, "connect", small)
        told: list[str] = []
        stop = threading.Event()

        def tell(report: object) -> None:
            told.append(str(report))
            stop.set()

        workspace.keep_collecting(every_s=0, stop=stop, tell=tell)
        assert "no room left" in told[0]
        assert "Free some room" in told[0]
    assert any(article["title"] == "Тасөзекте сел жүрді" for article in articles_of(data))
    assert collect(data).returncode == 0
    assert len(articles_of(data)) == 31


def test_a_disk_full_from_the_start_is_told(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "d"
    data.mkdir()
    (data / "tilshi.lock").symlink_to("/dev/full")
    ended = collect(data, folder)
    assert ended.returncode == 1
    assert str(data) in ended.stderr


def test_a_data_folder_that_cannot_be_one(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    for data in (file, file / "below", Path("/proc/none"), Path("/sys/kernel")):
        ended = collect(data, folder)
        assert ended.returncode == 1
        assert str(data) in ended.stderr
        assert "another folder" in ended.stderr
    assert tilshi("sources", "--data", str(file)).returncode == 1


@pytest.mark.parametrize("command", [("collect", "--once"), ("sources",), ("search", "сел"), ("export", "stories")])
def test_a_database_that_is_newer_or_broken_is_left_alone(command: tuple[str, ...], folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "d"
    assert collect(data, folder).returncode == 0
    file = data / "tilshi.db"
    kept = data / "kept"
    shutil.copy(file, kept)
    with sqlite3.connect(file) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999_later'")
    database.close()
    newer = tilshi(*command, "--data", str(data))
    assert newer.returncode == 1
    assert "newer Tilshi" in newer.stderr
    for leftover in data.glob("tilshi.db-*"):
        leftover.unlink()
    for garbage in (b"garbage" * 1000, kept.read_bytes()[:4096] + b"\xa5" * 200_000):
        file.write_bytes(garbage)
        broken = tilshi(*command, "--data", str(data))
        assert broken.returncode == 1
        assert str(file) in broken.stderr
        assert file.read_bytes()[:2000] == garbage[:2000]
    file.unlink()
    file.mkdir()
    assert tilshi(*command, "--data", str(data)).returncode == 1


def test_a_second_run_on_one_folder_is_told(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "d"):
        ended = tilshi("run", "--data", str(tmp_path / "d"), "--port", str(free_port()))
    assert ended.returncode == 1
    assert str(tmp_path / "d") in ended.stderr
    assert str(os.getpid()) in ended.stderr


# ---- being ended


def slow_site(host: Site, pages: int, pause_s: float) -> str:
    """A feed whose every page takes its time; the last one never comes."""

    def page(number: int) -> Any:
        body = f"<html><body><h1>Тасөзек {number}</h1><p>{GOOD} Бұл {number}-хабар.</p></body></html>".encode()

        def answer(request: BaseHTTPRequestHandler) -> None:
            host.closing.wait(pause_s)
            request.send_response(200)
            request.send_header("Content-Type", "text/html; charset=utf-8")
            request.end_headers()
            request.wfile.write(body)

        return answer

    def never(request: BaseHTTPRequestHandler) -> None:
        host.closing.wait(60)

    for number in range(pages):
        host.answers[f"/{number}"] = page(number)
    host.answers["/never"] = never
    return host.feed("/slow", *((f"/{number}", f"Тасөзек {number}") for number in range(pages)), ("/never", "x"))


def until(condition: Any, within_s: float = 40) -> None:
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_round_that_is_ended_and_done_again_loses_nothing_and_has_nothing_twice(
    how: signal.Signals, host: Site, tmp_path: Path
) -> None:
    feed, data = slow_site(host, 8, 0.1), tmp_path / "d"
    process = started("collect", "--once", "--allow-private-network", "--sources", feed, "--data", data)
    until(lambda: "/4" in host.asked)
    process.send_signal(how)
    asked_at = time.monotonic()
    _, told = process.communicate(timeout=20)
    assert time.monotonic() - asked_at < 5
    assert process.returncode == (-9 if how is signal.SIGKILL else 130)
    assert "Traceback" not in told
    kept = articles_of(data)
    host.answers["/never"] = host.answers["/1"]
    host.page("/never", f"<html><body><h1>Соңғысы</h1><p>{GOOD} Бұл соңғысы.</p></body></html>")
    assert collect(data).returncode == 0
    after = articles_of(data)
    assert len({article["url"] for article in after}) == len(after) == 9
    assert {article["id"] for article in kept} <= {article["id"] for article in after}
    stories = tilshi("export", "stories", "--data", str(data)).lines
    assert sum(len(story["article_ids"]) for story in stories) == 9
    assert all(article["versions"] == 1 for article in after)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["run", "collect"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_running_commands_end_cleanly_in_the_middle_of_a_round(
    command: str, how: signal.Signals, host: Site, tmp_path: Path
) -> None:
    feed = slow_site(host, 3, 0)
    port = ["--port", str(free_port())] if command == "run" else []
    process = started(command, "--allow-private-network", "--sources", feed, "--data", tmp_path / "d", *port)
    until(lambda: "/never" in host.asked)
    host.answers["/never"] = (404, {}, b"")
    process.send_signal(how)
    asked_at = time.monotonic()
    _, told = process.communicate(timeout=30)
    assert time.monotonic() - asked_at < 5
    assert (process.returncode, "Traceback" in told) == (0, False), told
    assert "everything collected is kept" in told
    kept = articles_of(tmp_path / "d")
    assert collect(tmp_path / "d").returncode == 0
    after = articles_of(tmp_path / "d")
    assert len({article["url"] for article in after}) == len(after) == 3
    assert {article["id"] for article in kept} <= {article["id"] for article in after}


def test_articles_of_a_round_that_was_broken_off_are_connected_by_the_next_run(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "d"
    with open_workspace(data) as workspace:
        workspace.add_sources(str(folder))
        list(workspace.collect())  # and killed before it could connect
    with open_workspace(data) as workspace:
        assert list(workspace.stories()) == []
        stop = threading.Event()
        workspace.keep_collecting(every_s=0, stop=stop, tell=lambda _: stop.set())
        assert len(list(workspace.stories())) == 1
    (folder / "good.txt").write_text(f"Тасөзекте сел тоқтады\n{GOOD}", encoding="utf-8")
    with open_workspace(data) as workspace:
        list(workspace.collect())
    with open_workspace(data) as workspace:
        stop = threading.Event()
        workspace.keep_collecting(every_s=0, stop=stop, tell=lambda _: stop.set())
        assert "Тасөзекте сел тоқтады" in [h.text for card in workspace.front().cards for h in card.card.headlines]


# ---- what hostile pages say stays text


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b>қою</b>&lt;script&gt;alert(3)&lt;/script&gt;"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, list[dict[str, Any]], list[dict[str, Any]]]]:
    place = tmp_path_factory.mktemp("hostile")
    escaped = EVIL.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    lines = [
        {"id": f"../{n}/<b>", "source": f"<i onmouseover=alert(4)>{n}", "title": f"{EVIL} {n}", "text": f"{EVIL} {GOOD} {n}",
         "url": url, "byline": EVIL, "published_at": "2026-11-21T05:00:00Z", "language": "<b>"}
        for n, url in enumerate(["javascript:alert(5)", "data:text/html,<script>alert(6)</script>", " java\tscript:alert(7)",
                                 "//evil.example/x", "vbscript:x", "http://x.example/\"onclick=alert(8) '><script>"])
    ]  # fmt: skip
    (place / "in").mkdir()
    (place / "in" / "wire.jsonl").write_text(to_lines(*lines), encoding="utf-8")
    with site() as host:
        page = f'<html><head><title>{escaped}</title><meta name=author content="{escaped}">'
        page += (
            f'<link rel=canonical href="javascript:alert(9)"></head><body><h1>{escaped}</h1><p>{escaped} {GOOD}</p></body></html>'
        )
        host.page("/1", page)
        late = '<meta property="article:published_time" content="9999-12-31T23:59:59Z">'
        host.page("/9999", f"<html><head>{late}<title>9999</title></head><body><h1>9999</h1><p>{GOOD}</p></body></html>")
        host.feed("/feed", ("/1", escaped), ("/2?&lt;script&gt;", escaped), ("/9999", "9999"))
        outline = (
            f'<outline type="rss" text="{escaped}" xmlUrl="{host.url}/feed" htmlUrl="javascript:alert(10)" language="{escaped}"/>'
        )
        (place / "s.opml").write_text(f"<opml version='2.0'><body>{outline}</body></opml>", encoding="utf-8")
        assert collect(place / "d", place / "in", place / "s.opml").returncode == 0
    with open_workspace(place / "d", write=False) as workspace:
        articles = articles_of(place / "d")
        stories = tilshi("export", "stories", "--data", str(place / "d")).lines
        yield TestClient(make_app(workspace, clock=lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))), articles, stories


def test_markup_from_outside_never_reaches_a_page_as_markup(hostile: Any) -> None:
    from urllib.parse import quote

    from lxml import html

    desk, articles, stories = hostile
    assert len(articles) == 8
    paths = ["/", "/sources", "/search?q=сел", f"/search?q={quote(EVIL)}"]
    paths += [f"/articles/{quote(article['id'], safe='')}" for article in articles]
    paths += [f"/articles/{quote(article['id'], safe='')}?marks=names,figures,quotes,places,dates" for article in articles]
    paths += [f"/stories/{quote(story['story_id'], safe='')}" for story in stories]
    seen = ""
    for path in paths:
        page = desk.get(path)
        assert page.status_code == 200, path
        seen += page.text
        tree = html.document_fromstring(page.text)
        assert not [script for script in tree.iter("script") if script.text and "alert" in script.text], path
        for element in tree.iter():
            assert not any(name.startswith("on") for name in element.attrib), path
            for name in ("href", "src", "action", "formaction"):
                value = element.get(name, "")
                assert value == "" or value.startswith(("/", "#", "?", "http://", "https://")), (path, value)
                assert not value.startswith("//"), (path, value)
        assert not tree.xpath("//img[@src='x']|//b[text()='қою']"), path
    assert "&lt;script&gt;alert(1)" in seen
