"""Numbers that are no quantities by their shape: clock times, scores, telephone numbers, addresses of pages, numbers after №."""

from __future__ import annotations

import re

from .datewords import readings
from .scanning import Spans

__all__ = ["masked"]

_NOT_FIGURES = re.compile(
    r"(?=\d)(?:"  # what follows is tried at digits alone
    r"(?<![\d.,])\d{1,3}(?::\d{1,3})+(?!\d)"  # 14:05, 2:1
    r"|(?<![\d.,])\d{1,2}(?::\d\d)?[ \u00a0]?[aApP]\.?[mM]\b"  # 5 p.m.
    r"|(?<![\d.,])0\d+(?![.,]?\d)"  # 0800, 007
    r"|(?<!\d)8[ \u00a0-]?\(\d{3,5}\)[ \u00a0]?\d[\d -]{4,10}\d"  # 8 (700) 000-00-00
    r"|(?<![\d-])\d{1,3}-\d{2,3}-\d{2}(?:-\d{2})?(?![\d-])"
    r"|(?<![\d.,])\d{1,3}\+\d{1,2}(?![\d.,])"  # 45+2
    r"|(?<!\d)\d{4}(?:[ \u00a0]\d{4}){2,}(?!\d)"  # the number of a card
    r"|(?<![\d.,])\d{1,3}(?: ?[-–—] ?\d{1,3}){2,}(?![\d%])"  # 7–20–25, the name of a programme
    r"|(?<![\d/.,])\d{1,4}(?:/\d{1,4})+(?![\d/])"  # 24/7, 1/4, 21/11/2026
    r"|(?<![\d.,])\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d(?!\d)"
    r"|(?<![\d.,])(?:19|20)\d\d-\d{2}-\d{2}(?!\d)"
    r"|\d[\w-]{0,40}\.(?:kz|ru|com|org|net|uz|kg|tj|tm|az|tr|info|news)\b\S*)"
)
# 15.30'da: in Turkish a point is no decimal mark, and two digits after it are minutes.
_TURKISH_TIME = re.compile(r"(?<![\d.,])(?:[01]?\d|2[0-3])\.[0-5]\d(?=['’][dteay])")
# Each with a mark whose absence spares the search.
_MARKED = (
    ("://", re.compile(r"https?://\S+")),
    ("www.", re.compile(r"www\.\S+")),
    ("@", re.compile(r"[\w.+-]{0,64}@[\w-]+\.\w+")),
    ("№", re.compile(r"№\s?\d+(?:[/.-]?\w+)*")),
    ("#", re.compile(r"#\s?\w+")),
    ("No.", re.compile(r"(?<!\w)No\.\s?\d+(?:[/.-]?\w+)*")),
    ("+", re.compile(r"\+\d[\d \u00a0()-]{7,18}\d")),
    ("(", re.compile(r"\(\d{3,5}\)[ \u00a0]?\d{2,3}[- ]\d{2}[- ]?\d{2}")),
)


def masked(text: str, language: str) -> Spans:
    """What is no figure by its shape, and every calendar date of the text."""
    spans = [match.span() for match in _NOT_FIGURES.finditer(text)]
    if language == "tr":
        spans += [match.span() for match in _TURKISH_TIME.finditer(text)]
    for mark, pattern in _MARKED:
        if mark in text:
            spans += [match.span() for match in pattern.finditer(text)]
    return Spans(spans + [(r.start, r.end) for r in readings(text, language)])
