"""A text as the finders of figures and dates walk it: words, numbers, marks and line ends, with what each is worth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ..languages.numbers import DIGITS, Numeral, plain, read_digits, word_value

__all__ = ["DASHES", "Spans", "Token", "scan"]

DASHES = frozenset("-–—‑−‒")
_TOKEN = re.compile(rf"(?P<n>{DIGITS})|(?P<w>[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*)|(?P<b>\n)|(?P<p>\S)")


class Token(NamedTuple):
    """One piece of text. `kind`: n number in digits, w word, b line end, p any other mark. `plain` is the comparable form."""

    start: int
    end: int
    text: str
    plain: str
    kind: str
    numeral: Numeral | None


@lru_cache(maxsize=8)  # the finders of figures and dates read the same text one after the other
def scan(text: str, language: str) -> tuple[Token, ...]:
    """The pieces of a text in order, white space left out."""
    found = []
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup or "p", match.group()
        if kind == "w":
            word, numeral = _word(piece, language)
            found.append(Token(match.start(), match.end(), piece, word, "w", numeral))
        elif kind == "n":
            value = read_digits(piece, language)
            numeral = None if value is None else Numeral("digits", value)
            found.append(Token(match.start(), match.end(), piece, piece, "n", numeral))
        else:
            found.append(Token(match.start(), match.end(), piece, piece, kind, None))
    return tuple(found)


@lru_cache(maxsize=131_072)
def _word(piece: str, language: str) -> tuple[str, Numeral | None]:
    word = plain(piece, language)
    return word, word_value(word, language)


class Spans:
    """Spans of a text, asked whether an offset lies in one; overlapping ones are joined. Asking costs a bisection."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        self._spans = joined
        self._starts = [start for start, _ in joined]

    def __contains__(self, at: object) -> bool:
        if not isinstance(at, int):
            return False
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._spans[i][1]

    def meets(self, start: int, end: int) -> bool:
        """Whether any of them shares a code point with [start, end)."""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and start < self._spans[i][1]
