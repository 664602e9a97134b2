"""Numbers, units and calendar words of nine languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.languages.calendar import calendar, month_of, weekday_of
from tilshi.languages.numbers import parse, read_digits, vocabulary
from tilshi.languages.tables import LANGUAGES
from tilshi.languages.units import people, unit_at, unit_before, units

WORDS = [
    ("kk", "екі жүз жиырма", 220),
    ("kk", "жиырмадан", 20),
    ("kk", "қырық бір мың", 41_000),
    ("kk", "бір жарым миллион", 1_500_000),
    ("kk", "жарты миллион", 500_000),
    ("kk", "2,5 млн", 2_500_000),
    ("kk", "25 мыңдық", 25_000),
    ("ru", "двадцать пять тысяч триста", 25_300),
    ("ru", "пятьюдесятью", 50),
    ("ru", "полтора миллиона", 1_500_000),
    ("ru", "два с половиной миллиона", 2_500_000),
    ("ru", "1 млн 200 тыс", 1_200_000),
    ("en", "twenty-five", 25),
    ("en", "two hundred and fifty", 250),
    ("en", "half a million", 500_000),
    ("en", "a million", 1_000_000),
    ("en", "two and a half million", 2_500_000),
    ("uz", "yigirma besh", 25),
    ("uz", "oʻn ikki ming", 12_000),
    ("uz", "ўн беш", 15),
    ("ky", "отуз үч миң", 33_000),
    ("tg", "бисту панҷ", 25),
    ("tk", "ýigrimi bäş", 25),
    ("az", "iyirmi beş min", 25_000),
    ("tr", "bir buçuk milyon", 1_500_000),
]


@pytest.mark.parametrize(("language", "text", "value"), WORDS)
def test_numeral_words_are_added_up(language: str, text: str, value: float) -> None:
    assert parse(text, language) == value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "екінші"),
        ("kk", "алтын"),  # gold, not six
        ("kk", "оны"),  # him, not ten
        ("kk", "үшін"),  # for, not three
        ("kk", "жүздеген"),
        ("ru", "второй"),
        ("ru", "семью"),  # family
        ("ru", "пять двадцать"),
        ("en", "second"),
        ("en", "dozens"),
        ("en", "1.7 million four"),
        ("tr", "onu"),
        ("tr", "yüzde"),
        ("en", ""),
        ("en", "and"),
    ],
)
def test_what_is_no_number_is_none(language: str, text: str) -> None:
    assert parse(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "1 600", 1600),
        ("ru", "1\u00a0600", 1600),
        ("ru", "1\u202f600", 1600),
        ("ru", "1\u2009600,5", 1600.5),
        ("en", "1,600", 1600),
        ("en", "1,600.5", 1600.5),
        ("en", "1.600", 1.6),
        ("en", "2,5", 2.5),
        ("ru", "1,600", 1.6),
        ("ru", "1,600,000", 1_600_000),
        ("tr", "1.600", 1600),
        ("az", "1.600,25", 1600.25),
        ("kk", "2,5", 2.5),
        ("kk", "4.8", 4.8),
        ("kk", "0.125", 0.125),
        ("en", "1.2.3", None),
        ("en", "9" * 30, None),
        ("en", "٣", None),
    ],
)
def test_digits_are_read_by_the_habit_of_the_language(language: str, text: str, value: float | None) -> None:
    assert read_digits(text, language) == value


@given(st.integers(0, 10**12), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]))
def test_grouping_by_any_space_reads_back(value: int, space: str) -> None:
    assert read_digits(f"{value:,}".replace(",", space), "ru") == value


@given(st.integers(0, 10**12))
def test_english_and_turkish_grouping_read_back(value: int) -> None:
    assert read_digits(f"{value:,}", "en") == value
    assert read_digits(f"{value:,}".replace(",", "."), "tr") == value


@given(st.text(max_size=30), st.sampled_from(LANGUAGES))
def test_parse_never_fails(text: str, language: str) -> None:
    assert parse(text, language) is None or isinstance(parse(text, language), int | float)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_counts_to_ninety_and_to_a_billion(language: str) -> None:
    values = {n.value for n in vocabulary(language).numerals.values()}
    assert {*range(0, 11), *range(20, 91, 10), 1000, 10**6, 10**9} <= values


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_twelve_months_and_seven_days(language: str) -> None:
    words = calendar(language)
    assert set(words.months.values()) == set(range(1, 13))
    days = set(words.weekdays.values()) | {n for named in words.multi_weekdays.values() for _, n in named}
    assert days == set(range(1, 8))


@pytest.mark.parametrize(
    ("language", "word", "month"),
    [
        ("kk", "қарашада", 11),
        ("kk", "қыркүйегінің", 9),
        ("ru", "ноября", 11),
        ("en", "sept", 9),
        ("uz", "noyabrda", 11),
        ("uz", "ноябрда", 11),
        ("ky", "ноябрында", 11),
        ("tg", "ноябри", 11),
        ("tk", "noýabrynda", 11),
        ("az", "noyabrın", 11),
        ("tr", "kasım'da", 11),
        ("tr", "ekim'de", 10),
    ],
)
def test_months_are_known_in_their_cases(language: str, word: str, month: int) -> None:
    found = month_of(word, language)
    assert found is not None
    assert found[0] == month


def test_other_words_are_no_months_or_weekdays() -> None:
    assert month_of("қарашаңырақ", "kk") is None
    assert month_of("октябрята", "ru") is None
    assert month_of("x" * 50_000, "kk") is None
    assert weekday_of("средой", "ru") is None
    assert weekday_of("дүйсенбіде", "kk") == (1, "де")


@pytest.mark.parametrize(
    ("language", "words", "unit"),
    [
        ("kk", ["теңгені"], ("KZT", 1)),
        ("kk", ["ақш", "долларына"], ("USD", 2)),
        ("kk", ["пайыздық", "тармаққа"], ("pp", 2)),
        ("kk", ["рублінен"], ("RUB", 1)),
        ("ru", ["долларов", "сша"], ("USD", 2)),
        ("ru", ["кв", ".", "м"], ("m2", 3)),
        ("ru", ["процентного", "пункта"], ("pp", 2)),
        ("ru", ["людей"], ("person", 1)),
        ("en", ["percentage", "points"], ("pp", 2)),
        ("en", ["square", "metres"], ("m2", 2)),
        ("uz", ["so'mga"], ("UZS", 1)),
        ("tk", ["manat"], ("TMT", 1)),
        ("az", ["manatdan"], ("AZN", 1)),
        ("tr", ["liradan"], ("TRY", 1)),
        ("en", ["%"], ("%", 1)),
        ("en", ["house"], None),
        ("kk", [], None),
    ],
)
def test_units_are_known_with_their_endings(language: str, words: list[str], unit: tuple[str, int] | None) -> None:
    assert unit_at(words, language) == unit


def test_money_before_the_number() -> None:
    assert unit_before("$", "en") == "USD"
    assert unit_before("₸", "kk") == "KZT"
    assert unit_before("a", "en") is None


def test_people_are_concepts_of_the_lexicon() -> None:
    from tilshi.languages.lexicon import entries

    assert people() <= set(entries())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_unit_word_is_a_number_word(language: str) -> None:
    words = {word for word in units(language).words if len(word) > 1}  # m is a metre and a million: the place decides
    assert not words & set(vocabulary(language).numerals)
