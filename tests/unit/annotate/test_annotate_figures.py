"""Figures in sentences of our own, golden pairs and properties."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.annotate.dates import find_dates
from tilshi.annotate.figures import find_figures
from tilshi.languages.tables import LANGUAGES
from tilshi.model import Figure


def only(text: str, language: str) -> Figure:
    found = find_figures("text", text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "span", "value", "high", "unit"),
    [
        ("kk", "Қорға 2,5 млрд теңге түсті.", "2,5 млрд теңге", 2_500_000_000, None, "KZT"),
        ("kk", "Ауылға 15–20 мың қой келді.", "15–20 мың", 15_000, 20_000, None),
        ("kk", "Үйді жиырма бес адам салды.", "жиырма бес адам", 25, None, "person"),
        ("kk", "Баға 20%-ға өсті.", "20%-ға", 20, None, "%"),
        ("ru", "Собрали 1 млн 200 тыс. тонн зерна.", "1 млн 200 тыс. тонн", 1_200_000, None, "t"),
        ("ru", "Ждать от 15 до 20 минут.", "15 до 20 минут", 15, 20, "min"),
        ("ru", "Осудили 45-летнего водителя.", "45-летнего", 45, None, "year"),
        ("ru", "Выросло в 1,5 раза.", "1,5 раза", 1.5, None, "times"),
        ("en", "It cost $2-3 billion.", "$2-3 billion", 2_000_000_000, 3_000_000_000, "USD"),
        ("en", "A fall of 0.3 percentage points.", "0.3 percentage points", 0.3, None, "pp"),
        ("en", "Marat Ospanov, 45, spoke.", "45", 45, None, "year"),
        ("tr", "Nüfus yüzde 12 arttı.", "yüzde 12", 12, None, "%"),
        ("ky", "Ага 48 киши келди.", "48 киши", 48, None, "person"),
    ],
)
def test_value_unit_and_span(language: str, text: str, span: str, value: float, high: float | None, unit: str | None) -> None:
    figure = only(text, language)
    assert (figure.span.text, figure.value, figure.high, figure.unit) == (span, value, high, unit)


@pytest.mark.parametrize(
    ("language", "text", "approximate", "bound"),
    [
        ("kk", "Оған 1 600-ге жуық бала келді.", True, None),
        ("kk", "Ауылда 20-дай үй бар.", True, None),
        ("kk", "Оған 20-дан астам бала келді.", False, "at_least"),
        ("kk", "Кемінде 8 үй су астында.", False, "at_least"),
        ("kk", "Ісі үшін 3 жылға дейін отырады.", False, "at_most"),
        ("kk", "Баға 20 пайызға дейін өсті.", False, None),
        ("ru", "Свыше 10 циклов.", False, "at_least"),
        ("ru", "Около 6 тысяч снимков.", True, None),
        ("ru", "Опоздал более чем на 40 минут.", False, "at_least"),
        ("ru", "До 20% дохода.", False, "at_most"),
        ("ru", "Доля выросла до 20%.", False, None),
        ("en", "Nearly 1,600 films.", True, None),
        ("en", "At least eight people.", False, "at_least"),
        ("en", "No more than 30 bids.", False, "at_most"),
        ("en", "As many as 30 bids.", False, None),
        ("uz", "20 dan ortiq bola.", False, "at_least"),
        ("uz", "Narx 12 foizga oshdi.", False, None),
        ("tr", "100'den fazla araç.", False, "at_least"),
        ("tg", "Беш аз 20 нафар.", False, "at_least"),
    ],
)
def test_approximate_values_and_bounds(language: str, text: str, approximate: bool, bound: str | None) -> None:
    figure = only(text, language)
    assert (figure.approximate, figure.bound) == (approximate, bound)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Форум 2025 жылы өтті."),
        ("kk", "Іс 345-бап бойынша қозғалды."),
        ("kk", "Сағат 09:00-дегі жағдай."),
        ("kk", "Таңғы 7 сағатта жиналды."),
        ("kk", "Екі ел келісті."),
        ("kk", "Ол 5-сыныпта оқиды."),
        ("kk", "Бұл үшін рақмет."),
        ("ru", "Статья 188, ст. 12 и п. 3."),
        ("ru", "Счёт 2:1, победа 3-1."),
        ("ru", "Это 5-й сезон на МИР24."),
        ("ru", "Телефон +7 700 000 11 22 или 8 (700) 000-11-22."),
        ("ru", "Он пришёл в 10 часов."),
        ("ru", "Тысячи людей и сотни птиц."),
        ("ru", "Один из них сказал."),
        ("en", "The 2nd forum at 5 p.m. under Article 188."),
        ("en", "Founded in 2017; its 2024 campaign; the 1990s."),
        ("en", "Call 0800 or visit https://example.org/12/34."),
        ("en", "The two countries agreed."),
        ("en", "COVID-19 came."),
        ("en", "Order No. 15 and page 24/7."),
        ("uz", "21-noyabr kuni 5-sinf keldi."),
    ],
)
def test_what_is_no_figure(language: str, text: str) -> None:
    assert find_figures("text", text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("ru", "Цены выросли в 3 раза.", "times"),
        ("ru", "Он опоздал 3 раза.", "occasion"),
        ("en", "Output is three times higher.", "times"),
        ("en", "He came three times.", "occasion"),
        ("kk", "Екі есе көп.", "times"),
        ("kk", "Екі рет келді.", "occasion"),
        ("az", "Qiymət iki dəfə artıb.", "times"),
        ("az", "O, iki dəfə gəlib.", "occasion"),
        ("en", "The bag weighed 50 pounds.", "lb"),
        ("en", "The bag cost 50 pounds.", "GBP"),
        ("ru", "Билет в Баку стоит 20 манатов.", "AZN"),
        ("ru", "Билет в Ашхабад стоит 20 манатов.", "TMT"),
        ("tk", "Bilet 20 manat.", "TMT"),
        ("tr", "İşsizlik 2,1 puan düştü.", "pp"),
        ("tr", "Takım 21 puan topladı.", "point"),
        ("kk", "Жел сағатына 20 миль.", "mile/h"),
        ("en", "It was 95 degrees Fahrenheit.", "°F"),
        ("en", "A 20-acre field.", "acre"),
        ("en", "A 100m race.", "m"),
        ("en", "They got 5m tenge.", "KZT"),
        ("en", "Wind of 15 m/s.", "m/s"),
    ],
)
def test_a_word_of_two_meanings_is_told_by_the_words_around(language: str, text: str, unit: str) -> None:
    assert only(text, language).unit == unit


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Бестен екісі келіспеді."),
        ("kk", "Таңғы тоғызда кездесті."),
        ("ru", "Две трети согласны, три четверти довольны."),
        ("ru", "На 74 км трассы гололёд, около семи вечера дорогу закрыли."),
        ("ru", "Улица 8 Марта закрыта."),
        ("en", "Two thirds agreed at nine."),
        ("tr", "Yasanın 12. maddesi 15.30'da okundu."),
        ("tr", "Üçte ikisi kabul etti."),
        ("az", "Beşdə üçü razıdır."),
        ("tg", "Аз панҷ ду ҳисса розӣ шуданд."),
        ("en", "A Boeing 737 landed."),
    ],
)
def test_shares_in_words_times_and_models_are_no_figures(language: str, text: str) -> None:
    assert find_figures("text", text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("ru", "Берут 94 вместо 120 тенге.", ["KZT", "KZT"]),
        ("kk", "Енді 120 теңге орнына 94 төлейді.", ["KZT", "KZT"]),
        ("en", "They paid 20 and 30 per cent.", ["%", "%"]),
        ("en", "They hired 20 and sold 30 houses.", [None, None]),
    ],
)
def test_a_unit_named_once_holds_for_both(language: str, text: str, unit: list[str | None]) -> None:
    assert [f.unit for f in find_figures("text", text, language)] == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Aliya Omarova, 45, spoke.", "year"),
        ("The actor, 45, spoke.", "year"),
        ("He was 13 when it began.", "year"),
        ("Children as young as 11 work.", "year"),
        ("In Almaty, 45, all told.", None),
    ],
)
def test_ages_without_a_word_for_years(text: str, unit: str | None) -> None:
    assert only(text, "en").unit == unit


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("en", "The town has 14. Pupils came.", None),
        ("en", "They sent 47 to the teachers.", None),
        ("en", "They asked 20 school pupils.", "pupil"),
        ("kk", "Олар 20 мектеп оқушысына барды.", "pupil"),
        ("kk", "Олар 20 мектепке барды.", "school"),
        ("ru", "Проверили 20 школ учеников.", "school"),
    ],
)
def test_the_thing_counted_is_the_head_of_its_own_phrase(language: str, text: str, counted: str | None) -> None:
    assert only(text, language).counted == counted


def test_a_change_is_two_figures_of_one_unit() -> None:
    found = find_figures("text", "Оборот вырос с 38 до 60 млн долларов.", "ru")
    assert [(f.value, f.unit) for f in found] == [(38_000_000, "USD"), (60_000_000, "USD")]


def test_what_is_counted_comes_from_the_lexicon() -> None:
    assert only("Сгорело 86 домов.", "ru").counted == only("86 үй өртенді.", "kk").counted == "house"


def test_people_of_any_kind_have_the_unit_person() -> None:
    assert only("214 teachers were trained.", "en").unit == "person"


def test_the_part_is_kept() -> None:
    found = find_figures("title", "48 үйді су басты", "kk")
    assert [f.span.part for f in found] == ["title"]


PIECES = st.sampled_from(
    [
        "15",
        "–",
        " ",
        "20",
        "млн",
        "теңге",
        "от",
        "до",
        "-",
        ".",
        ",",
        "1 600",
        "%",
        "$",
        "бір",
        "twenty",
        "'",
        "\n",
        "«",
        "5-й",
        "№",
        "ъ",
        "2025",
        "жылы",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60), st.sampled_from([*LANGUAGES, "und"]))
def test_spans_hold_their_text_and_do_not_overlap(text: str, language: str) -> None:
    end = 0
    for figure in find_figures("text", text, language):
        span = figure.span
        assert text[span.start : span.end] == span.text
        assert end <= span.start < span.end
        assert figure.high is None or figure.value < figure.high
        end = span.end


HARD = ["$1", "1 ", "1-", "1 000 ", "«", "+7 7", "2024-", "қаңтар–", "3 манат Баку ", "a a, 37, ", "двух ", "сегодня ", "(700) "]


@pytest.mark.parametrize("piece", HARD)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    text = (piece * 25_000)[:25_000]
    took = [min(_time_of(part + " " * again) for again in range(3)) for part in (text[: len(text) // 4], text)]
    assert took[1] < 12 * took[0] + 0.2  # four times as long; a square would take sixteen times


def _time_of(text: str) -> float:
    """Seconds of this process; each text is another one, for what was read is kept."""
    start = time.process_time()
    find_figures("text", text, "ru")
    find_dates("text", text, "ru", datetime(2025, 9, 30, tzinfo=UTC))
    return time.process_time() - start
