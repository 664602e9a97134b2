"""What stands around a figure: the concepts and names of its sentence, near ones weighing more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tilshi.languages import sentences
from tilshi.model import Annotated, Figure, Part, Span

from .kinds import MEASURES

# A concept 40 characters away (about six words) weighs half as much as one beside the figure.
HALF_WEIGHT_AT = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in its article with its neighbourhood: concept -> weight 0..1, keys of names in the sentence."""

    article_id: str
    figure: Figure
    concepts: Mapping[str, float]
    names: frozenset[str]
    sentence: tuple[int, int]

    @property
    def where(self) -> tuple[str, Part, int]:
        return self.article_id, self.figure.span.part, self.figure.span.start


def mentions(article: Annotated) -> list[Mention]:
    """Every figure of the article with its neighbourhood, in order."""
    bounds: dict[Part, list[tuple[int, int]]] = {
        "title": [(0, len(article.article.title))],
        "text": sentences(article.article.text, article.language),
    }
    return [_mention(article, figure, _around(figure.span, bounds[figure.span.part])) for figure in article.figures]


def _around(span: Span, sentences_: Iterable[tuple[int, int]]) -> tuple[int, int]:
    return next(((a, b) for a, b in sentences_ if a <= span.start < b), (span.start, span.end))


def _mention(article: Annotated, figure: Figure, sentence: tuple[int, int]) -> Mention:
    weights: dict[str, float] = {}
    for concept in article.concepts:
        if _inside(concept.span, figure.span.part, sentence):
            weight = 1 / (1 + _gap(concept.span, figure.span) / HALF_WEIGHT_AT)
            weights[concept.concept] = max(weight, weights.get(concept.concept, 0))
    names = frozenset(name.key for name in article.names if _inside(name.span, figure.span.part, sentence))
    return Mention(article.id, figure, weights, names, sentence)


def _inside(span: Span, part: Part, sentence: tuple[int, int]) -> bool:
    return span.part == part and sentence[0] <= span.start < sentence[1]


def _gap(a: Span, b: Span) -> int:
    return max(0, a.start - b.end, b.start - a.end)


def telling(mention: Mention) -> dict[str, float]:
    """The concepts that say what the figure is about: units and currencies left out."""
    return {concept: weight for concept, weight in mention.concepts.items() if concept not in MEASURES}
