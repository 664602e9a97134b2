"""Kazakh in Latin letters: told by its frequent words, written in any of the alphabets and as people type it.

The alphabets of 2017 (apostrophes), 2018 (acutes), 2021 (umlauts) and typing without marks differ in a dozen letters. Folded to
plain letters all of them write a word the same way, so one list serves: data/kk/latin.txt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .tables import DATA

__all__ = ["fold_kazakh", "share_of_kazakh"]

_CYRILLIC = dict(zip("аәбвгғдежзийкқлмнңоөпрстуұүфхһыіэ", "aabvggdejziikklmnnooprstuuufhhiie", strict=True))
_FROM_CYRILLIC = str.maketrans(
    _CYRILLIC | {"ё": "io", "ц": "ts", "ч": "s", "ш": "s", "щ": "s", "ъ": "", "ь": "", "ю": "iu", "я": "ia"}
)
_FROM_LATIN = str.maketrans("äáğǵñńöóūüúşıýçqxwy", "aaggnnoouuusiuskhui")
_APOSTROPHES = re.compile("[’'ʼʻ‘`ʹ]")
_PAIRS = (("y'", "u"), ("i'", "i"), ("'", ""), ("sh", "s"), ("ch", "s"), ("zh", "j"), ("kh", "h"))


def fold_kazakh(word: str) -> str:
    """The word in plain Latin letters, one for what Latin alphabets of Kazakh write differently: жүйе, jüie, juye, zhuye."""
    word = word.lower().replace("i̇", "i")
    if any("Ѐ" <= c <= "ԯ" for c in word):
        return word.translate(_FROM_CYRILLIC)
    word = _APOSTROPHES.sub("'", word)
    for written, plain in _PAIRS:
        word = word.replace(written, plain)
    return word.translate(_FROM_LATIN)


def share_of_kazakh(words: Sequence[str]) -> float:
    """The share of the words, written in Latin letters, that are frequent in Kazakh and in none of its relatives."""
    known = _known()
    return sum(fold_kazakh(word) in known for word in words) / len(words) if words else 0.0


@cache
def _known() -> frozenset[str]:
    lines = (DATA / "kk" / "latin.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
