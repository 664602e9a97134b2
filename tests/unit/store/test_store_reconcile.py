from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.model import Story
from tilshi.store.reconcile import plan


def story(id: str, articles: str) -> Story:
    return Story(id, tuple(articles), (), None)


def test_a_new_story_takes_its_own_id() -> None:
    decided = plan([story("s", "ab")], {}, ())
    assert (decided.ids, dict(decided.stays), dict(decided.gone)) == (("s",), {}, {})


def test_the_old_id_with_most_shared_articles_is_kept() -> None:
    decided = plan([story("n", "abcde")], {"s": "ab", "t": "cde"}, ())
    assert (decided.ids, dict(decided.gone)) == (("t",), {"s": "t"})


def test_an_id_in_use_is_not_given_again() -> None:
    decided = plan([story("s", "xy")], {}, {"s"})
    assert decided.ids != ("s",)
    assert decided.ids == plan([story("s", "xy")], {}, {"s"}).ids, "the same each time"


def test_two_new_stories_that_came_with_one_id_part() -> None:
    one, other = plan([story("s", "a"), story("s", "b")], {}, ()).ids
    assert one != other


def test_what_is_not_spoken_of_stays() -> None:
    decided = plan([story("n", "bc")], {"s": "ab"}, ())
    assert (decided.ids, dict(decided.stays), dict(decided.gone)) == (("s",), {"s": ("a",)}, {})


def test_an_emptied_story_leads_to_where_most_of_it_went() -> None:
    decided = plan([story("p", "aefgh"), story("q", "bcijkl")], {"s": "abc", "t": "efgh", "u": "ijkl"}, ())
    assert decided.ids == ("t", "u")
    assert dict(decided.gone) == {"s": "u"}


def test_an_article_in_two_stories_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="two stories"):
        plan([story("s", "ab"), story("t", "bc")], {}, ())


groups = st.lists(st.integers(0, 4), min_size=9, max_size=9)


def grouped(numbers: list[int], prefix: str) -> list[Story]:
    names = "abcdefghi"
    inside = ["".join(n for n, group in zip(names, numbers, strict=True) if group == wanted) for wanted in sorted(set(numbers))]
    return [story(f"{prefix}{articles[0]}", articles) for articles in inside]


@given(groups, groups, st.randoms())
def test_the_order_in_which_stories_are_found_does_not_matter(old: list[int], new: list[int], random) -> None:  # type: ignore[no-untyped-def]
    before = {one.id: one.article_ids for one in grouped(old, "o")}
    found = grouped(new, "n")
    mixed = found[:]
    random.shuffle(mixed)
    one, other = plan(found, before, ()), plan(mixed, before, ())
    by_articles = {story.article_ids: id for story, id in zip(found, one.ids, strict=True)}
    assert by_articles == {story.article_ids: id for story, id in zip(mixed, other.ids, strict=True)}
    assert one.gone == other.gone


@given(groups, groups)
def test_every_old_id_lives_on_or_leads_on(old: list[int], new: list[int]) -> None:
    before = {one.id: one.article_ids for one in grouped(old, "o")}
    decided = plan(grouped(new, "n"), before, ())
    assert len(set(decided.ids)) == len(decided.ids)
    for id in before:
        assert (id in decided.ids) != (id in decided.gone)
    assert set(decided.gone.values()) <= set(decided.ids)


@given(groups)
def test_the_same_stories_keep_all_their_ids(numbers: list[int]) -> None:
    stories = grouped(numbers, "o")
    decided = plan(grouped(numbers, "n"), {one.id: one.article_ids for one in stories}, ())
    assert decided.ids == tuple(one.id for one in stories)
