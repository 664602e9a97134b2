"""stem, fold, index_terms: what meets in search."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.languages import LANGUAGES, fold, index_terms, stem


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("қала қаланың қалаға қалада қаладағы қалалар қалаларда қаласында", "қала"),
        ("кітап кітабы кітапты кітаптар", "кітап"),
        ("халық халқы халықтың", "халық"),
        ("өзен өзені өзенінде өзендер", "өзен"),
        ("бастау бастады бастаған бастайды басталды", "баста"),
        ("шығу шықты шыққан шығады шығыпты", "шық"),
        ("форум форумда форумға", "форум"),
    ],
)
def test_kazakh_forms_have_one_stem(forms: str, expected: str) -> None:
    assert {stem(form, "kk") for form in forms.split()} == {expected}


@pytest.mark.parametrize("word", ["қажетті", "маңызды", "бейбітшілік", "алматы", "астана", "дастан", "келесі", "ана"])
def test_what_only_looks_like_an_ending_stays(word: str) -> None:
    assert stem(word, "kk") == word


def test_endings_follow_harmony_and_sound() -> None:
    assert stem("бетонде", "kk") == "бетонде"  # -де cannot follow a back vowel
    assert stem("бетонда", "kk") == "бетон"


def test_an_abbreviation_loses_its_hyphened_ending() -> None:
    assert stem("БАҚ-тың", "kk") == "бақ"


@settings(deadline=None)  # tables load on the first call
@given(st.text(min_size=1), st.sampled_from([*LANGUAGES, "und"]))
def test_stem_is_never_empty(word: str, language: str) -> None:
    assert stem(word, language)


@settings(deadline=None)  # tables load on the first call
@given(st.text())
def test_fold_is_idempotent(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("word", "folded"), [("Қазақстан", "казакстан"), ("ёлка", "елка"), ("Oʻzbekiston", "ozbekiston"), ("йод", "йод")]
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    "writings",
    [
        [
            ("қазақстан", "kk"),
            ("Қазақстанда", "kk"),
            ("казахстан", "ru"),
            ("Казахстаном", "ru"),
            ("Kazakhstan", "en"),
            ("Qozogʻiston", "uz"),
        ],
        [("форумында", "kk"), ("форум", "kk"), ("форумами", "ru"), ("forums", "en")],
        [("ёлка", "ru"), ("елка", "ru"), ("ёлки", "ru")],
        [("Карин", "ru"), ("Каринге", "kk"), ("Karin", "en")],
        [("ТАСС", "ru"), ("TASS", "en")],
        [("Балаевой", "ru"), ("Балаеваның", "kk"), ("Balayeva", "en")],
    ],
)
def test_index_terms_meet(writings: list[tuple[str, str]]) -> None:
    assert len({tuple(index_terms(text, language)) for text, language in writings}) == 1


def test_index_terms_do_not_meet() -> None:
    assert index_terms("Карин", "ru") != index_terms("Каримов", "ru")


@settings(deadline=None)  # tables load on the first call
@given(st.text(), st.sampled_from([*LANGUAGES, "und"]))
def test_index_terms_are_ascii_words(text: str, language: str) -> None:
    for term in index_terms(text, language):
        assert term.isascii()
        assert term.isalnum()
        assert term == term.lower()
