"""Kazakh in Latin letters and Uzbek in Cyrillic ones, put into the script of their tables and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.languages import home_script, identify, respelled


@pytest.mark.parametrize(
    ("language", "written", "home"),
    [
        ("kk", "Qazaqstan Respublikasynyñ Prezidentı qol qoidy", "Қазақстан Республикасының Президенті қол қойды"),
        ("kk", "Qazaqstan Respýblıkasynyń jańa áleýeti", "Қазақстан Республикасының жаңа әлеуеті"),
        ("kk", "Qazaqstannyn zhana sharttary, ulttyq bank", "Қазақстаннын жана шарттары, ұлттық банк"),
        ("uz", "Ўзбекистон Республикаси, Шавкат Мирзиёев", "Oʻzbekiston Respublikasi, Shavkat Mirziyoyev"),
        ("uz", "ШАҲАР ер елкаси маъно", "SHAHAR yer yelkasi maʼno"),
    ],
)  # fmt: skip
def test_the_other_script(language: str, written: str, home: str) -> None:
    assert respelled(written, language).text == home


def test_the_way_back() -> None:
    written = "Бугун Шавкат Мирзиёев келди"
    put = respelled(written, "uz")
    start = put.text.index("Mirziyoyev")
    first, last = put.span(start, start + len("Mirziyoyev"))
    assert written[first:last] == "Мирзиёев"


@pytest.mark.parametrize(("language", "script", "home"), [("kk", "Cyrl", True), ("kk", "Latn", False), ("uz", "Cyrl", False)])
def test_which_script_the_tables_have(language: str, script: str, home: bool) -> None:
    assert home_script(language, script) is home


@pytest.mark.parametrize(
    "text",
    [
        "Qazaqstan Respublikasynyñ Prezidentı jaña jarlyqqa qol qoidy",  # 2021
        "Qazaqstan Respýblıkasynyń Prezıdenti jańa jarlyqqa qol qoıdy",  # 2018
        "Qazaqstan Respy'blikasyny'n' Prezidenti jan'a jarlyqqa qol qoi'dy",  # 2017
        "Qazaqstan Respublikasynyn Prezidenti zhana zharlyqqa qol qoydy",  # as typed
        "Kazakstan elinde zhana zhyl kuni khalyk kop zhinaldy",
    ],
)
def test_kazakh_is_known_in_any_latin_spelling(text: str) -> None:
    assert identify(text)[:2] == ("kk", "Latn")


@given(st.text(max_size=80), st.sampled_from(["kk", "uz"]))
def test_every_code_point_knows_where_it_comes_from(text: str, language: str) -> None:
    put = respelled(text, language)
    assert len(put.at) == len(put.text) + 1
    assert list(put.at) == sorted(put.at)
    assert put.at[-1] == len(text)
    for index in range(len(put.text)):
        first, last = put.span(index, index + 1)
        assert 0 <= first < last <= len(text)
