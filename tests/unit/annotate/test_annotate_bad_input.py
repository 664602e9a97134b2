"""Whatever is given, an annotation or none: spans hold what they say, and time grows with the length. Texts are made up."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.annotate import annotate_one
from tilshi.languages import LANGUAGES
from tilshi.model import Annotated, Article

SENTENCES = {
    "kk": "Тасөзек ауылында су тасқыны басталып, 310 адам көшірілді, деді Ерлан Қарин. ",
    "ru": "В Тасозеке эвакуированы 310 человек, сказал Ерлан Карин 21 ноября. ",
    "en": "In Tasozek 310 people were evacuated, said Yerlan Karin. ",
}


def read(text: str, title: str = "", language: str | None = None) -> Annotated:
    return annotate_one(Article("a", "s", title, text, language=language))


def hold(found: Annotated) -> bool:
    records = (*found.names, *found.figures, *found.dates, *found.quotes, *found.places, *found.concepts)
    return all(found.article.part(r.span.part)[r.span.start : r.span.end] == r.span.text != "" for r in records)


ODD = {
    "nothing": "",
    "emoji": "🌧🌧 🚒 310 🏠",
    "a long word": "қ" * 20_000,
    "long capitals": "Қ" * 20_000,
    "long Latin": "a" * 20_000,
    "right to left": "\u202eТасөзек\u202c 310 адам",
    "two scripts": "Қазaқстан KazМунайGas",
    "empty lines": "\n" * 5_000,
    "quotation marks": "«" * 9_000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_give_an_annotation(text: str) -> None:
    assert hold(read(text))


@pytest.mark.parametrize("declared", ["de", "kk", "xx", "", "ru-RU-x-long"])
def test_a_wrong_declared_language_does_not_matter(declared: str) -> None:
    found = read(SENTENCES["ru"] * 3, language=declared)
    assert found.language == "ru"
    assert hold(found)


@given(st.text(max_size=300), st.text(max_size=60), st.sampled_from([*LANGUAGES, "und", None]))
def test_any_text_in_any_language(text: str, title: str, language: str | None) -> None:
    assert hold(read(text, title, language))


@pytest.mark.slow
@pytest.mark.parametrize("language", SENTENCES)
def test_time_grows_with_length_and_no_faster(language: str) -> None:
    read(SENTENCES[language])
    took = []
    for times in (600, 2_400):
        start = time.process_time()
        read(SENTENCES[language] * times)
        took.append(time.process_time() - start)
    assert took[1] < 9 * took[0] + 0.5  # four times as long; a square would take sixteen times
