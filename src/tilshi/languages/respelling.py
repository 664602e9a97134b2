"""A text in its second script put into the one in which the tables of its language are written, with the way back.

Kazakh in Latin letters becomes Cyrillic, Uzbek in Cyrillic becomes Latin. The result serves rules and tables alone; what a reader
sees is always the text as it was written, found through `Respelled.at`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .tables import strings

__all__ = ["Respelled", "home_script", "respelled"]

_VOWELS_LATIN = "aäáeoöóuüúūyıiý"
_VOWELS_UZBEK = "аеёиоуэюяўы"
_ACUTES = re.compile("[áǵńúýÁǴŃÚÝ]")
_UMLAUTS = re.compile("[ıūñğşİŪÑĞŞ]")


class Respelled(NamedTuple):
    """`text`, and for each of its code points, and its end, the place in the text as written where that begins."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Code points [start, end) of `text` as those of the text as written; never empty where the given span is not."""
        first = self.at[start]
        return first, max(self.at[end], first + 1) if end > start else first


def home_script(language: str, script: str) -> bool:
    """Whether the tables of the language are written in this script: not for Kazakh in Latin, Uzbek in Cyrillic letters."""
    return (language, script) not in (("kk", "Latn"), ("uz", "Cyrl"))


def respelled(text: str, language: str) -> Respelled:
    """The text in the script of its language's tables; what is no letter of the other script stays."""
    return _uzbek(text) if language == "uz" else _kazakh(text)


def _uzbek(text: str) -> Respelled:
    letters = _pairs("uz", "cyrillic", "letters")
    out, at = [], []
    before = ""
    for index, character in enumerate(text):
        letter = character.lower()
        piece = letters.get(letter, character)
        if letter == "е":
            piece = "ye" if not before.isalpha() or before in _VOWELS_UZBEK else "e"
        elif letter == "э":
            piece = "e"
        if character.isupper() and piece:
            piece = piece.upper() if text[index + 1 : index + 2].isupper() else piece[0].upper() + piece[1:]
        out.append(piece)
        at += [index] * len(piece)
        before = letter
    return Respelled("".join(out), (*at, len(text)))


def _kazakh(text: str) -> Respelled:
    way = "acutes" if _ACUTES.search(text) else "umlauts" if _UMLAUTS.search(text) else "typed"
    pieces = _pairs("kk", "latin", "all") | _pairs("kk", "latin", way)
    lower = "".join(c.lower()[:1] for c in text)
    out, at = [], []
    index = 0
    while index < len(text):
        length = next((n for n in (4, 3, 2, 1) if lower[index : index + n] in pieces), 1)
        sound = lower[index : index + length]
        piece = pieces.get(sound, text[index])
        if length == 1 and sound in "iıuy":
            piece = _glide(lower, index, way) or piece
        out.append(piece.upper() if text[index].isupper() else piece)
        at += [index] * len(piece)
        index += length
    return Respelled("".join(out), (*at, len(text)))


def _glide(lower: str, index: int, way: str) -> str | None:
    """The Cyrillic letter of an i, ı, u or y that stands for several sounds; None where the alphabet says it."""
    letter, before, after = lower[index], lower[index - 1 : index], lower[index + 1 : index + 2]
    beside_vowel = bool(before) and before in _VOWELS_LATIN
    if letter == "ı" and way == "acutes":
        return "й" if beside_vowel else "и"
    if letter == "i" and (way != "acutes" or beside_vowel):
        return "й" if beside_vowel else "и" if way == "umlauts" or (after and after in "aou") else None
    if letter == "y" and beside_vowel and way == "typed":
        return "й"
    if letter == "u" and way == "typed":
        first = not any(c in _VOWELS_LATIN for c in _syllables_before(lower, index))
        closed = after.isalpha() and after not in _VOWELS_LATIN
        return "ұ" if first and closed and not beside_vowel else "у"
    return None


def _syllables_before(lower: str, index: int) -> str:
    start = index
    while start and lower[start - 1].isalpha():
        start -= 1
    return lower[start:index]


@cache
def _pairs(language: str, name: str, section: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in strings(language, name, section))
