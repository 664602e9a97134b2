"""Numbers, days, times as each language writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from desk_fakes import NOW, at
from hypothesis import given
from hypothesis import strategies as st

from tilshi.desk.words import words_of

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("kk", 1240, f"1{NBSP}240"),
        ("ru", 14.25, "14,25"),
        ("en", 1240, "1,240"),
        ("kk", 2_400_000_000, f"2,4{NBSP}млрд"),
        ("ru", 6_200_000, f"6,2{NBSP}млн"),
        ("en", 1_000_000, f"1{NBSP}million"),
        ("ru", 1_234_567, f"1{NBSP}234{NBSP}567"),
        ("ru", 0, "0"),
    ],
)
def test_numbers(language: str, value: float, shown: str) -> None:
    assert words_of(language).number(value) == shown


@given(st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e12, 1e12)), st.sampled_from(["kk", "ru", "en"]))
def test_numbers_never_fail_nor_break_over_lines(value: float, language: str) -> None:
    shown = words_of(language).number(value)
    assert shown
    assert " " not in shown
    assert "\u202f" not in shown


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (1, "1 независимый источник"),
        (2, "2 независимых источника"),
        (11, "11 независимых источников"),
        (21, "21 независимый источник"),
    ],
)
def test_russian_plurals(n: int, shown: str) -> None:
    assert words_of("ru").count("why.independent", n) == shown


def test_times() -> None:
    kk, ru, en = words_of("kk"), words_of("ru"), words_of("en")
    assert kk.ago(NOW - timedelta(minutes=12), NOW) == "12 минут бұрын"
    assert ru.ago(NOW - timedelta(hours=3), NOW) == "3 часа назад"
    assert en.ago(NOW, NOW) == "just now"
    assert kk.ago(NOW - timedelta(days=3), NOW) == "18 қараша, 15:40"
    assert ru.ago(NOW + timedelta(hours=1), NOW) == "16:40"
    assert kk.moment(datetime(2025, 9, 30, 0, 34, tzinfo=UTC), NOW) == "2025 жылғы 30 қыркүйек, 05:34"
    assert kk.exact(at(6, 40)) == "2026 жылғы 21 қараша, 06:40:00 (UTC+5)"
    assert ru.duration(85 * 60) == "1 ч 25 мин"
    assert kk.listed(["a", "b", "c"]) == "a, b және c"


def test_markup_in_values_is_escaped() -> None:
    assert words_of("kk").rich("why.sentence", parts="<b>") == "Орны маңызы мен жаңалығына қарай: &lt;b&gt;."
    assert "<b>4</b>" in words_of("kk").rich_count("counts.independent", 4)


def test_unknown_language_is_shown_as_its_code() -> None:
    assert words_of("kk").sign("de") == "DE"
    assert words_of("kk").tongue("de") == "неміс тілі"
    assert words_of("zz").language == "kk"
