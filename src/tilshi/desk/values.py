"""How a fact, and the value a source gives for it, read on a screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from babel.dates import format_date

from tilshi.model import Fact, FactVersion

from .words import Words

NAME_KINDS = ("person", "place", "organisation", "post")
CONCEPT = re.compile(r"[a-z]{3,}(?:_[a-z]+)*")


class Labels(Protocol):
    """What a workspace knows of words for concepts, units and entities."""

    def label(self, concept_or_unit: str, language: str) -> str: ...
    def entity_label(self, key: str, language: str, default: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Heading:
    """What a fact is about, and in which unit where the values do not say it themselves."""

    text: str
    unit: str = ""


def heading(fact: Fact, words: Words, labels: Labels) -> Heading:
    units = {v.unit for v in fact.versions if v.unit}
    unit = units.pop() if len(units) == 1 else None
    return Heading(about_words(fact.about, unit, fact.kind, words, labels), counted_unit(unit, fact.about, words, labels))


def about_words(about: str, unit: str | None, kind: str, words: Words, labels: Labels) -> str:
    """The concept's word, else the unit's, else what kind of fact it is; an id is never shown."""
    for candidate in (about, unit or "") if kind not in NAME_KINDS else ():
        if not candidate:
            continue
        if words.has(f"abouts.{candidate}"):
            return words(f"abouts.{candidate}")
        if label := labels.label(candidate, words.language) or english(candidate, words):
            return capital(label)
    return words(f"kinds.{kind}") if words.has(f"kinds.{kind}") else words("kinds.figure")


def english(concept: str, words: Words) -> str:
    """Ids of concepts are English words: power_outage."""
    return concept.replace("_", " ") if words.language == "en" and CONCEPT.fullmatch(concept) else ""


def counted_unit(unit: str | None, about: str, words: Words, labels: Labels) -> str:
    """The unit as a small word under the heading; "" when the value carries it or the heading says it: rescuers are people."""
    if not unit or unit == about or words.has(f"units.{unit}"):
        return ""
    if unit == "person" and labels.label(about, words.language):
        return ""
    return labels.label(unit, words.language) or english(unit, words)


@dataclass(frozen=True, slots=True)
class Value:
    """`plain`: a bare number, to be set large. Otherwise words, set smaller."""

    text: str
    plain: bool


def value_of(version: FactVersion, kind: str, words: Words, labels: Labels) -> Value:
    if isinstance(version.value, str):
        return Value(_named(version, kind, words, labels), False)
    amount = words.number(version.value)
    if version.high is not None and version.high != version.value:
        amount = f"{amount}–{words.number(version.high)}"
    text = with_unit(amount, version.unit, version.high if version.high is not None else version.value, words)
    for sign, key in ((version.bound, f"bounds.{version.bound}"), (version.approximate, "bounds.approximate")):
        if sign:
            return Value(words(key, n=text), False)
    return Value(text, len(text) <= 12)


def with_unit(amount: str, unit: str | None, n: float, words: Words) -> str:
    """A unit of measure stands with its number (9 сағат, 460 м, 14,25 %); what is counted stands in the heading."""
    if not unit or not words.has(f"units.{unit}"):
        return amount
    entry = words.entries[f"units.{unit}"]
    if isinstance(entry, str):
        return entry.format(n=amount)
    form = str(words.locale.plural_form(n))
    return entry.get(form, entry["other"]).format(n=amount)


def _named(version: FactVersion, kind: str, words: Words, labels: Labels) -> str:
    """A date by the locale; an entity by its label; else the first source's own words."""
    said = version.wording[0].text if version.wording else str(version.value)
    value = str(version.value)
    if kind == "date":
        return date_words(value, words) or said
    if kind in ("person", "place", "organisation"):
        return labels.entity_label(value, words.language, said)
    return labels.label(value, words.language) or said


def date_words(value: str, words: Words) -> str:
    """2025-09-28, 2025-09 or 2025 as a day, a month, a year; "" when it is none of these."""
    numbers = value.split("-")
    try:
        parts = [int(n) for n in numbers]
        day = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        return ""
    pattern = ("dates.only_year", "dates.month", "dates.year")[min(len(parts), 3) - 1]
    return format_date(day, words(pattern), locale=words.locale)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A heading inside a sentence; abbreviations (ЖІӨ, GDP) stay as they are."""
    return text[:1].lower() + text[1:] if not text[1:2].isupper() else text
