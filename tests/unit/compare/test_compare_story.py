"""compare over small made-up stories whose annotations are written by hand."""

from datetime import UTC, datetime, timedelta

from tilshi.compare import card_of, compare
from tilshi.model import Annotated, Article, Concept, Figure, Name, Quote, Reprint, Span, Story

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def report(
    identity: str,
    text: str,
    *,
    language: str = "ru",
    hours: float | None = 0.0,
    figures: tuple[tuple[str, float, str | None], ...] = (),
    concepts: tuple[tuple[str, str], ...] = (),
    people: tuple[tuple[str, str], ...] = (),
    quotes: tuple[tuple[str, str], ...] = (),
) -> Annotated:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span("text", start, start + len(words), words)

    at = None if hours is None else NOON + timedelta(hours=hours)
    return Annotated(
        Article(identity, f"source of {identity}", f"title {identity}", text, at, f"http://{identity}.example/"),
        language,
        "Cyrl",
        names=tuple(Name(span(words), "person", key) for words, key in people),
        figures=tuple(Figure(span(words), value, unit=unit) for words, value, unit in figures),
        quotes=tuple(Quote(span(words), True, speaker_key=key, speaker=key) for words, key in quotes),
        concepts=tuple(Concept(span(words), concept) for words, concept in concepts),
    )


def flood(identity: str, evacuated: float, hours: float = 0.0) -> Annotated:
    words = f"{evacuated:g} человек"
    text = f"Из города эвакуированы {words}."
    return report(
        identity, text, hours=hours, figures=((words, evacuated, "person"),), concepts=(("эвакуированы", "evacuation"),)
    )


def test_two_values_of_one_thing_differ() -> None:
    found = compare([flood("a", 1240), flood("b", 1420, 0.5), flood("c", 1240, 1)])
    assert [(f.about, [v.value for v in f.versions]) for f in found.differs] == [("evacuation", [1240, 1420])]
    assert found.differs[0].versions[0].article_ids == ("a", "c")
    assert found.agreed == found.updates == ()
    assert [w.text for w in found.differs[0].versions[1].wording] == ["1420 человек"]


def test_a_rising_toll_is_an_update_not_a_difference() -> None:
    found = compare([flood("a", 300), flood("b", 640, 6), flood("c", 1240, 14)])
    assert found.differs == ()
    assert [[v.value for v in f.versions] for f in found.updates] == [[300, 640, 1240]]


def test_one_value_agrees_across_languages() -> None:
    kazakh = report(
        "k",
        "Қаладан 1240 адам көшірілді.",
        language="kk",
        figures=(("1240 адам", 1240, "person"),),
        concepts=(("көшірілді", "evacuation"),),
    )
    found = compare([flood("a", 1240), kazakh])
    assert [(f.kind, f.versions[0].value, f.versions[0].article_ids) for f in found.agreed] == [("figure", 1240, ("a", "k"))]
    assert found.differs == ()
    assert found.only_one == ()


def test_a_copy_confirms_nothing() -> None:
    found = compare([flood("a", 1240), flood("copy", 1240, 2)], [Reprint("copy", "a", "exact", 1.0)])
    assert found.agreed == ()
    assert [(o.article_id, o.value) for o in found.only_one] == [("a", 1240)]
    assert [(r.article_id, r.reprint_of) for r in found.order] == [("a", None), ("copy", "a")]


def test_a_value_that_only_a_copy_has_is_no_second_source() -> None:
    altered = Reprint("copy", "a", "altered", 0.98)
    found = compare([flood("a", 1240), flood("b", 1240, 1), flood("copy", 1420, 2)], [altered])
    assert found.differs == ()


def test_other_things_with_other_values_stay_apart() -> None:
    deputies = report(
        "d", "За проект проголосовали 21 депутат.", figures=(("21 депутат", 21, "person"),), concepts=(("депутат", "deputy"),)
    )
    found = compare([flood("a", 1240), deputies])
    assert found.differs == found.agreed == ()
    assert {o.value for o in found.only_one} == {1240, 21}


def test_one_article_with_both_values_gives_two_facts() -> None:
    both = report(
        "d",
        "Подтоплены 114 домов, разрушены 86 домов.",
        figures=(("114 домов", 114, "house"), ("86 домов", 86, "house")),
        concepts=(("Подтоплены", "flood"), ("разрушены", "damage")),
    )
    other = report("e", "Разрушены 86 домов.", figures=(("86 домов", 86, "house"),), concepts=(("Разрушены", "damage"),))
    found = compare([both, other])
    assert found.differs == ()
    assert [f.versions[0].value for f in found.agreed] == [86]
    assert [o.value for o in found.only_one] == [114]


def test_a_value_that_another_report_gives_of_whatever_is_nobodys_alone() -> None:
    houses = report("h", "Подтоплены 8 домов.", figures=(("8 домов", 8, None),), concepts=(("Подтоплены", "flood"),))
    share = report("s", "Износ 8 процентов.", figures=(("8 процентов", 8, "%"),), concepts=(("Износ", "wear_tear"),))
    schools = report("s", "Закрыты 8 школ.", figures=(("8 школ", 8, None),), concepts=(("школ", "school"),))
    assert [o.value for o in compare([houses, share]).only_one] == [8, 8]
    assert compare([houses, schools]).only_one == ()


def test_facts_of_more_reports_come_first() -> None:
    bridge = "Мост длиной 318 метров."
    figures, concepts = (("318 метров", 318, "m"),), (("Мост", "bridge"),)
    told = [report(name, bridge, hours=-1, figures=figures, concepts=concepts) for name in "de"]
    found = compare([*told, flood("a", 1240), flood("b", 1240), flood("c", 1240)])
    assert [fact.about for fact in found.agreed] == ["evacuation", "bridge"]


def test_persons_named_by_one_report_alone() -> None:
    one = report("a", "Сказал Сабит Жолайдаров.", people=(("Сабит Жолайдаров", "person:sabit_zholaidarov"),))
    two = report("b", "Сказала Айгерим Нуркасова.", people=(("Айгерим Нуркасова", "person:aigerim_nurkasova"),))
    found = compare([one, two])
    assert {(o.article_id, o.kind, o.wording.text) for o in found.only_one} == {
        ("a", "person", "Сабит Жолайдаров"),
        ("b", "person", "Айгерим Нуркасова"),
    }


def test_one_utterance_in_two_articles_is_lined_up() -> None:
    words = "Дамба выдержала, угрозы для посёлка нет"
    one = report("a", f"«{words}», — сказал аким.", quotes=((words, "person:akim"),))
    two = report("b", f"По словам акима: «{words}».", hours=1, quotes=((words, "person:akim"),))
    other = report(
        "c",
        "«Людей накормят и разместят в школе», — сказал аким.",
        hours=2,
        quotes=(("Людей накормят и разместят в школе", "person:akim"),),
    )
    (voice,) = compare([one, two, other]).quotes
    assert [(s.wording.article_id, s.utterance) for s in voice.versions] == [("a", 0), ("b", 0), ("c", 1)]


def test_order_of_input_does_not_matter_and_unknown_times_come_last() -> None:
    articles = [flood("b", 1420, 1), flood("a", 1240), report("u", "Без времени.", hours=None)]
    assert compare(articles) == compare(articles[::-1])
    assert [r.article_id for r in compare(articles).order] == ["a", "b", "u"]


def test_a_story_of_one_article_has_nothing_to_compare() -> None:
    found = compare([flood("a", 1240)])
    assert found.differs == found.agreed == found.updates == ()


def test_the_card_counts_copies_apart() -> None:
    articles = [flood("a", 1240), flood("b", 1420, 1), flood("copy", 1240, 2)]
    reprints = [Reprint("copy", "a", "exact", 1.0)]
    story = Story("s", ("a", "b", "copy"), ("ru",), NOON)
    card = card_of(story, articles, compare(articles, reprints), reprints)
    assert (card.independent, card.copies, card.articles) == (2, 1, 3)
    assert card.headlines[0].article_id == "a"
    assert [len(f.versions) for f in card.differs] == [2]
