"""The skeleton of a word: one ASCII spelling for what alphabets and romanisations spell in many ways."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from anyascii import anyascii

from .tables import table

__all__ = ["skeleton"]

_SOFT_BEFORE_VOWEL = re.compile("[ьъ](?=[аеёиоуэюяі])")
_APOSTROPHES = re.compile("[ʻʼ‘’'`ʹ´]")
_NOT_KEY = re.compile("[^0-9a-z -]")
# Spellings of one sound by the Latin alphabets and romanisations of the region, longest first.
_DIGRAPHS = {
    "shch": "sh", "tch": "ch", "dzh": "j", "zh": "j", "kh": "h", "gh": "g", "ph": "f", "ck": "k", "yo": "e",
    "ce": "tse", "ci": "tsi", "cy": "tsi", "q": "k", "x": "ks", "w": "v", "ch": "ch", "c": "k", "y": "i",
}  # fmt: skip
_LATIN = re.compile("|".join(sorted(_DIGRAPHS, key=len, reverse=True)))
_CYRILLIC_J = re.compile("дж(?=[^\\s]|$)")
_GLIDE = re.compile("(?<=[aeou])i(?=e)|(?<![a-z])i(?=e)")  # Tokayev, Yerlan: the y that Latin spellings write before e
_DOUBLED = re.compile("([a-z])\\1+")
_NARROW = re.compile("\\b([tk])il(?=[aeou])")  # Тілепбаев, Тлепбаев; Қылыш, Клыш: Russian drops the first narrow vowel


@lru_cache(maxsize=131_072)
def skeleton(text: str, language: str | None = None) -> str:
    """Lower-case ASCII letters, digits, spaces and hyphens; equal for spellings of one name in its base form.

    `language` matters for Latin letters alone: c is j in az and tr, x is h in uz. Idempotent for what it gave.
    """
    lower = text.lower()
    if not lower.isascii():
        lower = _CYRILLIC_J.sub("ж", _SOFT_BEFORE_VOWEL.sub("и", lower))
    cyrillic = any("Ѐ" <= c <= "ԯ" for c in lower)
    lower = _APOSTROPHES.sub("", lower)
    if not cyrillic:
        if language == "uz":
            lower = lower.replace("x", "h")
        elif language in ("az", "tr"):
            lower = lower.replace("c", "j")
        lower = _LATIN.sub(lambda m: _DIGRAPHS[m.group()], lower)
    mapped = lower if lower.isascii() else anyascii(lower.translate(_letters())).lower()
    if cyrillic and not lower.isascii():
        mapped = mapped.replace("q", "k")
    mapped = _NOT_KEY.sub("", mapped)
    mapped = _DOUBLED.sub(r"\1", mapped)
    mapped = _DOUBLED.sub(r"\1", _GLIDE.sub("", mapped))
    return _NARROW.sub(r"\1l", mapped)


@cache
def _letters() -> dict[int, str]:
    key = table("", "letters")["key"]
    assert isinstance(key, dict)
    return str.maketrans({str(letter): str(value) for letter, value in key.items()})
