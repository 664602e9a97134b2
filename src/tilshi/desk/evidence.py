"""The words a judgement stands on: sentences side by side, the figure marked, one entity under one letter, glosses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from markupsafe import Markup

from tilshi.model import Annotated, Part, Wording

from .marks import Mark, marked
from .material import Material
from .passages import passage

LETTERS = "abcd"
MOST_COLUMNS = 6
# A mark longer than this may be broken at the end of a line; a shorter one is kept whole.
LONGEST_WHOLE = 24
# A word of one or two letters is more often a conjunction than what the lexicon takes it for.
SHORTEST_GLOSSED = 3


class Glosses(Protocol):
    """What a workspace knows of the meaning of foreign words."""

    def gloss(self, annotated: Annotated, part: Part, start: int, end: int, language: str) -> list[tuple[int, int, str]]: ...


@dataclass(frozen=True, slots=True)
class Column:
    """A source's own words: who, when, in which language, and the sentence as markup."""

    language: str
    source: str
    source_language: str
    anchor: str
    url: str
    at: datetime | None
    copy: bool
    words: Markup


@dataclass(frozen=True, slots=True)
class Place:
    """Where some words stand: an article, and the passage around them."""

    article: Annotated
    part: Part
    start: int
    end: int
    left: int
    right: int


def places(wordings: Iterable[Wording], material: Material) -> list[Place]:
    found = []
    for w in wordings:
        article = material.articles.get(w.article_id)
        if article is None or not 0 <= w.start < w.end <= len(article.article.part(w.part)):
            continue
        left, right = passage(article.article.part(w.part), w.start, w.end)
        found.append(Place(article, w.part, w.start, w.end, left, right))
    return found


def chosen(versions: Sequence[Sequence[Wording]], material: Material, most: int = MOST_COLUMNS) -> list[Place]:
    """The best words of each version in turn, one an article: the reader's language first, the text before the title, reports
    before copies. So the first columns show the versions against each other."""
    queues = [_best_first(places(wordings, material), material) for wordings in versions]
    taken: list[Place] = []
    seen: set[str] = set()
    while any(queues) and len(taken) < most:
        for queue in queues:
            while queue and queue[0].article.id in seen:
                queue.pop(0)
            if queue and len(taken) < most:
                place = queue.pop(0)
                seen.add(place.article.id)
                taken.append(place)
    return taken


def _best_first(given: list[Place], material: Material) -> list[Place]:
    reads = material.reader.reads

    def key(p: Place) -> tuple[bool, int, bool]:
        language = reads.index(p.article.language) if p.article.language in reads else len(reads)
        return material.is_copy(p.article.id), language, p.part == "title"

    return sorted(given, key=key)


def columns(given: Sequence[Place], material: Material, glosses: Glosses) -> tuple[list[Column], list[tuple[str, str]]]:
    """The columns, and the entities that carry a letter: (letter, name as first written)."""
    letters, legend = _letters(given)
    return [column(p, material, glosses, letters) for p in given], legend


def column(
    p: Place,
    material: Material,
    glosses: Glosses,
    letters: Mapping[str, str] | None = None,
    *,
    whole: bool = False,
    spans: Sequence[tuple[int, int]] = (),
) -> Column:
    """One passage as a column; `whole`: the span itself is the passage (a quote) and is not marked. `spans`: what to mark,
    where that is more than the place's own span."""
    article, text = p.article.article, p.article.article.part(p.part)
    left, right = (p.start, p.end) if whole else (p.left, p.right)
    marks = [] if whole else [_figure_mark(start, end) for start, end in spans or [(p.start, p.end)]]
    named = _named_marks(p, left, right, letters or {})
    marks += named
    taken = [(m.start, m.end) for m in marks]
    marks += _gloss_marks(p, left, right, material, glosses, taken)
    words = marked(text, marks, left, right)
    if not whole:
        before = "… " if left > 0 and text[left - 1] not in "\n " else ""
        words = Markup("{}{}").format(before, words)
    return Column(
        language=p.article.language,
        source=article.source,
        source_language=material.name_language(p.article),
        anchor=material.anchors[article.source],
        url=material.url(p.article.id),
        at=article.published_at,
        copy=material.is_copy(p.article.id),
        words=words,
    )


def _figure_mark(start: int, end: int) -> Mark:
    """A short one is kept on one line: 1 240 is one figure."""
    before = Markup("<mark>") if end - start > LONGEST_WHOLE else Markup('<mark class="short">')
    return Mark(start, end, before, Markup("</mark>"))


def _letters(given: Sequence[Place]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """A letter for each entity that stands in at least two of the passages."""
    first: dict[str, str] = {}
    seen: dict[str, set[str]] = {}
    for p in given:
        for name in p.article.names:
            if name.span.part == p.part and p.left <= name.span.start and name.span.end <= p.right:
                first.setdefault(name.key, name.span.text)
                seen.setdefault(name.key, set()).add(p.article.id)
    shared = [key for key in first if len(seen[key]) > 1][: len(LETTERS)]
    return {key: LETTERS[i] for i, key in enumerate(shared)}, [(LETTERS[i], first[key]) for i, key in enumerate(shared)]


def _named_marks(p: Place, left: int, right: int, letters: Mapping[str, str]) -> list[Mark]:
    return [
        Mark(
            n.span.start,
            n.span.end,
            Markup('<span class="same {}">').format(letters[n.key]),
            Markup("</span>"),
            Markup("<sup>{}</sup>").format(letters[n.key]),
        )
        for n in p.article.names
        if n.key in letters and n.span.part == p.part and left <= n.span.start and n.span.end <= right
    ]


def _gloss_marks(
    p: Place, left: int, right: int, material: Material, glosses: Glosses, taken: Sequence[tuple[int, int]]
) -> list[Mark]:
    """Glosses under words of a language the reader does not read; never across another mark, for ruby cannot be cut."""
    if p.article.language in material.reader.reads or p.article.language == "und":
        return []
    language = material.reader.language
    used = list(taken)
    found = []
    for start, end, word in glosses.gloss(p.article, p.part, left, right, language):
        if word and end - start >= SHORTEST_GLOSSED and all(end <= a or start >= b for a, b in used):
            used.append((start, end))
            after = Markup('<rt lang="{}">{}</rt></ruby>').format(language, word)
            before = Markup('<ruby class="long">') if end - start > LONGEST_WHOLE else Markup("<ruby>")
            found.append(Mark(start, end, before, after))
    return found
