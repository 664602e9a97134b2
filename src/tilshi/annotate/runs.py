"""Which pieces may make one number: words and digits in a row, not glued to a name before them."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.numbers import Word, strings
from ..languages.units import unit_before
from .scanning import DASHES, Token

__all__ = ["glued_left", "run"]


def run(tokens: Sequence[Token], first: int) -> tuple[list[int], list[Word]]:
    """The pieces a number may be made of: words and digits with nothing between but a hyphen (twenty-five)."""
    places: list[int] = []
    pieces: list[Word] = []
    i = first
    while i < len(tokens) and len(places) < 14:
        token = tokens[i]
        if token.kind in "nw":
            if token.kind == "n" and places and tokens[i - 1].kind == "p" and tokens[i - 1].text in DASHES:
                break
            if places and token.numeral is not None and token.numeral.kind == "abbreviation" and _metres(tokens, i, places[0]):
                break
            places.append(i)
            pieces.append(Word(token.plain, token.numeral))
            i += 1
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is None or token.text not in DASHES or following.numeral is None:
            break
        if not tokens[i - 1].kind == following.kind == "w" or token.start != tokens[i - 1].end or following.start != token.end:
            break
        i += 1
    return places, pieces


def _metres(tokens: Sequence[Token], i: int, first: int) -> bool:
    """15 m/s, a 100m race: "m" is a million after a sign of money (£3m) and before a plural (5m euros), else a metre."""
    if tokens[i].plain != "m":
        return False
    if first and unit_before(tokens[first - 1].text, "en") is not None:
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        following is None
        or following.kind != "w"
        or not (following.plain.endswith("s") or following.plain in strings("en", "millions", "words"))
    )


def glued_left(tokens: Sequence[Token], first: int) -> bool:
    """МИР24, COVID-19, Су-30, A4"""
    if first == 0:
        return False
    head, before = tokens[first], tokens[first - 1]
    if before.end != head.start:
        return False
    if before.kind == "w":
        return head.kind == "n" and before.text != "US"
    if before.text in DASHES and head.kind == "n" and first >= 2:
        other = tokens[first - 2]
        return other.kind == "w" and other.end == before.start and other.numeral is None and not _ends_number(tokens, first - 2)
    return before.text in "/_" and head.kind == "n"


def _ends_number(tokens: Sequence[Token], i: int) -> bool:
    """15-тен-20-ға: the word between belongs to the number before it."""
    return i >= 2 and tokens[i - 1].text in DASHES and tokens[i - 2].kind == "n"
