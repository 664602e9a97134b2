"""Words of the news lexicon in an article."""

from __future__ import annotations

from collections.abc import Sequence

from tilshi.languages.lexicon import concepts_in
from tilshi.model import Concept, Name, Part, Span


def find_concepts(part: Part, text: str, language: str, names: Sequence[Name] = ()) -> list[Concept]:
    """The lexicon's concepts with their spans in `text`, by start. A word with two meanings gives both.

    `names`: those found in the text. A person's or a place's name means nobody's trade and no thing: Песков is no sand. An
    organisation's words do (the Ministry of Culture).
    """
    named = [n.span for n in names if n.span.part == part and n.type != "organisation"]
    inside = {i for span in named for i in range(span.start, span.end)}
    return [
        Concept(Span(part, start, end, text[start:end]), concept)
        for start, end, concept in concepts_in(text, language)
        if start not in inside
    ]
