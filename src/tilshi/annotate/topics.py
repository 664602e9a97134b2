"""What an article is about, as IPTC Media Topics of the top level."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from tilshi.languages.lexicon import topic_of
from tilshi.model import Concept, Topic

TITLE_WEIGHT = 3.0
"""A word of the title speaks for what the article is about as much as three of the text: headlines are a tenth of the words."""

LEAST_SHARE = 0.18
"""A topic stands with less than this share of all topical words only by chance (demo region, 2026-11)."""

REASONS = 5


def find_topics(concepts: Iterable[Concept]) -> list[Topic]:
    """Topics by share of the topical words, best first; at most three; none where no word speaks for one.

    Each different concept counts once in full and its repetitions by their root, so that one repeated word is not a topic.
    """
    weights: dict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    for concept in concepts:
        weights[concept.concept] += TITLE_WEIGHT if concept.span.part == "title" else 1.0
        words.setdefault(concept.concept, concept.span.text)
    scores: dict[str, float] = defaultdict(float)
    speaking: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for concept_id, weight in weights.items():
        code = topic_of(concept_id)
        if code:
            scores[code] += weight**0.5
            speaking[code].append((-weight, words[concept_id]))
    total = sum(scores.values())
    best = sorted(((score / total, code) for code, score in scores.items() if score / total >= LEAST_SHARE), key=_best_first)
    return [Topic(code, round(share, 4), tuple(word for _, word in sorted(speaking[code])[:REASONS])) for share, code in best[:3]]


def _best_first(scored: tuple[float, str]) -> tuple[float, str]:
    return -scored[0], scored[1]


def topic_label(code: str, language: str) -> str:
    """The name of an IPTC top topic in Kazakh, Russian or English (English for other languages); the code where unknown."""
    labels = _labels().get(code)
    return labels.get(language, labels["en"]) if labels else code


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    table = files("tilshi.annotate") / "topics.toml"
    return {code: dict(row) for code, row in tomllib.loads(table.read_text("utf-8")).items()}
