"""Men's and women's names."""

from __future__ import annotations

import pytest

from tilshi.languages.genders import gender_of


@pytest.mark.parametrize(
    ("form", "language", "gender"),
    [
        ("Асхата Оразова", "ru", "m"),
        ("Дины Касеновой", "ru", "f"),
        ("Ерлан Қалиев", "kk", "m"),
        ("Салтанат Оразова", "ru", "f"),
        ("Орлова", "ru", None),
        ("Saule Omarova", "en", "f"),
        ("Xyz", "en", None),
    ],
)
def test_a_name_tells_a_man_from_a_woman(form: str, language: str, gender: str | None) -> None:
    assert gender_of((form,), language) == gender
