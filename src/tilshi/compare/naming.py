"""What a fact is called: the concept an editor reads above its values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tilshi.languages.lexicon import is_countable, topic_of
from tilshi.languages.units import people

from .context import Mention, counted
from .kinds import CUMULATIVE, MEASURES, VAGUE, thing

# What happened to people says more about a number of people than whatever stands near; and less about a sum of money.
FITS, MISFITS = 1.5, 0.5


def about(group: Sequence[Mention]) -> str:
    """A lexicon concept: what most of the figures count, else what stands near in most articles; else the unit, else "".

    Words of place, time, office and source name a fact only when they are what is counted, or nothing else stands there.
    """
    persons = any(mention.figure.unit == "person" for mention in group)
    things = Counter(m.figure.counted for m in group if m.figure.counted and counted(m))
    fitting = [concept for concept in things if not persons or _of_people(concept)]
    if fitting:
        return min(fitting, key=lambda concept: (-things[concept], concept))
    near = _near(group, persons)
    told = [concept for concept in near if not _vague(concept)]
    if told:
        return max(told, key=lambda concept: (near[concept], concept))
    measured = Counter(m.figure.unit or m.figure.counted or "" for m in group)
    unit = min(measured, key=lambda name: (-measured[name], name))
    return unit or max(near, key=lambda concept: (near[concept], concept), default="")


def _near(group: Sequence[Mention], persons: bool) -> dict[str, float]:
    """Concepts near the figures: the sum over articles of the greatest weight in each."""
    best: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for mention in group:
        for concept, weight in mention.concepts.items():
            if concept not in MEASURES:
                here = best[concept]
                here[mention.article_id] = max(weight, here.get(mention.article_id, 0.0))
    return {concept: sum(weights.values()) * _fit(concept, persons) for concept, weights in best.items()}


def _fit(concept: str, persons: bool) -> float:
    """How well a concept names a number of people, or of something else."""
    if _of_people(concept):
        return FITS if persons else MISFITS
    return MISFITS if persons and is_countable(concept) else 1.0


def _of_people(concept: str) -> bool:
    return concept in _FATES or concept in people()


def _vague(concept: str) -> bool:
    """Whether it says nothing of what is told: named so by hand, or a word of any topic that nobody counts (amount, raise)."""
    return concept in VAGUE or (topic_of(concept) is None and not is_countable(concept))


_FATES = frozenset(thing(concept) for concept in CUMULATIVE) - {"house", "damage", "damaged"}
