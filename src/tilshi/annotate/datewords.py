"""What the words of a text say about calendar days, before anybody asks when it was published."""

from __future__ import annotations

from functools import lru_cache

from .datemonths import Months
from .datepieces import Pieces, Reading
from .daterelative import Relative
from .dateyears import Years

__all__ = ["Reading", "readings"]


@lru_cache(maxsize=8)  # figures ask for the same text as dates
def readings(text: str, language: str) -> tuple[Reading, ...]:
    """All calendar words of a text, by start, none overlapping. The fuller form takes its words first."""
    pieces = Pieces(text, language)
    for reader in (Months(pieces), Years(pieces), Relative(pieces)):
        reader.read()
    return tuple(sorted(pieces.found, key=lambda reading: reading.start))
