"""A trained tagger at work: the weights of what one word tells are added up once for each word, not each time it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .best_path import best_paths
from .network import TAGS
from .network import Array as Opinion
from .sentence_features import EDGE, FIFTHS, features_of_tags, fifths, likeliest, sure_of_tag, together
from .weights import Weights, read_weights
from .word_features import SIDES, TELLERS, OfWord, of_word

__all__ = ["Tagger"]

Array = npt.NDArray[np.float64]
_MOST_WORDS = 65_536  # held at once: 22 MB of Kazakh's 17 labels
_GAP = max(TELLERS)  # empty places between sentences, so that none hears the other


class Tagger:
    """The tagger of one language. It may be asked from several threads; they wait for each other."""

    def __init__(self, path: Path, language: str) -> None:
        """Raises OSError or ValueError where `path` is no model of crfsuite."""
        self._language = language
        self._weights = read_weights(path)
        attributes = self._weights.attributes
        self._told = [{name[len(side) :]: row for name, row in attributes.items() if name.startswith(side)} for side in SIDES]
        self._network = _of_network(self._weights)
        self._words: dict[str, tuple[int, OfWord]] = {}
        self._sums = np.zeros((1, len(TELLERS), len(self._weights.labels)), dtype=np.float32)
        self._lock = Lock()

    def tag(self, sentences: Sequence[Sequence[str]], opinions: Sequence[Opinion] | None = None) -> list[list[str]]:
        """The label of each word of each sentence. `opinions`: what the network says of them, where it knows the language."""
        if not sentences:
            return []
        lengths = [len(words) for words in sentences]
        with self._lock:
            scores, seen = self._alone(sentences)
        rows = (together(words, of, self._language) for words, of in zip(sentences, seen, strict=True))
        scores += self._summed((self._weights.attributes, row) for row in chain.from_iterable(rows))
        if opinions is not None:
            opinion = np.concatenate(list(opinions))
            before, own, after = likeliest(opinion, lengths).T
            scores += self._network.tags[before, own, after]
            scores += self._network.sure[np.arange(len(TAGS)), fifths(opinion)].sum(axis=1)
        starts = np.cumsum([0, *lengths[:-1]]).tolist()
        labels = self._weights.labels
        return [[labels[i] for i in path] for path in best_paths(scores, starts, lengths, self._weights.transitions)]

    def _alone(self, sentences: Sequence[Sequence[str]]) -> tuple[Array, list[list[OfWord]]]:
        """(words, labels): what the words of the sentences tell by themselves, of themselves and of each other."""
        if len(self._words) > _MOST_WORDS:
            self._words.clear()
        known = self._words
        self._learn(list(dict.fromkeys([word for words in sentences for word in words if word not in known])))
        found = [[known[word] for word in words] for words in sentences]
        places = [0] * _GAP
        centres: list[int] = []
        for words in found:
            centres += range(len(places), len(places) + len(words))
            places += [place for place, _ in words]
            places += [0] * _GAP
        at, centre = np.array(places), np.array(centres)
        scores = np.zeros((len(centres), len(self._weights.labels)))
        for part, away in enumerate(TELLERS):
            scores += self._sums[at[centre + away], part]
        return scores, [[of for _, of in words] for words in found]

    def _learn(self, words: Sequence[str]) -> None:
        if not words:
            return
        told = [of_word(word, self._language) for word in words]
        sums = self._summed(pair for of in told for pair in zip(self._told, of.told, strict=True)).reshape(
            len(words), len(TELLERS), -1
        )
        first = len(self._words) + 1  # place 0 is no word
        while len(self._sums) < first + len(words):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        self._sums[first : first + len(words)] = sums
        bare = (of._replace(told=()) for of in told)
        self._words.update(zip(words, enumerate(bare, first), strict=True))

    def _summed(self, rows: Iterable[tuple[Mapping[str, int], Iterable[str]]]) -> Array:
        """(rows, labels): the weights of each row's features together. The model knows few of those it could be told."""
        nothing = len(self._weights.attributes)  # the row of zeros
        at: list[int] = []
        begins: list[int] = []
        for attributes, row in rows:
            begins.append(len(at))
            at += [attributes[feature] for feature in row if feature in attributes]
            at.append(nothing)
        summed: Array = np.add.reduceat(self._weights.states[at], begins, axis=0)
        return summed


class _OfNetwork(NamedTuple):
    """Weights of the features that tell what the network says. EDGE and -1 are the last of their axis."""

    tags: Array  # (tag before, tag, tag after, labels)
    sure: Array  # (tag, fifth, labels)


def _of_network(weights: Weights) -> _OfNetwork:
    def summed(features: Iterable[str]) -> Array:
        total: Array = weights.states[[weights.attributes.get(feature, -1) for feature in features]].sum(axis=0)
        return total

    tags = [*range(len(TAGS)), EDGE]
    return _OfNetwork(
        np.array([[[summed(features_of_tags(a, b, c)) for c in tags] for b in tags[:-1]] for a in tags]),
        np.array(
            [[summed([sure_of_tag(tag, fifth)] if fifth >= 0 else []) for fifth in (*range(FIFTHS), -1)] for tag in tags[:-1]]
        ),
    )
