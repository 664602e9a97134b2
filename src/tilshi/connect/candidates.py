"""Which pairs are worth scoring: those that share rare keys and were published within one window of days.

Rows of articles behind each key lie one after another in one array, in order of time. Shifted against itself by one, two, three …
places, it gives the neighbours behind every key at once, so the cost grows with the number of articles and not with its square.
"""

from __future__ import annotations

from datetime import timedelta
from math import sqrt

import numpy as np

from .evidence import KINDS
from .rarity import Numbers, Values
from .scoring import Scorer, weights

WINDOW = timedelta(days=8)
"""Articles further apart are not one running story; a follow-up later is another story (DESIGN.md)."""

KEYS_ASKED = 60  # of an article, heaviest first
NEIGHBOURS = 40  # articles met behind one key on either side in time: what more share says nothing
UNDATED = 20  # articles without a time that one with a time meets behind one key
KEPT = 20  # candidates of one article that get a full score
LEAST_WORTH = 1.6  # log odds the asked keys must bring together; a link needs four of all keys

_MOST_WORTH = 64.0  # more than any key's worth: articles times this, less the worth, sorts by article and then by worth
_BLOCK = 2_000  # articles whose neighbours are gathered at a time: bounds the memory


def candidate_pairs(scorer: Scorer, count: int) -> list[tuple[int, int]]:
    """Pairs of the first `count` positions, each once, the smaller first; the constants above bound the cost of an article.

    The positions must be in order of time, those without a time last.
    """
    if count < 2:
        return []
    rows = _Rows(scorer, count)
    gathered = [_worthy(*rows.met(first, min(count, first + _BLOCK)), count) for first in range(0, count, _BLOCK)]
    one, other = (np.concatenate([g[side] for g in gathered]).astype(np.int64) for side in (0, 1))
    worth = np.round(np.concatenate([g[2] for g in gathered]), 9)
    best = np.zeros(len(one), bool)
    asking, asked = np.concatenate([one, other]), np.concatenate([other, one])
    order = np.lexsort((asked, -np.tile(worth, 2), asking))
    best[order[_rank(asking[order]) < KEPT] % max(1, len(one))] = True
    return list(zip(one[best].tolist(), other[best].tolist(), strict=True))


class _Rows:
    """The asked keys of all articles, key by key, each in order of time."""

    def __init__(self, scorer: Scorer, count: int) -> None:
        weighed = scorer.weighed
        rows = np.flatnonzero(weighed.articles < count)
        articles, keys = weighed.articles[rows], weighed.keys[rows]
        worth = weighed.values[rows] * _worth()[weighed.kinds[rows]]
        order = np.argsort(articles * _MOST_WORTH - worth, kind="stable")
        order = order[_rank(articles[order]) < KEYS_ASKED]
        order = order[np.argsort(keys[order] * count + articles[order])]
        articles, keys, worth = articles[order], keys[order], worth[order]
        shared = np.zeros(len(keys), bool)
        shared[1:] |= keys[1:] == keys[:-1]
        shared[:-1] |= keys[1:] == keys[:-1]
        self.articles, self.keys, self.worth = articles[shared], keys[shared], worth[shared]
        times = [one.published_at for one in scorer.evidence[:count]]
        days = np.array([np.inf if at is None else at.timestamp() / 86_400 for at in times])
        self.days = days[self.articles]
        self._undated = np.isinf(self.days)
        self._first_undated = _first_of_row(self.keys, self._undated)

    def met(self, first: int, last: int) -> tuple[Numbers, Numbers, Values]:
        """(earlier, later, what the shared key is worth to them) for earlier articles in [first, last)."""
        rows = np.flatnonzero((self.articles >= first) & (self.articles < last))
        found = [self._pairs(rows, rows + shift, False) for shift in range(1, NEIGHBOURS + 1)]
        if self._undated.any():
            dated = rows[~self._undated[rows]]
            found += [self._pairs(dated, self._first_undated[dated] + shift, True) for shift in range(UNDATED)]
        one, other = np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])
        return self.articles[one], self.articles[other], self.worth[one] * self.worth[other]

    def _pairs(self, rows: Numbers, others: Numbers, undated: bool) -> tuple[Numbers, Numbers]:
        inside = others < len(self.keys)
        rows, others = rows[inside], others[inside]
        met = (self.keys[rows] == self.keys[others]) & (self._undated[others] != self._undated[rows] if undated else True)
        rows, others = rows[met], others[met]
        if undated:
            return rows, others
        with np.errstate(invalid="ignore"):  # two without a time: the distance is no number, and they meet
            far = self.days[others] - self.days[rows] > WINDOW.days
        return rows[~far], others[~far]


def _first_of_row(keys: Numbers, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Numbers:
    """For every place, the first chosen one at or behind it, in its row or in a later one; the length where there is none."""
    places = np.where(chosen, np.arange(len(keys)), len(keys))
    return np.minimum.accumulate(places[::-1])[::-1]


def _worthy(one: Numbers, other: Numbers, worth: Values, count: int) -> tuple[Numbers, Numbers, Values]:
    """Each pair once, with the sum of what its keys are worth, where that is enough."""
    pairs = one * count + other
    order = np.argsort(pairs, kind="stable")
    pairs = pairs[order]
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    sums = np.add.reduceat(worth[order], starts) if len(starts) else worth
    enough = sums >= LEAST_WORTH
    pairs = pairs[starts][enough]
    return pairs // count, pairs % count, sums[enough]


def _rank(groups: Numbers) -> Numbers:
    """0, 1, 2 … within each run of equal numbers."""
    places = np.arange(len(groups))
    starts = np.where(np.diff(groups, prepend=-1) != 0, places, 0)
    return places - np.maximum.accumulate(starts)


def _worth() -> Values:
    """By kind, the root of the mean weight, so that two articles' values make a product."""
    same, across = weights(True).kinds, weights(False).kinds
    return np.array([sqrt((same[kind] + across[kind]) / 2) for kind in KINDS])
