"""A workspace from articles to stories, search, counts and labels, and what stays when something is done again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tilshi.model import Article
from tilshi.workspace import Workspace, open_workspace

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def article(name: str, source: str, title: str, text: str, hours: float | None = 2) -> Article:
    return Article(
        id=name, source=source, title=title, text=text, published_at=None if hours is None else NOW - timedelta(hours=hours)
    )


FLOOD = (
    article("kk", "Тасөзек таңы", "Тасөзекте сел жүрді", "Тасөзек қаласында сел жүріп, Сарысай өзенінің жағалауынан 1 240 адам "
            "көшірілді. Бұл туралы облыс әкімі Сәбит Жолайдаров мәлім етті. 90 үйді лай басты.", 3),
    article("ru", "Вестник", "Сель в Тасозеке: эвакуированы 1 240 человек", "Через Тасозек прошёл сель, с берегов Сарысая "
            "вывезли 1 240 человек, сообщил аким области Сабит Жолайдаров. Илом занесло 86 домов."),
    article("en", "Steppe Ledger", "Mudflow in Tasozek", "A mudflow hit Tasozek; 1,240 people were evacuated from the banks "
            "of the Sarysai, governor Sabit Zholaidarov said. Mud filled 90 houses.", 1),
)  # fmt: skip
TREE = article("tree", "Вестник", "В Боритау зажгли ёлку", "На площади Боритау зажгли огни на двенадцатиметровой ёлке.", None)
CAPITAL = article("land", "Steppe Ledger", "Қазақстанда қар жауды", "Қазақстанның солтүстігінде үш күн қатарынан қар жауды.", 30)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "news", now=lambda: NOW) as opened:
        opened.add_articles([*FLOOD, TREE, CAPITAL])
        opened.connect()
        yield opened


def story_of(workspace: Workspace, article_id: str) -> str:
    view = workspace.article(article_id)
    assert view is not None
    assert view.story is not None
    return view.story.id


def test_counts(workspace: Workspace) -> None:
    counts = workspace.counts()
    assert (counts.articles, counts.stories, counts.versions, counts.refused) == (5, 3, 0, 0)
    assert dict(counts.languages) == {"kk": 2, "ru": 2, "en": 1}


def test_a_story_across_languages(workspace: Workspace) -> None:
    view = workspace.story(story_of(workspace, "kk"))
    assert view is not None
    assert [one.id for one in view.articles] == ["kk", "ru", "en"], "in the order of reporting"
    assert view.card.independent == 3
    assert {headline.language for headline in view.card.headlines} == {"kk", "ru", "en"}
    assert any({version.value for version in fact.versions} == {90, 86} for fact in view.comparison.differs)


def test_an_unknown_story_or_article_is_none(workspace: Workspace) -> None:
    for identity in ("", "nobody", "x" * 10_000, "\x00", "\ud800", "../../etc/passwd"):
        assert workspace.story(identity) is None
        assert workspace.article(identity) is None


def test_connecting_again_and_opening_again_change_nothing(workspace: Workspace, tmp_path: Path) -> None:
    before = list(workspace.stories())
    front = workspace.front()
    workspace.connect()
    workspace.add_articles([*FLOOD, TREE, CAPITAL])
    workspace.connect()
    assert list(workspace.stories()) == before
    assert workspace.front() == front
    with open_workspace(tmp_path / "news", write=False, now=lambda: NOW) as reader:
        assert list(reader.stories()) == before
        assert reader.front() == front


def test_the_order_of_arrival_does_not_matter(workspace: Workspace, tmp_path: Path) -> None:
    with open_workspace(tmp_path / "other", now=lambda: NOW) as other:
        for one in (CAPITAL, TREE, *reversed(FLOOD)):
            other.add_articles([one])
            other.connect()
        assert {frozenset(s.article_ids) for s in other.stories()} == {frozenset(s.article_ids) for s in workspace.stories()}


def test_a_story_keeps_its_address_as_it_grows_and_when_it_merges(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "news", now=lambda: NOW) as workspace:
        ids = set()
        for one in FLOOD:
            workspace.add_articles([one])
            workspace.connect()
            ids.add(story_of(workspace, one.id))
        for identity in ids:
            view = workspace.story(identity)
            assert view is not None
            assert {one.id for one in view.articles} == {"kk", "ru", "en"}


def test_an_edited_article_keeps_its_earlier_state_and_renews_the_card(workspace: Workspace) -> None:
    edited = replace(FLOOD[1], title="Сель в Тасозеке: пострадали 92 дома", text=FLOOD[1].text.replace("86", "92"))
    done = workspace.add_articles([replace(edited, modified_at=NOW - timedelta(hours=1))])
    assert (done.new, done.changed) == ([], ["ru"])
    workspace.connect()
    view = workspace.article("ru")
    assert view is not None
    assert view.annotated.article.title.endswith("92 дома")
    assert [version.title for version in view.versions] == [FLOOD[1].title]
    assert workspace.counts().versions == 1
    card = next(one.card for one in workspace.front().cards if one.card.story_id == story_of(workspace, "ru"))
    assert any({version.value for version in fact.versions} == {90, 92} for fact in card.differs)


def test_a_card_is_renewed_even_when_the_round_that_changed_it_was_broken_off(workspace: Workspace, tmp_path: Path) -> None:
    workspace.add_articles([replace(FLOOD[1], title="Новый заголовок", modified_at=NOW)])
    workspace.close()
    with open_workspace(tmp_path / "news", now=lambda: NOW) as again:
        again.connect()
        titles = {headline.text for one in again.front().cards for headline in one.card.headlines}
    assert "Новый заголовок" in titles
    assert FLOOD[1].title not in titles


# ---- search


@pytest.mark.parametrize(("words", "found"), [
    ("елка", "tree"), ("ЁЛКУ", "tree"), ("казахстан", "land"), ("қазақстан", "land"), ("солтүстік", "land"),
])  # fmt: skip
def test_search_minds_neither_letters_nor_endings(words: str, found: str, workspace: Workspace) -> None:
    assert [one.id for one in workspace.search(words)] == [found]


def test_stories_stand_before_articles_and_best_before_good(workspace: Workspace) -> None:
    answers = workspace.search("сель Тасозек")
    kinds = [one.kind for one in answers]
    assert kinds == sorted(kinds, reverse=True)
    assert answers[0].kind == "story"
    assert answers[0].id == story_of(workspace, "ru")
    scores = [one.score for one in answers if one.kind == "article"]
    assert scores == sorted(scores, reverse=True)
    assert len(workspace.search("сель Тасозек", limit=1)) == 1


@pytest.mark.parametrize(
    "words", ["", "   ", '"', "*", "NEAR(", "a OR", "-", "';--", "\x00", "\ud800", "а" * 100_000, "😀", "( ) ^ :"]
)
def test_no_words_of_a_query_raise(words: str, workspace: Workspace) -> None:
    assert workspace.search(words) == [] or words


# ---- labels


def test_labels_are_words_of_the_reader(workspace: Workspace) -> None:
    for language in ("kk", "ru", "en"):
        assert workspace.country_label("KZ", language) in ("Қазақстан", "Казахстан", "Kazakhstan")
        assert workspace.label("house", language)
        assert workspace.entity_label("place:KZ", language, "x") == workspace.country_label("KZ", language)
    assert workspace.label("house", "ru") != workspace.label("house", "kk")
    assert workspace.entity_label("person:sabit", "kk", "Сәбит") == "Сәбит"
    assert (workspace.label("no-such", "kk"), workspace.topic_label("0", "kk"), workspace.country_label("XQ", "kk")) == (
        "",
        "",
        "",
    )
    assert (workspace.country_label("", "kk"), workspace.country_label("<b>", "en")) == ("", "")
