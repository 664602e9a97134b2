"""The front page: what weighs, what does not, and in what order stories stand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.model import Card, Counts, Fact, FactVersion, Headline
from tilshi.workspace.ranking import AHEAD, DAYS, freshness, front, ranked

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
COUNTS = Counts(articles=0, stories=0, sources=0, versions=0, refused=0)
FACT = Fact("house", "figure", (FactVersion(86, ("a",), ()), FactVersion(68, ("b",), ())))


def card(
    name: str = "s",
    *,
    hours: float | None = 1,
    independent: int = 1,
    copies: int = 0,
    languages: tuple[str, ...] = ("kk",),
    differs: int = 0,
    countries: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
) -> Card:
    return Card(
        story_id=name,
        headlines=tuple(Headline(language, "t", "a") for language in languages),
        languages=tuple((language, 1) for language in languages),
        sources=tuple(f"s{n}" for n in range(independent + copies)),
        countries=countries,
        topics=topics,
        independent=independent,
        copies=copies,
        times=() if hours is None else (NOW - timedelta(hours=hours),),
        differs=(FACT,) * differs,
    )


def order_of(*cards: Card, **asked: object) -> list[str]:
    return [one.card.story_id for one in front(cards, COUNTS, now=NOW, **asked).cards]  # type: ignore[arg-type]


def test_more_independent_sources_stand_higher_and_copies_add_nothing() -> None:
    assert order_of(card("one"), card("three", independent=3), card("copied", copies=9)) == ["three", "copied", "one"]
    assert ranked(card(copies=9), NOW).rank == ranked(card(), NOW).rank


def test_fresh_halves_in_twelve_hours_and_a_big_old_story_still_beats_a_small_new_one() -> None:
    assert freshness(NOW, NOW) == 1
    assert freshness(NOW - timedelta(hours=12), NOW) == pytest.approx(0.5)
    assert freshness(NOW - timedelta(hours=36), NOW) == pytest.approx(0.125)
    assert order_of(card("old", hours=11, independent=9), card("new", hours=0)) == ["old", "new"]
    assert order_of(card("old", hours=60, independent=9), card("new", hours=0)) == ["new", "old"]


def test_an_unknown_time_counts_as_a_day_old_and_so_does_one_from_the_future() -> None:
    day = freshness(NOW - timedelta(hours=24), NOW)
    assert freshness(None, NOW) == day
    assert freshness(NOW + AHEAD + timedelta(minutes=1), NOW) == day
    assert freshness(NOW + timedelta(hours=5), NOW) == 1  # a mistaken zone
    assert freshness(datetime.max.replace(tzinfo=UTC), NOW) == day


@pytest.mark.parametrize("order", ["rank", "time", "differs"])
def test_a_lie_about_the_time_does_not_stand_first(order: str) -> None:
    lie = card("lie", hours=-24 * 365)
    assert order_of(lie, card("new"), order=order) == ["new", "lie"]
    months_ago = card("old", hours=24 * 90)
    assert set(order_of(lie, months_ago)) == {"lie", "old"}, "the last days are not reckoned from the lie"


def test_languages_and_differences_weigh_a_little() -> None:
    plain, two, differing = (ranked(one, NOW).rank for one in (card(), card(languages=("kk", "ru")), card(differs=1)))
    assert plain < two < 1.2 * plain
    assert plain < differing < ranked(card(independent=2), NOW).rank


def test_orders() -> None:
    cards = (
        card("big", hours=9, independent=5),
        card("new", hours=1),
        card("differs", hours=20, differs=2),
        card("undated", hours=None),
    )
    assert order_of(*cards)[0] == "big"
    assert order_of(*cards, order="time") == ["new", "big", "differs", "undated"]
    assert order_of(*cards, order="differs")[0] == "differs"


def test_filters_narrow_the_cards_but_not_the_counts() -> None:
    cards = (
        card("a", languages=("kk", "ru"), countries=("KZ",), topics=("1", "2"), differs=1),
        card("b", languages=("en",), countries=("UZ",), topics=("2",)),
    )
    for asked, found in (
        ({"language": "ru"}, ["a"]),
        ({"country": "UZ"}, ["b"]),
        ({"topic": "1"}, ["a"]),
        ({"topic": "2"}, ["a", "b"]),
        ({"differing": True}, ["a"]),
        ({"language": "en", "differing": True}, []),
        ({"limit": 1}, ["a"]),
    ):
        view = front(cards, COUNTS, now=NOW, **asked)  # type: ignore[arg-type]
        assert [one.card.story_id for one in view.cards] == found, asked
        assert (view.total, view.differing) == (2, 1)
        assert dict(view.languages) == {"kk": 1, "ru": 1, "en": 1}
        assert dict(view.countries) == {"KZ": 1, "UZ": 1}
        assert dict(view.topics) == {"1": 1, "2": 1}


def test_the_front_page_is_of_the_last_days_or_of_the_last_in_which_something_happened() -> None:
    recent, older, undated = card("recent"), card("older", hours=24 * DAYS + 2), card("undated", hours=None)
    assert order_of(recent, older, undated) == ["recent", "undated"]
    assert order_of(older, undated) == ["undated", "older"]
    assert front((undated,), COUNTS, now=NOW).since is None
    assert front((), COUNTS, now=NOW).cards == ()


@given(
    st.permutations([card(str(n), hours=n % 3, independent=1 + n % 2) for n in range(8)]),
    st.sampled_from(["rank", "time", "differs"]),
)
def test_the_order_of_cards_given_does_not_matter(cards: list[Card], order: str) -> None:
    assert order_of(*cards, order=order) == order_of(*sorted(cards, key=lambda one: one.story_id), order=order)
