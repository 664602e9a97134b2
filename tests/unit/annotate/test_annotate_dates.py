"""Dates in sentences of our own; publication is Tuesday 2025-09-30, 10:34 in Astana."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.annotate.dates import find_dates
from tilshi.languages.tables import LANGUAGES

PUBLISHED = datetime(2025, 9, 30, 5, 34, tzinfo=UTC)
MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]


def values(text: str, language: str, published_at: datetime | None = PUBLISHED) -> list[str]:
    return [d.value for d in find_dates("text", text, language, published_at)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("kk", "2026 жылғы 21 қарашада", ["2026-11-21"]),
        ("kk", "2026 жылдың 21 қарашасында", ["2026-11-21"]),
        ("kk", "15–17 қыркүйекте", ["2025-09-15", "2025-09-17"]),
        ("kk", "қарашаның 5-інде болады", ["2025-11-05"]),
        ("kk", "дүйсенбі күні", ["2025-09-29"]),
        ("kk", "былтыр 21 қарашада", ["2024-11-21"]),
        ("ru", "21 ноября 2026 года", ["2026-11-21"]),
        ("ru", "21.11.2026 и 2026-11-21", ["2026-11-21", "2026-11-21"]),
        ("ru", "в ноябре прошлого года", ["2024-11"]),
        ("ru", "12 марта прошлого года", ["2024-03-12"]),
        ("ru", "с 2015 по 2020 год", ["2015", "2020"]),
        ("ru", "в минувшую пятницу", ["2025-09-26"]),
        ("ru", "Накануне вечером закрыли мост", ["2025-09-29"]),
        ("en", "September 28, 2025", ["2025-09-28"]),
        ("en", "28 September", ["2025-09-28"]),
        ("en", "September 15–17", ["2025-09-15", "2025-09-17"]),
        ("en", "last November", ["2024-11"]),
        ("en", "this November", ["2025-11"]),
        ("en", "between 2015 and 2020, in 2021", ["2021"]),
        ("en", "next Friday", ["2025-10-03"]),
        ("uz", "2026-yil 21-noyabr kuni", ["2026-11-21"]),
        ("ky", "2026-жылдын 21-ноябрында", ["2026-11-21"]),
        ("tg", "21 ноябри соли 2026", ["2026-11-21"]),
        ("tk", "2026-njy ýylyň 21-nji noýabrynda", ["2026-11-21"]),
        ("az", "21 noyabr 2026-cı il", ["2026-11-21"]),
        ("tr", "21 Kasım 2026'da", ["2026-11-21"]),
        ("kk", "2024 жылдың қаңтар–наурыз айларында", ["2024-01", "2024-03"]),
        ("kk", "өткен жылдың қаңтар–наурыз айларында", ["2024-01", "2024-03"]),
        ("ru", "с марта по май 2024 года", ["2024-03", "2024-05"]),
        ("ru", "с ноября по январь 2025 года", ["2025-01"]),
        ("ru", "Встреча назначена на пятницу", ["2025-10-03"]),
        ("en", "from January to August", ["2025-01", "2025-08"]),
        ("en", "11/21/2026, 21/11/2026, 05/05/2026", ["2026-11-21", "2026-11-21", "2026-05-05"]),
        ("en", "in fall 2024", ["2024"]),
        ("ru", "05/06/2025", ["2025-06-05"]),
        ("az", "2024-cü ilin yanvar–avqust aylarında", ["2024-01", "2024-08"]),
        ("tr", "2024 yılının Ocak-Ağustos aylarında", ["2024-01", "2024-08"]),
        ("tg", "солҳои 2021–2025", ["2021", "2025"]),
    ],
)
def test_dates_are_read(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Қазан қайнады, маусым ашылды."),
        ("kk", "Бүгінгі таңда бәрі басқа."),
        ("kk", "30 ақпан 2025 жыл"),
        ("ru", "Накануне праздника"),
        ("ru", "в 1990-е годы"),
        ("ru", "2000 лет назад"),
        ("ru", "на сегодня всё"),
        ("ru", "вмешались в среду обитания"),
        ("en", "They may march."),
        ("en", "Steppe Week 2017"),
        ("en", "in 2000 villages"),
        ("en", "Black Friday sales"),
        ("en", "signed 05/06/2025"),
        ("en", "on March 8 Street"),
        ("en", "in the 21st century"),
        ("kk", "1990-шы жылдары, 90-жылдары, XXI ғасырда"),
        ("kk", "8 наурыз көшесінде"),
        ("ru", "на улице 8 Марта"),
        ("ru", "в третьем квартале, осенью"),
        ("tg", "солҳои 1990-ум"),
        ("az", "1990-cı illərin sonunda"),
        ("tr", "15 Temmuz Köprüsü, 1990'lı yıllarda"),
    ],
)
def test_none_is_invented(language: str, text: str) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize("text", ["вчера", "21 ноября", "в минувшую пятницу", "в прошлом году", "в августе"])
def test_without_publication_only_what_stands_there(text: str) -> None:
    assert values(text, "ru", None) == []
    assert values(f"{text} и 3 марта 2025 года", "ru", None) == ["2025-03-03"]


def test_relative_dates_say_so() -> None:
    found = find_dates("text", "Вчера и 3 марта 2025 года", "ru", PUBLISHED)
    assert [d.relative for d in found] == [True, False]


def test_the_day_is_the_readers_not_greenwich() -> None:
    late = datetime(2025, 9, 29, 20, 0, tzinfo=UTC)  # 01:00 on the 30th in Astana
    assert values("бүгін", "kk", late) == ["2025-09-30"]


def test_the_tense_decides_a_month_that_lies_ten_back_or_two_ahead() -> None:
    assert values("Визит пройдет в ноябре.", "ru") == ["2025-11"]
    assert values("О визите в ноябре.", "ru") == []


def test_today_in_somebodys_mouth_is_no_date() -> None:
    assert values("– Сегодня важно учиться, – сказал он.", "ru") == []


@given(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(-300, 60))
def test_a_day_without_its_year_is_the_one_nearest_to_publication(published: date, apart: int) -> None:
    day = published + timedelta(days=apart)
    moment = datetime(published.year, published.month, published.day, 6, tzinfo=UTC)
    assert values(f"{day.day} {MONTHS[day.month - 1]}", "ru", moment) == [day.isoformat()]


PIECES = st.sampled_from(
    [
        "21",
        " ",
        "қараша",
        "ноября",
        "2026",
        "жылы",
        "-",
        ".",
        "May",
        "5",
        ",",
        "года",
        "кеше",
        "on Monday",
        "\n",
        "noyabr",
        "yil",
        "'",
        "99",
        "31 февраля",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=60), st.sampled_from([*LANGUAGES, "und"]))
def test_spans_hold_their_text_and_values_are_real(text: str, language: str) -> None:
    end = 0
    for found in find_dates("text", text, language, PUBLISHED):
        span = found.span
        assert text[span.start : span.end] == span.text
        assert end <= span.start < span.end
        end = span.end
        date.fromisoformat((found.value + "-01-01")[:10] if len(found.value) < 10 else found.value)
