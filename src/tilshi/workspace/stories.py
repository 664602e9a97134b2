"""Reprints, stories, comparisons and cards, worked out from what is stored and kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from tilshi.compare import card_of, compare
from tilshi.connect import find_reprints, find_stories
from tilshi.flow import collector_paused
from tilshi.model import Annotated, Card, Reprint, Story, StoryView, Version
from tilshi.model.cards import card_from, card_to
from tilshi.store import Store

# Up to this many articles are connected anew, all of them, whatever their age; past it, those of the live window.
ALL_UP_TO = 20_000
LIVE = timedelta(days=10)
BEGINNING = datetime(1, 1, 2, tzinfo=UTC)


def rebuild(store: Store, now: datetime, changed: Iterable[str] = ()) -> list[Story]:
    """Finds reprints and stories anew and puts them in place of the old ones; works out the cards of those that changed.

    `changed` names articles whose text changed: their stories get a new card even when their links stay.
    """
    since = BEGINNING if store.articles.count() <= ALL_UP_TO else now - LIVE
    with collector_paused():
        articles = store.annotations.in_window(since)
        reprints = find_reprints(articles)
        found = find_stories(articles, reprints)
    with store.transaction():
        store.reprints.replace([article.id for article in articles], reprints)
        store.stories.replace(found)
    touched = set(store.stories.of_articles(changed).values())
    while stale := store.stories.without_summary(200):
        renew_cards(store, stale)
        touched.difference_update(stale)
    renew_cards(store, sorted(touched))
    return found


def renew_cards(store: Store, ids: Sequence[str]) -> None:
    for identity in ids:
        view = story_view(store, identity)
        if view is not None:
            store.stories.set_summary(view.story.id, card_to(view.card))


def story_view(store: Store, identity: str) -> StoryView | None:
    """The story with its comparison and card, worked out now from the stored annotations."""
    story = store.stories.get(identity)
    if story is None:
        return None
    articles = tuple(store.annotations.get_many(story.article_ids).values())
    reprints = tuple(store.reprints.of_story(story.article_ids))
    comparison = compare(articles, reprints)
    edits = earlier_states(store, articles)
    sources = {source.name: source for source in store.sources.all()}
    card = card_of(story, articles, comparison, reprints, sources, len(edits))
    here = {article.article.source for article in articles}
    by_id = {article.id: article for article in articles}
    ordered = tuple(by_id[reported.article_id] for reported in comparison.order)
    return StoryView(story, card, ordered, comparison, reprints, edits, {name: sources[name] for name in here if name in sources})


def earlier_states(store: Store, articles: Iterable[Annotated]) -> dict[str, tuple[Version, ...]]:
    """The states before the current one, oldest first, of the articles that were edited."""
    found = {}
    for article in articles:
        versions = store.articles.versions(article.id)
        if len(versions) > 1:
            now = (article.article.title, article.article.text)
            found[article.id] = tuple(v for v in versions if (v.title, v.text) != now)
    return {identity: states for identity, states in found.items() if states}


def cards(store: Store, limit: int = 2000) -> list[Card]:
    """The cards of the latest stories; one that is missing or of an older format is worked out now."""
    found = []
    for listed in store.stories.latest(limit=limit):
        card = card_from(listed.summary) if listed.summary else None
        if card is None or card.story_id != listed.story.id:
            view = story_view(store, listed.story.id)
            card = view.card if view else None
        if card is not None:
            found.append(card)
    return found


def reprints_of(store: Store, article_id: str, story: Story | None) -> tuple[Reprint, ...]:
    near = store.reprints.of_story(story.article_ids if story else (article_id,))
    return tuple(r for r in near if article_id in (r.copy, r.original))
