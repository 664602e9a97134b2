"""Stories: articles of any language that tell one event, with the reasons for it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from tilshi.model import Annotated, Link, Reprint, Story

from .candidates import candidate_pairs
from .clustering import grouped
from .scoring import Scorer, least_mean, probability

_LAST = datetime.max.replace(tzinfo=UTC)
PARTNERS = 15  # on either side in time: a link of a story of hundreds need not be the best of hundreds
SHARED_ENOUGH = 0.5  # a copy of less than half is an article of its own that quotes another


def find_stories(articles: Sequence[Annotated], reprints: Sequence[Reprint] = ()) -> list[Story]:
    """Every article in exactly one story, the same stories for any order of input, first published first.

    A reprint stands in the story of its original and is no evidence of its own: groups are formed of originals. Articles with
    the same id count once, the last one given. Each article of a story of several carries one link, to its best partner.
    """
    unique = {article.id: article for article in articles}
    ordered = sorted(unique.values(), key=_order)
    originals = _originals(unique, reprints)
    heads = [article.id for article in ordered if article.id not in originals]
    ids = heads + [article.id for article in ordered if article.id in originals]
    scorer = Scorer([unique[i] for i in ids], counted=len(heads))
    groups = grouped(heads, candidate_pairs(scorer, len(heads)), scorer.logits, least_mean())
    copies: dict[str, list[int]] = defaultdict(list)
    for position in range(len(heads), len(ids)):
        copies[originals[ids[position]]].append(position)
    stories = [_story([p for head in group for p in (head, *copies[ids[head]])], scorer) for group in groups]
    return sorted(stories, key=lambda s: (s.first_published_at or _LAST, s.article_ids[0]))


def _order(article: Annotated) -> tuple[datetime, str]:
    return article.article.published_at or _LAST, article.id


def _originals(articles: Mapping[str, Annotated], reprints: Sequence[Reprint]) -> dict[str, str]:
    """The first original of every copy, chains of reprints followed to their end."""
    direct = {r.copy: r.original for r in sorted(reprints, key=lambda r: (r.shared, r.original)) if _counts(r, articles)}
    found: dict[str, str] = {}
    for copy in direct:
        seen, at = {copy}, direct[copy]
        while at in direct and direct[at] not in seen:
            seen.add(at)
            at = direct[at]
        if at != copy and at not in found:
            found[copy] = at
    return {copy: original for copy, original in found.items() if original not in found}


def _counts(reprint: Reprint, articles: Mapping[str, Annotated]) -> bool:
    return (
        reprint.copy in articles
        and reprint.original in articles
        and (reprint.kind != "partial" or reprint.shared >= SHARED_ENOUGH)
    )


def _story(positions: Sequence[int], scorer: Scorer) -> Story:
    members = sorted(positions, key=lambda p: _order(scorer.articles[p]))
    told = [scorer.articles[p] for p in members]
    times = [a.article.published_at for a in told if a.article.published_at is not None]
    return Story(
        id=story_id(told[0].id),
        article_ids=tuple(a.id for a in told),
        languages=tuple(sorted({a.language for a in told})),
        first_published_at=min(times, default=None),
        links=tuple(_link(place, members, scorer) for place in range(len(members))) if len(members) > 1 else (),
        title=told[0].article.title,
    )


def story_id(first_article_id: str) -> str:
    """Twelve hex digits from the id of the story's first article: a rebuild gives the same."""
    return hashlib.sha256(first_article_id.encode()).hexdigest()[:12]


def _link(place: int, members: Sequence[int], scorer: Scorer) -> Link:
    """To the partner with the best score, the earlier where two are equal; of a large story, its nearest in time are asked."""
    here = members[place]
    near = [p for p in members[max(0, place - PARTNERS) : place + PARTNERS + 1] if p != here]
    scores = scorer.logits(here, near)
    best = near[scores.index(max(scores))]
    score = probability(max(scores))
    return Link(scorer.articles[here].id, scorer.articles[best].id, score, scorer.reasons(here, best))
