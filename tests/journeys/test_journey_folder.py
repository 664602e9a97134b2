"""A user with a folder of texts: collect, export, search, and what happens to files that are no articles."""

import csv
import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from tilshi.cli import main

TEXTS = {
    "sel.txt": "Тасөзекте сел жүрді\nБүгін таңертең Тасөзек қаласында сел жүріп, Сарысай өзенінің екі жағалауынан 1 240 адам "
    "көшірілді. Бұл туралы облыс әкімі Сәбит Жолайдаров мәлім етті. Қаза тапқандар жоқ, 86 үйді лай басты.",
    "sel-ru.txt": "Сель в Тасозеке: эвакуированы 1 240 человек\nСегодня утром через Тасозек прошёл сель, с берегов Сарысая "
    "вывезли 1 240 человек, сообщил аким области Сабит Жолайдаров. Погибших нет, илом занесло 86 домов.",
    "elka.txt": "В Борітау зажгли ёлку\nНа главной площади Боритау зажгли огни на двенадцатиметровой ёлке. Её привезли из "
    "лесного хозяйства, украсить помогли школьники третьей школы, праздник обещают без фейерверков.",
}


@dataclass(frozen=True)
class Ended:
    returncode: int
    stdout: str
    stderr: str


def tilshi(*arguments: str) -> Ended:
    """The command, run in this process: starting Python for each would cost most of the time of these tests."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main(arguments)
            code: object = 0
        except SystemExit as ended:
            code = ended.code or 0
    return Ended(code if isinstance(code, int) else 1, out.getvalue(), err.getvalue())


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (folder / "empty.html").write_text("<html><body><nav>Меню</nav></body></html>", encoding="utf-8")
    wire = [
        json.dumps({"id": "w1", "source": "Steppe Ledger", "title": "Mudflow in Tasozek", "url": "http://ledger.example/1",
                    "text": "A mudflow hit Tasozek this morning; 1,240 people were evacuated from both banks of the Sarysai, "
                    "governor Sabit Zholaidarov said. Nobody died.", "published_at": "2026-11-21T06:55:00Z"}),
        '{"title": ',
        '{"source": "x"}',
    ]  # fmt: skip
    (folder / "wire.jsonl").write_text("\n".join(wire), encoding="utf-8")
    data = tmp_path_factory.mktemp("data") / "news"
    return data, tilshi("collect", "--once", "--sources", str(folder), "--data", str(data))


def test_good_files_are_taken_and_bad_ones_named(collected: tuple[Path, Ended]) -> None:
    data, ended = collected
    assert ended.returncode == 0, ended.stderr
    for name in ("photo.txt", "empty.html", "wire.jsonl"):
        assert name in ended.stderr
    assert "Traceback" not in ended.stderr
    titles = {line["title"] for line in lines(tilshi("export", "articles", "--data", str(data)).stdout)}
    assert titles == {
        "Тасөзекте сел жүрді",
        "Сель в Тасозеке: эвакуированы 1 240 человек",
        "В Борітау зажгли ёлку",
        "Mudflow in Tasozek",
    }


def test_three_languages_are_one_story_and_the_rest_stands_alone(
    collected: tuple[Path, Ended],
) -> None:
    data, _ = collected
    stories = lines(tilshi("export", "stories", "--data", str(data)).stdout)
    sizes = sorted(len(story["article_ids"]) for story in stories)  # type: ignore[arg-type]
    assert sizes == [1, 3]
    together = max(stories, key=lambda story: len(story["article_ids"]))  # type: ignore[arg-type]
    assert set(together["languages"]) == {"kk", "ru", "en"}  # type: ignore[arg-type]
    reasons = {reason["kind"] for link in together["links"] for reason in link["reasons"]}  # type: ignore[union-attr]
    assert {"name", "figure"} <= reasons


def test_times_that_nobody_gave_stay_unknown(collected: tuple[Path, Ended]) -> None:
    exported = lines(tilshi("export", "articles", "--data", str(collected[0])).stdout)
    assert {line["id"]: line["published_at"] for line in exported if line["published_at"]} == {"w1": "2026-11-21T06:55:00Z"}


@pytest.mark.parametrize("words", ["елка", "ЁЛКУ", "ёлке"])
def test_search_minds_neither_dots_nor_endings(words: str, collected: tuple[Path, Ended]) -> None:
    found = lines(tilshi("search", words, "--data", str(collected[0])).stdout)
    assert [hit["title"] for hit in found] == ["В Борітау зажгли ёлку"]


def test_csv_is_one_table_with_all_columns(collected: tuple[Path, Ended]) -> None:
    rows = list(csv.DictReader(io.StringIO(tilshi("export", "articles", "--data", str(collected[0]), "--format", "csv").stdout)))
    assert len(rows) == 4
    assert list(rows[0]) == ["id", "url", "source", "title", "text", "language", "published_at", "fetched_at", "versions"]


def test_doing_it_again_changes_nothing(collected: tuple[Path, Ended]) -> None:
    data, _ = collected
    before = [tilshi("export", what, "--data", str(data)).stdout for what in ("articles", "stories")]
    assert tilshi("collect", "--once", "--data", str(data)).returncode == 0
    assert [tilshi("export", what, "--data", str(data)).stdout for what in ("articles", "stories")] == before


def test_a_folder_that_holds_nothing_says_what_to_do(tmp_path: Path) -> None:
    ended = tilshi("search", "сел", "--data", str(tmp_path / "none"))
    assert ended.returncode == 1
    assert "Collect first" in ended.stderr


def test_a_source_that_is_none_is_named_and_the_others_are_collected(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXTS["sel.txt"], encoding="utf-8")
    ended = tilshi("collect", "--once", "--sources", "ftp://x.example/feed", str(tmp_path / "in"), "--data", str(tmp_path / "d"))
    assert ended.returncode == 1
    assert "ftp://x.example/feed" in ended.stderr
    assert len(lines(tilshi("export", "articles", "--data", str(tmp_path / "d")).stdout)) == 1


def test_private_addresses_are_refused_by_default(tmp_path: Path) -> None:
    ended = tilshi("collect", "--once", "--sources", "http://127.0.0.1:9/feed", "--data", str(tmp_path / "d"))
    assert ended.returncode == 1
    assert "--allow-private-network" in ended.stderr or "private" in ended.stderr or "loopback" in ended.stderr
    (source,) = lines(tilshi("sources", "--data", str(tmp_path / "d")).stdout)
    assert source["state"] == "refused"


def test_a_second_writer_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    from tilshi import open_workspace

    command = [sys.executable, "-m", "tilshi", "collect", "--once", "--sources", str(tmp_path), "--data", str(tmp_path / "d")]
    with open_workspace(tmp_path / "d"):
        ended = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 1
    assert str(os.getpid()) in ended.stderr
    assert "Traceback" not in ended.stderr
