from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from tilshi.store.states import State, digest_of, earliest, is_newer, joined, latest

DAY = datetime(2026, 11, 20, tzinfo=UTC)
hours = st.integers(0, 4).map(lambda h: DAY + timedelta(hours=h))


def sighting(at: datetime, byline: str | None, modified_at: datetime | None) -> State:
    return State(digest_of("т", "м"), "т", "м", at, at, byline, None, None, modified_at)


sightings = st.builds(sighting, hours, st.sampled_from([None, "А", "Б"]), st.none() | hours)


@given(sightings, sightings)
def test_joining_does_not_mind_which_came_first(one: State, other: State) -> None:
    assert joined(one, other) == joined(other, one)


@given(sightings, sightings, sightings)
def test_joining_does_not_mind_the_grouping(a: State, b: State, c: State) -> None:
    assert joined(joined(a, b), c) == joined(a, joined(b, c))


@given(st.lists(sightings, min_size=1, max_size=5))
def test_joining_again_adds_nothing(seen: list[State]) -> None:
    whole = reduce(joined, seen)
    assert reduce(joined, seen, whole) == whole
    assert whole.seen_at == min(state.seen_at for state in seen)
    assert whole.last_seen_at == max(state.last_seen_at for state in seen)


def test_the_byline_seen_last_stands() -> None:
    early, late = sighting(DAY, "А", None), sighting(DAY + timedelta(hours=1), "Б", None)
    assert joined(late, early).byline == "Б"


def test_of_two_states_seen_at_once_the_one_modified_later_is_current() -> None:
    old, new = sighting(DAY, None, None), sighting(DAY, None, DAY)
    assert is_newer(new, old)
    assert not is_newer(old, new)


def test_a_digest_tells_title_from_text() -> None:
    assert digest_of("аб", "в") != digest_of("а", "бв")
    assert digest_of("a\0", "") == digest_of("a\ufffd", "")


@given(st.none() | hours, st.none() | hours)
def test_earliest_and_latest_pass_over_what_is_unknown(one: datetime | None, other: datetime | None) -> None:
    known = [moment for moment in (one, other) if moment is not None]
    assert earliest(one, other) == min(known, default=None)
    assert latest(one, other) == max(known, default=None)
