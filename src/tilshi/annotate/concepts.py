"""Words of the news lexicon in an article."""

from __future__ import annotations

from tilshi.languages.lexicon import concepts_in
from tilshi.model import Concept, Part, Span


def find_concepts(part: Part, text: str, language: str) -> list[Concept]:
    """The lexicon's concepts with their spans in `text`, by start. A word with two meanings gives both."""
    return [Concept(Span(part, start, end, text[start:end]), concept) for start, end, concept in concepts_in(text, language)]
