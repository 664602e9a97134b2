"""A trained model of crfsuite, read out of its file: what each feature says for and against each label.

The layout is that of crfsuite 0.12 (crf1d_model.c, cqdb.c): a header, the weights, then the labels and the attributes, each as a
constant database with a list of its records at the end. Numbers are little-endian.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Weights", "read_weights"]

_HEADER = struct.Struct("<4sI4s8I")
_WEIGHT = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_OF_STATE, _OF_TRANSITION = 0, 1


class Weights(NamedTuple):
    """`attributes`: feature -> row of `states`, whose columns are the labels; the last row, of no feature, is zero."""

    labels: tuple[str, ...]
    attributes: dict[str, int]
    states: npt.NDArray[np.float64]
    transitions: npt.NDArray[np.float64]  # (label before, label)


def read_weights(path: Path) -> Weights:
    """The weights of a model file. Raises ValueError where it is none of crfsuite's."""
    stored = path.read_bytes()
    if stored[:4] != b"lCRF":
        raise ValueError(f"{path}: no model of crfsuite")
    at_weights, at_labels, at_attributes = _HEADER.unpack_from(stored)[7:10]
    (number,) = struct.unpack_from("<I", stored, at_weights + 8)
    weights = np.frombuffer(stored, _WEIGHT, number, at_weights + 12)
    labels, attributes = _strings(stored, at_labels), _strings(stored, at_attributes)
    return Weights(
        tuple(labels),
        {attribute: row for row, attribute in enumerate(attributes)},
        _matrix(weights[weights["kind"] == _OF_STATE], len(attributes) + 1, len(labels)),
        _matrix(weights[weights["kind"] == _OF_TRANSITION], len(labels), len(labels)),
    )


def _matrix(weights: npt.NDArray[np.void], rows: int, columns: int) -> npt.NDArray[np.float64]:
    matrix = np.zeros((rows, columns))
    matrix[weights["source"], weights["label"]] = weights["weight"]
    return matrix


def _strings(stored: bytes, start: int) -> list[str]:
    """The keys of a constant database in the order of their numbers."""
    number, at = struct.unpack_from("<II", stored, start + 16)
    found = []
    for place in np.frombuffer(stored, "<u4", number, start + at).tolist():
        record = start + place
        end = record + 8 + int.from_bytes(stored[record + 4 : record + 8], "little") - 1  # its last byte is a zero
        found.append(stored[record + 8 : end].decode())
    return found
