"""Which pairs are worth scoring: those that share rare keys and were published within one window of days."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from heapq import nlargest

from .evidence import KINDS, Kind
from .scoring import Scorer, weights

WINDOW = timedelta(days=8)
"""Articles further apart are not one running story; a follow-up later is another story (DESIGN.md)."""

KEYS_ASKED = 70  # of an article, heaviest first; recall of true pairs .99 at 70 on the streams of scripts/fit_links.py
LONGEST_ROW = 120  # articles read behind one key, nearest in time first: what more share says nothing
KEPT = 25  # candidates of one article that get a full score

_NEVER = datetime.max.replace(tzinfo=UTC)


def candidate_pairs(scorer: Scorer, count: int) -> Iterator[tuple[int, int]]:
    """Pairs of the first `count` positions, each once, the smaller first. The cost of an article is bounded by the three constants above."""
    index = _Index(scorer, count)
    seen: set[tuple[int, int]] = set()
    for position in range(count):
        for other in index.nearest(position):
            pair = (position, other) if position < other else (other, position)
            if pair not in seen:
                seen.add(pair)
                yield pair


class _Index:
    """Rows of articles behind each key, in order of time; articles without a time stand apart and meet everyone."""

    def __init__(self, scorer: Scorer, count: int) -> None:
        self._scorer = scorer
        times = [one.published_at or _NEVER for one in scorer.evidence[:count]]
        self._times = times
        ids = [one.id for one in scorer.evidence[:count]]
        self._asked = [self._heaviest(position) for position in range(len(ids))]
        rows: dict[tuple[Kind, str], list[tuple[datetime, str, int]]] = defaultdict(list)
        for position, keys in enumerate(self._asked):
            for kind, key in keys:
                rows[kind, key].append((times[position], ids[position], position))
        self._rows = {key: sorted(row) for key, row in rows.items() if len(row) > 1}

    def _heaviest(self, position: int) -> list[tuple[Kind, str]]:
        row = weights(False)
        vectors = self._scorer.weighed[position].units
        keys = ((value * row.kinds[kind], kind, key) for kind in KINDS for key, value in vectors[kind].items())
        return [(kind, key) for _, kind, key in nlargest(KEYS_ASKED, keys)]

    def nearest(self, position: int) -> list[int]:
        found: dict[int, float] = defaultdict(float)
        weighed = self._scorer.weighed
        mine = weighed[position].units
        language = self._scorer.evidence[position].language
        same, across = weights(True).kinds, weights(False).kinds
        evidence = self._scorer.evidence
        for kind, key in self._asked[position]:
            value = mine[kind][key]
            for other in self._row(kind, key, position):
                worth = same[kind] if evidence[other].language == language else across[kind]
                found[other] += worth * value * weighed[other].units[kind][key]
        found.pop(position, None)
        ranked = sorted((-weight, evidence[other].id, other) for other, weight in found.items())
        return [other for _, _, other in ranked[:KEPT]]

    def _row(self, kind: Kind, key: str, position: int) -> list[int]:
        row = self._rows.get((kind, key))
        if row is None:
            return []
        at = self._times[position]
        if at == _NEVER:
            return [other for _, _, other in row[-LONGEST_ROW:]]
        first = bisect_left(row, (at - WINDOW,))
        last = bisect_left(row, (at + WINDOW,))
        undated = bisect_left(row, (_NEVER,))
        if last - first > LONGEST_ROW:
            here = bisect_left(row, (at,))
            first, last = max(first, here - LONGEST_ROW // 2), min(last, here + LONGEST_ROW // 2)
        near = [other for _, _, other in row[first:last]]
        return near + [other for _, _, other in row[max(undated, last) :][: LONGEST_ROW // 4]]
