"""Numbers that are no quantities: clock times, scores, telephone numbers, addresses of pages, numbers of articles and editions."""

from __future__ import annotations

import re
from bisect import bisect_right

from .datewords import readings

__all__ = ["Masked", "masked"]

_NOT_FIGURES = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+"
    r"|\b[\w-]+\.(?:kz|ru|com|org|net|uz|kg|tj|tm|az|tr|info|news)\b(?:/\S*)?"
    r"|(?<![\d.,])\d{1,3}(?::\d{1,3})+(?![\d])"  # 14:05, 2:1
    r"|(?:№|#|(?<!\w)N°|(?<!\w)[Nn][or]\.)\s?\d+(?:[/.-]?\w+)*"
    r"|\+\d[\d \u00a0()-]{7,18}\d"
    r"|(?<!\d)8[ \u00a0-]?\(\d{3,5}\)[ \u00a0]?\d[\d -]{4,10}\d"
    r"|\(\d{3,5}\)[ \u00a0]?\d{2,3}[- ]\d{2}[- ]?\d{2}"
    r"|(?<![\d-])\d{1,3}-\d{2,3}-\d{2}(?:-\d{2})?(?![\d-])"
    r"|(?<![\d/.,])\d{1,4}(?:/\d{1,4})+(?![\d/])"  # 24/7, 1/4, 21/11/2026
    r"|(?<![\d.,])(?:19|20)\d\d-\d{2}-\d{2}(?!\d)"
    r"|(?<![\d.,])\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d(?!\d)"
)


class Masked:
    """Spans of a text in which no number is a figure."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def __contains__(self, at: object) -> bool:
        if not isinstance(at, int):
            return False
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._spans[i][1]


def masked(text: str, language: str) -> Masked:
    """What is no figure by its shape, and every calendar date of the text."""
    spans = [match.span() for match in _NOT_FIGURES.finditer(text)]
    return Masked(_merged(spans + [(r.start, r.end) for r in readings(text, language)]))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
