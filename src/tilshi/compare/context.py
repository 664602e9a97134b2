"""What stands around a figure: the concepts, names and words of its sentence, near ones weighing more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tilshi.languages import sentences, skeleton, stem, tokens
from tilshi.model import Annotated, Figure, Part, Span

from .kinds import MEASURES, thing

# A concept 40 characters away (about six words) weighs half as much as one beside the figure.
HALF_WEIGHT_AT = 40
# Words bind closer than concepts: what a figure counts stands within three words of it.
WORD_HALF_WEIGHT_AT = 20
LARGEST = 10**300
# Consonants that a word must keep to be taken for one word of several languages (kanal, канал; magnitude, магнитуда).
BONES = 3
_SAME_SOUND = str.maketrans({"z": "s", "j": "c", "h": None, "v": "f", "-": None, " ": None} | dict.fromkeys("aeiou"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in its article with its neighbourhood: concept -> weight 0..1, keys of names in the sentence.

    `words`: keys of words -> weight 0..1, each word by its stem and, where long enough, by the sound it has in several languages.
    `telling`: the concepts that say what the figure is about, units and currencies left out.
    """

    article_id: str
    figure: Figure
    concepts: Mapping[str, float]
    names: frozenset[str]
    sentence: tuple[int, int]
    words: Mapping[str, float] = field(default_factory=dict)
    telling: Mapping[str, float] = field(default_factory=dict)

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


def comparable(article: Annotated) -> Annotated:
    """The article without figures that no float can hold: no news is told in them, and a hostile line may hold them."""
    figures = tuple(f for f in article.figures if all(abs(number) < LARGEST for number in (f.value, f.high or 0)))
    return article if len(figures) == len(article.figures) else replace(article, figures=figures)


def _around(span: Span, sentences_: Iterable[tuple[int, int]]) -> tuple[int, int]:
    return next(((a, b) for a, b in sentences_ if a <= span.start < b), (span.start, span.end))


def _mention(article: Annotated, figure: Figure, sentence: tuple[int, int]) -> Mention:
    weights: dict[str, float] = {}
    for concept in article.concepts:
        if _inside(concept.span, figure.span.part, sentence):
            weight = 1 / (1 + _gap(concept.span, figure.span) / HALF_WEIGHT_AT)
            key = thing(concept.concept)
            weights[key] = max(weight, weights.get(key, 0.0))
    names = frozenset(name.key for name in article.names if _inside(name.span, figure.span.part, sentence))
    told = {concept: weight for concept, weight in weights.items() if concept not in MEASURES}
    return Mention(article.id, figure, weights, names, sentence, _words(article, figure, sentence), told)


def _words(article: Annotated, figure: Figure, sentence: tuple[int, int]) -> dict[str, float]:
    """Words by their keys and the other figures by their values ("=42")."""
    around: dict[str, float] = {}
    span = figure.span
    for token in tokens(article.article.part(span.part)[sentence[0] : sentence[1]]):
        start, end = token.start + sentence[0], token.end + sentence[0]
        weight = 1 / (1 + max(0, start - span.end, span.start - end) / WORD_HALF_WEIGHT_AT)
        for key in () if span.start < end and start < span.end else word_keys(token.text, article.language):
            around[key] = max(weight, around.get(key, 0.0))
    for other in article.figures:
        if other is not figure and _inside(other.span, figure.span.part, sentence):
            around[f"={other.value:g}"] = 1 / (1 + _gap(other.span, figure.span) / HALF_WEIGHT_AT)
    return around


@lru_cache(maxsize=65_536)
def word_keys(word: str, language: str) -> tuple[str, ...]:
    """The stem in the letters of name keys and, for longer words, their first four consonants."""
    if not word[0].isalpha() or len(word) < 3:
        return ()
    plain = skeleton(stem(word, language), language)
    bones = plain.translate(_SAME_SOUND)
    sound = ("sound:" + bones[:4],) if len(bones) >= BONES and len(plain) >= 5 else ()
    return ("word:" + plain, *sound) if plain else sound


def _inside(span: Span, part: Part, sentence: tuple[int, int]) -> bool:
    return span.part == part and sentence[0] <= span.start < sentence[1]


def _gap(a: Span, b: Span) -> int:
    return max(0, a.start - b.end, b.start - a.end)


def counted(mention: Mention) -> str | None:
    """What it counts, where that is known and says more than a unit; 4.8 counts nothing that stands after it."""
    concept = mention.figure.counted
    whole = float(mention.figure.value).is_integer()
    return thing(concept) if concept and whole and concept not in MEASURES else None
