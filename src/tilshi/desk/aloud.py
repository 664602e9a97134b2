"""The line an editor can read out: who reports, what agrees, what differs. Made of facts alone, a few of the weightiest.

Labels stand before a dash, so that no language has to bend them after a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tilshi.model import Card, Fact

from .alone import CURRENCIES, DURATIONS
from .reader import Reader
from .values import Labels, heading, lowered, value_of
from .words import SPACE, Words

# A number stays on the line of its word.
NUMBER_AND_WORD = re.compile(r"(?<=\d) (?=[^\W\d])")
# Kinds of facts that read well in a list; names that all sources share are for the page of the story.
SAYABLE = ("figure", "date", "result")
MOST_DIFFERING = 2
MOST_FACTS = 3
LITTLE = 3


def aloud(card: Card, reader: Reader, labels: Labels, *, values: bool = False) -> str:
    """At most three facts; with `values`, how the differing ones differ, else only in what (the row says the values)."""
    words = reader.words
    sentences = [who_reports(card, words)]
    if card.copies:
        sentences.append(words.count("aloud.copies", card.copies))
    differing = unlike(card.differs, words, labels)[:MOST_DIFFERING]
    agreed = unlike(weightiest(card.agreed), words, labels, known=differing)[: MOST_FACTS - len(differing)]
    if agreed:
        key = "aloud.agreed_figures" if all(fact.kind == "figure" for fact in agreed) else "aloud.agreed"
        sentences.append(words(key, facts=words("list.facts").join(_pair(backed(fact), words, labels) for fact in agreed)))
    if differing and values:
        key = "aloud.differs_figures" if all(fact.kind == "figure" for fact in differing) else "aloud.differs"
        sentences.append(words(key, facts=words("list.facts").join(_pair(fact, words, labels) for fact in differing)))
    elif differing:
        sentences.append(
            words("aloud.differs_in", facts=words("list.facts").join(_about(fact, words, labels) for fact in differing))
        )
    elif card.independent > 1:
        sentences.append(words("aloud.none"))
    return NUMBER_AND_WORD.sub(SPACE, " ".join(sentences))


def who_reports(card: Card, words: Words) -> str:
    if card.independent == 1:
        code = card.languages[0][0] if card.languages else "und"
        return words("aloud.single", tongue=in_tongue(code, words))
    sources = words.count("aloud.sources", card.independent)
    if len(card.languages) == 1:
        return words("aloud.in_one", sources=sources, tongue=in_tongue(card.languages[0][0], words))
    return words("aloud.in_many", sources=sources, languages=words.count("aloud.languages", len(card.languages)))


def in_tongue(code: str, words: Words) -> str:
    key = f"in_tongue.{code}"
    return words(key if words.has(key) else "in_tongue.und")


def backed(fact: Fact) -> Fact:
    """An agreed fact by its best version: any other stands only in copies, and the page of the story tells of it."""
    return replace(fact, versions=fact.versions[:1])


def weightiest(facts: Sequence[Fact]) -> list[Fact]:
    """What can be said in a list, people and money before other things, the given order otherwise; lengths of time and the
    like, which tell little without their sentence, only where there is nothing else."""
    ranked = sorted((fact for fact in facts if fact.kind in SAYABLE and fact.versions), key=_weight)
    return [fact for fact in ranked if _weight(fact) < LITTLE] or ranked


def _weight(fact: Fact) -> int:
    version = fact.versions[0]
    if fact.kind != "figure":
        return 1
    if version.unit in DURATIONS or version.unit in ("head", "times", "point"):
        return LITTLE
    if version.unit == "person" or version.unit in CURRENCIES:
        return 0
    return 1 if not isinstance(version.value, str) and version.value >= 10 else 2


def unlike(facts: Sequence[Fact], words: Words, labels: Labels, known: Sequence[Fact] = ()) -> list[Fact]:
    """Facts under different labels: two lines about "a bus" one after another tell a listener nothing."""
    seen = {_about(fact, words, labels) for fact in known}
    made = []
    for fact in facts:
        if (about := _about(fact, words, labels)) not in seen:
            seen.add(about)
            made.append(fact)
    return made


def _about(fact: Fact, words: Words, labels: Labels) -> str:
    return lowered(heading(fact, words, labels).text)


def _pair(fact: Fact, words: Words, labels: Labels) -> str:
    values = dict.fromkeys(value_of(version, fact.kind, words, labels).text for version in fact.versions)
    return f"{_about(fact, words, labels)}{SPACE}— {words.listed(list(values)[:3])}"
