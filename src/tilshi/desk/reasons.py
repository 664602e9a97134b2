"""What ties two articles, in the reader's language: shared people, figures, places, days, words; each thing once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tilshi.model import Annotated, FactVersion, Reason

from .material import Material
from .values import date_words, value_of
from .words import Words

Shared = Literal["person", "organisation", "name", "place", "figure", "date", "concept", "wording"]

MOST_KINDS = 3
MOST_VALUES = 4
# Words for things at large (street, train) convince an editor less than a name, a figure or a place of the same weight.
LESS = {"concept": 0.5, "date": 0.7}
# Beginnings of words this long tell that "Абилев" and "Абилеву" are one.
SAME_BEGINNING = 5


@dataclass(frozen=True, slots=True)
class Because:
    """One kind of what two articles share, and the things."""

    kind: Shared
    title: str
    values: tuple[str, ...]

    @property
    def n(self) -> int:
        return len(self.values)


def because(reasons: tuple[Reason, ...], one: Annotated, other: Annotated, material: Material) -> tuple[Because, ...]:
    """Kinds by their weight, likeness of words last; a word that a name or a concept has told already is left out."""
    found: dict[Shared, dict[str, None]] = {}
    weights: dict[Shared, float] = {}
    told: set[str] = set()
    for reason in sorted(reasons, key=lambda r: r.kind == "wording"):
        kind, value = _read(reason, one, other, material)
        beginnings = set(_beginnings(reason.value))
        if kind == "figure" and value.isdigit() and len(value) == 1:
            continue  # two articles that both say "two" are tied by nothing
        if not value or (kind == "wording" and beginnings & told) or (kind != "wording" and value in found.get(kind, ())):
            continue
        told |= beginnings
        found.setdefault(kind, {})[value] = None
        weights[kind] = weights.get(kind, 0.0) + reason.weight * LESS.get(kind, 1.0)
    order = sorted(found, key=lambda kind: (kind == "wording", -weights[kind]))
    words = material.reader.words
    return tuple(Because(kind, words(f"reasons.{kind}"), tuple(found[kind])) for kind in order)


def _beginnings(wording: str) -> Iterator[str]:
    for word in wording.replace("/", " ").casefold().split():
        yield word.strip("«»“”\"'’,.()")[:SAME_BEGINNING]


def _read(reason: Reason, one: Annotated, other: Annotated, material: Material) -> tuple[Shared, str]:
    """The kind and the value as a reader says it: what was found in the articles under this wording, else the wording."""
    wordings = _wordings(reason.value)
    words = material.reader.words
    for article in (one, other):
        if reason.kind in ("name", "place"):
            for name in article.names:
                if name.span.text in wordings:
                    label = material.entity_label(name.key, words.language, name.span.text)
                    return ("place" if name.type == "place" else name.type), label
        elif reason.kind == "concept":
            for concept in article.concepts:
                if concept.span.text in wordings and (label := material.label(concept.concept, words.language)):
                    return "concept", label
        elif reason.kind == "figure":
            for figure in article.figures:
                if figure.span.text in wordings:
                    version = FactVersion(figure.value, (), (), figure.high, figure.unit, figure.approximate, figure.bound)
                    return "figure", value_of(version, "figure", words, material).text
        elif reason.kind == "date":
            for day in article.dates:
                if day.span.text in wordings and (written := date_words(day.value, words)):
                    return "date", written
    return _unfound(reason, wordings, one, other, material)


def _unfound(
    reason: Reason, wordings: tuple[str, ...], one: Annotated, other: Annotated, material: Material
) -> tuple[Shared, str]:
    """A value that is a key, or words of one of the articles: those in a language the reader reads, else both."""
    words: Words = material.reader.words
    value = reason.value
    if reason.kind in ("name", "place"):
        label = material.entity_label(value, words.language, "")
        return reason.kind, label or _readable(wordings, one, other, material).replace("-", " ")
    if reason.kind == "concept":
        return "concept", material.label(value, words.language) or _readable(wordings, one, other, material).replace("_", " ")
    if reason.kind == "date":
        return "date", date_words(value, words) or _readable(wordings, one, other, material)
    return reason.kind, _readable(wordings, one, other, material)


def _wordings(value: str) -> tuple[str, ...]:
    """The words of the one article and of the other; the same words stand there once."""
    parts = value.split(" / ")
    return tuple(parts) if len(parts) == 2 else (value,)


def _readable(wordings: tuple[str, ...], one: Annotated, other: Annotated, material: Material) -> str:
    if len(wordings) == 2:
        for language in material.reader.reads:
            for wording, article in zip(wordings, (one, other), strict=True):
                if article.language == language:
                    return wording
    return " / ".join(wordings)
