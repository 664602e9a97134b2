"""Cards as text and back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.model import Card, Fact, FactVersion, Headline, Wording
from tilshi.model.cards import card_from, card_to

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(lambda t: t.replace(microsecond=0))
COUNT = st.integers(0, 99)
VALUES = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False), WORDS)
WORDINGS = st.builds(Wording, WORDS, st.sampled_from(["title", "text"]), COUNT, COUNT, WORDS)
VERSIONS = st.builds(
    FactVersion,
    value=VALUES,
    article_ids=st.lists(WORDS, max_size=2).map(tuple),
    wording=st.lists(WORDINGS, max_size=2).map(tuple),
    high=st.none() | st.integers(),
    unit=st.none() | WORDS,
    approximate=st.booleans(),
    bound=st.sampled_from([None, "at_least", "at_most"]),
)
FACTS = st.lists(st.builds(Fact, WORDS, st.just("figure"), st.lists(VERSIONS, max_size=2).map(tuple)), max_size=2).map(tuple)
NAMES = st.lists(WORDS, max_size=3).map(tuple)
CARDS = st.builds(
    Card,
    story_id=WORDS,
    headlines=st.lists(st.builds(Headline, WORDS, WORDS, WORDS), max_size=3).map(tuple),
    languages=st.lists(st.tuples(WORDS, COUNT), max_size=3).map(tuple),
    sources=NAMES,
    countries=NAMES,
    topics=NAMES,
    independent=COUNT,
    copies=COUNT,
    times=st.lists(TIMES, max_size=3).map(tuple),
    differs=FACTS,
    agreed=FACTS,
    updates=FACTS,
    voices=COUNT,
    only=COUNT,
    edits=COUNT,
    altered=COUNT,
)


@given(CARDS)
def test_a_card_comes_back_as_it_was(card: Card) -> None:
    assert card_from(card_to(card)) == card


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "{", '{"format": 0}', '{"format": 1}', '{"format": 1, "headlines": 5}'])
def test_damaged_or_other_text_is_no_card(text: str) -> None:
    assert card_from(text) is None
