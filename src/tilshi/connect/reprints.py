"""Reprints: which article was copied from which, whole or in part, and what was changed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tilshi.model import Annotated, Change, Reprint, ReprintKind, Span

from .alignment import Aligned, Words, align
from .citations import Citations
from .shingles import sharing

LEAST_RUN = 12  # words in a row; below that it is a quotation or an agency's standing phrase
LEAST_SHARED = 0.3  # of the copy; less is a quotation
WHOLE = 0.8  # of the original kept: less is a partial copy
SAME = 0.995

_LAST = datetime.max.replace(tzinfo=UTC)


def find_reprints(articles: Sequence[Annotated]) -> list[Reprint]:
    """Every article that was copied from another one given, with its best original, by id of the copy.

    The original is the earlier one, unless it cites the other's outlet and not the other way round; without times, the one
    that is cited. Texts in two languages are never compared. The result does not depend on the order of the articles, and
    the cost of one article does not grow with the number of its copies.
    """
    ordered = sorted({a.id: a for a in articles}.values(), key=lambda a: (a.article.published_at or _LAST, a.id))
    pairs = _Pairs()
    found: dict[str, Reprint] = {}
    for later, candidates in sharing(ordered):
        for earlier in candidates:
            reprint = pairs.judged(ordered[earlier], ordered[later])
            if reprint and _better(reprint, found.get(reprint.copy)):
                found[reprint.copy] = reprint
            if reprint and reprint.copy == ordered[later].id and reprint.shared >= SAME:
                break  # nobody can share more
    return [found[copy] for copy in sorted(found) if not _circular(copy, found)]


def _better(new: Reprint, old: Reprint | None) -> bool:
    return old is None or round(new.shared, 2) > round(old.shared, 2)


def _circular(copy: str, found: dict[str, Reprint]) -> bool:
    """Two that were each judged a copy of the other: the greater id stays the copy."""
    back = found.get(found[copy].original)
    return back is not None and back.original == copy and copy < back.copy


class _Pairs:
    """Judges pairs; what it read of an article is kept for the next pair."""

    def __init__(self) -> None:
        self._words: dict[str, Words] = {}
        self._citations = Citations()

    def judged(self, earlier: Annotated, later: Annotated) -> Reprint | None:
        original, copy = self._directed(earlier, later)
        aligned = align(self._read(original), self._read(copy), copy.language)
        if aligned.longest < LEAST_RUN or aligned.shared < LEAST_SHARED:
            return None
        if original.article.source == copy.article.source and aligned.shared < WHOLE:
            return None  # an outlet that repeats its own background paragraphs copies nobody
        changes = [_confirmed(change, original, copy) for change in aligned.changes()]
        kind = _kind(aligned, changes)
        if kind == "altered":
            changes = [c for c in changes if c.kind != "text"]
        elif kind != "near":
            changes = []
        return Reprint(copy.id, original.id, kind, round(aligned.shared, 4), tuple(changes))

    def _read(self, article: Annotated) -> Words:
        known = self._words.get(article.id)
        if known is None:
            known = self._words[article.id] = Words.of(article.article.text)
        return known

    def _directed(self, earlier: Annotated, later: Annotated) -> tuple[Annotated, Annotated]:
        """(original, copy). A named source decides against the clock only where one names the other and not back."""
        if earlier.article.source == later.article.source:
            return earlier, later
        back = self._citations.cites(earlier, later.article.source)
        if not back or self._citations.cites(later, earlier.article.source):
            return earlier, later
        return later, earlier


def _confirmed(change: Change, original: Annotated, copy: Annotated) -> Change:
    """At the beginning of a sentence every word has a capital: there a name is a name only where one was found."""
    if change.kind != "name" or not (_begins(original, change.original) or _begins(copy, change.copy)):
        return change
    known = (_is_name(original, change.original), _is_name(copy, change.copy))
    return change if any(known) else replace(change, kind="text")


def _begins(article: Annotated, span: Span) -> bool:
    before = article.article.part(span.part)[: span.start].rstrip(' «“"–—-')
    return not before or before[-1] in ".!?…:\n"


def _is_name(article: Annotated, span: Span) -> bool:
    return any(n.span.part == span.part and n.span.start < span.end and span.start < n.span.end for n in article.names)


def _kind(aligned: Aligned, changes: Sequence[Change]) -> ReprintKind:
    if aligned.inside >= SAME and aligned.kept >= SAME:
        return "exact"
    named = [c for c in changes if c.kind != "text"]
    rewritten = [c for c in changes if c.kind == "text"]
    if named and len(rewritten) < 3 and len(named) <= 3:
        return "altered"
    return "partial" if aligned.kept < WHOLE or aligned.shared < WHOLE * 0.75 else "near"
