from __future__ import annotations

import errno
import gzip
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from tilshi.errors import DiskFull, StoreError
from tilshi.model import Item
from tilshi.store import Archive, Where
from tilshi.store import archive as module

DAY = datetime(2026, 11, 20, 6, 0, 0, 250000, tzinfo=UTC)
PAGE = Item(
    "Жайлау",
    "https://zhailau.example/1",
    "<p>86 үй</p>".encode(),
    "text/html",
    DAY,
    "utf-8",
    (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("X-Test", "a\r\nInjected: b")),
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "warc")


def test_a_record_is_read_at_its_place(archive: Archive) -> None:
    places = [archive.write(replace(PAGE, body=bytes([number]) * 1000)) for number in range(5)]
    archive.close()
    assert len({place.offset for place in places}) == 5
    for number in (3, 0, 4):
        assert archive.read(places[number]) == bytes([number]) * 1000


@given(st.binary(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, body: bytes, name: str, header: str) -> None:
    archive = Archive(tmp_path_factory.mktemp("warc"))
    where = archive.write(replace(PAGE, body=body, source=name, headers=((header, name),)))
    archive.close()
    assert archive.read(where) == body


def test_others_can_read_it(archive: Archive) -> None:
    archive.write(PAGE)
    archive.write(replace(PAGE, url="file:///feeds/1.txt", media_type="text/plain"))
    archive.close()
    (name,) = archive.files()
    assert name == "tilshi-20261120-00001.warc.gz"
    with (archive.folder / name).open("rb") as file:
        records = [(r.rec_type, r.rec_headers.protocol, r.http_headers, r.content_stream().read()) for r in ArchiveIterator(file)]
    assert [(kind, protocol, body) for kind, protocol, _, body in records[1:]] == [
        ("response", "WARC/1.1", PAGE.body),
        ("resource", "WARC/1.1", PAGE.body),
    ]
    assert records[0][0] == "warcinfo"
    http = records[1][2]
    assert http.get_header("Content-Encoding") is None, "the body is stored as it was read"
    assert http.get_header("Injected") is None


def test_records_tell_what_they_are(archive: Archive) -> None:
    where = archive.write(PAGE)
    archive.close()
    (record,) = archive.iterate(where.file)
    assert (record.where, record.url, record.media_type, record.fetched_at) == (where, PAGE.url, "text/html", DAY)


def test_one_file_a_day_and_a_further_one_beyond_the_limit(tmp_path: Path) -> None:
    archive = Archive(tmp_path, roll_bytes=2_000)
    for hours in (0, 1, 2, 30):
        archive.write(replace(PAGE, body=bytes(range(256)) * 3, fetched_at=DAY + timedelta(hours=hours)))
    archive.close()
    assert archive.files() == [
        "tilshi-20261120-00001.warc.gz",
        "tilshi-20261120-00002.warc.gz",
        "tilshi-20261121-00001.warc.gz",
    ]
    assert all((tmp_path / name).stat().st_size <= 2_000 for name in archive.files())


def test_a_later_run_goes_on_in_the_file(archive: Archive) -> None:
    first = archive.write(PAGE)
    archive.close()
    again = Archive(archive.folder)
    second = again.write(replace(PAGE, body=b"second"))
    again.close()
    assert first.file == second.file
    assert [record.body for record in again.iterate(first.file)] == [PAGE.body, b"second"]


@pytest.mark.parametrize("lost", [1, 7, 60])
def test_a_torn_record_costs_only_itself(archive: Archive, lost: int) -> None:
    first, torn = archive.write(PAGE), archive.write(replace(PAGE, body=b"torn"))
    archive.close()
    path = archive.folder / first.file
    path.write_bytes(path.read_bytes()[:-lost])
    again = Archive(archive.folder)
    after = again.write(replace(PAGE, body=b"after"))
    again.close()
    assert after.file == "tilshi-20261120-00002.warc.gz"
    assert again.read(first) == PAGE.body
    assert again.read(after) == b"after"
    assert [record.body for record in again.iterate(first.file)] == [PAGE.body]
    if lost > 8:  # within the last 8 bytes there is only gzip's checksum: the body can still be told
        with pytest.raises(StoreError, match="no whole record"):
            again.read(torn)


def test_what_is_no_record_is_told(archive: Archive) -> None:
    where = archive.write(PAGE)
    archive.close()
    for wrong in (Where(where.file, where.offset + 3), Where(where.file, 10_000), Where("none.warc.gz", 0), Where(where.file, 0)):
        with pytest.raises(StoreError):
            archive.read(wrong)


def test_a_file_that_is_not_there_is_told(archive: Archive) -> None:
    with pytest.raises(StoreError):
        list(archive.iterate("tilshi-20261120-00001.warc.gz"))


def test_a_place_never_leads_out_of_the_archive(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(gzip.compress(b"secret"))
    with pytest.raises(StoreError):
        archive.read(Where("../secret", 0))


def test_a_full_disk_leaves_the_file_as_it_was(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    first = archive.write(PAGE)

    class Full(io.FileIO):
        def write(self, data: object) -> int:
            super().write(bytes(data)[:20])  # type: ignore[call-overload]
            raise OSError(errno.ENOSPC, "No space left on device")

    path = archive.folder / first.file
    before = path.read_bytes()
    archive.close()
    full = Full(path, "ab")
    full.seek(0, io.SEEK_END)
    monkeypatch.setattr(archive, "_open", lambda day, more: full)
    with pytest.raises(DiskFull):
        archive.write(PAGE)
    full.close()
    assert path.read_bytes() == before


def test_a_reader_does_not_write(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="reading only"):
        Archive(tmp_path, write=False).write(PAGE)
    assert module.Archive(tmp_path / "none").files() == []
