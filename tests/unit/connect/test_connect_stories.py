"""Which articles tell one event: across languages, in any order, without chains."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from tilshi.annotate.concepts import find_concepts
from tilshi.connect import find_stories
from tilshi.connect.clustering import grouped
from tilshi.languages import name_key
from tilshi.model import Annotated, Article, Figure, Name, Reprint, Span, Story

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def told(
    id: str, language: str, title: str, text: str, *, hours: float | None = 0, names: str = "", figures: str = ""
) -> Annotated:
    at = None if hours is None else NOON + timedelta(hours=hours)
    spans = [(w, text.index(w)) for w in names.split("|") if w]
    found = tuple(Name(Span("text", s, s + len(w), w), "person", name_key(w, language, "person")) for w, s in spans)
    values = tuple(Figure(Span("text", text.index(v), text.index(v) + len(v), v), float(v)) for v in figures.split("|") if v)
    concepts = (*find_concepts("title", title, language), *find_concepts("text", text, language))
    return Annotated(Article(id, f"s-{id}", title, text, at), language, "Cyrl", found, values, concepts=concepts)


FLOOD_KK = told(
    "f-kk", "kk", "Сарысай арнасынан асып, Шілікті ауылын су басты",
    "Сарысай өзені тасып, Шілікті ауылындағы 48 үйді су басты. 310 адам эвакуацияланды, деді министр Ерден Тілепбаев. "
    "Құтқарушылар түні бойы жұмыс істеді, бөгетке 140 адам тартылды.",
    names="Ерден Тілепбаев", figures="48|310|140",
)  # fmt: skip
FLOOD_RU = told(
    "f-ru", "ru", "В Шиликты из-за паводка подтоплены 48 домов",
    "Река Сарысай вышла из берегов, в селе Шиликты подтоплены 48 домов, эвакуированы 310 человек. "
    "По словам министра Ердена Тлепбаева, на дамбе работают 140 спасателей.",
    hours=2, names="Ердена Тлепбаева", figures="48|310|140",
)  # fmt: skip
FLOOD_EN = told(
    "f-en", "en", "River floods Shilikty, 310 moved to safety",
    "The Sarysai River flooded 48 houses in Shilikty and 310 people were evacuated, minister Yerden Tilepbayev said. "
    "Some 140 rescuers worked on the dam overnight.",
    hours=4, names="Yerden Tilepbayev", figures="48|310|140",
)  # fmt: skip
CUP_KK = told(
    "c-kk", "kk", "«Боран» чемпиондар кубогын жеңіп алды",
    "Хоккейден «Боран» клубы финалда қарсыласын 4:1 есебімен жеңді. Матчты стадионда 7200 жанкүйер тамашалады, "
    "бапкер Олжас Құдайберген ойыншыларын мақтады.",
    hours=1, names="Олжас Құдайберген", figures="7200",
)  # fmt: skip
CUP_RU = told(
    "c-ru", "ru", "Хоккейный «Боран» взял кубок",
    "Хоккейный клуб «Боран» выиграл финал со счётом 4:1. На стадионе собрались 7200 болельщиков, "
    "тренер Олжас Кудайберген хвалил игроков.",
    hours=3, names="Олжас Кудайберген", figures="7200",
)  # fmt: skip
BANK_EN = told(
    "b-en", "en", "Central bank keeps its rate", "The central bank left the interest rate unchanged "
    "and expects inflation to slow by autumn.", hours=2,
)  # fmt: skip
ALL = [FLOOD_KK, FLOOD_RU, FLOOD_EN, CUP_KK, CUP_RU, BANK_EN]


def members(stories: list[Story]) -> set[tuple[str, ...]]:
    return {story.article_ids for story in stories}


def test_one_event_in_three_languages_is_one_story() -> None:
    assert members(find_stories(ALL)) == {("f-kk", "f-ru", "f-en"), ("c-kk", "c-ru"), ("b-en",)}


def test_a_story_tells_its_languages_title_time_and_why() -> None:
    story = next(s for s in find_stories(ALL) if "f-en" in s.article_ids)
    assert story.languages == ("en", "kk", "ru")
    assert story.title == FLOOD_KK.article.title
    assert story.first_published_at == NOON
    assert [link.article_id for link in story.links] == list(story.article_ids)
    reasons = story.links[1].reasons
    assert {"name", "figure", "concept"} <= {r.kind for r in reasons}
    assert [r.weight for r in reasons] == sorted((r.weight for r in reasons), reverse=True)
    assert any("310" in r.value for r in reasons)
    assert all(0 < link.score < 1 for link in story.links)


def test_any_order_gives_the_same_stories() -> None:
    expected = find_stories(ALL)
    for seed in range(6):
        shuffled = ALL[:]
        random.Random(seed).shuffle(shuffled)
        assert find_stories(shuffled) == expected


def test_articles_without_a_time_find_their_story() -> None:
    undated = told("f-un", "ru", FLOOD_RU.article.title, FLOOD_RU.article.text.replace("Река", "Ночью река"), hours=None,
                   names="Ердена Тлепбаева", figures="48|310|140")  # fmt: skip
    story = next(s for s in find_stories([*ALL, undated]) if "f-un" in s.article_ids)
    assert story.article_ids == ("f-kk", "f-ru", "f-en", "f-un")
    assert members(find_stories([undated])) == {("f-un",)}
    assert find_stories([undated])[0].first_published_at is None


def test_the_same_words_weeks_later_are_another_story() -> None:
    later = told("f-later", "en", FLOOD_EN.article.title, FLOOD_EN.article.text, hours=24 * 30, figures="48|310|140")
    assert ("f-later",) in members(find_stories([*ALL, later]))


def test_a_digest_does_not_glue_two_stories() -> None:
    text = FLOOD_RU.article.text + "\n" + CUP_RU.article.text + "\nКурс доллара вырос. Синоптики обещают снег."
    digest = told("digest", "ru", "Главное за день", text, hours=6, figures="48|310|7200")
    stories = members(find_stories([*ALL, digest]))
    assert not any({"f-kk", "c-kk"} <= set(ids) for ids in stories)


def test_a_copy_stands_with_its_original_and_every_article_in_one_story() -> None:
    copy = told("x-copy", "kk", "Кеше", "Ауылды су басты.", hours=5)
    stories = find_stories([*ALL, copy], [Reprint("x-copy", "f-kk", "near", 0.9), Reprint("gone", "f-kk", "exact", 1.0)])
    assert any({"x-copy", "f-kk"} <= set(s.article_ids) for s in stories)
    ids = [i for s in stories for i in s.article_ids]
    assert sorted(ids) == sorted(a.id for a in [*ALL, copy])


def test_reprints_in_a_circle_do_not_lose_an_article() -> None:
    circle = [Reprint("f-kk", "f-ru", "near", 0.9), Reprint("f-ru", "f-kk", "near", 0.9), Reprint("b-en", "b-en", "exact", 1.0)]
    ids = [i for s in find_stories(ALL, circle) for i in s.article_ids]
    assert sorted(ids) == sorted(a.id for a in ALL)


def test_the_id_comes_from_the_first_article_and_stays() -> None:
    few = next(s for s in find_stories([FLOOD_KK, FLOOD_RU]) if "f-kk" in s.article_ids)
    many = next(s for s in find_stories(ALL) if "f-kk" in s.article_ids)
    assert few.id == many.id
    assert find_stories([]) == []


def test_groups_do_not_chain() -> None:
    """a-b and b-c are alike, a-c not at all: on average c is no part of the group."""
    scores = {(0, 1): 4.0, (1, 2): 1.0, (0, 2): -9.0}
    pairs = [(0, 1), (1, 2)]
    assert grouped(["a", "b", "c"], pairs, lambda x, ys: [scores[min(x, y), max(x, y)] for y in ys], 0.0) == [[0, 1], [2]]
