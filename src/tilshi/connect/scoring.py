"""How surely two articles tell one event: the evidence they share, weighed by fitted weights, as a calibrated probability."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

import numpy as np

from tilshi.model import Annotated, Reason, ReasonKind

from .evidence import KINDS, Kind, Vocabulary, evidence_of, wordings_of
from .rarity import Values, weigh

UNKNOWN_DAYS = 6.0  # the distance two articles are taken to have when nobody says when one of them was published
MOST_DAYS = 8.0  # past this, one more day says nothing more
DAYS_APART = 3
PIVOT = 0.6  # how far the longer article's length counts against a likeness; 1 would be the cosine
REASONS = 20  # seven people in common are worth seeing, not the first one alone

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
    by_number: Values  # the same as kinds, in the order of KINDS


@cache
def weights(same_language: bool) -> Weights:
    table = tomllib.loads((files("tilshi.connect") / "weights.toml").read_text("utf-8"))
    row = table["same_language" if same_language else "across_languages"]
    kinds = {kind: float(row[kind]) for kind in KINDS}
    towns, days = float(row["other_towns"]), float(row["other_days"])
    return Weights(float(row["start"]), float(row["per_day"]), kinds, towns, days, np.array(list(kinds.values())))


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

    def __init__(self, articles: Sequence[Annotated], counted: int | None = None) -> None:
        """`counted`: how many of them, from the first, say how rare a key is; copies stand behind and do not."""
        self.articles = articles
        self.vocabulary = Vocabulary()
        self.evidence = [evidence_of(article, self.vocabulary) for article in articles]
        self.weighed = weigh(self.evidence, self.vocabulary, counted)
        self._lengths = self.weighed.lengths ** (1 - PIVOT)
        self._laid_out = np.zeros(len(self.vocabulary.keys))  # one article's values by key, while it is compared
        self._days = [one.published_at.timestamp() / 86_400 if one.published_at else None for one in self.evidence]
        self._rows = weights(False), weights(True)
        self._scores: dict[tuple[int, int], float] = {}
        self._wordings: dict[int, dict[int, str]] = {}

    def logit(self, one: int, other: int) -> float:
        """Log odds that the two tell one event; kept, since clustering asks again."""
        known = self._scores.get((one, other) if one < other else (other, one))
        return self.logits(one, [other])[0] if known is None else known

    def logits(self, one: int, others: Sequence[int]) -> list[float]:
        """The same for one article with each of several others, which is much faster than pair by pair."""
        scores = self._scores
        new = [other for other in others if ((one, other) if one < other else (other, one)) not in scores]
        if new:
            for other, likeness in zip(new, self._likeness(one, new), strict=True):
                scores[(one, other) if one < other else (other, one)] = self._logit(one, other, likeness)
        return [scores[(one, other) if one < other else (other, one)] for other in others]

    def _logit(self, one: int, other: int, likeness: Values) -> float:
        row = self._rows[self.evidence[one].language == self.evidence[other].language]
        total = row.start + row.per_day * self.days_apart(one, other) + float(likeness @ row.by_number)
        if self.other_towns(one, other):
            total += row.other_towns
        return total + row.other_days if self.other_days(one, other) else total

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
        return dict(zip(KINDS, self._likeness(one, [other])[0].tolist(), strict=True))

    def _likeness(self, one: int, others: Sequence[int]) -> Values:
        """By others and kinds."""
        weighed, laid_out = self.weighed, self._laid_out
        mine = weighed.of(one)
        laid_out[weighed.keys[mine]] = weighed.values[mine]
        theirs = [weighed.of(other) for other in others]
        products = np.concatenate([laid_out[weighed.keys[at]] * weighed.values[at] for at in theirs])
        kinds = np.concatenate([weighed.kinds[at] + number * len(KINDS) for number, at in enumerate(theirs)])
        laid_out[weighed.keys[mine]] = 0.0
        cosines = np.bincount(kinds, products, len(others) * len(KINDS)).reshape(-1, len(KINDS))
        here, there = self._lengths[one], self._lengths[list(others)]
        shorter = np.maximum(np.minimum(here, there), 1e-9)
        found: Values = np.minimum(1.0, cosines * (np.maximum(here, there) / shorter))
        return found

    def days_apart(self, one: int, other: int) -> float:
        at, then = self._days[one], self._days[other]
        if at is None or then is None:
            return UNKNOWN_DAYS
        return min(abs(at - then), MOST_DAYS)

    def reasons(self, one: int, other: int) -> tuple[Reason, ...]:
        """What the two share, as it stands in each, heaviest first; weights are shares of the log odds."""
        row = self._rows[self.evidence[one].language == self.evidence[other].language]
        wordings, others = self._wordings_of(one), self._wordings_of(other)
        found: dict[tuple[ReasonKind, str], float] = {}
        for key, kind, product in self._shared(one, other):
            here, there = wordings[key], others[key]
            alike = here == there or here.lower() == there.lower()
            shown = (_SHOWN[KINDS[kind]], here if alike else f"{here} / {there}")
            found[shown] = found.get(shown, 0.0) + row.kinds[KINDS[kind]] * product
        ranked = sorted((-weight, kind, value) for (kind, value), weight in found.items() if weight > 0)
        return tuple(Reason(kind, value, -weight) for weight, kind, value in ranked[:REASONS])

    def _shared(self, one: int, other: int) -> Iterator[tuple[int, int, float]]:
        """(key, kind, product of what it is worth in either) of the keys both have."""
        weighed, laid_out = self.weighed, self._laid_out
        mine, yours = weighed.of(one), weighed.of(other)
        laid_out[weighed.keys[mine]] = weighed.values[mine]
        products = laid_out[weighed.keys[yours]] * weighed.values[yours]
        laid_out[weighed.keys[mine]] = 0.0
        at = np.flatnonzero(products)
        keys, kinds = weighed.keys[yours][at], weighed.kinds[yours][at]
        return zip(keys.tolist(), kinds.tolist(), products[at].tolist(), strict=True)

    def _wordings_of(self, position: int) -> dict[int, str]:
        known = self._wordings.get(position)
        if known is None:
            known = self._wordings[position] = wordings_of(self.articles[position], self.vocabulary)
        return known
