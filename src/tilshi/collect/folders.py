"""Folders and files of texts, pages and JSON Lines as sources."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..errors import NotASource, NotText, TilshiError, TooLarge
from ..model import Item, Refused, Source

MOST_BYTES = 10_000_000  # of one file; a news text is a few kB, a whole page seldom 2 MB
MOST_LINE = 2_000_000
KINDS = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html", ".jsonl": "application/jsonl"}


def path_of(source: Source) -> Path:
    """The path behind a file: URL. Raises NotASource for another host's."""
    parts = urlsplit(source.url)
    if parts.scheme != "file" or parts.netloc not in {"", "localhost"}:
        raise NotASource(source.url, "is no path on this machine")
    return Path(unquote(parts.path))


def media_type(path: Path) -> str | None:
    """What a file holds by its name; None for what is none of ours."""
    suffix = path.suffix.lower()
    if suffix == ".gz":
        inner = Path(path.stem).suffix.lower()
        return KINDS.get(inner) if inner in {".html", ".htm"} else None
    return KINDS.get(suffix)


def items_of(source: Source, now: Callable[[], datetime]) -> Iterator[Item | Refused]:
    """Every text under the path, in order of names; hidden files and links that lead out of the folder are left alone."""
    root = path_of(source)
    if root.is_file():
        yield from _file(root, source, now)
        return
    if not root.is_dir():
        raise NotASource(str(root), "is neither a folder nor a file")
    home = root.resolve()
    for path in sorted(root.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(root).parts) or path.is_dir():
            continue
        astray = _astray(path, home) if path.is_symlink() else ""
        if astray:
            yield _refused(source, str(path), "not-allowed", astray, now)
            continue
        yield from _file(path, source, now)


def _astray(link: Path, home: Path) -> str:
    """What is wrong with a link: it leads out of the folder, or nowhere but back to itself."""
    try:
        return "" if link.resolve().is_relative_to(home) else "is a link that leads out of the folder"
    except (OSError, RuntimeError):  # RuntimeError before Python 3.13
        return "is a link that leads back to itself"


def _refused(source: Source, subject: str, code: str, reason: str, now: Callable[[], datetime]) -> Refused:
    return Refused(subject, "collect", code, reason, source.name, now())


def _file(path: Path, source: Source, now: Callable[[], datetime]) -> Iterator[Item | Refused]:
    kind = media_type(path)
    if kind is None:
        known = ".txt, .html, .html.gz, .jsonl"
        yield _refused(source, str(path), "not-text", f"is a {path.suffix or 'nameless'} file; read are {known}", now)
        return
    if path.exists() and not path.is_file():  # a pipe, for one: opening it would wait for ever
        yield _refused(source, str(path), "not-text", "is no regular file", now)
        return
    if kind == "application/jsonl":
        yield from _lines(path, source, now)
        return
    try:
        body = _body(path)
    except TilshiError as error:
        yield _refused(source, str(path), error.code, error.reason, now)
        return
    yield Item(source.name, path.absolute().as_uri(), body, kind, now(), country=source.country)


def _body(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise TooLarge(str(path), f"is {size:,} bytes; at most {MOST_BYTES:,} are read")
        body = path.read_bytes()
    except OSError as error:
        raise NotText(str(path), f"cannot be read: {error.strerror or error}") from error
    if path.suffix.lower() != ".gz":
        return body
    try:
        unpacked = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, MOST_BYTES + 1)
    except zlib.error as error:
        raise NotText(str(path), f"cannot be unpacked: {error}") from error
    if len(unpacked) > MOST_BYTES:
        raise TooLarge(str(path), f"unpacks to more than {MOST_BYTES:,} bytes")
    return unpacked


def _lines(path: Path, source: Source, now: Callable[[], datetime]) -> Iterator[Item | Refused]:
    """Each line an item; its address is the file with the line's number, for messages only."""
    address = path.absolute().as_uri()
    try:
        with path.open("rb") as lines:
            number = 0
            while line := lines.readline(MOST_LINE + 1):
                number += 1
                subject = f"{path}:{number}"
                if len(line) > MOST_LINE:
                    yield _refused(source, subject, "too-large", f"the line is longer than {MOST_LINE:,} bytes", now)
                    while line and not line.endswith(b"\n"):
                        line = lines.readline(MOST_LINE + 1)
                    continue
                if line.strip():
                    yield Item(source.name, f"{address}#L{number}", line, "application/json", now(), country=source.country)
    except OSError as error:
        yield _refused(source, str(path), "not-text", f"cannot be read: {error.strerror or error}", now)
