"""Where direct speech stands: between quotation marks, or after a dash until its attribution. Who said it is asked elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["LONGEST", "Marked", "dashes", "marked", "trimmed"]

DEEPEST = 4  # marks within marks; more is no writing
LONGEST = 4_000  # code points of one utterance; press utterances stay far below
_OPEN = {"«": "»", "“": "”", "„": "“”", '"': '"', "‹": "›"}
_BEFORE_OPEN = re.compile(r"[\s(\[–—:,.!?…/-]")
_DASH = re.compile(r"(?:^|\n[ \u00a0]*|[.!?:…»”\"][ \u00a0]{1,4})[–—-][ \u00a0]+(?=[«“\"„]?(?:[^\W\d_]|\d|…))")


@dataclass(frozen=True, slots=True)
class Marked:
    """Text between marks: [start, end) without them, [outer_start, outer_end) with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def marked(text: str) -> list[Marked]:
    """Quotation marks that open and close, outermost only, in order. A mark that never closes is passed over."""
    found = []
    at = 0
    while at < len(text):
        opening = _next_open(text, at)
        if opening is None:
            break
        close = _close(text, opening)
        if close is None:
            at = opening + 1
            continue
        found.append(Marked(opening + 1, close, opening, close + 1))
        at = close + 1
    return found


_MARKS = re.compile('[«“„"‹]')


def _next_open(text: str, at: int) -> int | None:
    for match in _MARKS.finditer(text, at):
        i = match.start()
        if i + 1 >= len(text) or text[i + 1].isspace():
            continue
        if text[i] == '"' and i and not _BEFORE_OPEN.match(text[i - 1]):
            continue
        return i
    return None


def _close(text: str, opening: int) -> int | None:
    mark = text[opening]
    closing = _OPEN[mark]
    limit = min(len(text), opening + LONGEST)
    line_end = text.find("\n", opening, limit)
    line_end = limit if line_end < 0 else line_end
    if mark == '"':
        return _straight(text, opening, min(line_end, limit))
    if not any(text.find(mark_, opening + 1, limit) > 0 for mark_ in closing):
        return None
    depth, last = 1, None
    for i in range(opening + 1, limit):
        char = text[i]
        if char in closing:
            depth -= 1
            last = i if i < line_end else last
            if depth == 0:
                return i
        elif char == mark and text[i - 1] != "\n":
            depth += 1
            if depth > DEEPEST:
                return None
        elif char == "\n" and last is not None:
            return last  # one closing mark for two opening ones: «… в «Сарысай Су»
    return last


def _straight(text: str, opening: int, limit: int) -> int | None:
    """The straight mark that closes: with nothing but a stop or a space after it; an inner pair is passed over."""
    depth = 0
    for i in range(opening + 1, limit):
        if text[i] != '"':
            continue
        opens = text[i - 1].isspace() and i + 1 < len(text) and not text[i + 1].isspace()
        if opens:
            depth += 1
            if depth > DEEPEST:
                return None
        elif depth:
            depth -= 1
        else:
            return i
    first = text.find('"', opening + 1, limit)
    return first if depth and first > 0 else None


def dashes(text: str) -> list[int]:
    """Where a dash opens an utterance: at the head of a line, or after a full stop or colon (text whose lines were lost)."""
    return [m.end() for m in _DASH.finditer(text) if not text[m.end()].islower()]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without marks, spaces, dashes and a closing comma or full stop; ? ! and … stay."""
    while start < end and (text[start].isspace() or text[start] in '«“„"–—-,;:'):
        start += 1
    changed = True
    while changed and start < end:
        changed = False
        last = text[end - 1]
        if last.isspace() or last in ",.;:–—-" or (last in '»”"' and not _inner(text, start, end, last)):
            if last == "." and text[start:end].endswith("..."):
                break
            end -= 1
            changed = True
    return start, end


def _inner(text: str, start: int, end: int, close: str) -> bool:
    """Whether a closing mark at the end belongs to a pair inside: … в «Сарысай Су»"""
    opening = {"»": "«", "”": "“", '"': '"'}[close]
    inside = text[start : end - 1]
    return inside.count(opening) % 2 == 1 if close == '"' else inside.count(opening) > inside.count(close)
