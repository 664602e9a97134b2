"""Saving articles: the same for any order, any number of times, on every database."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tilshi.errors import NotAnArticle
from tilshi.model import Article
from tilshi.store import Store

DAY = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
MORNING = Article(
    id="a1",
    source="Жайлау",
    title="Сел жүрді",
    text="86 үй зақымданды.\nАдам шығыны жоқ.",
    published_at=DAY,
    url="https://zhailau.example/1",
    language="kk",
    byline="А. Серік",
    fetched_at=DAY + timedelta(minutes=5),
)
NOON = replace(
    MORNING, text="112 үй зақымданды.", modified_at=DAY + timedelta(hours=6), fetched_at=DAY + timedelta(hours=6, minutes=2)
)


def test_what_is_saved_comes_back(store: Store) -> None:
    assert store.articles.save(MORNING).outcome == "new"
    assert store.articles.get("a1") == MORNING
    assert store.articles.get("a2") is None
    assert store.articles.count() == 1


def test_saving_twice_changes_nothing(store: Store) -> None:
    store.articles.save(MORNING)
    assert store.articles.save(MORNING).outcome == "same"
    later = replace(MORNING, fetched_at=DAY + timedelta(days=1))
    assert store.articles.save(later).outcome == "same"
    assert store.articles.get("a1") == MORNING
    assert [kept.versions for kept in store.articles.iterate()] == [1]


def test_an_edit_keeps_what_was_there(store: Store) -> None:
    store.articles.save(MORNING)
    assert store.articles.save(NOON).outcome == "changed"
    assert store.articles.get("a1") == NOON
    first, second = store.articles.versions("a1")
    assert (first.number, first.text, first.seen_at, first.modified_at) == (1, MORNING.text, MORNING.fetched_at, None)
    assert (second.number, second.text, second.modified_at) == (2, NOON.text, NOON.modified_at)
    assert [kept.versions for kept in store.articles.iterate()] == [2]
    assert store.articles.edited() == 1


def test_an_earlier_state_that_comes_late_is_a_version(store: Store) -> None:
    store.articles.save(NOON)
    assert store.articles.save(MORNING).outcome == "same"
    assert store.articles.get("a1") == NOON
    assert [version.text for version in store.articles.versions("a1")] == [MORNING.text, NOON.text]


def test_a_withdrawn_edit_makes_the_first_wording_current_again(store: Store) -> None:
    again = replace(MORNING, fetched_at=DAY + timedelta(days=1))
    outcomes = [store.articles.save(article).outcome for article in (MORNING, NOON, again)]
    assert outcomes == ["new", "changed", "changed"]
    current = store.articles.get("a1")
    assert current is not None
    assert current.text == MORNING.text
    assert len(store.articles.versions("a1")) == 2


def test_an_unknown_time_of_publication_stays_unknown(store: Store) -> None:
    store.articles.save(replace(MORNING, published_at=None))
    found = store.articles.get("a1")
    assert found is not None
    assert found.published_at is None


def test_the_earliest_time_of_publication_stands(store: Store) -> None:
    """Outlets push old articles up by dating them anew."""
    store.articles.save(MORNING)
    store.articles.save(replace(NOON, published_at=DAY + timedelta(hours=6)))
    found = store.articles.get("a1")
    assert found is not None
    assert found.published_at == DAY


def test_without_a_time_of_fetching_the_clock_says(store: Store) -> None:
    store.articles.save(replace(MORNING, fetched_at=None))
    found = store.articles.get("a1")
    assert found is not None
    assert found.fetched_at == datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


sightings = st.builds(
    Article,
    id=st.just("?"),
    source=st.sampled_from(["Жайлау", "Сеть"]),
    title=st.sampled_from(["Сел жүрді", "Сел: 112 үй"]),
    text=st.sampled_from(["бір", "екі", "үш"]),
    published_at=st.one_of(st.none(), st.integers(0, 5).map(lambda h: DAY + timedelta(hours=h))),
    url=st.sampled_from([None, "https://zhailau.example/1"]),
    language=st.sampled_from([None, "kk"]),
    byline=st.sampled_from([None, "А. Серік", "Б. Омар"]),
    modified_at=st.one_of(st.none(), st.integers(0, 5).map(lambda h: DAY + timedelta(hours=h))),
    fetched_at=st.integers(0, 5).map(lambda h: DAY + timedelta(hours=h)),
)
numbers = itertools.count()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seen=st.lists(sightings, min_size=1, max_size=6), data=st.data())
def test_the_order_of_arrival_does_not_matter(store: Store, seen: list[Article], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(seen)) + data.draw(st.lists(st.sampled_from(seen), max_size=3))
    number = next(numbers)
    one, other = f"one{number}", f"other{number}"
    store.articles.save_many(replace(article, id=one) for article in seen)
    store.articles.save_many(replace(article, id=other) for article in mixed)
    first, second = store.articles.get(one), store.articles.get(other)
    assert first is not None
    assert second is not None
    assert replace(first, id="") == replace(second, id="")
    assert [replace(v, article_id="") for v in store.articles.versions(one)] == [
        replace(v, article_id="") for v in store.articles.versions(other)
    ]
    assert len(store.articles.versions(one)) == len({(article.title, article.text) for article in seen})


def test_many_come_back_in_the_order_asked_for(store: Store) -> None:
    store.articles.save_many(replace(MORNING, id=id) for id in "cab")
    assert list(store.articles.get_many(["b", "x", "c", "b", "a"])) == ["b", "c", "a"]


def test_more_than_one_query_takes(store: Store) -> None:
    ids = [f"{number:05d}" for number in range(1203)]
    store.articles.save_many(replace(MORNING, id=id, text=id) for id in ids)
    assert list(store.articles.get_many(reversed(ids))) == ids[::-1]
    assert [kept.article.id for kept in store.articles.iterate()] == ids


def test_streaming_goes_in_one_order_everywhere(store: Store) -> None:
    """By code points, whatever the server's locale."""
    ids = ["a", "B", "ä", "а", "Ә", "1", "_", "aa"]
    store.articles.save_many(replace(MORNING, id=id) for id in ids)
    assert [kept.article.id for kept in store.articles.iterate()] == sorted(ids)
    assert [kept.article.id for kept in store.articles.iterate(source="other")] == []


def test_a_window_takes_articles_by_publication_else_by_sighting(store: Store) -> None:
    hour = timedelta(hours=1)
    store.articles.save_many(
        [
            replace(MORNING, id="old", published_at=DAY - 30 * hour, fetched_at=DAY),
            replace(MORNING, id="unknown", published_at=None, fetched_at=DAY + hour),
            replace(MORNING, id="future", published_at=DAY + 9999 * hour, fetched_at=DAY + 2 * hour),
            replace(MORNING, id="dated", published_at=DAY, fetched_at=DAY + 3 * hour),
        ]
    )
    assert [article.id for article in store.articles.in_window(DAY)] == ["dated", "unknown", "future"]
    assert [article.id for article in store.articles.in_window(DAY, DAY + hour)] == ["dated"]
    assert [article.id for article in store.articles.newest(2)] == ["future", "unknown"]
    assert store.articles.dated() == (DAY - 30 * hour, DAY + 2 * hour)


def test_nothing_is_dated_in_an_empty_store(store: Store) -> None:
    assert store.articles.dated() is None
    assert store.articles.in_window(DAY) == []
    assert list(store.articles.iterate()) == []
    assert store.articles.versions("a1") == []


def test_counts_by_source(store: Store) -> None:
    store.articles.save_many([MORNING, replace(MORNING, id="a2"), replace(MORNING, id="a3", source="Сеть")])
    assert store.articles.counts() == {"Жайлау": 2, "Сеть": 1}


def test_characters_no_database_keeps_are_replaced_in_place(store: Store) -> None:
    store.articles.save(replace(MORNING, title="а\0б", text="x\ud800y"))
    found = store.articles.get("a1")
    assert found is not None
    assert (found.title, found.text) == ("а\ufffdб", "x\ufffdy")
    assert store.articles.save(replace(MORNING, title="а\0б", text="x\ud800y")).outcome == "same"


@pytest.mark.parametrize("bad", [{"id": "x" * 201}, {"id": ""}, {"source": "x" * 301}])
def test_an_over_long_identity_is_refused(store: Store, bad: dict[str, str]) -> None:
    with pytest.raises(NotAnArticle):
        store.articles.save(replace(MORNING, **bad))
    assert store.articles.count() == 0


def test_markup_and_quotes_are_text(store: Store) -> None:
    hostile = replace(MORNING, title="'; DROP TABLE articles; --", text="<script>alert(1)</script> %s :x ?")
    store.articles.save(hostile)
    assert store.articles.get("a1") == hostile
