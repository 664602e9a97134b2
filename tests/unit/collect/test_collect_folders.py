"""Folders and files as sources."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from collect_site import NOW

from tilshi.collect import Fetcher, collect, sources_from
from tilshi.errors import NotASource
from tilshi.model import Item, Refused, Source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("Мәтін", encoding="utf-8")
    (tmp_path / "a.html").write_text("<p>Бет</p>", encoding="utf-8")
    (tmp_path / "c.html.gz").write_bytes(gzip.compress("<p>Тығыз бет</p>".encode()))
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.jsonl").write_text('{"title": "1"}\n\n{"title": "2"}', encoding="utf-8")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_text("x", encoding="utf-8")
    return tmp_path


def _collected(path: Path, fetch: Fetcher) -> list[Item | Refused]:
    return list(collect(sources_from(str(path))[0], fetch))


def test_every_text_of_a_folder_is_an_item(folder: Path, fetch: Fetcher) -> None:
    things = _collected(folder, fetch)
    assert [(t.url.rpartition("/")[2], t.media_type, t.body) for t in things if isinstance(t, Item)] == [
        ("a.html", "text/html", "<p>Бет</p>".encode()),
        ("b.txt", "text/plain", "Мәтін".encode()),
        ("c.html.gz", "text/html", "<p>Тығыз бет</p>".encode()),
        ("d.jsonl#L1", "application/json", b'{"title": "1"}\n'),
        ("d.jsonl#L3", "application/json", b'{"title": "2"}'),
    ]
    assert all(t.source == folder.name and t.fetched_at == NOW for t in things if isinstance(t, Item))


def test_what_cannot_be_taken_is_refused_by_name_and_the_rest_goes_on(
    folder: Path, fetch: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tilshi.collect.folders.MOST_BYTES", 1000)
    monkeypatch.setattr("tilshi.collect.folders.MOST_LINE", 50)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "huge.txt").write_bytes(b"x" * 2000)
    (folder / "bomb.html.gz").write_bytes(gzip.compress(b"x" * 100_000))
    (folder / "broken.html.gz").write_bytes(b"not packed")
    (folder / "long.jsonl").write_bytes(b"x" * 400 + b'\n{"title": "3"}\n')
    (folder / "outside.txt").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe.txt")
    things = _collected(folder, fetch)
    refused = {t.subject.rpartition("/")[2]: t.code for t in things if isinstance(t, Refused)}
    assert refused == {
        "picture.png": "not-text",
        "huge.txt": "too-large",
        "bomb.html.gz": "too-large",
        "broken.html.gz": "not-text",
        "long.jsonl:1": "too-large",
        "outside.txt": "not-allowed",
        "pipe.txt": "not-text",
    }
    assert sum(isinstance(t, Item) for t in things) == 6
    assert all(t.source == folder.name and t.reason for t in things if isinstance(t, Refused))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_refused(folder: Path, fetch: Fetcher) -> None:
    (folder / "b.txt").chmod(0)
    assert [t.subject for t in _collected(folder, fetch) if isinstance(t, Refused)] == [str(folder / "b.txt")]


def test_an_empty_folder_is_empty_and_a_lost_one_is_no_source(tmp_path: Path, fetch: Fetcher) -> None:
    collection = collect(sources_from(str(tmp_path))[0], fetch)
    assert list(collection) == []
    assert collection.outcome is not None
    assert collection.outcome.state == "empty"
    with pytest.raises(NotASource):
        list(collect(Source("gone", (tmp_path / "gone").as_uri(), "folder"), fetch))
    with pytest.raises(NotASource):
        list(collect(Source("elsewhere", "file://other.example/x", "folder"), fetch))
