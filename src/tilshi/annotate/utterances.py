"""Where direct speech stands: between quotation marks, or after a dash until its attribution. Who said it is asked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["LONGEST", "Marked", "dashes", "marked", "trimmed"]

DEEPEST = 4  # marks within marks; more is no writing
LONGEST = 4_000  # code points of one utterance; press utterances stay far below
MOST_MARKS = 80  # marks and line ends looked through for the one that closes: a bound for texts that are no writing
_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"', "‹": "›", "‘": "’"}
_BEFORE_OPEN = re.compile(r"[\s(\[–—:,.!?…/-]")
_MARK = re.compile('[«»“”„"‹›‘’\n]')
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
    marks = [m.start() for m in _MARK.finditer(text)]
    found: list[Marked] = []
    over = 0
    for i, at in enumerate(marks):
        if at < over or not _opens(text, at):
            continue
        close = _close(text, marks, i)
        if close is not None:
            found.append(Marked(at + 1, close, at, close + 1))
            over = close + 1
    return found


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark not in _CLOSING or at + 1 >= len(text) or text[at + 1].isspace():
        return False
    return mark not in '"‘' or not at or _BEFORE_OPEN.match(text[at - 1]) is not None  # o‘ is a letter


def _close(text: str, marks: list[int], opening: int) -> int | None:
    at = marks[opening]
    limit = at + LONGEST
    if not any(text.find(mark, at + 1, limit) > 0 for mark in _CLOSING[text[at]]):
        return None
    later = marks[opening + 1 : opening + 1 + MOST_MARKS]
    if text[at] == '"':
        return _straight(text, list(_of_line(text, later, limit, '"')))
    if text[at] == "‘":
        return next((i for i in _of_line(text, later, limit, "’") if _closes_single(text, i)), None)
    closing, depth, last, first_line = _CLOSING[text[at]], 1, None, True
    for i in later:
        char = text[i]
        if i >= limit:
            break
        if char in closing:
            depth -= 1
            last = i if first_line else last
            if depth == 0:
                return i
        elif char == text[at] and text[i - 1] != "\n":  # each paragraph of a long utterance opens anew
            depth += 1
            if depth > DEEPEST:
                return None
        elif char == "\n":
            if last is not None:
                return last  # one closing mark for two opening ones: «… в «Сарысай Су»
            first_line = False
    return last


def _of_line(text: str, marks: list[int], limit: int, wanted: str) -> Iterator[int]:
    """The marks of one kind until the line ends."""
    for i in marks:
        if text[i] == "\n" or i >= limit:
            return
        if text[i] == wanted:
            yield i


def _closes_single(text: str, at: int) -> bool:
    """Whether ’ closes and is no apostrophe: a stop before it and no letter behind it."""
    return text[at - 1] in ",.!?…" and not text[at + 1 : at + 2].isalnum()


def _straight(text: str, marks: list[int]) -> int | None:
    """The straight mark that closes: with nothing but a stop or a space after it; an inner pair is passed over."""
    depth = 0
    for i in marks:
        opens = text[i - 1].isspace() and i + 1 < len(text) and not text[i + 1].isspace()
        if opens:
            depth += 1
            if depth > DEEPEST:
                return None
        elif depth:
            depth -= 1
        else:
            return i
    return marks[0] if depth and marks else None


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
            if text.endswith("...", start, end):
                break
            end -= 1
            changed = True
    return start, end


def _inner(text: str, start: int, end: int, close: str) -> bool:
    """Whether a closing mark at the end belongs to a pair inside: … в «Сарысай Су»"""
    opening = {"»": "«", "”": "“", '"': '"'}[close]
    inside = text[start : end - 1]
    return inside.count(opening) % 2 == 1 if close == '"' else inside.count(opening) > inside.count(close)
