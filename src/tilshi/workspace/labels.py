"""Words for what the engine names by ids: concepts, units, topics, countries, entities; a gloss for foreign words."""

from __future__ import annotations

from collections import Counter

from babel import Locale

from tilshi.annotate import topics
from tilshi.languages import lexicon, place_shown, table
from tilshi.model import Annotated, Part


def concept_label(concept: str, language: str) -> str:
    """What a reader of `language` reads beside figures for a concept or unit ("houses"), "" when there is none."""
    return lexicon.counted_label(concept, language) if concept in lexicon.entries() else _unit(concept, language)


def _unit(unit: str, language: str) -> str:
    units = table(language, "units").get("units", {})
    words = units.get(unit) if isinstance(units, dict) else None
    return str(words[0]) if isinstance(words, list) and words else ""


def topic_label(code: str, language: str) -> str:
    """The name of an IPTC top topic, "" for a code that is none."""
    label = topics.topic_label(code, language)
    return "" if label == code else label


def country_label(code: str, language: str) -> str:
    """The country's name by CLDR, "" for a code that is none."""
    return str(Locale.parse(language).territories.get(code, ""))


def entity_label(key: str, language: str) -> str:
    """The name of a country ("place:KZ") or of a place of the gazetteer by its key; "" for what the articles alone name."""
    kind, _, rest = key.partition(":")
    if kind != "place":
        return ""
    return country_label(rest, language) if len(rest) == 2 else place_shown(rest, language)


SHORTEST_GLOSSED = 3  # letters


def gloss(annotated: Annotated, part: Part, start: int, end: int, language: str) -> list[tuple[int, int, str]]:
    """Words of the span with their meaning in the reader's language, in the dictionary form; offsets in the part.

    No gloss: a name or part of one, the figure itself, a word that may mean two things, one of less than three letters.
    """
    inside = [c for c in annotated.concepts if c.span.part == part and start <= c.span.start and c.span.end <= end]
    meanings = Counter((c.span.start, c.span.end) for c in inside)
    spans = [name.span for name in annotated.names] + [figure.span for figure in annotated.figures]
    taken = [span for span in spans if span.part == part]
    return [
        (c.span.start, c.span.end, word)
        for c in inside
        if meanings[c.span.start, c.span.end] == 1
        and c.span.end - c.span.start >= SHORTEST_GLOSSED
        and not any(span.start < c.span.end and c.span.start < span.end for span in taken)
        and (word := lexicon.label(c.concept, language))
        and word.casefold() != c.span.text.casefold()
    ]
