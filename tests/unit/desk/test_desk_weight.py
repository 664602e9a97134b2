"""What is told first and what is folded away: facts of one source, the line read aloud, the reasons of a link."""

from __future__ import annotations

from dataclasses import replace

from desk_fakes import BIG_CARD, KK, NOW, RU, VIEW, FakeWorkspace, annotated, wording

from tilshi.desk import alone, aloud, reasons
from tilshi.desk.material import Material
from tilshi.desk.reader import Reader
from tilshi.desk.ties import firmness, ties
from tilshi.desk.words import words_of
from tilshi.model import Concept, Fact, FactVersion, Link, OnlyOne, Reason, Span


def material(language: str = "ru") -> Material:
    return Material(VIEW, Reader(words_of(language), NOW), FakeWorkspace())


def only(*given: tuple[str, float | str, str, str | None]) -> list[OnlyOne]:
    return [OnlyOne("ru-1", kind, value, wording(RU, words), unit) for kind, value, words, unit in given]


MANY = only(
    ("person", "person:duisengaliev", "сообщил Марат Дуйсенгалиев", None),
    ("figure", 86, "86 домов", None),
    ("figure", 410, "410 детей", "person"),
    ("figure", 4, "4 человека", "day"),
    ("figure", 2_400_000_000, "2,4 млрд тенге", "KZT"),
)


def test_people_and_money_go_first_and_the_rest_is_folded() -> None:
    (source,) = alone.alone(MANY, material(), FakeWorkspace())
    assert ["410 детей" in source.shown[0].words, "2,4 млрд" in source.shown[1].words, "86 домов" in source.shown[2].words] == [
        True
    ] * 3
    assert len(source.folded) == 2
    assert source.column.source == "Степной вестник"


def test_a_fold_never_hides_a_single_line() -> None:
    (source,) = alone.alone(MANY[1:], material(), FakeWorkspace())
    assert len(source.shown) == 4
    assert source.folded == ()


def test_a_credit_to_a_source_of_the_story_is_no_fact() -> None:
    text = replace(RU, text=f"{RU.text} Об этом сообщает «Жайлау ақпарат».")
    articles = tuple(replace(a, article=text) if a.id == "ru-1" else a for a in VIEW.articles)
    view = replace(VIEW, articles=articles)
    credit = [OnlyOne("ru-1", "person", "person:x", wording(text, "Жайлау ақпарат"))]
    assert alone.alone(credit, Material(view, Reader(words_of("ru"), NOW), FakeWorkspace()), FakeWorkspace()) == []


def fact(about: str, value: int, unit: str | None = None) -> Fact:
    return Fact(about, "figure", (FactVersion(value, ("kk-1", "ru-1"), (), unit=unit),))


def test_the_line_tells_three_facts_at_most_and_no_bare_length_of_time() -> None:
    agreed = (
        fact("mudflow", 3, "h"),
        fact("house", 86),
        fact("injured", 12, "person"),
        fact("damaged", 5),
        fact("evacuated", 40),
    )
    line = aloud.aloud(replace(BIG_CARD, agreed=agreed, differs=()), Reader(words_of("ru"), NOW), FakeWorkspace(), values=True)
    assert "Источники согласны в числах: пострадавшие\u00a0— 12, домов\u00a0— 86, эвакуированные\u00a0— 40." in line
    assert line.endswith("Расхождений между источниками не найдено.")
    hours = replace(BIG_CARD, agreed=(fact("mudflow", 3, "h"),), differs=())
    assert "сель\u00a0— 3\u00a0часа" in aloud.aloud(hours, Reader(words_of("ru"), NOW), FakeWorkspace())


def test_one_label_is_told_once() -> None:
    agreed = (fact("house", 86), fact("house", 90))
    line = aloud.aloud(replace(BIG_CARD, agreed=agreed, differs=()), Reader(words_of("kk"), NOW), FakeWorkspace())
    assert line.count("үй") == 1


def test_reasons_are_in_the_readers_words_and_told_once() -> None:
    concept = Concept(Span("text", KK.text.index("сел"), KK.text.index("сел") + 3, "сел"), "mudflow")
    one, other = annotated(KK, concepts=(concept,)), annotated(RU)
    given = (
        Reason("wording", "Дүйсенғалиев / Дуйсенгалиев", 2.0),
        Reason("name", "Марат Дүйсенғалиев / Марат Дуйсенгалиев", 1.5),
        Reason("concept", "сел / сель", 1.2),
        Reason("wording", "Тасөзек / Тасозека", 1.1),
    )
    found = reasons.because(given, one, other, material("ru"))
    assert [(b.kind, b.values) for b in found] == [
        ("name", ("Марат Дуйсенгалиев",)),
        ("concept", ("сель",)),
        ("wording", ("Тасозека",)),
    ]


def test_a_link_told_from_both_ends_is_told_once() -> None:
    links = (Link("kk-1", "ru-1", 0.95, ()), Link("ru-1", "kk-1", 0.95, ()), Link("en-1", "ru-1", 0.7, ()))
    view = replace(VIEW, story=replace(VIEW.story, links=links))
    shown = ties(Material(view, Reader(words_of("en"), NOW), FakeWorkspace()))
    assert [(x.article.id, x.sure, x.score) for x in shown] == [("kk-1", "firm link", "95%"), ("en-1", "likely link", "70%")]
    assert firmness(0.5) == "weak"
