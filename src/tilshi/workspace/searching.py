"""Search: what a reader types, as terms of the index; articles that are found, and the stories they stand in."""

from __future__ import annotations

from tilshi.languages import identify, index_terms, normalise
from tilshi.model import Annotated, Found
from tilshi.store import Store

# Which languages a query is read in, by its script: a word or two tell no language, and each stems its own way.
READ_AS = {"Cyrl": ("kk", "ru", "ky", "uz"), "Latn": ("en", "uz", "kk", "tr")}
LONGEST_QUERY = 300


def terms_of(annotated: Annotated) -> tuple[str, str, str]:
    """The article's id, the terms of its title and of its text, as the store indexes them."""
    article, language = annotated.article, annotated.language
    return article.id, " ".join(index_terms(article.title, language)), " ".join(index_terms(article.text, language))


def search(store: Store, words: str, limit: int) -> list[Found]:
    """Stories first (by their best article), then articles, each best first. No words, no answers; nothing raises."""
    scores = _scores(store, words, limit)
    found = store.articles.get_many(scores)
    homes = store.stories.of_articles(found)
    articles = [
        Found(
            id=article.id,
            kind="article",
            title=article.title,
            language=article.language or "und",
            score=scores[article.id],
            source=article.source,
            published_at=article.published_at,
            story_id=homes.get(article.id),
        )
        for article in found.values()
    ]
    articles.sort(key=lambda a: (-a.score, a.id))
    return (_stories(store, articles) + articles)[:limit]


def _scores(store: Store, words: str, limit: int) -> dict[str, float]:
    query = normalise(words)[:LONGEST_QUERY].strip()
    if not query:
        return {}
    scores: dict[str, float] = {}
    seen: set[tuple[str, ...]] = set()
    for language in READ_AS.get(identify(query).script, ("en",)):
        terms = tuple(dict.fromkeys(index_terms(query, language)))
        if terms and terms not in seen:
            seen.add(terms)
            for hit in store.search.query(terms, limit):
                scores[hit.article_id] = max(hit.score, scores.get(hit.article_id, hit.score))
    return scores


def _stories(store: Store, articles: list[Found]) -> list[Found]:
    """The stories of several articles that the found ones stand in; a story of one article is that article."""
    best: dict[str, Found] = {}
    for article in articles:
        if article.story_id and article.story_id not in best:
            best[article.story_id] = article
    return [
        Found(
            id=story.id,
            kind="story",
            title=story.title or best[story.id].title,
            language=best[story.id].language,
            score=best[story.id].score,
            source=best[story.id].source,
            published_at=story.first_published_at,
            story_id=story.id,
        )
        for story in store.stories.get_many(best).values()
        if len(story.article_ids) > 1
    ]
