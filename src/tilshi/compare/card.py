"""Comparison to card: what a list of stories shows of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tilshi.model import Annotated, Card, Comparison, Fact, Headline, Reprint, Source, Story

from .order import in_order, originals

# What a card shows of each kind; the page has the rest.
FACTS = 3


def card_of(
    story: Story,
    articles: Sequence[Annotated],
    comparison: Comparison,
    reprints: Sequence[Reprint] = (),
    sources: Mapping[str, Source] | None = None,
    edits: int = 0,
) -> Card:
    """The card of a story. A source counts as independent when it has at least one report that is no copy."""
    articles = in_order(articles)
    roots = originals(articles, reprints)
    own = {a.article.source for a in articles if roots[a.id] == a.id}
    copies = [a for a in articles if roots[a.id] != a.id]
    countries = Counter(
        found.country for a in articles if (found := (sources or {}).get(a.article.source)) is not None and found.country
    )
    topics = Counter(topic.code for a in articles for topic in a.topics[:1])
    here = {a.id for a in articles}
    return Card(
        story_id=story.id,
        headlines=_headlines(articles, roots),
        languages=tuple(Counter(a.language for a in articles).most_common()),
        sources=tuple(dict.fromkeys(a.article.source for a in articles)),
        countries=tuple(country for country, _ in countries.most_common()),
        topics=tuple(code for code, _ in topics.most_common(2)),
        independent=len(own),
        copies=len(copies),
        times=tuple(sorted(a.article.published_at for a in articles if a.article.published_at)),
        differs=_short(comparison.differs),
        agreed=_short([fact for fact in comparison.agreed if fact.kind == "figure"]),
        updates=_short(comparison.updates),
        voices=len(comparison.quotes),
        only=sum(1 for only in comparison.only_one if only.kind == "figure"),
        edits=edits,
        altered=sum(1 for r in reprints if r.kind == "altered" and r.copy in here),
    )


def _headlines(articles: Sequence[Annotated], roots: Mapping[str, str]) -> tuple[Headline, ...]:
    chosen: dict[str, Headline] = {}
    for article in sorted(articles, key=lambda a: roots[a.id] != a.id):
        if article.article.title and article.language not in chosen:
            chosen[article.language] = Headline(article.language, article.article.title, article.id)
    return tuple(chosen.values())


def _short(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The first facts, their versions with one wording each (a card shows a value in its own words)."""
    return tuple(
        replace(fact, versions=tuple(replace(v, wording=v.wording[:1]) for v in fact.versions)) for fact in facts[:FACTS]
    )
