"""Groups from scored pairs: two groups become one while their articles, on average, tell one event.

An average, not the best pair, decides: a digest that shares something with two events is on average like neither, so it does
not glue them, and no chain grows from neighbour to neighbour. The result depends on the articles alone, not on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain

HOPELESS = 2.0  # a pair this far below what a group needs does not make two groups neighbours
SPEAKERS = 5  # articles of a group that are asked when two groups are compared: 25 pairs at most, however large the groups


def grouped(
    ids: Sequence[str], pairs: Iterable[tuple[int, int]], logits: Callable[[int, Sequence[int]], Sequence[float]], least: float
) -> list[list[int]]:
    """Groups of positions, each sorted by id; every position is in exactly one.

    `logits`: the log odds of one position with each of several. `least`: the mean log odds two groups need.
    """
    order = {position: rank for rank, position in enumerate(sorted(range(len(ids)), key=lambda p: ids[p]))}
    work = _Merging(order, logits, least)
    asked: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        asked[one].append(other)
    for one, others in asked.items():
        for other, mean in zip(others, logits(one, others), strict=True):
            work.offer(one, other, mean)
    work.run()
    return [sorted(group, key=order.__getitem__) for group in work.groups.values()]


class _Merging:
    """Agglomeration over a heap of group pairs; a group is named by its first article in the order of ids."""

    def __init__(self, order: dict[int, int], logits: Callable[[int, Sequence[int]], Sequence[float]], least: float) -> None:
        self._order, self._logits, self._least = order, logits, least
        self.groups: dict[int, list[int]] = {rank: [position] for position, rank in order.items()}
        self._near: dict[int, set[int]] = defaultdict(set)
        self._version: dict[int, int] = defaultdict(int)
        self._heap: list[tuple[float, int, int, int, int]] = []

    def offer(self, one: int, other: int, mean: float) -> None:
        a, b = sorted((self._order[one], self._order[other]))
        if mean < self._least - HOPELESS:
            return
        self._near[a].add(b)
        self._near[b].add(a)
        if mean >= self._least:
            self._heap.append((-mean, a, b, 0, 0))

    def run(self) -> None:
        heapify(self._heap)
        while self._heap:
            _, a, b, version_a, version_b = heappop(self._heap)
            if a in self.groups and b in self.groups and (self._version[a], self._version[b]) == (version_a, version_b):
                self._merge(a, b)

    def _merge(self, a: int, b: int) -> None:
        self.groups[a] = sorted(self.groups[a] + self.groups.pop(b), key=self._order.__getitem__)
        self._version[a] += 1
        near = (self._near.pop(a) | self._near.pop(b)) - {a, b}
        self._near[a] = near
        for c, mean in self._means(a, sorted(near)):
            self._near[c].discard(b)
            self._near[c].add(a)
            if mean >= self._least:
                first, second = min(a, c), max(a, c)
                heappush(self._heap, (-mean, first, second, self._version[first], self._version[second]))

    def _means(self, group: int, others: Sequence[int]) -> Iterator[tuple[int, float]]:
        """Each of the other groups with the mean log odds between its articles and those of `group`."""
        speakers = _speakers(self.groups[group])
        heard = [_speakers(self.groups[other]) for other in others]
        everyone = list(chain.from_iterable(heard))
        told = [self._logits(speaker, everyone) for speaker in speakers]
        sums = [sum(column) for column in zip(*told, strict=True)]
        at = 0
        for other, theirs in zip(others, heard, strict=True):
            yield other, sum(sums[at : at + len(theirs)]) / (len(speakers) * len(theirs))
            at += len(theirs)


def _speakers(group: list[int]) -> list[int]:
    """At most SPEAKERS articles spread evenly over the group."""
    if len(group) <= SPEAKERS:
        return group
    return [group[i * (len(group) - 1) // (SPEAKERS - 1)] for i in range(SPEAKERS)]
