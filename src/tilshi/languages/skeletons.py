"""The skeleton of a word: one ASCII spelling for what alphabets and romanisations spell in many ways."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from anyascii import anyascii

from .tables import table

__all__ = ["skeleton"]

_SOFT_BEFORE_VOWEL = re.compile("[ьъ](?=[аеёиоуэюяі])")
_APOSTROPHES = re.compile("[ʻʼ‘’'`ʹ´]")
_CYRILLIC = re.compile("[Ѐ-ԯ]")
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
    cyrillic = False
    if not lower.isascii():  # each rule is asked for only where its letters stand: of most words none do
        if "ь" in lower or "ъ" in lower:
            lower = _SOFT_BEFORE_VOWEL.sub("и", lower)
        if "дж" in lower:
            lower = _CYRILLIC_J.sub("ж", lower)
        cyrillic = _CYRILLIC.search(lower) is not None
    lower = _APOSTROPHES.sub("", lower)
    if not cyrillic:
        if language == "uz":
            lower = lower.replace("x", "h")
        elif language in ("az", "tr"):
            lower = lower.replace("c", "j")
        lower = _LATIN.sub(_of_digraph, lower)
    mapped = lower
    if not lower.isascii():
        mapped = lower.translate(_letters())
        mapped = (mapped if mapped.isascii() else anyascii(mapped)).lower()
        if cyrillic:
            mapped = mapped.replace("q", "k")
    if not mapped.isalnum():
        mapped = _NOT_KEY.sub("", mapped)
    mapped = _DOUBLED.sub(r"\1", mapped)
    if "ie" in mapped:
        mapped = _DOUBLED.sub(r"\1", _GLIDE.sub("", mapped))
    return _NARROW.sub(r"\1l", mapped) if "il" in mapped else mapped


def _of_digraph(match: re.Match[str]) -> str:
    return _DIGRAPHS[match.group()]


@cache
def _letters() -> dict[int, str]:
    key = table("", "letters")["key"]
    assert isinstance(key, dict)
    return str.maketrans({str(letter): str(value) for letter, value in key.items()})
