"""Which pairs are worth scoring: those that share rare keys and were published within one window of days."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from heapq import nlargest
from math import sqrt

from .evidence import KINDS, Kind
from .scoring import Scorer, weights

WINDOW = timedelta(days=8)
"""Articles further apart are not one running story; a follow-up later is another story (DESIGN.md)."""

KEYS_ASKED = 60  # of an article, heaviest first
LONGEST_ROW = 80  # articles read behind one key, nearest in time first: what more share says nothing
KEPT = 20  # candidates of one article that get a full score
LEAST_WORTH = 1.6  # log odds the asked keys must bring together; a link needs four of all keys

_NEVER = datetime.max.replace(tzinfo=UTC)


def candidate_pairs(scorer: Scorer, count: int) -> Iterator[tuple[int, int]]:
    """Pairs of the first `count` positions, each once, the smaller first; the constants above bound the cost of an article."""
    index = _Index(scorer, count)
    seen: set[tuple[int, int]] = set()
    for position in range(count):
        for other in index.nearest(position):
            pair = (position, other) if position < other else (other, position)
            if pair not in seen:
                seen.add(pair)
                yield pair


@dataclass(slots=True)
class _Row:
    """The articles behind one key, in order of time: their times, positions, and what the key is worth in each."""

    times: list[datetime]
    positions: list[int]
    values: list[float]


class _Index:
    """Rows of articles behind each key; articles without a time stand last and meet everyone."""

    def __init__(self, scorer: Scorer, count: int) -> None:
        self._scorer = scorer
        self._times = [one.published_at or _NEVER for one in scorer.evidence[:count]]
        self._asked = [self._heaviest(position) for position in range(count)]
        entries: dict[tuple[Kind, str], list[tuple[datetime, str, int, float]]] = defaultdict(list)
        for position, keys in enumerate(self._asked):
            for value, kind, key in keys:
                entries[kind, key].append((self._times[position], scorer.evidence[position].id, position, value))
        self._rows = {key: _row(sorted(found)) for key, found in entries.items() if len(found) > 1}

    def _heaviest(self, position: int) -> list[tuple[float, Kind, str]]:
        """Keys with what they are worth: the value in the article times the root of the kind's weight, so two make a product."""
        worth = _worth()
        units = self._scorer.weighed[position].units
        return nlargest(KEYS_ASKED, ((value * worth[kind], kind, key) for kind in KINDS for key, value in units[kind].items()))

    def nearest(self, position: int) -> list[int]:
        found: dict[int, float] = defaultdict(float)
        for value, kind, key in self._asked[position]:
            row = self._rows.get((kind, key))
            if row is not None:
                for first, last in self._bounds(row, position):
                    for other, theirs in zip(row.positions[first:last], row.values[first:last], strict=True):
                        found[other] += value * theirs
        found.pop(position, None)
        evidence = self._scorer.evidence
        ranked = sorted(
            (-round(weight, 9), evidence[other].id, other) for other, weight in found.items() if weight >= LEAST_WORTH
        )
        return [other for _, _, other in ranked[:KEPT]]

    def _bounds(self, row: _Row, position: int) -> list[tuple[int, int]]:
        at = self._times[position]
        size = len(row.times)
        undated = bisect_left(row.times, _NEVER) if row.times[-1] == _NEVER else size
        if at == _NEVER:
            return [(max(0, size - LONGEST_ROW), size)]
        first, last = bisect_left(row.times, at - WINDOW), min(undated, bisect_left(row.times, at + WINDOW))
        if last - first > LONGEST_ROW:
            here = bisect_left(row.times, at)
            first, last = max(first, here - LONGEST_ROW // 2), min(last, here + LONGEST_ROW // 2)
        return [(first, last), (undated, min(size, undated + LONGEST_ROW // 4))]


def _row(entries: list[tuple[datetime, str, int, float]]) -> _Row:
    return _Row([e[0] for e in entries], [e[2] for e in entries], [e[3] for e in entries])


@cache
def _worth() -> Mapping[Kind, float]:
    same, across = weights(True).kinds, weights(False).kinds
    return {kind: sqrt((same[kind] + across[kind]) / 2) for kind in KINDS}
