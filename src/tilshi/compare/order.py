"""Who reported when, and who copied whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from tilshi.model import Annotated, Reported, Reprint

LAST = datetime.max.replace(tzinfo=UTC)


def in_order(articles: Sequence[Annotated]) -> list[Annotated]:
    """By time of publication, unknown times last, then by id."""
    return sorted(articles, key=lambda a: (a.article.published_at or LAST, a.id))


def ranks(articles: Sequence[Annotated]) -> Callable[[str], int]:
    """The place of each article in the order of reporting, from 0."""
    places = {article.id: place for place, article in enumerate(in_order(articles))}
    return places.__getitem__


def originals(articles: Sequence[Annotated], reprints: Sequence[Reprint]) -> Mapping[str, str]:
    """Every article's first original among these articles: itself when it is no copy. Chains are followed, loops cut."""
    ids = {article.id for article in articles}
    parent = {r.copy: r.original for r in reprints if r.copy in ids and r.original in ids}
    roots = {}
    for identity in ids:
        seen = {identity}
        root = identity
        while (above := parent.get(root)) is not None and above not in seen:
            seen.add(above)
            root = above
        roots[identity] = root
    return roots


def order(articles: Sequence[Annotated], reprints: Sequence[Reprint]) -> tuple[Reported, ...]:
    ids = {article.id for article in articles}
    copied = {r.copy: r.original for r in reprints if r.original in ids}
    return tuple(Reported(a.id, a.article.published_at, copied.get(a.id)) for a in in_order(articles))
