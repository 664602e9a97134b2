from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tilshi.store.search import _bounded, _tsvector, words_of


def test_words_are_letters_and_digits_of_any_script() -> None:
    assert words_of("Қасым-Жомарт  86 үй_көпір o'zbek 86") == ["қасым", "жомарт", "86", "үй", "көпір", "o", "zbek"]


@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_a_word_holds_nothing_that_a_database_takes_for_an_operator(text: str) -> None:
    for word in words_of(text):
        assert word.isalnum()
        assert len(word) <= 60
        word.encode()


def test_a_tsvector_counts_places_over_title_and_text() -> None:
    assert _tsvector("сел жүрді", "сел үй") == "'сел':1A,3 'жүрді':2A 'үй':4"


def test_too_many_words_are_cut_at_the_end() -> None:
    title, text = _bounded("сел", " ".join(f"сөз{number}" for number in range(100_000)))
    assert title == "сел"
    assert text.startswith("сөз0 сөз1 ")
    assert len(_tsvector(title, text).encode()) < 1 << 20
