from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tilshi.model import Article
from tilshi.store import Store

DAY = datetime(2026, 11, 20, tzinfo=UTC)
TEXTS = {
    "flood": ("тасқын шілікті", "су тасқын үй 86 қасым-жомарт тоқаев"),
    "mudflow": ("сел тасөзек", "тасқын үй үй көпір"),
    "budget": ("бюджет", "сенат бюджет 2027 қасым"),
}


@pytest.fixture(autouse=True)
def indexed(store: Store) -> None:
    for id, (title, text) in TEXTS.items():
        store.articles.save(Article(id, "s", id, id, fetched_at=DAY))
        store.search.put(id, title, text)


def found(store: Store, *terms: str, any: bool = False, limit: int = 20) -> list[str]:
    return [hit.article_id for hit in store.search.query(terms, limit, any)]


def test_all_terms_or_any(store: Store) -> None:
    assert found(store, "тасқын", "үй") == ["flood", "mudflow"]
    assert found(store, "тасқын", "көпір") == ["mudflow"]
    assert found(store, "тасқын", "жоқсөз") == []
    assert set(found(store, "көпір", "бюджет", any=True)) == {"mudflow", "budget"}


def test_a_title_weighs_more(store: Store) -> None:
    assert found(store, "тасқын") == ["flood", "mudflow"]
    hits = store.search.query(["тасқын"])
    assert hits[0].score > hits[1].score > 0


def test_letters_are_not_folded_here(store: Store) -> None:
    assert found(store, "таскын") == []
    assert found(store, "қасым") == ["budget", "flood"] or found(store, "қасым") == ["flood", "budget"]


def test_a_term_with_a_hyphen_asks_for_both_parts(store: Store) -> None:
    assert found(store, "қасым-жомарт") == ["flood"]
    assert found(store, "жомарт") == ["flood"]


def test_case_does_not_matter(store: Store) -> None:
    assert found(store, "ТАСӨЗЕК") == ["mudflow"]


def test_limit(store: Store) -> None:
    assert found(store, "тасқын", limit=1) == ["flood"]
    assert found(store, "тасқын", limit=0) == []


def test_putting_again_replaces(store: Store) -> None:
    store.search.put("flood", "тасқын шілікті", "су тасқын үй 86 қасым-жомарт тоқаев")
    assert found(store, "шілікті") == ["flood"]
    store.search.put("flood", "өзен", "арна")
    assert found(store, "тасқын") == ["mudflow"]
    assert found(store, "өзен", "арна") == ["flood"]


def test_missing_are_articles_without_terms(store: Store) -> None:
    assert store.search.missing(10) == []
    store.articles.save(Article("new", "s", "т", "м", fetched_at=DAY))
    assert store.search.missing(10) == ["new"]


@pytest.mark.parametrize(
    "hostile",
    [
        '"',
        "'",
        "тасқын OR",
        "NEAR(",
        "title:",
        "*",
        "^a",
        "a:*",
        "& | !",
        "<->",
        "-",
        "\0",
        "\\",
        "😀",
        "",
        "a'b\"c",
        "\ud800",
        "%",
        ")",
    ],
)
def test_operators_are_no_operators(store: Store, hostile: str) -> None:
    assert "budget" not in found(store, hostile)
    assert "budget" not in found(store, hostile, any=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=30), max_size=6), st.booleans())
def test_no_query_can_fail(store: Store, terms: list[str], any: bool) -> None:
    assert set(found(store, *terms, any=any)) <= set(TEXTS)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_what_is_put_is_found(store: Store, text: str) -> None:
    store.search.put("flood", text, "")
    assert found(store, text) in (["flood"], []) if not any(c.isalnum() for c in text) else "flood" in found(store, text)


def test_a_huge_text_is_indexed_as_far_as_every_database_goes(store: Store) -> None:
    store.search.put("flood", "тасқын", " ".join(f"сөз{number}" for number in range(60_000)) + " " + "ұ" * 5000)
    assert found(store, "тасқын", "сөз7") == ["flood"]


def test_a_query_of_thousands_of_terms(store: Store) -> None:
    assert found(store, *(f"сөз{number}" for number in range(5000)), any=True) == []
