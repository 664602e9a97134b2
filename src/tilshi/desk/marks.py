"""Marks in a text: spans that may nest and overlap become well-nested markup over escaped text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Mark:
    """`before` and `after` surround the span. `tail` goes in front of `after` where the span really ends, not where it is cut."""

    start: int
    end: int
    before: Markup
    after: Markup
    tail: Markup = field(default_factory=Markup)


def marked(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Markup:
    """text[start:end] escaped, with its marks. A mark that crosses another's end is cut there; one outside is left out."""
    stop = len(text) if end is None else min(end, len(text))
    inside = [m for m in marks if m.start < m.end and start <= m.start and m.end <= stop]
    out: list[Markup] = []
    open_marks: list[Mark] = []
    at = start
    for mark in _nested(inside):
        while open_marks and open_marks[-1].end <= mark.start:
            done = open_marks.pop()
            out += [escape(text[at : done.end]), done.tail, done.after]
            at = done.end
        out += [escape(text[at : mark.start]), mark.before]
        at = mark.start
        open_marks.append(mark)
    while open_marks:
        done = open_marks.pop()
        out += [escape(text[at : done.end]), done.tail, done.after]
        at = done.end
    out.append(escape(text[at:stop]))
    return Markup("").join(out)


def _nested(marks: Sequence[Mark]) -> list[Mark]:
    """The same marks in order, cut where they cross, so that each lies wholly inside or outside of any other."""
    queue = sorted(marks, key=lambda m: (m.start, -m.end))
    done: list[Mark] = []
    open_ends: list[int] = []
    while queue:
        mark = queue.pop(0)
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        limit = min(open_ends, default=mark.end)
        if mark.end > limit:
            rest = replace(mark, start=limit)
            place = next((i for i, m in enumerate(queue) if (m.start, -m.end) > (rest.start, -rest.end)), len(queue))
            queue.insert(place, rest)
            mark = replace(mark, end=limit, tail=Markup(""))
        done.append(mark)
        open_ends.append(mark.end)
    return done
