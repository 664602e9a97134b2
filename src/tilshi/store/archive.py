"""Fetched bytes as WARC files (ISO 28500, WARC 1.1): everything can be read and annotated again, by others' tools too.

One file a day, a further one beyond 256 MB, one gzip member a record, so that a record can be read at its place. Files only
grow. A record that a crash or a full disk cut short is left alone: what comes after it goes to a further file.
"""

from __future__ import annotations

import errno
import io
import os
import re
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from tilshi.errors import DiskFull, StoreError
from tilshi.model import Item

_ROLL_BYTES = 256 * 1024 * 1024
_MOST_READ = 256 * 1024 * 1024  # a record beyond this is not one we wrote
# The archive holds the body as it was read, so what the headers say of its coding on the wire is no longer true of it.
_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a field name (RFC 9110, 5.1): others cannot be written into a record


@dataclass(frozen=True, slots=True)
class Where:
    """A record's place: the file's name within the archive, the offset of its gzip member in bytes."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Archived:
    """A record as it stands in a file."""

    where: Where
    url: str
    media_type: str
    fetched_at: datetime
    body: bytes


class Archive:
    """Writes from any thread of one process; the store's lock keeps other processes out."""

    def __init__(self, folder: Path, *, write: bool = True, roll_bytes: int = _ROLL_BYTES) -> None:
        self.folder = folder
        self._write = write
        self._roll_bytes = roll_bytes
        self._guard = threading.Lock()
        self._file: IO[bytes] | None = None
        self._day = ""
        self._whole: set[Path] = set()  # files whose end was looked at: once is enough, for nobody else writes there

    def write(self, item: Item) -> Where:
        """Appends the item to the file of the day it was fetched. Raises DiskFull; the file then is as it was before."""
        if not self._write:
            raise StoreError(str(self.folder), "was opened for reading only", "Open the store with write=True")
        record = _record(item)
        with self._guard:
            try:
                file = self._open(f"{item.fetched_at.astimezone(UTC):%Y%m%d}", len(record))
                return Where(Path(file.name).name, _appended(file, record))
            except OSError as error:
                raise _told(self.folder, error) from error

    def read(self, where: Where) -> bytes:
        """The body of the record at that place. Raises StoreError where there is no whole record."""
        return self._read(where).body

    def _read(self, where: Where) -> Archived:
        path = self.folder / Path(where.file).name
        try:
            with path.open("rb") as file:
                file.seek(where.offset)
                archived = _parsed(file, where)
        except OSError as error:
            raise _told(path, error) from error
        if archived is None:
            raise StoreError(str(path), f"holds no whole record at {where.offset}", "The file may have been cut short")
        return archived

    def files(self) -> list[str]:
        """Names of the files, oldest first."""
        return sorted(path.name for path in self.folder.glob("*.warc.gz"))

    def iterate(self, name: str) -> Iterator[Archived]:
        """The records of one file in order, up to its end or to a record that was cut short."""
        path = self.folder / Path(name).name
        try:
            with path.open("rb") as file:
                for start, end in _members(file):
                    file.seek(start)
                    archived = _parsed(io.BytesIO(file.read(end - start)), Where(path.name, start))
                    if archived is not None:
                        yield archived
        except OSError as error:
            raise _told(path, error) from error

    def close(self) -> None:
        with self._guard:
            if self._file is not None:
                self._file.close()
                self._file = None

    # ---- files

    def _open(self, day: str, more: int) -> IO[bytes]:
        file = self._file
        if file is not None and day == self._day and file.tell() + more <= self._roll_bytes:
            return file
        if file is not None:
            file.close()
            self._file = None
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._next(day, more)
        self._file, self._day = path.open("ab"), day
        self._whole.add(path)
        self._file.seek(0, os.SEEK_END)
        if self._file.tell() == 0:
            _appended(self._file, _info(path.name))
        return self._file

    def _next(self, day: str, more: int) -> Path:
        """The day's last file where there is room and its end is whole, else a further one."""
        known = sorted(self.folder.glob(f"tilshi-{day}-*.warc.gz"))
        if known and known[-1].stat().st_size + more <= self._roll_bytes and self._is_whole(known[-1]):
            return known[-1]
        number = int(known[-1].name.split("-")[2].split(".")[0]) + 1 if known else 1
        return self.folder / f"tilshi-{day}-{number:05d}.warc.gz"

    def _is_whole(self, path: Path) -> bool:
        if path not in self._whole and _is_whole(path):
            self._whole.add(path)
        return path in self._whole


def _appended(file: IO[bytes], record: bytes) -> int:
    start = file.tell()
    try:
        file.write(record)
        file.flush()
    except OSError:
        # Nothing of a record is better than a piece: later records then stand in this file too.
        os.ftruncate(file.fileno(), start)
        raise
    return start


def _told(path: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(str(path), "no room left on the disk", "Free some room and try again; what was stored before is safe")
    return StoreError(str(path), error.strerror or str(error))


def _record(item: Item) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    date = item.fetched_at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    named = {"WARC-Date": date, "WARC-Source-Name": _line(item.source)}
    content_type = item.media_type + (f"; charset={item.charset}" if item.charset else "")
    if item.url.startswith(("http:", "https:")):
        headers = [(k, _line(v)) for k, v in item.headers if _NAME.fullmatch(k) and k.lower() not in _WIRE]
        if not any(k.lower() == "content-type" for k, _ in headers):
            headers.append(("Content-Type", _line(content_type)))
        headers.append(("Content-Length", str(len(item.body))))
        http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            _line(item.url),
            "response",
            payload=io.BytesIO(item.body),
            length=len(item.body),
            http_headers=http,
            warc_headers_dict=named,
        )
    else:
        record = writer.create_warc_record(
            _line(item.url),
            "resource",
            payload=io.BytesIO(item.body),
            length=len(item.body),
            warc_content_type=_line(content_type),
            warc_headers_dict=named,
        )
    writer.write_record(record)
    return out.getvalue()


def _info(name: str) -> bytes:
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record(name, {"software": "Tilshi", "format": "WARC File Format 1.1"}))
    return out.getvalue()


def _line(value: str) -> str:
    """Text that fits one header line: a break in it would begin another header."""
    return "".join(" " if ord(c) < 32 or ord(c) == 127 else c for c in value).encode("utf-8", "replace").decode()


def _parsed(file: IO[bytes], where: Where) -> Archived | None:
    """The record that begins where the file stands; None where it is cut short or is none."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        record = next(iter(ArchiveIterator(file)), None)
        if record is None or record.rec_type not in ("response", "resource"):
            return None
        body: bytes = record.raw_stream.read(_MOST_READ)
        headers, http = record.rec_headers, record.http_headers
        length = record.length if http is None else int(http.get_header("Content-Length", "-1"))
        if length != len(body):
            return None
        return Archived(
            where=where,
            url=headers.get_header("WARC-Target-URI", ""),
            media_type=(headers if http is None else http).get_header("Content-Type", "").split(";")[0].strip().lower(),
            fetched_at=datetime.fromisoformat(headers.get_header("WARC-Date", "")).astimezone(UTC),
            body=body,
        )
    except (ArchiveLoadFailed, EOFError, ValueError, zlib.error):
        return None


def _members(file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Start and end of each whole gzip member, in order; stops before one that is cut short or damaged."""
    start, data = 0, b""
    position = 0
    while True:
        unpack = zlib.decompressobj(wbits=31)
        size = 0
        while not unpack.eof:
            if not data:
                file.seek(position)
                data = file.read(1 << 16)
                position += len(data)
                if not data:
                    return
            try:
                unpack.decompress(data)
            except zlib.error:
                return
            size += len(data) - len(unpack.unused_data)
            data = unpack.unused_data
        yield start, start + size
        start += size


def _is_whole(path: Path) -> bool:
    """Whether the file ends with a whole record. Costs one reading of the file."""
    with path.open("rb") as file:
        ends = [0, *(end for _, end in _members(file))]
    return ends[-1] == path.stat().st_size
