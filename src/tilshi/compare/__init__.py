"""Story to comparison: what agrees, what differs, what only one reports, who said what, who was first.

Copies are no confirmation: a fact agrees when at least two independent reports give it, and differs when at least two
independent reports give it otherwise. What counts as one fact: docs/methods/compare.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from tilshi.model import Annotated, Comparison, Fact, FactVersion, OnlyOne, Reprint

from .card import card_of
from .context import comparable, mentions
from .figures import fact_of, line_up
from .kinds import CUMULATIVE
from .lone import Lone
from .order import in_order, order, originals, ranks
from .people import only_names, shared_names
from .quotes import voices

__all__ = ["card_of", "compare"]

# A figure that grew between reports at least this far apart was updated, not contradicted; a toll is updated sooner.
UPDATED_AFTER = timedelta(hours=6)
UPDATED_SOON = timedelta(hours=4)


def compare(articles: Sequence[Annotated], reprints: Sequence[Reprint] = ()) -> Comparison:
    """One comparison of the articles, taken as one story. Order of the input does not matter."""
    articles = in_order([comparable(article) for article in articles])
    rank = ranks(articles)
    roots = originals(articles, reprints)
    found = [mention for article in articles for mention in mentions(article)]
    groups = line_up(found, roots)
    lone = Lone(found, roots, rank)
    times = {a.id: a.article.published_at for a in articles}
    agreed: list[Fact] = []
    differs: list[Fact] = []
    updates: list[Fact] = []
    only: list[OnlyOne] = []
    for group in groups:
        fact = fact_of(group, rank)
        independent = {roots[m.article_id] for m in group}
        if len(independent) < 2:
            only += lone.told(group)
        elif (backed := _backed(fact, roots)) and len(backed) < 2:
            agreed.append(fact)
        elif _rose(backed, times, UPDATED_SOON if fact.about in CUMULATIVE else UPDATED_AFTER):
            updates.append(_by_time(fact, rank))
        else:
            differs.append(fact)
    names = shared_names(articles, roots, rank)
    only += only_names(articles, roots, rank)
    weight = _by_support(roots, rank)
    return Comparison(
        agreed=(*sorted(agreed, key=weight), *names),
        differs=tuple(sorted(differs, key=weight)),
        quotes=voices(articles, rank),
        only_one=tuple(sorted(only, key=lambda o: (rank(o.article_id), o.wording.part != "title", o.wording.start))),
        order=order(articles, reprints),
        updates=tuple(sorted(updates, key=weight)),
    )


def _backed(fact: Fact, roots: Mapping[str, str]) -> list[FactVersion]:
    """The versions that an independent report gives; a value that only copies have is a copying error, not a source."""
    return [version for version in fact.versions if any(roots[i] == i for i in version.article_ids)]


def _rose(versions: Sequence[FactVersion], times: Mapping[str, datetime | None], after: timedelta) -> bool:
    """Whether the values follow each other in time without overlap, each later one higher: an update."""
    spans: list[tuple[datetime, datetime, float]] = []
    for version in versions:
        known = [time for i in version.article_ids if (time := times[i]) is not None]
        if not known or isinstance(version.value, str):
            return False
        spans.append((min(known), max(known), float(version.value)))
    spans.sort()
    return all(later[0] - earlier[1] >= after and later[2] > earlier[2] for earlier, later in pairwise(spans))


def _by_time(fact: Fact, rank: Callable[[str], int]) -> Fact:
    versions = tuple(sorted(fact.versions, key=lambda v: min(rank(i) for i in v.article_ids)))
    return Fact(fact.about, fact.kind, versions)


def _by_support(roots: Mapping[str, str], rank: Callable[[str], int]) -> Callable[[Fact], tuple[int, int, int]]:
    """Facts of most independent reports first; among them those whose second version has most of them; then the earliest."""

    def weight(fact: Fact) -> tuple[int, int, int]:
        ids = [i for version in fact.versions for i in version.article_ids]
        backing = sorted((len({roots[i] for i in version.article_ids}) for version in fact.versions), reverse=True)
        return -len({roots[i] for i in ids}), -backing[1] if len(backing) > 1 else 0, min(rank(i) for i in ids)

    return weight
