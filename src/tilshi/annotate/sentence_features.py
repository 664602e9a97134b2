"""What the tagger of names is told of each word of a sentence: the word, its neighbours, quotation marks, names of the tables."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.gazetteer import begins_name, organisation_named, place_named
from ..languages.stems import stem
from .network import TAGS, Array
from .word_features import beside, is_organisation_word, lexical, marks_of

__all__ = ["features"]

_LONGEST = 6  # words of a name in the tables
_FAR = 5  # words between a name's beginning and the word that says it is an organisation's


def features(words: Sequence[str], language: str, opinion: Array | None = None) -> list[list[str]]:
    """One list of features a word. `opinion`: what the network of annotate/network.py says of the words."""
    rows = [list(lexical(word, language)) for word in words]
    _neighbours(rows, words, language)
    _quoted(rows, words, language)
    _organisation_words(rows, words, language)
    _known(rows, words, language)
    if opinion is not None:
        _opinions(rows, opinion)
    return rows


def _neighbours(rows: list[list[str]], words: Sequence[str], language: str) -> None:
    shapes = [row[0] for row in rows]
    stems = [stem(word, language) for word in words]
    last = len(words) - 1
    for i, row in enumerate(rows):
        if i == 0:
            row.append("^")
        else:
            row += ["-" + f for f in beside(words[i - 1], language)]
            row += [shapes[i - 1] + shapes[i], f"B{stems[i - 1]}|{stems[i]}"]
        if i > 1:
            row.append("-2" + shapes[i - 2])
            row += ["-2" + f for f in marks_of(words[i - 2], language)]
        elif i == 1:
            row.append("^1")
        if i == last:
            row.append("$")
        else:
            row += ["+" + f for f in beside(words[i + 1], language)]
            row.append(f"F{shapes[i]}|{stems[i + 1]}")
        if i + 2 <= last:
            row.append("+2" + shapes[i + 2])
            row += ["+2" + f for f in marks_of(words[i + 2], language)]


def _quoted(rows: list[list[str]], words: Sequence[str], language: str) -> None:
    """Whether a word stands in quotation marks, what mark stands before it and what word follows the quotation."""
    inside = _inside(words)
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


def _organisation_words(rows: list[list[str]], words: Sequence[str], language: str) -> None:
    """The nearest word for an organisation on either side, with no mark between: Цифрлық даму министрлігі."""
    heads = [is_organisation_word(word, language) for word in words]
    if not any(heads):
        return
    for i, row in enumerate(rows):
        for step, name in ((1, "r"), (-1, "l")):
            for away in range(1, _FAR + 1):
                at = i + step * away
                if not 0 <= at < len(words) or not words[at][0].isalnum():
                    break
                if heads[at]:
                    row += [f"h{name}{away}", f"H{name}{stem(words[at], language)}"]
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
    for end in range(min(len(words), start + _LONGEST), start, -1):
        phrase = tuple(words[start:end])
        if not all(word[0].isalnum() for word in phrase):
            continue
        if place_named(phrase, language):
            return end - start, "p"
        if organisation_named(phrase, language):
            return end - start, "o"
    return 0, ""


def _opinions(rows: list[list[str]], opinion: Array) -> None:
    """The network's likeliest tag here and beside, and how sure it is of each, in fifths."""
    best = [TAGS[i] for i in opinion.argmax(axis=1)]
    fifths = (opinion * 5).astype(int).tolist()
    likely = (opinion > 0.02).tolist()
    for i, row in enumerate(rows):
        before, after = best[i - 1] if i else "^", best[i + 1] if i + 1 < len(rows) else "$"
        row += [f"n{best[i]}", f"n-{before}", f"n+{after}", f"nb{before}{best[i]}", f"nf{best[i]}{after}"]
        row += [f"n{k}:{fifths[i][k]}" for k, there in enumerate(likely[i]) if there]
