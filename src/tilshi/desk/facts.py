"""The facts of a story as the page shows them: differing, rising, agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tilshi.model import Fact, FactVersion, Wording

from . import scales
from .addresses import anchor
from .evidence import Column, Glosses, chosen, columns, places
from .material import Backer, Material
from .values import NAME_KINDS, Heading, Value, heading, value_of


@dataclass(frozen=True, slots=True)
class VersionView:
    """One value with who gives it. `doubt`: only copies give it."""

    value: Value
    backers: tuple[Backer, ...]
    independent: int
    units: Markup
    doubt: bool
    note: str


@dataclass(frozen=True, slots=True)
class FactView:
    """`entities` are (letter, name) of those marked in the columns; `more` is how many further articles give it."""

    anchor: str
    heading: Heading
    versions: tuple[VersionView, ...]
    in_words: bool
    picture: Markup
    columns: tuple[Column, ...]
    entities: tuple[tuple[str, str], ...]
    more: int
    reason: str


def differing(facts: Sequence[Fact], material: Material, glosses: Glosses, prefix: str = "d") -> list[FactView]:
    return [_fact(fact, place, material, glosses, prefix) for place, fact in enumerate(facts)]


def _fact(fact: Fact, place: int, material: Material, glosses: Glosses, prefix: str) -> FactView:
    versions = tuple(_version(v, fact, material) for v in fact.versions)
    picked = chosen([v.wording for v in fact.versions], material)
    shown, legend = columns(picked, material, glosses)
    articles = {i for v in fact.versions for i in v.article_ids}
    head = heading(fact, material.reader.words, material)
    picture = scales.in_time(fact, material) if prefix == "u" else scales.side_by_side(fact, material)
    return FactView(
        anchor=anchor(prefix, place),
        heading=head,
        versions=versions,
        in_words=all(not v.value.plain for v in versions),
        picture=picture,
        columns=tuple(shown),
        entities=tuple(legend),
        more=max(0, len(articles) - len(shown)),
        reason=_reason(head, legend, material),
    )


def _version(version: FactVersion, fact: Fact, material: Material) -> VersionView:
    words = material.reader.words
    backers = tuple(material.backers(version.article_ids))
    independent = sum(1 for b in backers if not b.copy)
    doubt = bool(backers) and not independent
    return VersionView(
        value=value_of(version, fact.kind, words, material),
        backers=backers,
        independent=independent,
        units=material.units(backers),
        doubt=doubt,
        note=_changed_from(version, material) if doubt else "",
    )


def _changed_from(version: FactVersion, material: Material) -> str:
    """For a value that only copies have: what stands in the original."""
    words = material.reader.words
    for identity in version.article_ids:
        reprint = material.reprints.get(identity)
        spans = {(w.part, w.start) for w in version.wording if w.article_id == identity}
        for change in reprint.changes if reprint else ():
            if any(part == change.copy.part and change.copy.start <= at <= change.copy.end for part, at in spans):
                return words("facts.in_original", text=change.original.text)
    return words("facts.not_in_original")


def _reason(head: Heading, legend: Sequence[tuple[str, str]], material: Material) -> str:
    words = material.reader.words
    if not legend:
        return words("facts.reason_about", about=head.text)
    names = ", ".join(f"{name} ({letter})" for letter, name in legend)
    return words("facts.reason_names", about=head.text, names=names)


# ---- agreed


@dataclass(frozen=True, slots=True)
class Agreed:
    """A row of the table of agreement. `said` are (language, words, address) of some articles in other languages; `doubts` are
    other values that only copies give."""

    heading: Heading
    value: str
    value_language: str
    backers: tuple[Backer, ...]
    independent: int
    units: Markup
    said: tuple[tuple[str, str, str], ...]
    doubts: tuple[VersionView, ...] = ()


def agreed(facts: Sequence[Fact], material: Material) -> list[Agreed]:
    rows = [_agreed(fact, material) for fact in facts if fact.versions]
    return sorted(rows, key=lambda row: -row.independent)


def split_names(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Facts proper, and the entities that several sources name."""
    names = [fact for fact in facts if fact.kind in NAME_KINDS]
    return [fact for fact in facts if fact not in names], names


def _agreed(fact: Fact, material: Material) -> Agreed:
    words = material.reader.words
    version = fact.versions[0]
    backers = tuple(material.backers(version.article_ids))
    others = (_version(v, fact, material) for v in fact.versions[1:])
    value = value_of(version, fact.kind, words, material)
    language = material.articles[version.wording[0].article_id].language if fact.kind in NAME_KINDS and version.wording else ""
    return Agreed(
        heading=heading(fact, words, material),
        value=value.text,
        value_language=language if version.wording and value.text == version.wording[0].text else "",
        backers=backers,
        independent=sum(1 for b in backers if not b.copy),
        units=material.units(backers),
        said=tuple(_other_words(version.wording, value.text, material)),
        doubts=tuple(v for v in others if v.doubt),
    )


def _other_words(wording: Sequence[Wording], shown: str, material: Material, most: int = 4) -> list[tuple[str, str, str]]:
    """How articles in different languages put it: (language, words, address), one a language."""
    found: dict[str, tuple[str, str, str]] = {}
    for place in places(wording, material):
        said = place.article.article.part(place.part)[place.start : place.end]
        if said != shown:
            found.setdefault(place.article.language, (place.article.language, said, material.url(place.article.id)))
    return list(found.values())[:most]
