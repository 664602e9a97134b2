from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tilshi.errors import StoreError
from tilshi.model import Annotated, Article, Concept, Date, Figure, Name, Place, Quote, Span, Topic
from tilshi.store import Store

DAY = datetime(2026, 11, 20, 6, 0, 0, 123456, tzinfo=UTC)
ARTICLE = Article("a1", "Жайлау", "Сел жүрді", "Әкім А. Серік: «86 үй зақымданды», – деді 20 қарашада.", DAY, fetched_at=DAY)
ANNOTATED = Annotated(
    ARTICLE,
    "kk",
    "Cyrl",
    names=(Name(Span("text", 5, 13, "А. Серік"), "person", "serik"),),
    figures=(Figure(Span("text", 16, 18, "86"), 86, counted="house", bound="at_least"),),
    dates=(Date(Span("text", 42, 53, "20 қарашада"), "2026-11-20", relative=True),),
    quotes=(Quote(Span("text", 16, 32, "86 үй зақымданды"), True, "А. Серік", "serik", "деді"),),
    places=(Place(Span("title", 0, 3, "Сел"), "sel", "KZ", None, "made up"),),
    topics=(Topic("03000000", 0.5, ("сел",)),),
    concepts=(Concept(Span("title", 0, 3, "Сел"), "mudflow"),),
)


def test_annotations_come_back(store: Store) -> None:
    store.articles.save(ARTICLE)
    store.annotations.save(ANNOTATED, "1")
    store.annotations.save(ANNOTATED, "1")
    assert store.annotations.get("a1") == ANNOTATED
    assert store.annotations.get("a2") is None
    assert store.annotations.in_window(DAY) == [ANNOTATED]
    assert store.annotations.in_window(DAY + timedelta(seconds=1)) == []


def test_missing_are_the_new_the_edited_and_those_of_another_annotator(store: Store) -> None:
    other = replace(ARTICLE, id="a2", fetched_at=DAY + timedelta(hours=1), published_at=None)
    store.articles.save_many([ARTICLE, other])
    assert [article.id for article in store.annotations.missing("1", 10)] == ["a2", "a1"]
    assert [article.id for article in store.annotations.missing("1", 1)] == ["a2"]
    store.annotations.save_many([ANNOTATED, replace(ANNOTATED, article=other)], "1")
    assert store.annotations.missing("1", 10) == []
    assert store.annotations.missing_count("2") == 2
    store.articles.save(replace(ARTICLE, text="112 үй", fetched_at=DAY + timedelta(hours=2)))
    assert [article.text for article in store.annotations.missing("1", 10)] == ["112 үй"]


def test_annotations_of_an_earlier_text_are_none_of_the_current(store: Store) -> None:
    store.articles.save(ARTICLE)
    store.annotations.save(ANNOTATED, "1")
    store.articles.save(replace(ARTICLE, text="112 үй", fetched_at=DAY + timedelta(hours=2)))
    assert store.annotations.get_many(["a1"]) == {}
    store.annotations.save(ANNOTATED, "1")  # found before the edit was seen, saved after
    assert store.annotations.get("a1") is None


def test_a_span_that_does_not_hold_is_refused(store: Store) -> None:
    store.articles.save(ARTICLE)
    false = replace(ANNOTATED, names=(Name(Span("text", 0, 8, "А. Серік"), "person", "serik"),))
    with pytest.raises(StoreError, match="does not stand at 0"):
        store.annotations.save(false, "1")


def test_an_article_that_is_not_stored_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        store.annotations.save(ANNOTATED, "1")
