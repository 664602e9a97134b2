"""Names in the nominative, chosen from the forms of the texts or made of one; all names are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.languages import place_shown, shown_name

PERSONS = """
ru | Данияра Оспанова | Данияр Оспанов
ru | Сабита Жарасова, Сабита Жарасова, Сабит Жарасов | Сабит Жарасов
ru | Нурлану Тлеужанову | Нурлан Тлеужанов
ru | Сериком Абдыкаевым | Серик Абдыкаев
ru | Айгерим Касеновой | Айгерим Касенова
ru | Касеновой | Касенова
ru | Гульмира Бекежанова | Гульмира Бекежанова
ru | Бекежанова | Бекежанова
ru | Абдыкаеву, Абдыкаев | Абдыкаев
ru | Марии Озеровой | Мария Озерова
ru | Елену Пак | Елена Пак
ru | Дмитрия Пака | Дмитрий Пак
ru | Никиты Озерова | Никита Озеров
ru | Андрею Загорскому | Андрей Загорский
ru | Андрея Заречного | Андрей Заречный
ru | Анны Загорской | Анна Загорская
ru | Сергея Ивановича Лукьянова | Сергей Иванович Лукьянов
ru | Ольги Петровны Лукьяновой | Ольга Петровна Лукьянова
ru | Жандарбеку Оспанову | Жандарбек Оспанов
ru | Айнур Тлеужанову | Айнур Тлеужанова
ru | Оспанов, Марат Оспанов, Оспанову | Марат Оспанов
kk | Ләззат Тұрғанованың | Ләззат Тұрғанова
kk | Марат Дәркембаевтің, Дәркембаев | Марат Дәркембаев
kk | Рысты | Рысты
kk | Майра Оразқызының | Майра Оразқызы
kk | Ілияс Жапаровқа | Ілияс Жапаров
kk | Серік Қожановпен, Серік Қожанов | Серік Қожанов
kk | Болат Үсеновтен | Болат Үсенов
en | Omarkhanov's, Omarkhanov | Omarkhanov
en | Bolat Omarkhanov’s | Bolat Omarkhanov
en | BOLAT OMARKHANOV, Bolat Omarkhanov | Bolat Omarkhanov
uz | Larisa Kovalenkoning | Larisa Kovalenko
uz | Sherzod Qobilovga | Sherzod Qobilov
uz | Mavluda | Mavluda
uz | Nodira Qobilova, Nodira Qobilovadan | Nodira Qobilova
ky | Бакыт Сатаровдун | Бакыт Сатаров
ky | Айнура Сатаровага | Айнура Сатарова
ky | Айнура | Айнура
tr | Mehmet Demirsoy'un | Mehmet Demirsoy
"""

PLACES = """
ru | Ковылинской области | Ковылинская область
ru | Каракуля, Каракуля, Каракуль | Каракуль
ru | Бишкеке | Бишкек
kk | Тасөзекте, Тасөзек | Тасөзек
kk | Алматыға | Алматы
kk | Сарыбұлақтан | Сарыбұлақ
uz | Oqtepadan | Oqtepa
uz | Toshkentda | Toshkent
ky | Кара-Тектирге | Кара-Тектир
en | SARYBULAK, Sarybulak | Sarybulak
"""


def rows(table: str) -> list[tuple[str, list[str], str]]:
    cells = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [(language, [form.strip() for form in forms.split(",")], shown) for language, forms, shown in cells]


@pytest.mark.parametrize(("language", "forms", "shown"), rows(PERSONS))
def test_a_person_is_shown_in_the_nominative(language: str, forms: list[str], shown: str) -> None:
    assert shown_name(forms, language) == shown


@pytest.mark.parametrize(("language", "forms", "shown"), rows(PLACES))
def test_a_place_is_shown_in_the_nominative(language: str, forms: list[str], shown: str) -> None:
    assert shown_name(forms, language, "place") == shown


def test_a_place_of_the_gazetteer_has_a_name_in_each_language() -> None:
    assert [place_shown("bishkek", language) for language in ("kk", "ru", "en")] == ["Бішкек", "Бишкек", "Bishkek"]
    assert place_shown("nowhere_at_all", "en") == ""


def test_no_forms_give_no_name() -> None:
    assert shown_name([], "kk") == ""
    assert shown_name([" "], "ru") == ""


@given(st.lists(st.text(min_size=1, max_size=30), max_size=4), st.sampled_from(["kk", "ru", "en", "uz", "ky", "tr", "tg", "und"]))
def test_any_forms_give_a_name_in_any_order(forms: list[str], language: str) -> None:
    shown = shown_name(forms, language)
    assert bool(shown) == any(form.strip() for form in forms)
