"""Which texts share runs of words: the pairs worth laying side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tilshi.model import Annotated

SHINGLE = 5  # words; five in a row are seldom chance in a news text, four often are (a post and a name)
SAMPLED = 3  # one shingle of three is kept, chosen by its hash: the same ones in every article
MOST_BEHIND = 24  # articles remembered behind one shingle: the earliest, among which the original is
LEAST_SHINGLES = 3  # shared, before two texts are laid side by side
LEAST_OF_EITHER = 0.1  # of the shingles of the one or the other text: a copy shares three words of ten
CANDIDATES = 4

_WORD = re.compile(r"\w+")
_STEP = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no word's place is lost in the product
Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]


def sharing(ordered: Sequence[Annotated]) -> list[tuple[int, list[int]]]:
    """(later position, earlier positions that share most with it, most first), for articles in order of time."""
    shingles = _Shingles()
    of = [shingles.of(article) for article in ordered]
    articles = np.repeat(np.arange(len(of)), [len(one) for one in of])
    hashes = np.concatenate([*of, np.zeros(0, np.uint64)])
    order = np.lexsort((articles, hashes))
    later, earlier, counts = _counted(articles[order], hashes[order], len(ordered))
    sizes = np.array([len(one) for one in of])
    least = np.maximum(LEAST_SHINGLES, LEAST_OF_EITHER * np.minimum(sizes[later], sizes[earlier]))
    enough = counts >= least
    ranked = zip(later[enough].tolist(), (-counts[enough]).tolist(), earlier[enough].tolist(), strict=True)
    return [(at, [one for _, _, one in group][:CANDIDATES]) for at, group in groupby(sorted(ranked), key=lambda row: row[0])]


def _counted(articles: Places, hashes: Hashes, count: int) -> tuple[Places, Places, Places]:
    """(later, earlier, how many shingles they share) from shingles in order of hash and article."""
    places = np.arange(len(hashes))
    begins = np.ones(len(hashes), bool)
    begins[1:] = hashes[1:] != hashes[:-1]
    first = np.maximum.accumulate(np.where(begins, places, 0))
    met = []
    for step in range(MOST_BEHIND):
        later = places[first + step < places]
        met.append(articles[later] * count + articles[first[later] + step])
    pairs, shared = np.unique(np.concatenate(met), return_counts=True)
    return pairs // max(1, count), pairs % max(1, count), shared


class _Shingles:
    """Hashes of runs of words; a word is hashed once."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}

    def of(self, article: Annotated) -> Hashes:
        """The sampled shingles of a text, each once. Texts of two languages share none."""
        known = self._words
        words = _WORD.findall(article.article.text.lower())
        for word in words:
            if word not in known:
                known[word] = crc32(word.encode("utf-8", "surrogatepass")) + 1
        if len(words) < SHINGLE:
            return np.zeros(0, np.uint64)
        numbers = np.array([known[word] for word in words], np.uint64)
        runs = np.full(len(words) - SHINGLE + 1, crc32(article.language.encode()), np.uint64)
        for step in range(SHINGLE):
            runs = (runs ^ numbers[step : step + len(runs)]) * _STEP
            runs ^= runs >> np.uint64(29)
        return np.unique(runs[runs % np.uint64(SAMPLED) == 0])
