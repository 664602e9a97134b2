"""Figures with different values that are about one thing: which groups become one fact with several versions.

A false "sources differ" costs trust, so every pair of groups gets a probability from what speaks for it, fitted by
scripts/fit_differs.py on the demo region's labels and, as stories in which nothing differs, on translations of one document.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from .context import Mention, counted
from .kinds import CUMULATIVE, OPEN_UNITS, PERIODS
from .values import any_compatible, significant_digits

Group = list[Mention]

# Reports of one thing seldom differ twofold; a part and its whole often do.
MOST_APART = 2.0
# A toll may grow further between two reports; how far apart its values lie then speaks neither for nor against it.
TOLL_APART, TOLL_CLOSE = 5.0, 0.87  # 0.87: how close the labelled differing values lie on average
# 0.6: nearly half the wrong pairs of 0.5 for one labelled pair less (one story left out at a time); precision comes first.
DIFFER_FROM = 0.6
# Words are many and their likeness may be chance: two of them weigh as one concept.
WORD_WEIGHT = 0.5
# Pairs grow with the square. The demo stories have 12 to 29 groups; all their events taken as one story, 547.
MOST_GROUPS = 400
MOST_SHARED, LEAST_SHARED = 3.0, 0.1


class Signs(NamedTuple):
    """What speaks for two groups being one fact. All 0..1 but `shared` (0..3) and `digits` (1..3)."""

    shared: float  # how much of their neighbourhoods both have: concepts, names, words, other figures
    close: float  # 1 - how far the larger value stands above the smaller
    cover: float  # share of the story's independent reports that give one of the values
    counted: float  # both count the same known thing
    unit: float  # both in the same unit
    alone: float  # share of their articles that give no other figure in this unit
    digits: float  # significant digits of the coarser value: 1 240 and 1 420 are more of a sign than 2 and 3
    small: float  # both are whole numbers under ten
    lead: float  # both stand early, as main facts do


# scripts/fit_differs.py of 2026-11-22: 146 stories (demo region, sib200), 494 pairs, 21 of them labelled and 176 changed; one
# story left out at a time, 18 of the 21 are found from 0.6 on with 4 wrong pairs of 297. docs/methods/compare.md
WEIGHTS = Signs(1.80, 3.44, 4.17, 0.26, 0.06, 1.53, 1.04, -0.35, 0.33)
BIAS = -9.49


@dataclass(frozen=True, slots=True)
class Setting:
    """What the figures of a story stand in: how rare each neighbour is (0..1), originals, figures by article and unit."""

    rare: Mapping[str, float]
    roots: Mapping[str, str]
    reports: int
    by_unit: Mapping[tuple[str, str | None], int]

    @classmethod
    def of(cls, groups: Sequence[Group], roots: Mapping[str, str]) -> Setting:
        by_unit: Counter[tuple[str, str | None]] = Counter()
        for group in groups:
            by_unit.update({(mention.article_id, mention.figure.unit) for mention in group})
        reports = len({roots[mention.article_id] for group in groups for mention in group})
        return cls(rarity(groups), roots, reports, by_unit)


def join_differing(groups: Sequence[Group], roots: Mapping[str, str]) -> list[Group]:
    """The groups, those joined that are one fact with different values: the surest first, while no report stands in both."""
    setting = Setting.of(groups, roots)
    scored = []
    for one, two in candidates(groups, roots):
        score = probability(signs(one, two, setting))
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
    """Pairs of groups that may be one fact at all: same unit, values apart but not far, no report in both.

    Of the best reported groups alone, where a story has very many: what hardly anybody tells is no difference of sources.
    """
    told = sorted(groups, key=lambda group: (-len(reports_of(group, roots)), group[0].where))
    for one, two in combinations(told[:MOST_GROUPS], 2):
        if _may_differ(one, two) and not reports_of(one, roots) & reports_of(two, roots):
            yield one, two


def _may_differ(one: Group, two: Group) -> bool:
    units = {_unit(one), _unit(two)}
    if (len(units) > 1 and not units <= OPEN_UNITS) or units & PERIODS:
        return False
    low, high = _values(one, two)
    most = TOLL_APART if _toll(one, two) else MOST_APART
    return low > 0 and high / low <= most and not any_compatible((m.figure for m in one), (m.figure for m in two))


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


def signs(one: Group, two: Group, setting: Setting) -> Signs:
    low, high = _values(one, two)
    digits = min(significant_digits(one[0].figure.value), significant_digits(two[0].figure.value))
    return Signs(
        shared=min(_shared(one, two, setting.rare), MOST_SHARED),
        close=max(2 - high / low, TOLL_CLOSE if _toll(one, two) else 0.0),
        cover=len(reports_of(one, setting.roots) | reports_of(two, setting.roots)) / setting.reports,
        counted=float(bool(_counted(one) & _counted(two))),
        unit=float(_unit(one) is not None and _unit(one) == _unit(two)),
        alone=_alone(one, two, setting),
        digits=float(min(digits, 3)),
        small=float(high < 10 and digits == 1),
        lead=(_leads(one) + _leads(two)) / 2,
    )


def probability(of: Signs) -> float:
    """0 where nothing around the figures is alike: values that lie close say nothing by themselves."""
    if of.shared < LEAST_SHARED:
        return 0.0
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
    """What stands beside any figure of the group, each at its greatest weight. A name weighs as a word far away."""
    around: dict[str, float] = {}
    for mention in group:
        weights = dict(mention.telling) | dict.fromkeys(mention.names, 0.3)
        weights |= {key: WORD_WEIGHT * weight for key, weight in mention.words.items()}
        weights |= dict.fromkeys(_counted([mention]), 1.0)
        for key, weight in weights.items():
            around[key] = max(weight, around.get(key, 0.0))
    return around


def _shared(one: Group, two: Group, rare: Mapping[str, float]) -> float:
    """The weight of what stands around both; 0 when they count different things."""
    if _counted(one) and _counted(two) and not _counted(one) & _counted(two):
        return 0.0
    a, b = _surroundings(one), _surroundings(two)
    return sum(min(weight, b[key]) * rare[key] for key, weight in a.items() if key in b)


def _alone(one: Group, two: Group, setting: Setting) -> float:
    unit = _unit(one)
    if unit is None or unit != _unit(two):
        return 0.0
    articles = {mention.article_id for mention in (*one, *two)}
    return sum(setting.by_unit[article, unit] <= 1 for article in articles) / len(articles)


def _counted(group: Group) -> set[str]:
    return {concept for mention in group if (concept := counted(mention))}


def _leads(group: Group) -> bool:
    """In a title or the first sentences (300 characters) of any of its articles."""
    return any(mention.figure.span.part == "title" or mention.figure.span.start < 300 for mention in group)
