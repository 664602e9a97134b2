"""JSON Lines on the standard streams: good lines go on, each refused one is named on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

from tilshi.errors import UserError
from tilshi.model.lines import JSON, Line

T = TypeVar("T")

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


def complain(message: str) -> None:
    """One line on standard error, whatever newlines or control characters came from outside."""
    print("".join(c if c.isprintable() else " " for c in message), file=sys.stderr, flush=True)  # noqa: T201


def say(line: Mapping[str, JSON]) -> None:
    """One object on standard output."""
    sys.stdout.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")


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
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    if not isinstance(value, dict):
        raise ValueError(f"holds a {type(value).__name__}, not an object")
    return value
