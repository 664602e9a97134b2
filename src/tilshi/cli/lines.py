"""JSON Lines on the standard streams: good lines go on, each refused one is named on standard error."""

from __future__ import annotations

import errno
import json
import math
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Generic, NoReturn, TypeVar

from tilshi.errors import TilshiError, UserError
from tilshi.model.lines import JSON, Line

T = TypeVar("T")

# A \u escape can write half a character, which no text holds and no encoding can carry on.
_HALF = re.compile("[\ud800-\udfff]")
# Breaks of a line to some readers (Python's splitlines, JavaScript), though not to JSON Lines.
_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
# An article is kilobytes; a line past this is a mistake or an attack, and is not held in memory.
LONGEST_LINE = 16 * 1024 * 1024


@dataclass
class Lines(Generic[T]):
    """The lines of a file (or of standard input for "-") that `parse` accepts, each with the object as it was given.

    `parse` raises ValueError for what it cannot take. `refused` counts the lines that were named on standard error.
    """

    path: str
    parse: Callable[[Line], T]
    refused: int = 0
    _stream: BinaryIO | None = field(default=None, repr=False)

    def __iter__(self) -> Iterator[tuple[Line, T]]:
        with _open(self.path) as stream:
            for number, line in _numbered(stream):
                if isinstance(line, bytes) and not line.strip():
                    continue
                try:
                    given = _object(line)
                    yield given, self.parse(given)
                except (ValueError, RecursionError) as error:
                    self.refuse(f"line {number}", str(error) or type(error).__name__)

    def refuse(self, subject: str, reason: str) -> None:
        self.refused += 1
        complain(f"{subject}: {reason}")


class ReaderGone(Exception):
    """Whoever read our standard output (head, less) has gone: the end of the work, and no fault."""


def complain(message: str) -> None:
    """One line on standard error, whatever newlines or control characters came from outside."""
    print("".join(c if c.isprintable() else " " for c in message), file=sys.stderr, flush=True)  # noqa: T201


def say(line: Mapping[str, JSON]) -> None:
    """One object on standard output. Raises as `put` does."""
    put(json.dumps(line, ensure_ascii=False, allow_nan=False).translate(_BREAKS) + "\n")


def put(text: str) -> None:
    """Text on standard output. Raises ReaderGone, or TilshiError where it cannot be written (a full disk)."""
    with _told():
        sys.stdout.write(text)


def flush() -> None:
    """Hands over what is still held back, so that a failure shows here and not while Python ends. Raises as `put` does."""
    with _told():
        sys.stdout.flush()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        todo = "Free some room, or write elsewhere" if error.errno == errno.ENOSPC else ""
        raise TilshiError("standard output", f"cannot be written ({error.strerror})", todo) from None


def _open(path: str) -> BinaryIO:
    if path == "-":
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise UserError(path, error.strerror or str(error), "Give a file of JSON Lines, or - for standard input") from None


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Lines from 1; None stands for a line that is too long, which is read past without being kept."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) <= LONGEST_LINE:
            yield number, line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE)):
            pass
        yield number, None


def _object(line: bytes | None) -> Line:
    if line is None:
        raise ValueError(f"longer than {LONGEST_LINE // 1024 // 1024} MB")
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte {error.start + 1})") from None
    try:
        value = json.loads(text, parse_constant=_no_number, parse_float=_number)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(value, dict):
        raise ValueError(f"holds a {type(value).__name__}, not an object")
    if "\\u" in text and _HALF.search(json.dumps(value, ensure_ascii=False)):
        raise ValueError("holds half a character (a lone surrogate)")
    return value


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"holds {word}, which is no JSON")


def _number(digits: str) -> float:
    """JSON sets numbers no bounds, but one that becomes infinite could not be written again."""
    value = float(digits)
    if math.isinf(value):
        raise ValueError(f"holds a number too large: {digits[:20]}")
    return value
