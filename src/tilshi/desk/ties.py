"""Why articles are one story, and where each source stands: the last two parts of the story page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tilshi.model import Annotated, Reason

from .material import Material
from .order import reprint_words
from .values import Labels, date_words
from .words import Words


@dataclass(frozen=True, slots=True)
class Tie:
    """One link: an article, the one it is tied to, how sure, and by what: (kind in words, values)."""

    article: Annotated
    to: Annotated
    url: str
    to_url: str
    score: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]


def ties(material: Material) -> list[Tie]:
    words = material.reader.words
    made = []
    for link in material.view.story.links:
        one, two = material.articles.get(link.article_id), material.articles.get(link.to)
        if one is None or two is None:
            continue
        by_kind: dict[str, list[str]] = {}
        for reason in link.reasons[:24]:
            value = reason_words(reason, words, material)
            if value and value not in by_kind.setdefault(reason.kind, []):
                by_kind[reason.kind].append(value)
        reasons = tuple((words(f"reasons.{kind}"), tuple(values[:8])) for kind, values in by_kind.items() if values)
        made.append(Tie(one, two, material.url(one.id), material.url(two.id), words.percent(link.score), reasons))
    return made


def reason_words(reason: Reason, words: Words, labels: Labels) -> str:
    """What both articles share, as a reader says it; entities by name, concepts by their word, dates by the locale."""
    value = reason.value
    if reason.kind in ("name", "place"):
        return labels.entity_label(value, words.language, value.replace("-", " "))
    if reason.kind == "concept":
        return labels.label(value, words.language) or value.replace("_", " ")
    if reason.kind == "date":
        return date_words(value, words) or value
    return value


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
        country=country_words(source.country, words) if source and source.country else "",
        first_at=min(times, default=None),
        articles=tuple(articles),
        edits=sum(len(material.view.edits.get(a.id, ())) for a in articles),
        copy_of=() if own else tuple(of.items()),
        how="" if own or not copies else reprint_words(copies[0], material),
        altered=any(r.kind == "altered" for r in copies),
    )


def country_words(code: str, words: Words) -> str:
    """A country's name: ours where the press writes it otherwise than CLDR, else CLDR's."""
    key = f"countries.{code}"
    return words(key) if words.has(key) else str(words.locale.territories.get(code, code))
