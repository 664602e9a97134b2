"""Words and sentences with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sentencex import get_sentence_boundaries

from .tables import LANGUAGES

__all__ = ["Token", "sentences", "tokens"]

APOSTROPHES = "'’ʻʼ‘`ʹ"
_LETTERS = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"
_WORD = re.compile(
    r"\d+(?:[.,\u00a0 ]?\d+)*(?:[-‑][^\W\d_]+)?"  # 1 600; 2,5; 55-ші
    rf"|{_LETTERS}(?:[{APOSTROPHES}\-‑]{_LETTERS})*[ʻ‘]?"  # Oʻzbekiston, Касым-Жомарт, МИР24
)

_INNER = re.compile(f"(?<=[^\\W\\d_])[{APOSTROPHES}](?=[^\\W\\d_])")  # the ‘ of o‘z opens no quotation
_CYRILLIC = ("kk", "ru", "ky", "tg")
_LONGEST_LINE = 4_000  # code points; paragraphs of the press stay below
_SHORT = 100  # code points; no more than a name or two
_STOP = re.compile(r"[.!?…]\s+")


class Token(NamedTuple):
    """A word or number: code points [start, end) and the text there."""

    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    """Words, with inner hyphen or apostrophe, and numbers, in order. Nothing else: no punctuation."""
    return list(_tokens_of_article(text)) if len(text) > _SHORT else _tokens(text)


def _tokens(text: str) -> list[Token]:
    return [Token(*m.span(), m[0]) for m in _WORD.finditer(text)]


@lru_cache(maxsize=2)
def _tokens_of_article(text: str) -> list[Token]:
    """The text and the title of an article are asked for by each of the rules that read it."""
    return _tokens(text)


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Code-point spans that follow each other and cover the text. A newline always ends a sentence.

    The white space after a sentence belongs to it.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    code = language if language in LANGUAGES else "en"
    for line in text.splitlines(keepends=True):
        for piece in _pieces(line):
            spans += [(start + a, start + b) for a, b in _in_line(piece, code)]
            start += len(piece)
    return spans


def _pieces(line: str) -> Iterator[str]:
    """The line itself; one of more than _LONGEST_LINE cut behind a stop, as sentencex takes time by the square of the length."""
    while len(line) > _LONGEST_LINE:
        stops = [m.end() for m in _STOP.finditer(line, _LONGEST_LINE // 2, _LONGEST_LINE)]
        cut = stops[-1] if stops else _LONGEST_LINE
        yield line[:cut]
        line = line[cut:]
    if line:
        yield line


def _in_line(line: str, language: str) -> list[tuple[int, int]]:
    if len(line) < 40 and not any(mark in line[:-1] for mark in ".!?…"):
        return [(0, len(line))]
    ends = sorted(
        {b["end_index"] for b in get_sentence_boundaries(language, line if language in _CYRILLIC else _INNER.sub("ʼ", line))}
        | {len(line)}
    )
    starts = [0, *ends[:-1]]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a < b <= len(line)]
