"""How rare a key is: few articles share it, so it says much when two do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .evidence import KINDS, Evidence, Kind, Vocabulary

Numbers: TypeAlias = NDArray[np.int64]
Values: TypeAlias = NDArray[np.float64]

BACKGROUND_ARTICLES = 300.0
"""How many articles the shipped background stands for: five articles are judged by it, five thousand by themselves."""

UNKNOWN_RATE = 0.0015  # the share of articles that hold a key the background does not know: one in some seven hundred
BY_LANGUAGE: frozenset[Kind] = frozenset({"sound", "wording"})
"""Kinds whose keys are as common as their language is: they are counted among the articles of that language."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The keys of all articles, one row for each key of an article, articles in order.

    `values`: what the key is worth in the article, as part of a vector of length one for each kind. `lengths`: the length such
    a vector had, by article and kind: how much there is to share.
    """

    articles: Numbers
    keys: Numbers
    kinds: Numbers
    values: Values
    lengths: Values
    starts: Sequence[int]  # of the rows of each article, and the end

    def of(self, article: int) -> slice:
        """The rows of an article."""
        return slice(self.starts[article], self.starts[article + 1])


def weigh(evidence: Sequence[Evidence], vocabulary: Vocabulary, counted: int | None = None) -> Weighed:
    """Every article's keys weighed: (1 + log count) times log of the inverse share of articles, background included.

    `counted`: how many of the articles, from the first, say how rare a key is.
    """
    sizes = [len(one.counts) for one in evidence]
    articles = np.repeat(np.arange(len(evidence)), sizes)
    keys = np.fromiter(chain.from_iterable(one.counts for one in evidence), np.int64, len(articles))
    counts = np.fromiter(chain.from_iterable(one.counts.values() for one in evidence), np.float64, len(articles))
    kinds = np.array(vocabulary.kinds, np.int64)[keys]
    raw = (1 + np.log(counts)) * _rarity(
        evidence, vocabulary, articles, keys, kinds, len(evidence) if counted is None else counted
    )
    kept = raw > 0
    articles, keys, kinds, raw = articles[kept], keys[kept], kinds[kept], raw[kept]
    at = articles * len(KINDS) + kinds
    lengths = np.sqrt(np.bincount(at, raw * raw, len(evidence) * len(KINDS)))
    starts = np.searchsorted(articles, np.arange(len(evidence) + 1)).tolist()
    return Weighed(articles, keys, kinds, raw / lengths[at], lengths.reshape(-1, len(KINDS)), starts)


def _rarity(
    evidence: Sequence[Evidence], vocabulary: Vocabulary, articles: Numbers, keys: Numbers, kinds: Numbers, counted: int
) -> Values:
    """Of each row, the log of the inverse share of articles that hold its key, in its language where the kind asks for it."""
    languages = sorted({one.language for one in evidence})
    number = {language: at for at, language in enumerate(languages, 1)}
    language_of = np.array([number[one.language] for one in evidence], np.int64)
    by_language = np.array([kind in BY_LANGUAGE for kind in KINDS])[kinds]
    groups = np.where(by_language, language_of[articles], 0)
    sizes = np.bincount(language_of[:counted], minlength=len(languages) + 1)
    sizes[0] = counted
    width = len(vocabulary.keys)
    codes, at = np.unique(groups * width + keys, return_inverse=True)
    holding = np.bincount(at[articles < counted], minlength=len(codes))
    rates = _rates(["*", *languages], vocabulary, codes)
    shares = np.maximum(holding + BACKGROUND_ARTICLES * rates, 1e-9) / (sizes[codes // width] + BACKGROUND_ARTICLES)
    rarity: Values = np.maximum(0.0, -np.log(shares))
    return rarity[at]


def _rates(groups: Sequence[str], vocabulary: Vocabulary, codes: Numbers) -> Values:
    """The share of articles expected to hold each key: from the background, else by what kind of key it is."""
    width = len(vocabulary.keys)
    rates = np.full(len(codes), UNKNOWN_RATE)
    known = dict(zip(codes.tolist(), range(len(codes)), strict=True)) if len(codes) else {}
    for kind in ("figure", "date"):
        for key, found in vocabulary.of_kind(kind):
            if found in known:
                rates[known[found]] = prior_rate(kind, key)
    for at, group in enumerate(groups):
        for key, rate in background(group).items():
            for kind in KINDS:
                number = vocabulary.find(kind, key) if (kind in BY_LANGUAGE) == (at > 0) else None
                if number is not None and (row := known.get(at * width + number)) is not None:
                    rates[row] = rate
    return rates


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
    """Shares of articles by key, for keys that stand in one of fifty articles or more; "*" for keys of all languages.

    Counted by scripts/fit_background.py; where from stands at the top of the table.
    """
    return _background().get(language, {})


@cache
def _background() -> Mapping[str, Mapping[str, float]]:
    groups: dict[str, dict[str, float]] = {}
    for line in (files("tilshi.connect") / "background.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            group, key, rate = line.split("\t")
            groups.setdefault(group, {})[key] = float(rate)
    return groups
