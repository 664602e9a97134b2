"""How rare a key is: few articles share it, so it says much when two do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log, sqrt

from .evidence import KINDS, Evidence, Kind


@dataclass(frozen=True, slots=True)
class Weighed:
    """One article's keys by kind as vectors of length one, and the lengths they had: how much there is to share."""

    units: Mapping[Kind, Mapping[str, float]]
    lengths: Mapping[Kind, float]


BACKGROUND_ARTICLES = 300.0
"""How many articles the shipped background stands for: five articles are judged by it, five thousand by themselves."""

UNKNOWN_RATE = 0.0015  # the share of articles that hold a key the background does not know: one in some seven hundred
BY_LANGUAGE: frozenset[Kind] = frozenset({"sound", "wording"})
"""Kinds whose keys are as common as their language is: they are counted among the articles of that language."""


def weigh(evidence: Sequence[Evidence], counted: int | None = None) -> list[Weighed]:
    """Every article's keys weighed: (1 + log count) times log of the inverse share of articles, background included.

    `counted`: how many of the articles, from the first, say how rare a key is.
    """
    shares = _Shares(evidence[:counted])
    return [_weighed(shares, one) for one in evidence]


def _weighed(shares: _Shares, one: Evidence) -> Weighed:
    raw = {kind: _raw(shares, kind, one) for kind in KINDS}
    lengths = {kind: sqrt(sum(value * value for value in raw[kind].values())) for kind in KINDS}
    units = {kind: {key: value / lengths[kind] for key, value in raw[kind].items()} for kind in KINDS}
    return Weighed(units, lengths)


def _raw(shares: _Shares, kind: Kind, one: Evidence) -> dict[str, float]:
    raw = {key: (1 + log(count)) * shares.rarity(kind, key, one.language) for key, count in one.keys[kind].items()}
    return {key: value for key, value in raw.items() if value > 0}


class _Shares:
    """In how many articles each key stands, by language where the kind asks for it."""

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        self._articles: Counter[str] = Counter()
        self._holding: dict[tuple[Kind, str], Counter[str]] = defaultdict(Counter)
        for one in evidence:
            self._articles[one.language] += 1
            self._articles["*"] += 1
            for kind in KINDS:
                self._holding[kind, one.language if kind in BY_LANGUAGE else "*"].update(one.keys[kind].keys())
        self._known: dict[tuple[Kind, str, str], float] = {}

    def rarity(self, kind: Kind, key: str, language: str) -> float:
        group = language if kind in BY_LANGUAGE else "*"
        known = self._known.get((kind, key, group))
        if known is None:
            rate = background(group).get(key, prior_rate(kind, key))
            holding = self._holding[kind, group][key] + BACKGROUND_ARTICLES * rate
            known = max(0.0, log((self._articles[group] + BACKGROUND_ARTICLES) / holding))
            self._known[kind, key, group] = known
        return known


def prior_rate(kind: Kind, key: str) -> float:
    """The share of articles expected to hold a key nobody has counted: small and round numbers and bare years are everywhere."""
    if kind == "figure" and key.count(":") == 1:
        value = float(key[2:])
        if value <= 31:
            return 0.15 if value <= 10 else 0.04
        return 0.02 if value % 100 == 0 or value < 100 else UNKNOWN_RATE
    if kind == "date":
        return {4: 0.06, 7: 0.02}.get(len(key) - 2, UNKNOWN_RATE)
    return UNKNOWN_RATE


@cache
def background(language: str) -> Mapping[str, float]:
    """Shares of articles by key, for keys that stand in one of a hundred articles or more; "*" for keys of all languages.

    Counted by scripts/fit_background.py; where from stands at the top of the table.
    """
    rates: dict[str, float] = {}
    for line in (files("tilshi.connect") / "background.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            group, key, rate = line.split("\t")
            if group == language:
                rates[key] = float(rate)
    return rates
