"""Words for what the engine names by ids: concepts, units, topics, countries, entities; a gloss for foreign words."""

from __future__ import annotations

from babel import Locale

from tilshi.annotate import topics
from tilshi.languages import lexicon, table
from tilshi.model import Annotated, Part


def concept_label(concept: str, language: str) -> str:
    """The word a reader of `language` knows for a concept or unit, "" when there is none."""
    return lexicon.label(concept, language) if concept in lexicon.entries() else _unit(concept, language)


def _unit(unit: str, language: str) -> str:
    units = table(language, "units").get("units", {})
    words = units.get(unit) if isinstance(units, dict) else None
    return str(words[0]) if isinstance(words, list) and words else ""


def topic_label(code: str, language: str) -> str:
    """The name of an IPTC top topic, "" for a code that is none."""
    return topics.topic_label(code, language)


def country_label(code: str, language: str) -> str:
    """The country's name by CLDR, "" for a code that is none."""
    return str(Locale.parse(language).territories.get(code, ""))


def entity_label(key: str, language: str) -> str:
    """The name of a country by its key ("place:KZ"), "" for every other entity: those are shown as the articles name them."""
    kind, _, rest = key.partition(":")
    return country_label(rest, language) if kind == "place" and len(rest) == 2 else ""


def gloss(annotated: Annotated, part: Part, start: int, end: int, language: str) -> list[tuple[int, int, str]]:
    """Words of the span with their meaning in the reader's language, where the lexicon knows both; offsets in the part."""
    return [
        (c.span.start, c.span.end, lexicon.label(c.concept, language))
        for c in annotated.concepts
        if c.span.part == part and start <= c.span.start and c.span.end <= end and lexicon.label(c.concept, language)
    ]
