"""The likeliest labels of sentences: Viterbi's algorithm, one word of every sentence at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["best_paths"]

Array = npt.NDArray[np.float64]


def best_paths(scores: Array, starts: Sequence[int], lengths: Sequence[int], transitions: Array) -> list[list[int]]:
    """For each sentence the numbers of its words' labels. The words of sentence i stand at scores[starts[i] :][:lengths[i]].

    `scores`: (words, labels); `transitions`: (label before, label). No sentence is empty.
    """
    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])  # the longest first: those still going on are the first ones
    first = np.array([starts[i] for i in order])
    steps = lengths[order[0]]
    going = [sum(length > step for length in lengths) for step in range(steps)]
    best = [scores[first]]  # of each step: (sentences going on, labels), the score of the best way there
    for step in range(1, steps):
        number = going[step]
        ways = best[-1][:number, :, None] + transitions
        best.append(np.maximum.reduce(ways, axis=1) + scores[first[:number] + step])
    found: list[list[int]] = [[] for _ in order]
    labels = np.zeros(0, dtype=np.intp)
    onto = np.ascontiguousarray(transitions.T)
    for step in range(steps - 1, -1, -1):
        here = best[step]
        into = here[: len(labels)] + onto[labels]  # sentences that go on: the best way into the label after
        labels = np.concatenate([into.argmax(axis=1), here[len(labels) :].argmax(axis=1)])
        for sentence, label in zip(found, labels.tolist(), strict=False):
            sentence.append(label)
    paths: list[list[int]] = [[] for _ in order]
    for place, sentence in zip(order, found, strict=True):
        paths[place] = sentence[::-1]
    return paths
