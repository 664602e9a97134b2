"""What the tagger of names is told of each word of a sentence: the word, its neighbours, quotation marks, names of the tables.

What one word tells stands in word_features; here is what words tell together, and what the network says of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..languages.gazetteer import begins_long_name, begins_name, organisation_named, place_named
from ..languages.stems import stem
from .network import TAGS, Array
from .word_features import SIDES, TELLERS, OfWord, of_word

__all__ = ["EDGE", "FIFTHS", "features", "features_of_tags", "fifths", "likeliest", "sure_of_tag", "together"]

EDGE = -1  # stands for the tag of a word outside the sentence
FIFTHS = 6  # steps in which the network's certainty is told
_LONGEST = 6  # words of a name in the tables
_FAR = 5  # words between a name's beginning and the word that says it is an organisation's
_UNLIKELY = 0.02  # less likely tags are not told


def features(words: Sequence[str], language: str, opinion: Array | None = None) -> list[list[str]]:
    """One list of features a word. `opinion`: what the network of annotate/network.py says of the words."""
    seen = [of_word(word, language) for word in words]
    rows = together(words, seen, language)
    for i, row in enumerate(rows):
        for part, (away, side) in enumerate(zip(TELLERS, SIDES, strict=True)):
            if 0 <= i + away < len(words):
                row += [side + feature for feature in seen[i + away].told[part]]
    if opinion is not None:
        for row, tags, certainty in zip(rows, likeliest(opinion, [len(words)]).tolist(), fifths(opinion).tolist(), strict=True):
            row += features_of_tags(*tags)
            row += [sure_of_tag(tag, fifth) for tag, fifth in enumerate(certainty) if fifth >= 0]
    return rows


def together(words: Sequence[str], seen: Sequence[OfWord], language: str) -> list[list[str]]:
    """What only the sentence tells of each word. `seen`: what each word tells by itself."""
    rows = _neighbours(seen)
    _quoted(rows, words, language)
    _organisation_words(rows, words, seen)
    _known(rows, words, language)
    return rows


def _neighbours(seen: Sequence[OfWord]) -> list[list[str]]:
    rows = [
        [before.shape + own.shape, f"B{before.stem}|{own.stem}", f"F{own.shape}|{after.stem}"]
        for before, own, after in zip(seen, seen[1:], seen[2:], strict=False)
    ]
    if len(seen) == 1:
        return [["^", "$"]]
    first, second, last, before = seen[0], seen[1], seen[-1], seen[-2]
    rows.insert(0, ["^", f"F{first.shape}|{second.stem}"])
    rows.append([before.shape + last.shape, f"B{before.stem}|{last.stem}", "$"])
    rows[1].append("^1")
    return rows


def _quoted(rows: list[list[str]], words: Sequence[str], language: str) -> None:
    """Whether a word stands in quotation marks, what mark stands before it and what word follows the quotation."""
    inside = _inside(words)
    if not any(inside):
        return
    for i, row in enumerate(rows):
        if inside[i] != "q":
            if inside[i]:
                row.append(inside[i])
            continue
        row += ["q", "q-" + inside[i - 1]]
        end = i
        while end < len(words) and inside[end] == "q":
            end += 1
        if end + 1 < len(words):
            row.append("qa" + stem(words[end + 1], language))


def _inside(words: Sequence[str]) -> list[str]:
    found, open_ = [], False
    for word in words:
        if word in "«“„":
            open_ = True
            found.append("q(")
        elif word in "»”":
            open_ = False
            found.append("q)")
        elif word == '"':
            open_ = not open_
            found.append('q"')
        else:
            found.append("q" if open_ else "")
    return found


def _organisation_words(rows: list[list[str]], words: Sequence[str], seen: Sequence[OfWord]) -> None:
    """The nearest word for an organisation on either side, with no mark between: Цифрлық даму министрлігі."""
    heads = [of.head for of in seen]
    if not any(heads):
        return
    for i, row in enumerate(rows):
        for step, name in ((1, "r"), (-1, "l")):
            for away in range(1, _FAR + 1):
                at = i + step * away
                if not 0 <= at < len(words) or not words[at][0].isalnum():
                    break
                if heads[at]:
                    row += [f"h{name}{away}", f"H{name}{seen[at].stem}"]
                    break


def _known(rows: list[list[str]], words: Sequence[str], language: str) -> None:
    """The longest names of the tables, word by word."""
    start = 0
    while start < len(words):
        size, kind = _longest(words, start, language)
        for i in range(start, start + size):
            rows[i].append(f"g{kind}{'B' if i == start else 'I'}{min(size, 3)}")
        start += max(size, 1)


def _longest(words: Sequence[str], start: int, language: str) -> tuple[int, str]:
    if not words[start][0].isupper() or not begins_name(words[start], language):
        return 0, ""
    longest = _LONGEST if begins_long_name(words[start], language) else 1
    for end in range(min(len(words), start + longest), start, -1):
        phrase = tuple(words[start:end])
        if not all(word[0].isalnum() for word in phrase):
            continue
        if place_named(phrase, language):
            return end - start, "p"
        if organisation_named(phrase, language):
            return end - start, "o"
    return 0, ""


def likeliest(opinion: Array, lengths: Sequence[int]) -> npt.NDArray[np.intp]:
    """(words, 3): the number of the network's likeliest tag of the word before, of the word and of the word after.

    `opinion` is of sentences of these `lengths`, one behind the other; EDGE stands where a sentence is over.
    """
    best = opinion.argmax(axis=1)
    found = np.stack([np.roll(best, 1), best, np.roll(best, -1)], axis=1)
    ends = np.cumsum(lengths)
    found[ends - lengths, 0] = EDGE
    found[ends - 1, 2] = EDGE
    return found


def fifths(opinion: Array) -> npt.NDArray[np.intp]:
    """(words, TAGS): how sure the network is of each tag, in fifths; -1 for what it thinks unlikely."""
    return np.where(opinion > _UNLIKELY, (opinion * (FIFTHS - 1)).astype(np.intp), -1)


def features_of_tags(before: int, own: int, after: int) -> list[str]:
    left, here, right = "^" if before == EDGE else TAGS[before], TAGS[own], "$" if after == EDGE else TAGS[after]
    return [f"n{here}", f"n-{left}", f"n+{right}", f"nb{left}{here}", f"nf{here}{right}"]


def sure_of_tag(tag: int, fifth: int) -> str:
    return f"n{tag}:{fifth}"
