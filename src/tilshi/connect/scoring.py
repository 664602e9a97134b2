"""How surely two articles tell one event: the evidence they share, weighed by fitted weights, as a calibrated probability."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from tilshi.model import Reason, ReasonKind

from .evidence import KINDS, Evidence, Kind
from .rarity import Weighed, weigh

UNKNOWN_DAYS = 6.0  # the distance two articles are taken to have when nobody says when one of them was published
MOST_DAYS = 8.0  # past this, one more day says nothing more
DAYS_APART = 3
PIVOT = 0.6  # how far the longer article's length counts against a likeness; 1 would be the cosine
REASONS = 12

_SHOWN: Mapping[Kind, ReasonKind] = {
    "name": "name",
    "place": "place",
    "figure": "figure",
    "date": "date",
    "concept": "concept",
    "sound": "wording",
    "wording": "wording",
}


@dataclass(frozen=True, slots=True)
class Weights:
    """One row of weights.toml: what each kind of evidence is worth for pairs of one language, or across languages."""

    start: float
    per_day: float
    kinds: Mapping[Kind, float]
    other_towns: float
    other_days: float


@cache
def weights(same_language: bool) -> Weights:
    table = tomllib.loads((files("tilshi.connect") / "weights.toml").read_text("utf-8"))
    row = table["same_language" if same_language else "across_languages"]
    return Weights(
        float(row["start"]),
        float(row["per_day"]),
        {kind: float(row[kind]) for kind in KINDS},
        float(row["other_towns"]),
        float(row["other_days"]),
    )


@cache
def least_mean() -> float:
    """The mean log odds at which two groups are one story."""
    table = tomllib.loads((files("tilshi.connect") / "weights.toml").read_text("utf-8"))
    return float(table["least_mean"])


def probability(logit: float) -> float:
    """The logistic function, safe for any size of its argument."""
    return 1 / (1 + exp(-min(max(logit, -60.0), 60.0)))


class Scorer:
    """Scores pairs of a fixed set of articles. Pairs are given by their positions in that set."""

    def __init__(self, evidence: Sequence[Evidence], counted: int | None = None) -> None:
        """`counted`: how many of them, from the first, say how rare a key is; copies stand behind and do not."""
        self.evidence = evidence
        self.weighed = weigh(evidence, counted)
        self._scores: dict[tuple[int, int], float] = {}

    def logit(self, one: int, other: int) -> float:
        """Log odds that the two tell one event; kept, since clustering asks again."""
        pair = (one, other) if one < other else (other, one)
        known = self._scores.get(pair)
        if known is None:
            known = self._scores[pair] = self._logit(*pair)
        return known

    def _logit(self, one: int, other: int) -> float:
        row = weights(self.evidence[one].language == self.evidence[other].language)
        total = row.start + row.per_day * self.days_apart(one, other)
        for kind, likeness in self.likeness(one, other).items():
            total += row.kinds[kind] * likeness
        total += row.other_towns * self.other_towns(one, other) + row.other_days * self.other_days(one, other)
        return total

    def other_towns(self, one: int, other: int) -> bool:
        """Both name towns or regions, and none in common."""
        mine, yours = self.evidence[one].towns, self.evidence[other].towns
        return bool(mine) and bool(yours) and mine.isdisjoint(yours)

    def other_days(self, one: int, other: int) -> bool:
        """Both name days, and the nearest two lie DAYS_APART or more days apart."""
        mine, yours = self.evidence[one].days, self.evidence[other].days
        return bool(mine) and bool(yours) and min(abs(a - b) for a in mine[:8] for b in yours[:8]) >= DAYS_APART

    def likeness(self, one: int, other: int) -> dict[Kind, float]:
        """How alike the two are for each kind of evidence, 0..1: a cosine, milder on the longer article (PIVOT)."""
        mine, yours = self.weighed[one], self.weighed[other]
        return {kind: _likeness(mine, yours, kind) for kind in KINDS}

    def days_apart(self, one: int, other: int) -> float:
        at, then = self.evidence[one].published_at, self.evidence[other].published_at
        if at is None or then is None:
            return UNKNOWN_DAYS
        return min(abs((at - then).total_seconds()) / 86_400, MOST_DAYS)

    def reasons(self, one: int, other: int) -> tuple[Reason, ...]:
        """What the two share, as it stands in each, heaviest first; weights are shares of the log odds."""
        row = weights(self.evidence[one].language == self.evidence[other].language)
        found: dict[tuple[ReasonKind, str], float] = {}
        for kind in KINDS:
            mine, yours = self.weighed[one].units[kind], self.weighed[other].units[kind]
            for key in mine.keys() & yours.keys():
                weight = row.kinds[kind] * mine[key] * yours[key]
                value = self._wording(one, other, key)
                shown = _SHOWN[kind]
                found[shown, value] = found.get((shown, value), 0.0) + weight
        ranked = sorted((-weight, kind, value) for (kind, value), weight in found.items() if weight > 0)
        return tuple(Reason(kind, value, -weight) for weight, kind, value in ranked[:REASONS])

    def _wording(self, one: int, other: int, key: str) -> str:
        mine, yours = self.evidence[one].wordings[key], self.evidence[other].wordings[key]
        return mine if mine.lower() == yours.lower() else f"{mine} / {yours}"


def _likeness(mine: Weighed, yours: Weighed, kind: Kind) -> float:
    cosine = _cosine(mine.units[kind], yours.units[kind])
    if cosine == 0.0:
        return 0.0
    length, other = mine.lengths[kind], yours.lengths[kind]
    longer, shorter = (length, other) if length > other else (other, length)
    return min(1.0, cosine * float((longer / shorter) ** (1 - PIVOT)))


def _cosine(mine: Mapping[str, float], yours: Mapping[str, float]) -> float:
    shared = mine.keys() & yours.keys()
    # Sorted sums: a set's order differs from run to run, and the last bit of a sum with it.
    return sum([mine[key] * yours[key] for key in sorted(shared)]) if shared else 0.0
