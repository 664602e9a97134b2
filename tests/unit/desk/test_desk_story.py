"""The parts of a story page from records: values, columns, order, pictures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from desk_fakes import BIG_CARD, DIFFERS, NOW, UPDATES, VIEW, FakeWorkspace, at, card

from tilshi.desk import cards, facts, order, pictures, ties, voices
from tilshi.desk.aloud import aloud
from tilshi.desk.material import Material
from tilshi.desk.pictures import nice_ticks
from tilshi.desk.reader import Reader
from tilshi.desk.values import date_words, value_of
from tilshi.desk.words import words_of
from tilshi.model import FactVersion, RankedCard

NBSP = "\u00a0"


def reader(language: str = "kk") -> Reader:
    return Reader(words_of(language), NOW)


def material(language: str = "kk") -> Material:
    return Material(VIEW, reader(language), FakeWorkspace())


@pytest.mark.parametrize(
    ("language", "version", "shown", "plain"),
    [
        ("kk", FactVersion(1240, (), (), unit="person"), f"1{NBSP}240", True),
        ("kk", FactVersion(1000, (), (), bound="at_least"), f"кемінде 1{NBSP}000", False),
        ("ru", FactVersion(1600, (), (), approximate=True), f"около 1{NBSP}600", False),
        ("en", FactVersion(15, (), (), high=20, bound="at_most"), "at most 15–20", False),
        ("ru", FactVersion(21, (), (), unit="h"), "21 час", True),
        ("kk", FactVersion(14.25, (), (), unit="%"), "14,25 %", True),
        ("en", FactVersion(5, (), (), unit="USD"), "$5", True),
        ("ru", FactVersion(2_400_000_000, (), (), unit="KZT"), f"2,4{NBSP}млрд тенге", False),
    ],
)
def test_values(language: str, version: FactVersion, shown: str, plain: bool) -> None:
    value = value_of(version, "figure", words_of(language), FakeWorkspace())
    assert (value.text, value.plain) == (shown, plain)


def test_dates_as_far_as_they_go() -> None:
    words = words_of("kk")
    assert date_words("2026-11-21", words) == "2026 жылғы 21 қараша"
    assert date_words("2026-11", words) == "2026 жылғы қараша"
    assert date_words("2026", words) == "2026 жыл"
    assert date_words("soon", words) == ""
    assert date_words("2026-13-40", words) == ""


def test_columns_set_versions_against_each_other_in_the_readers_language_first() -> None:
    shown = facts.differing(DIFFERS, material("ru"), FakeWorkspace())
    first = shown[0].columns
    assert [c.language for c in first] == ["kk", "ru", "uz", "en"]
    assert '<span class="same a">Тасозека<sup>a</sup></span>' in first[1].words
    assert '<ruby>көшірілді<rt lang="ru">эвакуированные</rt></ruby>' in first[0].words
    assert "<ruby>" not in first[1].words
    assert "<ruby>" not in facts.differing(DIFFERS, material("kk"), FakeWorkspace())[0].columns[1].words


def test_value_that_only_a_copy_has_is_doubted() -> None:
    shown = facts.differing(DIFFERS, material(), FakeWorkspace())[1]
    assert [v.doubt for v in shown.versions] == [False, True]
    assert shown.versions[1].note == "түпнұсқада: 86 домов"
    assert shown.versions[1].independent == 0
    agreed = facts.agreed(VIEW.comparison.agreed[:1], material())
    assert [d.value.text for d in agreed[0].doubts] == ["68"]


def test_quotes_are_lined_up_and_their_figures_compared() -> None:
    shown = voices.voices(VIEW.comparison, material(), FakeWorkspace())
    assert shown[0].utterances[0].verdict == "agreed"
    assert [direct for _, direct in shown[0].utterances[1].columns] == [False]
    assert shown[1].speaker == "Аты аталмаған"


def test_order_hangs_copies_and_tells_gaps() -> None:
    events = order.events(material("ru"))
    assert [e.kind for e in events] == ["report", "report", "report", "pause", "edit", "undated", "report"]
    assert events[0].notes == ("первое сообщение",)
    assert events[1].notes == ("через 2 ч 30 мин",)
    assert [c.article.id for c in events[1].copies] == ["ru-2"]
    assert events[1].copies[0].changed == (("86 домов", "68 домов"),)
    assert "<del>1 240</del> <ins>1 420</ins>" in events[4].changes[0]


def test_reasons_in_words() -> None:
    tie = ties.ties(material("ru"))[0]
    assert [(b.title, b.values) for b in tie.reasons] == [
        ("те же имена", ("Марат Дуйсенгалиев",)),
        ("те же числа", ("86",)),
        ("о том же", ("эвакуированные",)),
    ]
    assert [(b.title, b.values) for b in tie.folded] == [("те же даты", ("21 ноября 2026",))]


def test_rows_are_grouped_by_freshness() -> None:
    given = [
        card("a", "A", "kk", (NOW - timedelta(minutes=5),)),
        card("b", "B", "kk", (NOW - timedelta(hours=5),)),
        card("c", "C", "kk", (NOW - timedelta(days=1),)),
        card("d", "D", "kk", (NOW - timedelta(days=6),)),
        card("e", "E", "kk", ()),
    ]
    rows = [cards.row(RankedCard(c, 1.0, 1.0), i, reader(), FakeWorkspace()) for i, c in enumerate(given)]
    groups = cards.groups(reversed(rows), reader())
    assert [g.key for g in groups] == ["running", "today", "day", "day", "undated"]
    assert groups[2].title == "Кеше"
    assert groups[3].title == "Жексенбі, 15 қараша"


def test_the_line_read_aloud() -> None:
    line = aloud(BIG_CARD, reader("ru"), FakeWorkspace(), values=True)
    assert line == (
        f"Об этом пишут 4{NBSP}независимых источника на 4{NBSP}языках. Ещё 1{NBSP}публикация — перепечатка. "
        f"Источники согласны в числах: домов\u00a0— 86. Числа расходятся: эвакуированные\u00a0— 1{NBSP}240{NBSP}и 1{NBSP}420, "
        "повреждено\u00a0— 86\u00a0и 68."
    )


def test_pictures() -> None:
    assert pictures.per_hour([at(6, 40), at(9, 10), at(9, 20)], at(9, 20), 4)[0] == [0, 1, 0, 2]
    assert sum(pictures.per_hour([at(6, 0, days=300), at(9, 0)], at(9, 0), 12)[0]) == 2
    assert pictures.bars((), words_of("kk")) == ""
    assert 'h24"' in pictures.units(4, 2)
    assert nice_ticks(1000, 1500, 6) == [1000, 1100, 1200, 1300, 1400, 1500]
    assert nice_ticks(0, 7) == [0, 2, 4, 6]
    rising = facts.differing(UPDATES, material(), FakeWorkspace(), "u")[0].picture
    assert "шамамен 12" in rising
    assert rising.count("<circle") == 2
