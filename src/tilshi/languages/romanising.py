"""ASCII letters for a reader who knows none of our alphabets, in the spelling the region's English press uses."""

from __future__ import annotations

import re
from functools import cache

from anyascii import anyascii

from .tables import table

__all__ = ["romanise"]

_WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ‘’'`][^\W\d_]+)*[ʻ‘ʼ]?")


def romanise(text: str, language: str | None = None) -> str:
    """ASCII in press style: Қажыбаева is Kazhybayeva, Ерлан is Yerlan, Oʻzbekiston is Ozbekiston.

    `language` chooses that language's own letter values where they differ (ж is j in Kyrgyz and Tajik press); "kk" and
    "ru" are as good as None. What no table knows goes through anyascii.
    """
    if text.isascii():
        return text
    return anyascii(_WORD.sub(lambda match: _word(match.group(), language or ""), text))


def _word(word: str, language: str) -> str:
    if word.isascii():
        return word
    letters = _letters(language)
    shouted = len(word) > 1 and word.isupper()
    out: list[str] = []
    before = ""
    for character in word:
        letter = character.lower()[:1]
        if letter == "е" and (not before or before in "аеёиоуыэюяәіөұүъьў"):
            piece = "ye"
        elif letter in "ʻʼ‘’'`":
            piece = ""
        else:
            piece = letters.get(letter, letter)
        if character.isupper():
            piece = piece.upper() if shouted else piece[:1].upper() + piece[1:]  # ЩУКА SHCHUKA, Щукин Shchukin
        out.append(piece)
        before = letter
    return "".join(out)


@cache
def _letters(language: str) -> dict[str, str]:
    own = table(language, "letters").get("press", {}) if language else {}
    shared = table("", "letters")["press"]
    assert isinstance(shared, dict)
    assert isinstance(own, dict)
    return {**shared, **own}
