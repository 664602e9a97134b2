import json
from io import BytesIO
from pathlib import Path

import pytest

from tilshi.cli.app import main, repeated
from tilshi.cli.lines import LONGEST_LINE, Lines, complain
from tilshi.errors import UserError
from tilshi.model.lines import article_from


def lines_of(path: Path, content: bytes) -> Lines[object]:
    path.write_bytes(content)
    return Lines(str(path), article_from)


def test_good_lines_go_on_and_bad_ones_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = json.dumps({"id": "a", "title": "Сел жүрді"}).encode()
    content = b"\n".join([good, b"{not json", b"[1]", b"", b"{}", b"\xff\xfe", good.replace(b'"a"', b'"b"')])
    lines = lines_of(tmp_path / "x.jsonl", content)
    assert [article.id for _, article in lines] == ["a", "b"]  # type: ignore[attr-defined]
    assert lines.refused == 4
    told = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in told] == ["line 2", "line 3", "line 5", "line 6"]
    assert "not JSON" in told[0]
    assert "holds a list" in told[1]
    assert "not UTF-8" in told[3]


def test_a_line_too_long_is_read_past(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    huge = b'{"title": "' + b"x" * (2 * LONGEST_LINE) + b'"}\n'
    lines = lines_of(tmp_path / "x.jsonl", huge + b'{"id": "b", "title": "t"}')
    assert [article.id for _, article in lines] == ["b"]  # type: ignore[attr-defined]
    assert "longer than 16 MB" in capsys.readouterr().err


def test_nesting_bombs_are_refused(tmp_path: Path) -> None:
    lines = lines_of(tmp_path / "x.jsonl", b"[" * 100_000 + b"\n" + b'{"id": "b", "title": "t"}')
    assert [article.id for _, article in lines] == ["b"]  # type: ignore[attr-defined]


def test_a_message_is_one_line_whatever_came_from_outside(capsys: pytest.CaptureFixture[str]) -> None:
    complain("http://x\x1b[31m\nevil: no")
    assert capsys.readouterr().err == "http://x [31m evil: no\n"


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file"):
        list(Lines(str(tmp_path / "none"), article_from))


def test_sources_may_be_listed_after_one_option() -> None:
    given = ["collect", "--once", "--sources", "a", "b", "--data", "d", "--sources", "c"]
    assert repeated(given, "--sources") == [
        "collect", "--once", "--sources", "a", "--sources", "b", "--data", "d", "--sources", "c",
    ]  # fmt: skip


@pytest.mark.parametrize("arguments", [["nonsense"], ["read"], ["annotate", "/no/such/file"], ["export", "articles"]])
def test_wrong_usage_ends_with_two_and_no_stack_trace(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class In:
        buffer = BytesIO(b'{"id": "a", "title": "t"}\n')

    monkeypatch.setattr("sys.stdin", In)
    assert [article.id for _, article in Lines("-", article_from)] == ["a"]
