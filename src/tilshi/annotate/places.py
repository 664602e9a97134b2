"""Places: names of places resolved to a country and region through the gazetteer, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages import KnownPlace, place_named, tokens
from ..model import Name, Part, Place, Span
from .names import find_names

__all__ = ["find_places"]


def find_places(part: Part, text: str, language: str, names: Sequence[Name] | None = None) -> list[Place]:
    """The place names of a part, in order. `names`: those already found in it; without them they are looked for.

    A place the gazetteer lacks has no country, and says so in `reason`.
    """
    if names is None:
        names = find_names(part, text, language)
    return [_place(n, language) for n in names if n.type == "place" and n.span.part == part]


def _place(name: Name, language: str) -> Place:
    words = tuple(t.text for t in tokens(name.span.text))
    known = place_named(words, language)
    if known is None:
        return Place(_as_written(name.span), name.key, reason="not in the gazetteer")
    return Place(name.span, name.key, _country(known), _region(known), f"gazetteer: {known.english} ({known.kind})")


def _as_written(span: Span) -> Span:
    return span


def _country(known: KnownPlace) -> str | None:
    return known.country or None


def _region(known: KnownPlace) -> str | None:
    return known.key if known.kind == "region" else known.region
