"""The likeliest labels of sentences: Viterbi's algorithm, one word of every sentence at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["best_paths"]

Array = npt.NDArray[np.float64]
_TOGETHER = 64  # sentences: those of an article; of a book the short ones need not wait for the longest


def best_paths(scores: Array, starts: Sequence[int], lengths: Sequence[int], transitions: Array) -> list[list[int]]:
    """For each sentence the numbers of its words' labels. The words of sentence i stand at scores[starts[i] :][:lengths[i]].

    `scores`: (words, labels); `transitions`: (label before, label). No sentence is empty.
    """
    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])
    found: list[list[int]] = [[]] * len(order)
    for begin in range(0, len(order), _TOGETHER):
        batch = order[begin : begin + _TOGETHER]
        paths = _longest_first(scores, [starts[i] for i in batch], [lengths[i] for i in batch], transitions)
        for i, path in zip(batch, paths, strict=True):
            found[i] = path
    return found


def _longest_first(scores: Array, starts: Sequence[int], lengths: Sequence[int], transitions: Array) -> list[list[int]]:
    """best_paths() of sentences none of which is longer than the one before: those still going on are the first ones."""
    steps, every = lengths[0], np.arange(len(lengths))
    going = [sum(length > step for length in lengths) for step in range(steps)]
    best = scores[np.minimum(np.array(starts) + np.arange(steps)[:, None], len(scores) - 1)]  # (step, sentence, label)
    for step in range(1, steps):
        on = going[step]
        ways = best[step - 1, :on, :, None] + transitions
        best[step, :on] += np.maximum.reduce(ways, axis=1)  # the score of the best way there
    last = np.array(lengths) - 1
    path = np.zeros((steps, len(lengths)), dtype=np.intp)
    path[last, every] = best[last, every].argmax(axis=1)
    onto = np.ascontiguousarray(transitions.T)
    for step in range(steps - 2, -1, -1):
        on = going[step + 1]
        path[step, :on] = (best[step, :on] + onto[path[step + 1, :on]]).argmax(axis=1)
    return [labels[:length] for labels, length in zip(path.T.tolist(), lengths, strict=True)]
