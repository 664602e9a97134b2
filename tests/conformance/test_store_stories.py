from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tilshi.errors import StoreError
from tilshi.model import Article, Change, Link, Reason, Reprint, Span, Story
from tilshi.store import Store

DAY = datetime(2026, 11, 20, tzinfo=UTC)
NAMES = "abcdefgh"


@pytest.fixture(autouse=True)
def articles(store: Store) -> None:
    store.articles.save_many(
        Article(id, f"s{number % 3}", id, id, DAY + timedelta(hours=number), fetched_at=DAY + timedelta(hours=number, minutes=9))
        for number, id in enumerate(NAMES)
    )


def story(id: str, articles: str, *links: Link, languages: tuple[str, ...] = ("kk",), title: str = "") -> Story:
    return Story(id, tuple(articles), languages, None, links, title)


def link(article_id: str, to: str) -> Link:
    return Link(article_id, to, 0.75, (Reason("name", "serik", 1.25), Reason("figure", "86", 0.5)))


def standing(store: Store) -> dict[str, str]:
    return {one.id: "".join(one.article_ids) for one in store.stories.iterate()}


def test_a_story_comes_back(store: Store) -> None:
    done = store.stories.replace([story("s", "ba", link("b", "a"), title="Сел")])
    assert (done.new, done.changed, dict(done.gone), dict(done.ids)) == (("s",), (), {}, {"s": "s"})
    found = store.stories.get("s")
    assert found == Story("s", ("a", "b"), ("kk",), DAY, (link("b", "a"),), "Сел")
    assert store.stories.of_article("b") == found
    assert store.stories.of_article("c") is None
    assert store.stories.of_articles("abc") == {"a": "s", "b": "s"}


def test_finding_the_same_again_changes_nothing(store: Store) -> None:
    found = [story("s", "ab", link("b", "a")), story("t", "c")]
    store.stories.replace(found)
    done = store.stories.replace(list(reversed(found)))
    assert (done.new, done.changed, dict(done.gone)) == ((), (), {})


def test_a_story_that_grows_keeps_its_id_and_takes_the_links(store: Store) -> None:
    store.stories.replace([story("s", "ab", link("b", "a"))])
    done = store.stories.replace([story("other", "abc", link("b", "a"), link("c", "a"))])
    assert dict(done.ids) == {"other": "s"}
    assert done.changed == ("s",)
    grown = store.stories.get("s")
    assert grown is not None
    assert grown.links == (link("b", "a"), link("c", "a"))


def test_merged_stories_keep_the_fuller_ones_id_and_the_other_leads_there(store: Store) -> None:
    store.stories.replace([story("s", "ab"), story("t", "cde")])
    done = store.stories.replace([story("u", "abcde")])
    assert dict(done.gone) == {"s": "t"}
    assert standing(store) == {"t": "abcde"}
    assert store.stories.resolve("s") == "t"
    assert store.stories.resolve("never") is None
    merged = store.stories.get("s")
    assert merged is not None
    assert merged.id == "t"
    store.stories.replace([story("v", "fgh"), story("w", "a")])
    store.stories.replace([story("x", "abcdefgh")])
    assert store.stories.resolve("s") == store.stories.resolve("v") == store.stories.resolve("t") == "t"


def test_a_story_that_parts_again_takes_its_id_back(store: Store) -> None:
    store.stories.replace([story("s", "ab"), story("t", "cde")])
    store.stories.replace([story("t", "abcde")])
    store.stories.replace([story("s", "ab"), story("t", "cde")])
    assert standing(store) == {"s": "ab", "t": "cde"}
    assert store.stories.resolve("s") == "s"


def test_the_larger_part_of_a_split_keeps_the_id(store: Store) -> None:
    store.stories.replace([story("s", "abc")])
    store.stories.replace([story("s", "a"), story("t", "bc")])
    split = standing(store)
    assert split.pop("s") == "bc"
    assert list(split.values()) == ["a"]


def test_what_left_the_window_stays(store: Store) -> None:
    store.stories.replace([story("s", "abc", link("b", "a"), link("c", "b"), languages=("kk", "ru"))])
    store.stories.replace([story("new", "cd", link("d", "c"), languages=("en",))])
    found = store.stories.get("s")
    assert found is not None
    assert found.article_ids == ("a", "b", "c", "d")
    assert found.languages == ("en", "kk", "ru")
    assert set(found.links) == {link("b", "a"), link("c", "b"), link("d", "c")}
    assert store.stories.replace([story("new", "cd", link("d", "c"), languages=("en",))]).changed == ()


def test_a_story_robbed_of_an_article_keeps_the_rest(store: Store) -> None:
    store.stories.replace([story("s", "abcd", link("d", "a"), link("b", "a")), story("t", "efg")])
    store.stories.replace([story("t", "defg")])
    found = store.stories.get("s")
    assert found is not None
    assert (found.article_ids, found.links) == (("a", "b", "c"), (link("b", "a"),))


def test_unknown_and_doubled_articles_are_refused_and_nothing_changes(store: Store) -> None:
    store.stories.replace([story("s", "ab")])
    with pytest.raises(StoreError, match="not stored"):
        store.stories.replace([story("t", "cz")])
    with pytest.raises(StoreError, match="two stories"):
        store.stories.replace([story("t", "ac"), story("u", "cd")])
    assert standing(store) == {"s": "ab"}


parts = st.lists(st.integers(0, 3), min_size=len(NAMES), max_size=len(NAMES))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(parts, min_size=1, max_size=4))
def test_whatever_is_found_every_article_is_in_one_story_and_no_id_is_lost(store: Store, rounds: list[list[int]]) -> None:
    ever: set[str] = set(standing(store))
    for groups in rounds:
        found = []
        for group in sorted(set(groups)):
            inside = [name for name, mine in zip(NAMES, groups, strict=True) if mine == group]
            found.append(story(f"from-{inside[0]}", "".join(inside)))
        store.stories.replace(found)
        now = standing(store)
        assert sorted("".join(now.values())) == list(NAMES)
        assert sorted(now.values()) == sorted("".join(one.article_ids) for one in found)
        ever |= set(now)
        assert {store.stories.resolve(id) for id in ever} <= set(now)


def test_latest_first_with_sources_and_summary(store: Store) -> None:
    store.stories.replace([story("s", "ab"), story("t", "c"), story("u", "defgh")])
    listed = store.stories.latest()
    assert [(one.story.id, one.sources, "".join(one.story.article_ids)) for one in listed] == [
        ("u", 3, "defgh"),
        ("t", 1, "c"),
        ("s", 2, "ab"),
    ]
    assert listed[0].last_published_at == DAY + timedelta(hours=7)
    assert [one.story.id for one in store.stories.latest(since=DAY + timedelta(hours=2))] == ["u", "t"]
    assert [one.story.id for one in store.stories.latest(limit=1, offset=1)] == ["t"]
    assert [one.story.id for one in store.stories.latest(at_least=2)] == ["u", "s"]
    assert (store.stories.count(), store.stories.count(DAY + timedelta(hours=3))) == (3, 1)


def test_a_summary_is_due_again_when_the_story_changes(store: Store) -> None:
    store.stories.replace([story("s", "ab"), story("t", "c")])
    assert store.stories.without_summary(10) == ["t", "s"]
    store.stories.set_summary("s", '{"title": "Сел"}')
    store.stories.set_summary("t", "{}")
    assert store.stories.without_summary(10) == []
    store.stories.replace([story("s", "abd"), story("t", "c")])
    assert store.stories.without_summary(10) == ["s"]
    assert [one.summary for one in store.stories.latest()] == ['{"title": "Сел"}', "{}"]


def test_a_story_without_any_known_time(store: Store) -> None:
    store.articles.save_many(Article(id, "s", id, id, fetched_at=DAY + timedelta(days=1)) for id in ("x", "y"))
    store.stories.replace([story("s", "yx"), story("t", "ax".replace("x", ""))])
    listed = store.stories.latest()[0]
    assert (listed.story.article_ids, listed.story.first_published_at, listed.last_published_at) == (("x", "y"), None, None)


# ---- reprints


def reprint(copy: str, original: str, shared: float = 0.9) -> Reprint:
    change = Change("figure", Span("text", 0, 2, "86"), Span("text", 0, 2, "68"))
    return Reprint(copy, original, "altered", shared, (change,))


def test_reprints_by_copy_by_original_by_story(store: Store) -> None:
    found = [reprint("b", "a"), reprint("c", "a", 0.5), reprint("d", "c")]
    assert store.reprints.replace(NAMES, found)
    assert store.reprints.of_copy("b") == [found[0]]
    assert store.reprints.of_original("a") == found[:2]
    assert store.reprints.of_story("abc") == found[:2]
    assert not store.reprints.replace(NAMES, reversed(found))
    assert store.reprints.count() == 3


def test_reprints_found_anew_replace_those_among_the_same_articles(store: Store) -> None:
    store.reprints.replace(NAMES, [reprint("b", "a"), reprint("d", "c")])
    store.reprints.replace("bcd", [reprint("d", "c", 0.4)])
    assert store.reprints.of_copy("b") == [reprint("b", "a")], "its original has left the window"
    assert store.reprints.of_copy("d") == [reprint("d", "c", 0.4)]
    store.reprints.replace("bcd", [])
    assert store.reprints.of_copy("d") == []


def test_a_reprint_of_an_unknown_article_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        store.reprints.replace(NAMES, [reprint("z", "a")])
