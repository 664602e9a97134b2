"""A small convolutional network over Russian words: for each word how likely it begins or continues a name of each type.

The network is slovnet's tagger of news (natasha project, MIT) over navec's word vectors, made small by scripts/make_network.py:
word vectors cut to 64 directions, two of them a byte. What it says is one feature among others of annotate/tagging.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from ..languages.tables import DATA

__all__ = ["PUNCTUATION", "SHAPES", "TAGS", "opinions", "word_code"]

Array = npt.NDArray[np.float32]
# In the order of the last layer's columns.
TAGS = ("O", "B-person", "I-person", "B-place", "I-place", "B-organisation", "I-organisation")
PUNCTUATION = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―`\"'«»„“ʼʻ”№…"
_OUTLINES = ("X", "x", "XX", "xx", "Xx", "Xx-Xx", "other")
# What the network was told of a word beside its vector, in the order of its rows.
SHAPES = tuple(
    [f"ru {o}" for o in _OUTLINES] + [f"en {o}" for o in _OUTLINES] + list(PUNCTUATION) + ["other mark", "number", "other"]
)
_SHAPE_AT = {shape: index for index, shape in enumerate(SHAPES)}
_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)


class _Layer(NamedTuple):
    weight: Array  # (in, 3 * out): for the word before, the word itself, the word after
    bias: Array
    scale: Array
    shift: Array


class _Network(NamedTuple):
    codes: npt.NDArray[np.uint32]  # word_code of every known word, in ascending order
    rows: npt.NDArray[np.int32]  # of `bytes`, one a code; unknown words have the last row of `bytes`
    bytes: npt.NDArray[np.uint8]  # (words, pairs of directions)
    books: Array  # (pairs, 256, 2): what a byte stands for
    words: Array  # (directions, 3 * out) of the first layer
    shapes: Array  # (shapes, 3 * out) of the first layer
    layers: tuple[_Layer, ...]
    last: Array
    last_bias: Array


def word_code(word: str) -> int:
    """What stands for a lower-case word in the table, which holds no words: of 150,000 words two or three share a code."""
    return crc32(word.encode())


def opinions(sentences: Sequence[Sequence[str]]) -> list[Array]:
    """For each sentence an array (words, TAGS) of probabilities."""
    if not sentences:
        return []
    network = _network()
    rows, shapes = [-1], [0]  # one empty row between sentences is all the silence a window of three words hears
    for sentence in sentences:
        for word in sentence:
            row, shape = _looked_up(word)
            rows.append(row)
            shapes.append(shape)
        rows.append(-1)
        shapes.append(0)
    at = np.array(rows)
    there = (at >= 0).astype(np.float32)[:, None]
    vectors = network.books[np.arange(network.books.shape[0]), network.bytes[at]].reshape(len(rows), -1)
    heard: Array = vectors @ network.words
    heard += network.shapes[shapes]
    heard *= there
    for index, layer in enumerate(network.layers):
        wide = heard if index == 0 else heard @ layer.weight
        size = wide.shape[1] // 3
        out = wide[:, size : 2 * size] + layer.bias
        out[1:] += wide[:-1, :size]
        out[:-1] += wide[1:, 2 * size :]
        np.maximum(out, 0, out=out)
        out *= layer.scale
        out += layer.shift
        out *= there
        heard = out
    scores = heard @ network.last + network.last_bias
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    scores /= scores.sum(axis=1, keepdims=True)
    found, start = [], 1
    for sentence in sentences:
        found.append(scores[start : start + len(sentence)])
        start += len(sentence) + 1
    return found


@lru_cache(maxsize=65_536)
def _looked_up(word: str) -> tuple[int, int]:
    network = _network()
    code = word_code(word.lower())
    place = int(network.codes.searchsorted(np.uint32(code), side="right")) - 1
    known = place >= 0 and network.codes[place] == code
    return int(network.rows[place]) if known else len(network.bytes) - 1, _SHAPE_AT[_shape(word)]


def _shape(word: str) -> str:
    first = word[0]
    if _RUSSIAN.match(word):
        return f"ru {_outline(word)}"
    if _LATIN.match(word):
        return f"en {_outline(word)}"
    if first.isdigit() and first.isascii():
        return "number"
    if first in PUNCTUATION:
        return word if len(word) == 1 else "other mark"
    return "other"


def _outline(word: str) -> str:
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "XX"
    if word.islower():
        return "xx"
    if _titled(word):
        return "Xx"
    left, hyphen, right = word.partition("-")
    return "Xx-Xx" if hyphen and _titled(left) and _titled(right) else "other"


def _titled(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


@cache
def _network() -> _Network:
    with np.load(DATA / "ru" / "network.npz") as stored:
        parts = {name: stored[name] for name in stored.files}
    layers = tuple(_Layer(*(parts[f"{name}_{index}"].astype(np.float32) for name in _Layer._fields)) for index in range(3))
    order = parts["codes"].argsort(kind="stable")
    return _Network(
        codes=parts["codes"][order].astype(np.uint32),
        rows=order.astype(np.int32),
        bytes=parts["bytes"],
        books=parts["books"].astype(np.float32),
        words=parts["words"].astype(np.float32),
        shapes=parts["shapes"].astype(np.float32),
        layers=layers,
        last=parts["last"].astype(np.float32),
        last_bias=parts["last_bias"].astype(np.float32),
    )
