"""Facts that only one source reports: by source, the strongest first, the rest folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from tilshi.model import OnlyOne

from .evidence import Column, Glosses, Place, column, places
from .material import Material
from .values import about_words

# Lines a source shows before the fold; fewer where there are many sources, so that the section stays within a screen or two.
SHOWN, SHOWN_OF_MANY, MANY = 3, 2, 5
CURRENCIES = ("KZT", "RUB", "USD", "EUR", "GBP", "CNY", "JPY", "TRY", "AZN", "UZS", "KGS", "TJS", "TMT")
DURATIONS = ("s", "min", "h", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its marks, what it is about, the address of its article."""

    about: str
    words: Markup
    url: str


@dataclass(frozen=True, slots=True)
class Alone:
    """What one source alone has, strongest first: `shown` lines, then `folded` ones."""

    column: Column
    shown: tuple[Passage, ...]
    folded: tuple[Passage, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        return (*self.shown, *self.folded)


@dataclass(slots=True)
class _Sentence:
    """What is gathered of one sentence: where each fact stands, what they are about, the strongest of them."""

    place: Place
    spans: list[tuple[int, int]] = field(default_factory=list)
    abouts: dict[str, None] = field(default_factory=dict)
    weight: int = 0


def weight(one: OnlyOne) -> int:
    """How much an editor wants to know it: people, then money, then things counted, then terms and names."""
    if one.kind != "figure":
        return 2 if one.kind in ("date", "result") else 0
    if one.unit in DURATIONS:
        return 1
    if one.unit == "person":
        return 6
    if one.unit in CURRENCIES:
        return 5
    return 4 if not isinstance(one.value, str) and one.value >= 10 else 3


def alone(only: Sequence[OnlyOne], material: Material, glosses: Glosses) -> list[Alone]:
    """Several facts in one sentence are one passage with all their marks; sources stand in order of the story."""
    by_source: dict[tuple[str, str, bool], list[_Sentence]] = {}
    for sentence in _sentences(only, material):
        article = sentence.place.article
        key = (article.article.source, article.language, material.is_copy(article.id))
        by_source.setdefault(key, []).append(sentence)
    most = SHOWN_OF_MANY if len(by_source) > MANY else SHOWN
    made = []
    for sentences in by_source.values():
        passages = [_passage(s, material, glosses) for s in sorted(sentences, key=lambda s: -s.weight)]
        most_here = len(passages) if len(passages) == most + 1 else most  # a fold that hides one line saves nothing
        head = column(sentences[0].place, material, glosses)
        made.append(Alone(head, tuple(passages[:most_here]), tuple(passages[most_here:])))
    return made


def _sentences(only: Sequence[OnlyOne], material: Material) -> Iterator[_Sentence]:
    words = material.reader.words
    outlets = {article.article.source.casefold() for article in material.view.articles}
    found: dict[tuple[str, str, int], _Sentence] = {}
    for one in only:
        if one.kind != "figure" and one.wording.text.strip('«»“”" ').casefold() in outlets:
            continue  # the name of a source of this story, credited in the text
        for p in places([one.wording], material):
            sentence = found.setdefault((p.article.id, p.part, p.left), _Sentence(p))
            sentence.spans.append((p.start, p.end))
            sentence.abouts[about_words(one.about, one.unit, one.kind, words, material)] = None
            sentence.weight = max(sentence.weight, weight(one))
    yield from found.values()


def _passage(sentence: _Sentence, material: Material, glosses: Glosses) -> Passage:
    shown = column(sentence.place, material, glosses, spans=sentence.spans)
    return Passage(", ".join(sentence.abouts), shown.words, shown.url)
