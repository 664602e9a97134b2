"""Names by a trained tagger: conditional random fields over words, one model a language that has data to learn from.

scripts/train_names.py trains the models with the features of word_features and sentence_features; docs/methods/names.md says how
good they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..languages import sentences
from ..languages.tables import DATA
from ..languages.words import APOSTROPHES
from ..model import NameType
from .network import Array, opinions
from .tagger import Tagger
from .word_features import of_word

__all__ = ["TAGGED", "Piece", "Tagged", "opinions_on", "pieces", "tag", "tagger_of"]

TAGGED = ("kk", "ru")
_HEARD = ("ru",)  # languages whose words the network knows
_PIECE = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}\-‑][^\W_]+)*|[^\w\s]")
# Kazakh learns finer types (docs/methods/names.md).
_TYPES: dict[str, NameType] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "gpe": "place",
    "location": "place",
}


class Tagged(NamedTuple):
    """`type` is None for what bears a name that is none of ours: a post, a building, a book."""

    start: int
    end: int
    type: NameType | None


class Piece(NamedTuple):
    start: int
    end: int
    text: str


def pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """Words and single marks between two places of the text, as the training data has them."""
    return [Piece(*m.span(), m[0]) for m in _PIECE.finditer(text, start, len(text) if end is None else end)]


def tag(text: str, language: str) -> list[Tagged]:
    """Names in order. A sentence without capitals is not looked at."""
    split = (pieces(text, a, b) for a, b in sentences(text, language))
    looked_at = [s for s in split if _may_hold_names(s, language)]
    worded = [[p.text for p in s] for s in looked_at]
    labels = tagger_of(language).tag(worded, opinions_on(worded, language))
    return [found for pair in zip(looked_at, labels, strict=True) for found in _spans(*pair)]


def opinions_on(worded: Sequence[Sequence[str]], language: str) -> list[Array] | None:
    """What the network says of each sentence; None where it does not know the language."""
    return opinions(worded) if language in _HEARD else None


def _may_hold_names(words: Sequence[Piece], language: str) -> bool:
    """A capital past the first word, or a first word that can be a name."""
    first = True
    for word in words:
        letter = word.text[0]
        if not letter.isalnum():
            continue
        if letter.isupper() and (not first or of_word(word.text, language).marked):
            return True
        first = False
    return False


def _spans(words: Sequence[Piece], labels: Sequence[str]) -> list[Tagged]:
    found: list[Tagged] = []
    start = -1
    for index, label in enumerate([*labels, "O"]):
        if start >= 0 and (label[0] != "I" or label[2:] != labels[start][2:]):
            found.append(Tagged(words[start].start, words[index - 1].end, _TYPES.get(labels[start][2:])))
            start = -1
        if label[0] == "B" or (label[0] == "I" and start < 0):
            start = index
    return found


@cache
def tagger_of(language: str) -> Tagger:
    return Tagger(DATA / language / "names.crfsuite", language)
