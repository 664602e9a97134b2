"""The words of a text as the rules for names see them: which stand in capitals, open a sentence, belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..languages.words import tokens
from ..model import NameType

__all__ = ["Found", "Word", "opens_sentence", "phrase_end", "run_end", "words_of"]

_STOP_BEFORE = re.compile(r"[\n.!?…:;•]\s*[\"«“„'(—–-]*\s*$")
# No name has more words; a text of capitals alone would otherwise be walked again from each of them.
LONGEST_RUN = 40


class Found(NamedTuple):
    start: int
    end: int
    type: NameType


class Word(NamedTuple):
    start: int
    end: int
    text: str
    capital: bool
    opens: bool  # a sentence begins here: its capital says nothing
    joined: bool  # only a space (or an initial's dot) stands between it and the word before


def words_of(text: str) -> list[Word]:
    words: list[Word] = []
    end = 0
    for token in tokens(text):
        gap = text[end : token.start]
        if gap == " " and words:  # what stands between most words
            opens, joined = False, True
        else:
            opens = not words or (_STOP_BEFORE.search(gap) is not None and not _initial(words[-1].text))
            joined = gap in (". ", ".") and bool(words) and _initial(words[-1].text)
        words.append(Word(*token, _is_capital(token.text), opens, joined))
        end = token.end
    return words


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` is the first of a sentence or line, so that its capital says nothing."""
    before = text[max(0, start - 12) : start]
    return not before.strip("\"«“„'(—–- ") or _STOP_BEFORE.search(before) is not None


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _is_capital(word: str) -> bool:
    """Also where a small letter stands before the capital: iPhone, әл-Фараби."""
    first, after = word[0], word[1:3]
    return first.isupper() or (not after.islower() and first.islower() and any(c.isupper() for c in after))


def run_end(words: Sequence[Word], start: int) -> int:
    """One past the last word of the capitals that follow each other from `start`."""
    end = start + 1
    last = min(len(words), start + LONGEST_RUN)
    while end < last and words[end].capital and words[end].joined:
        end += 1
    return end


def phrase_end(words: Sequence[Word], start: int, longest: int) -> int:
    """One past the last word that is joined to `start` by spaces, whatever its case; at most `longest` words."""
    end = start + 1
    while end < len(words) and end - start < longest and words[end].joined:
        end += 1
    return end
