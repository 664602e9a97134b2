"""Sources, items, refusals, settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tilshi.errors import NotASource
from tilshi.model import Article, Entry, Item, Refused, Source
from tilshi.store import Store, Validators

DAY = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
FEED = Source("Жайлау", "https://zhailau.example/feed", "rss", "https://zhailau.example", "kk", "KZ")


def test_a_source_is_known_by_its_address(store: Store) -> None:
    assert store.sources.add(FEED) == "new"
    assert store.sources.add(FEED) == "same"
    store.sources.record(FEED.url, "working", "", DAY)
    assert store.sources.add(replace(FEED, name="Жайлау газеті")) == "changed"
    assert store.sources.get(FEED.url) == replace(FEED, name="Жайлау газеті")
    assert store.sources.get("https://other.example") is None
    assert [health.state for health in store.sources.health()] == ["working"]
    assert store.sources.remove(FEED.url)
    assert not store.sources.remove(FEED.url)
    assert store.sources.all() == []


def test_health_tells_the_last_state_and_the_last_success(store: Store) -> None:
    store.sources.add(FEED)
    store.sources.add(Source("Сеть", "https://set.example/rss"))
    store.sources.record(FEED.url, "working", "", DAY)
    store.sources.record(FEED.url, "broken", "503", DAY + 2 * HOUR)
    store.sources.record(FEED.url, "empty", "", DAY + HOUR)
    store.articles.save(Article("a", "Жайлау", "т", "м", fetched_at=DAY))
    store.refused.add(Refused("https://zhailau.example/x", "read", "no-text", "no text", "Жайлау", DAY))
    first, second = store.sources.health()
    assert (first.source, first.state, first.reason) == (FEED, "broken", "503")
    assert (first.checked_at, first.last_success_at) == (DAY + 2 * HOUR, DAY + HOUR)
    assert (first.articles, first.refused) == (1, 1)
    assert (second.state, second.checked_at, second.articles, second.refused) == ("new", None, 0, 0)


def test_recording_an_unknown_source_does_nothing(store: Store) -> None:
    store.sources.record("https://other.example", "working", "", DAY)
    assert store.sources.health() == []


def test_a_source_with_an_endless_name_is_refused(store: Store) -> None:
    with pytest.raises(NotASource):
        store.sources.add(replace(FEED, name="x" * 301))


def test_addresses_of_any_length(store: Store) -> None:
    long = replace(FEED, url="https://zhailau.example/" + "ә" * 5000)
    assert store.sources.add(long) == "new"
    assert store.sources.add(FEED) == "new"
    assert store.sources.get(long.url) == long


def test_validators(store: Store) -> None:
    assert store.sources.validators(FEED.url) == Validators()
    store.sources.set_validators(FEED.url, '"1"', "Fri, 20 Nov 2026 06:00:00 GMT")
    store.sources.set_validators(FEED.url, '"2"', None)
    assert store.sources.validators(FEED.url) == Validators('"2"', None)
    store.sources.set_validators(FEED.url, None, None)
    assert store.sources.validators(FEED.url) == Validators()


PAGE = Item(
    "Жайлау",
    "https://zhailau.example/1",
    b"<p>86</p>",
    "text/html",
    DAY,
    "utf-8",
    (("Content-Type", "text/html; charset=utf-8"),),
    Entry("https://zhailau.example/1", "Сел", "86 үй", None, "kk", DAY, None),
)


def test_a_payload_is_archived_once(store: Store) -> None:
    assert store.receive(PAGE)
    assert not store.receive(replace(PAGE, fetched_at=DAY + HOUR))
    assert store.receive(replace(PAGE, body=b"<p>112</p>", fetched_at=DAY + 2 * HOUR))
    first, second = store.items.of(PAGE.url)
    assert (first.fetched_at, first.last_fetched_at, first.size, first.status) == (DAY, DAY + HOUR, 9, 200)
    assert store.items.seen(PAGE.url, first.digest)
    assert not store.items.seen("https://zhailau.example/2", first.digest)
    assert store.items.count() == 2
    assert [fetched.digest for fetched in store.items.iterate()] == [first.digest, second.digest]


def test_an_item_can_be_read_anew(store: Store) -> None:
    store.receive(PAGE)
    (fetched,) = store.items.iterate()
    assert store.archive is not None
    assert fetched.where is not None
    assert replace(fetched.item(store.archive.read(fetched.where)), headers=PAGE.headers) == PAGE


def test_items_go_by_pages(store: Store) -> None:
    store.articles.count()
    with store.transaction():
        for number in range(1001):
            store.receive(replace(PAGE, url=f"https://zhailau.example/{number}"))
    assert [fetched.url for fetched in store.items.iterate()] == [f"https://zhailau.example/{number}" for number in range(1001)]


def test_a_refusal_that_comes_again_is_counted(store: Store) -> None:
    first = Refused("https://zhailau.example/x", "read", "no-text", "no text", "Жайлау", DAY)
    store.refused.add_many([first, first, replace(first, reason="still none", at=DAY + HOUR)])
    store.refused.add(replace(first, code="not-text", at=DAY + 2 * HOUR))
    newest, oldest = store.refused.newest()
    assert newest.refused.code == "not-text"
    assert (oldest.refused.reason, oldest.times, oldest.first_at, oldest.last_at) == ("still none", 2, DAY, DAY + HOUR)
    assert store.refused.counts() == {"no-text": 1, "not-text": 1}
    assert store.refused.newest(source="Сеть") == []
    store.refused.clear(first.subject)
    assert store.refused.newest() == []


def test_a_refusal_without_a_time_gets_the_clocks(store: Store) -> None:
    store.refused.add(Refused("x" * 10_000, "read", "no-text", "no text", "y" * 10_000))
    (refusal,) = store.refused.newest()
    assert refusal.refused.at == datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_settings(store: Store) -> None:
    assert store.settings.get("language") is None
    assert store.settings.get("language", "kk") == "kk"
    store.settings.set("language", "ru")
    store.settings.set("language", "ru")
    store.settings.set("a", "b")
    assert store.settings.all() == {"a": "b", "language": "ru"}
    store.settings.remove("a")
    assert store.settings.get("a") is None
