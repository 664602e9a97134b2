"""Figures lined up across articles by what they count, not by their value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

from tilshi.model import Fact, FactVersion, Figure, Wording

from .context import Mention, counted
from .differing import join_differing
from .kinds import MEASURES, OPEN_UNITS, PERIODS, PHYSICAL
from .naming import about
from .values import Value, all_compatible, compatible, exactness, significant_digits, span_of, value_of

# How alike two neighbourhoods must be for equal values to be one fact: a hint is enough, for equal values are a hint too.
SAME_FROM = 0.20


def line_up(mentions: Sequence[Mention], roots: Mapping[str, str]) -> list[list[Mention]]:
    """Groups of mentions that are about one thing. `roots` names the original of every copy (itself for the rest).

    First, mentions meet whose values agree while something says they count the same. Then groups meet whose values differ
    but whose neighbourhoods are each other's best match, if no report stands in both.
    """
    return join_differing(agreeing(mentions), roots)


# ---- values that agree


def agreeing(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Groups of mentions whose values agree while something says they count the same; every mention is in one."""
    scored = [(score, a, b) for a, b in _pairs(mentions) if (score := likeness(a, b)) >= _needed(a.figure, b.figure)]
    scored.sort(key=lambda pair: (-pair[0], pair[1].where, pair[2].where))
    home = {mention.where: [mention] for mention in mentions}
    for _, a, b in scored:
        one, two = home[a.where], home[b.where]
        if one is two or not all_compatible((m.figure for m in one), (m.figure for m in two)):
            continue  # every pair across must agree, so that no chain grows: 15, 15-20, 20
        one.extend(two)
        for mention in two:
            home[mention.where] = one
    seen: dict[int, list[Mention]] = {id(group): group for group in home.values()}
    return list(seen.values())


def _pairs(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs whose values and units may meet. A story of 200 articles has millions of pairs and few values."""
    by_value: dict[tuple[Value, str | None], list[Mention]] = {}
    for mention in mentions:
        by_value.setdefault((value_of(mention.figure), mention.figure.unit), []).append(mention)
    kinds = sorted(((span_of(value), group) for (value, _), group in by_value.items()), key=lambda kind: kind[0])
    for place, ((_, high), one) in enumerate(kinds):
        yield from combinations(one, 2)
        for (low, _), two in kinds[place + 1 :]:
            if low > high:
                break
            if _may_meet(one[0].figure, two[0].figure):
                yield from product(one, two)


def likeness(a: Mention, b: Mention) -> float:
    """0..1 and a little more: concepts near both figures, what is counted, names in both sentences."""
    mine, other = a.telling, b.telling
    shared = sum(min(weight, other[concept]) for concept, weight in mine.items() if concept in other)
    score = shared / max(min(sum(mine.values()), sum(other.values())), 0.8)
    if (one := counted(a)) and (two := counted(b)):
        score += 0.4 if one == two else -0.4
    return score + min(0.2, 0.1 * len(a.names & b.names))


def _may_meet(a: Figure, b: Figure) -> bool:
    """Equal units, or one left out: of people, or in a title that gives a telling number and no more. 21 houses are not 21 %."""
    if a.unit == b.unit or (a.unit in OPEN_UNITS and b.unit in OPEN_UNITS):
        return compatible(a, b)
    bare = [figure for figure in (a, b) if figure.unit is None and (figure.counted is None or figure.counted in MEASURES)]
    return bool(bare) and _rare(a) and _rare(b) and compatible(a, b)


def _rare(figure: Figure) -> bool:
    """Two digits of its own at least, or a decimal: 47, 1 240, 4.8, but not 5, 20 or 300."""
    return significant_digits(figure.value) >= 2


def _needed(a: Figure, b: Figure) -> float:
    """A rare value told twice in one story is evidence by itself, whatever stands around it; 2, 10 or a year's length is not."""
    if a.unit in PERIODS:
        return SAME_FROM if _rare(a) else 2 * SAME_FROM
    if a.value == b.value and (_rare(a) or (a.unit == b.unit and a.unit in PHYSICAL)):
        return -1.0
    if max(significant_digits(a.value), significant_digits(b.value)) >= 3:
        return 0.0
    return SAME_FROM / 2 if a.unit == b.unit and a.unit not in OPEN_UNITS else SAME_FROM


# ---- facts


def fact_of(group: Sequence[Mention], rank: Callable[[str], int]) -> Fact:
    """One fact with its versions, best supported first. `rank` gives an article's place in the order of reporting."""
    versions: list[list[Mention]] = []
    for mention in sorted(group, key=lambda m: (exactness(m.figure), rank(m.article_id), m.where)):
        home = next((v for v in versions if all(compatible(mention.figure, m.figure) for m in v)), None)
        if home is None:
            versions.append([mention])
        else:
            home.append(mention)
    made = [_version(version, rank) for version in versions]
    made.sort(key=lambda v: (-len(v.article_ids), rank(v.article_ids[0]), str(v.value)))
    return Fact(about(group), "figure", tuple(made))


def _version(mentions: Sequence[Mention], rank: Callable[[str], int]) -> FactVersion:
    said = mentions[0].figure  # the most exact
    ordered = sorted(mentions, key=lambda m: (rank(m.article_id), m.where))
    return FactVersion(
        value=said.value,
        article_ids=tuple(dict.fromkeys(m.article_id for m in ordered)),
        wording=tuple(
            Wording(m.article_id, m.figure.span.part, m.figure.span.start, m.figure.span.end, m.figure.span.text) for m in ordered
        ),
        high=said.high,
        unit=next((m.figure.unit for m in mentions if m.figure.unit), None),
        approximate=said.approximate,
        bound=said.bound,
    )
