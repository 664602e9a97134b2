"""Why articles are one story, and where each source stands: the last two parts of the story page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tilshi.model import Annotated

from .material import Material
from .order import reprint_words
from .reasons import MOST_KINDS, MOST_VALUES, Because, because


@dataclass(frozen=True, slots=True)
class Tie:
    """One link: an article, the one it is tied to, how firmly in words and in percent, and by what: the strongest kinds with
    some of their values, then everything else."""

    article: Annotated
    to: Annotated
    url: str
    to_url: str
    sure: str
    score: str
    reasons: tuple[Because, ...]
    folded: tuple[Because, ...]


def ties(material: Material) -> list[Tie]:
    """Links in order of the story; one that is told from both ends is told once."""
    words = material.reader.words
    made: list[Tie] = []
    seen: set[frozenset[str]] = set()
    for link in material.view.story.links:
        one, two = material.articles.get(link.article_id), material.articles.get(link.to)
        ends = frozenset((link.article_id, link.to))
        if one is None or two is None or ends in seen:
            continue
        seen.add(ends)
        all_of_them = because(link.reasons, one, two, material)
        shown = tuple(replace(b, values=b.values[:MOST_VALUES]) for b in all_of_them[:MOST_KINDS])
        rest = tuple(replace(b, values=b.values[MOST_VALUES:]) for b in all_of_them[:MOST_KINDS])
        folded = tuple(b for b in (*rest, *all_of_them[MOST_KINDS:]) if b.values)
        sure = words(f"ties.{firmness(link.score)}")
        made.append(Tie(one, two, material.url(one.id), material.url(two.id), sure, words.percent(link.score), shown, folded))
    return made


def firmness(score: float) -> str:
    """How sure a link is, in a word; stories are put together from about a half on."""
    return "firm" if score >= 0.9 else "likely" if score >= 0.6 else "weak"


@dataclass(frozen=True, slots=True)
class SourceRow:
    anchor: str
    name: str
    name_language: str
    languages: tuple[str, ...]
    country: str
    first_at: datetime | None
    articles: tuple[Annotated, ...]
    edits: int
    copy_of: tuple[tuple[str, str], ...]
    how: str
    altered: bool


def source_rows(material: Material) -> list[SourceRow]:
    """Those with a report of their own in order of reporting, then those that only copied."""
    together: dict[str, list[Annotated]] = {}
    for article in material.view.articles:
        together.setdefault(article.article.source, []).append(article)
    rows = [_source_row(name, articles, material) for name, articles in together.items()]
    return sorted(rows, key=lambda r: bool(r.copy_of))


def _source_row(name: str, articles: list[Annotated], material: Material) -> SourceRow:
    source = material.view.sources.get(name)
    words = material.reader.words
    own = [a for a in articles if not material.is_copy(a.id)]
    copies = [material.reprints[a.id] for a in articles if material.is_copy(a.id)]
    of = {
        material.articles[r.original].article.source: material.anchors[material.articles[r.original].article.source]
        for r in copies
    }
    times = [t for a in articles if (t := a.article.published_at)]
    return SourceRow(
        anchor=material.anchors[name],
        name=name,
        name_language=material.name_language(articles[0]),
        languages=tuple(dict.fromkeys(a.language for a in articles)),
        country=words.country(source.country) if source and source.country else "",
        first_at=min(times, default=None),
        articles=tuple(articles),
        edits=sum(len(material.view.edits.get(a.id, ())) for a in articles),
        copy_of=() if own else tuple(of.items()),
        how="" if own or not copies else reprint_words(copies[0], material),
        altered=any(r.kind == "altered" for r in copies),
    )
