"""Figures with different values that are about one thing: which groups become one fact with several versions.

A false "sources differ" costs trust, so every pair of groups gets a probability from what speaks for it, fitted by
scripts/fit_differs.py on the demo region's labels and, as stories in which nothing differs, on translations of one document.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from .context import Mention, telling
from .kinds import CUMULATIVE, MEASURES, OPEN_UNITS, PERIODS
from .values import compatible, significant_digits

Group = list[Mention]

# Reports of one thing seldom differ twofold; a part and its whole often do.
MOST_APART = 2.0
# A toll may grow further between two reports; how far apart its values lie then speaks neither for nor against it.
TOLL_APART, TOLL_CLOSE = 5.0, 0.6
DIFFER_FROM = 0.5


class Signs(NamedTuple):
    """What speaks for two groups being one fact. All 0..1 but `shared` (0..2) and `digits` (1..3)."""

    kinship: float  # share of the smaller neighbourhood that both have
    shared: float  # how much that is
    close: float  # 1 - how far the larger value stands above the smaller
    cover: float  # share of the story's independent reports that give one of the values
    counted: float  # both count the same known thing
    unit: float  # both in the same unit
    digits: float  # significant digits of the coarser value: 1 240 and 1 420 are more of a sign than 2 and 3
    small: float  # both under ten
    lead: float  # both stand early, as main facts do


# scripts/fit_differs.py, 2026-11-22: 496 pairs, 21 of them differing facts; leave-one-story-out in docs/methods/compare.md.
WEIGHTS = Signs(0.42, 0.80, 7.0, 4.2, 1.3, 1.7, 0.81, -0.4, 1.95)
BIAS = -14.33


def join_differing(groups: Sequence[Group], roots: Mapping[str, str]) -> list[Group]:
    """The groups, those joined that are one fact with different values: the surest first, while no report stands in both."""
    telling_more = rarity(groups)
    reports = len({roots[mention.article_id] for group in groups for mention in group})
    scored = []
    for one, two in candidates(groups, roots):
        score = probability(signs(one, two, telling_more, roots, reports))
        if score >= DIFFER_FROM:
            scored.append((score, one, two))
    scored.sort(key=lambda pair: (-pair[0], pair[1][0].where, pair[2][0].where))
    home = {id(group): list(group) for group in groups}
    for _, one, two in scored:
        mine, other = home[id(one)], home[id(two)]
        if mine is other or reports_of(mine, roots) & reports_of(other, roots):
            continue
        mine.extend(other)
        home = {key: mine if group is other else group for key, group in home.items()}
    return list({id(group): group for group in home.values()}.values())


def candidates(groups: Sequence[Group], roots: Mapping[str, str]) -> Iterable[tuple[Group, Group]]:
    """Pairs of groups that may be one fact at all: same unit, values apart but not far, no report in both."""
    for one, two in combinations(groups, 2):
        if _may_differ(one, two) and not reports_of(one, roots) & reports_of(two, roots):
            yield one, two


def _may_differ(one: Group, two: Group) -> bool:
    units = {_unit(one), _unit(two)}
    if (len(units) > 1 and not units <= OPEN_UNITS) or units & PERIODS:
        return False
    low, high = _values(one, two)
    most = TOLL_APART if _toll(one, two) else MOST_APART
    return low > 0 and high / low <= most and not any(compatible(x.figure, y.figure) for x in one for y in two)


def _values(one: Group, two: Group) -> tuple[float, float]:
    low, high = sorted((abs(float(one[0].figure.value)), abs(float(two[0].figure.value))))
    return low, high


def _toll(one: Group, two: Group) -> bool:
    """Whether both stand close to the same word for what is counted while it goes on."""
    near = [{c for mention in group for c, weight in mention.concepts.items() if weight >= 0.5} for group in (one, two)]
    return bool(near[0] & near[1] & CUMULATIVE)


def _unit(group: Group) -> str | None:
    return next((mention.figure.unit for mention in group if mention.figure.unit), None)


def reports_of(group: Group, roots: Mapping[str, str]) -> set[str]:
    return {roots[mention.article_id] for mention in group}


def signs(one: Group, two: Group, rare: Mapping[str, float], roots: Mapping[str, str], reports: int) -> Signs:
    kinship, shared = _kinship(one, two, rare)
    low, high = _values(one, two)
    digits = min(significant_digits(one[0].figure.value), significant_digits(two[0].figure.value))
    return Signs(
        kinship=kinship,
        shared=min(shared, 2.0),
        close=max(2 - high / low, TOLL_CLOSE if _toll(one, two) else 0.0),
        cover=len(reports_of(one, roots) | reports_of(two, roots)) / reports,
        counted=float(bool(_counted(one) & _counted(two))),
        unit=float(_unit(one) is not None and _unit(one) == _unit(two)),
        digits=float(min(digits, 3)),
        small=float(high < 10),
        lead=(_leads(one) + _leads(two)) / 2,
    )


def probability(of: Signs) -> float:
    return 1 / (1 + math.exp(-BIAS - sum(weight * sign for weight, sign in zip(WEIGHTS, of, strict=True))))


def rarity(groups: Sequence[Group]) -> dict[str, float]:
    """0..1 for every concept and name: 1 beside one figure of an article, near 0 beside every figure of some article.

    Counted within articles: that every report has "evacuated" beside its one figure makes the word no less telling.
    """
    beside: Counter[tuple[str, str]] = Counter()
    figures: Counter[str] = Counter()
    for group in groups:
        for article_id in {mention.article_id for mention in group}:
            figures[article_id] += 1
            here = [mention for mention in group if mention.article_id == article_id]
            beside.update((article_id, key) for key in _surroundings(here))
    rare: dict[str, float] = {}
    for (article_id, key), count in beside.items():
        telling_here = math.log((figures[article_id] + 1) / count) / math.log(figures[article_id] + 1)
        rare[key] = min(telling_here, rare.get(key, 1.0))
    return rare


def _surroundings(group: Group) -> dict[str, float]:
    """Concepts and names beside any figure of the group, each at its greatest weight. A name weighs as a word far away."""
    around: dict[str, float] = {}
    for mention in group:
        weights = telling(mention) | dict.fromkeys(mention.names, 0.3)
        weights |= dict.fromkeys(_counted([mention]), 1.0)
        for key, weight in weights.items():
            around[key] = max(weight, around.get(key, 0.0))
    return around


def _kinship(one: Group, two: Group, rare: Mapping[str, float]) -> tuple[float, float]:
    """(share of the smaller neighbourhood that is shared, how much that is); 0, 0 when they count different things."""
    if _counted(one) and _counted(two) and not _counted(one) & _counted(two):
        return 0.0, 0.0
    a, b = _surroundings(one), _surroundings(two)
    shared = sum(min(weight, b[key]) * rare[key] for key, weight in a.items() if key in b)
    smaller = min(sum(weight * rare[key] for key, weight in around.items()) for around in (a, b))
    return (shared / smaller if smaller else 0.0), shared


def _counted(group: Group) -> set[str]:
    return {m.figure.counted for m in group if m.figure.counted and m.figure.counted not in MEASURES}


def _leads(group: Group) -> bool:
    """In a title or the first sentences (300 characters) of any of its articles."""
    return any(mention.figure.span.part == "title" or mention.figure.span.start < 300 for mention in group)
