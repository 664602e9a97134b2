"""Figures lined up across articles by what they count, not by their value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from tilshi.model import Fact, FactVersion, Figure, Wording

from .context import Mention
from .values import compatible, exactness, significant_digits

# How alike the neighbourhoods must be. Equal values need little more than a hint that they count the same; unequal ones
# need to be sure, for a false "sources differ" costs trust. Chosen on the demo's gold: docs/methods/compare.md.
SAME_FROM = 0.20
DIFFER_FROM = 0.55
# Units under which a bare number may also stand ("240" in a title for "240 people" in the text).
OPEN_UNITS = frozenset({None, "person"})
# What is counted in so many ways that the word alone says nothing about which fact it is.
VAGUE = frozenset({"person", "year", "day", "month", "hour", "minute", "week", "percent"})
PERIODS = frozenset({"year", "day", "month", "hour", "minute", "week", "second", "a", "mo", "wk", "d", "h", "min", "s"})


def line_up(mentions: Sequence[Mention], roots: Mapping[str, str]) -> list[list[Mention]]:
    """Groups of mentions that are about one thing. `roots` names the original of every copy (itself for the rest).

    Two mentions meet when their values agree and something says they count the same; groups whose values differ meet when
    their neighbourhoods are each other's best match and no article gives both values.
    """
    groups = _Groups(mentions, roots)
    scored = [(likeness(a, b), a, b) for a, b in combinations(mentions, 2) if _may_meet(a, b)]
    scored.sort(key=lambda pair: (-pair[0], pair[1].where, pair[2].where))
    for score, a, b in scored:
        if compatible(a.figure, b.figure) and score >= _needed(a.figure, b.figure):
            groups.join(a, b)
    for score, a, b in _mutual_best(scored, groups):
        if score >= DIFFER_FROM and not compatible(a.figure, b.figure) and _same_size(a.figure, b.figure):
            groups.join_apart(a, b)
    return groups.all()


def likeness(a: Mention, b: Mention) -> float:
    """0..1 and more: shared concepts near both figures, what is counted, shared names."""
    shared = sum(min(weight, b.concepts[concept]) for concept, weight in a.concepts.items() if concept in b.concepts)
    whole = min(sum(a.concepts.values()), sum(b.concepts.values())) or 1.0
    score = shared / max(whole, 0.8)
    if a.figure.counted and b.figure.counted:
        if a.figure.counted == b.figure.counted:
            score += 0.15 if a.figure.counted in VAGUE else 0.4
        else:
            score -= 0.4
    return score + min(0.2, 0.1 * len(a.names & b.names))


def _may_meet(a: Mention, b: Mention) -> bool:
    one, two = a.figure.unit, b.figure.unit
    return one == two or (one in OPEN_UNITS and two in OPEN_UNITS)


def _needed(a: Figure, b: Figure) -> float:
    """A rare value (1,594; 4.8) is evidence by itself; 2 or 10 is not."""
    if a.unit in PERIODS:
        return 2 * SAME_FROM
    digits = max(significant_digits(a.value), significant_digits(b.value))
    return SAME_FROM if digits < 3 else SAME_FROM / 2


def _same_size(a: Figure, b: Figure) -> bool:
    """Reports of one thing seldom differ fivefold; a part and its whole often do."""
    low, high = sorted((abs(float(a.value)), abs(float(b.value))))
    return low > 0 and high / low <= 5


def _mutual_best(scored: Iterable[tuple[float, Mention, Mention]], groups: _Groups) -> list[tuple[float, Mention, Mention]]:
    """Pairs in which each is, of all figures in its article, the best match for the other."""
    best: dict[tuple[object, str], float] = defaultdict(float)
    pairs = [(score, a, b) for score, a, b in scored if a.article_id != b.article_id]
    for score, a, b in pairs:
        for mine, other in ((a, b), (b, a)):
            key = (mine.where, groups.roots[other.article_id])
            best[key] = max(best[key], score)
    return [
        (score, a, b)
        for score, a, b in pairs
        if score >= best[(a.where, groups.roots[b.article_id])] and score >= best[(b.where, groups.roots[a.article_id])]
    ]


class _Groups:
    """Groups of mentions that grow together (union-find over their places)."""

    def __init__(self, mentions: Sequence[Mention], roots: Mapping[str, str]) -> None:
        self.roots = roots
        self._members = {mention.where: [mention] for mention in mentions}
        self._of = {mention.where: mention.where for mention in mentions}

    def members(self, mention: Mention) -> list[Mention]:
        return self._members[self._of[mention.where]]

    def join(self, a: Mention, b: Mention) -> None:
        """Joins two groups whose values agree, if every pair across them does (no chain 15 ~ 15-20 ~ 20)."""
        one, two = self.members(a), self.members(b)
        if one is not two and all(compatible(x.figure, y.figure) for x in one for y in two):
            self._merge(one, two)

    def join_apart(self, a: Mention, b: Mention) -> None:
        """Joins two groups that differ, unless one report (or a copy of it) stands in both: then they are two facts."""
        one, two = self.members(a), self.members(b)
        if one is not two and not self._reports(one) & self._reports(two):
            self._merge(one, two)

    def all(self) -> list[list[Mention]]:
        return list(self._members.values())

    def _reports(self, members: Iterable[Mention]) -> set[str]:
        return {self.roots[member.article_id] for member in members}

    def _merge(self, one: list[Mention], two: list[Mention]) -> None:
        keep, gone = self._of[one[0].where], self._of[two[0].where]
        one.extend(two)
        for member in two:
            self._of[member.where] = keep
        del self._members[gone]


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


def about(group: Sequence[Mention]) -> str:
    """The concept the figures count, or the one that stands nearest most of them; the unit or "" when none does."""
    counted = Counter(m.figure.counted for m in group if m.figure.counted and m.figure.counted not in VAGUE)
    if counted:
        return str(counted.most_common(1)[0][0])
    near: defaultdict[str, float] = defaultdict(float)
    for mention in group:
        for concept, weight in mention.concepts.items():
            if concept not in VAGUE:
                near[concept] += weight
    if near:
        return max(near, key=lambda concept: (near[concept], concept))
    vague = Counter(m.figure.counted or m.figure.unit or "" for m in group)
    return vague.most_common(1)[0][0]
