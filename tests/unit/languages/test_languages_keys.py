import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.languages import LANGUAGES, name_key, organisation_named, place_named, same_entity, skeleton


@pytest.mark.parametrize(
    ("key", "writings"),
    [
        ("person:karin", [("Қарин", "kk"), ("Карин", "ru"), ("Каринге", "kk"), ("Кариным", "ru"), ("Karin", "en")]),
        ("person:erlan_karin", [("Ерлан Карин", "kk"), ("Ерланом Кариным", "ru"), ("Yerlan Karin", "en"), ("Карин Ерлан", "ru")]),
        (
            "person:tokaev",
            [("Тоқаевтың", "kk"), ("Токаева", "ru"), ("Tokayev", "en"), ("To'qayev", "uz"), ("Tokaev", "en"), ("Тўқаев", "uz")],
        ),
        ("person:aida_balaev", [("Аида Балаеваның", "kk"), ("Аиды Балаевой", "ru"), ("Aida Balayeva", "en")]),
        ("person:kajibaev", [("Қажыбаева", "kk"), ("Кажибаевой", "ru"), ("Kazhibayeva", "en")]),
        ("person:jolaidarov", [("Жолайдаровқа", "kk"), ("Жолайдарову", "ru"), ("Zholaidarov", "en")]),
        ("person:tlepbaev", [("Тілепбаев", "kk"), ("Тлепбаев", "ru"), ("Tilepbayev", "en")]),
        (
            "person:kasim-jomart_tokaev",
            [("Қасым-Жомарт Тоқаев", "kk"), ("Касыма-Жомарта Кемелевича Токаева", "ru"), ("Kassym-Jomart Tokayev", "en")],
        ),
        ("person:dmitri_peskov", [("Дмитрий Песков", "ru"), ("Дмитрию Пескову", "ru"), ("Dmitry Peskov", "en")]),
        (
            "place:KZ",
            [
                ("Қазақстанның", "kk"),
                ("Казахстаном", "ru"),
                ("РК", "ru"),
                ("Kazakhstan", "en"),
                ("Qozogʻiston", "uz"),
                ("Казакстан", "ky"),
            ],
        ),
        ("place:almaty", [("Алматыда", "kk"), ("Алма-Ате", "ru"), ("Almaty", "en")]),
        ("organisation:tass", [("ТАСС", "ru"), ("TASS", "en"), ("ИТАР-ТАСС", "ru")]),
        ("organisation:un", [("БҰҰ", "kk"), ("ООН", "ru"), ("UN", "en"), ("Организации Объединённых Наций", "ru")]),
    ],
)
def test_one_key_over_scripts_and_cases(key: str, writings: list[tuple[str, str]]) -> None:
    assert {name_key(text, language) for text, language in writings} == {key}


@pytest.mark.parametrize(
    "writings",
    [
        [("Тасөзекте", "kk"), ("Тасозеком", "ru"), ("Tasozek", "en")],
        [("Ақсайлы облысында", "kk"), ("Аксайлы", "ru"), ("Aksaily Region", "en")],
    ],
)
def test_places_no_table_knows_meet(writings: list[tuple[str, str]]) -> None:
    assert len({name_key(text, language, "place") for text, language in writings}) == 1


def test_a_quoted_company_is_its_quoted_name() -> None:
    keys = {
        name_key(t, la, "organisation")
        for t, la in [("«Көктас Мыс» компаниясы", "kk"), ("компания «Коктас Мыс»", "ru"), ("Koktas Mys", "en")]
    }
    assert len(keys) == 1


def test_different_people_have_different_keys() -> None:
    assert name_key("Карин", "ru") != name_key("Каримов", "ru")
    assert name_key("Марат Дүйсенғалиев", "kk") != name_key("Болат Дүйсенғалиев", "kk")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("person:erlan_karin", "person:karin", True),
        ("person:erlan_karin", "person:e_karin", True),
        ("person:erlan_karin", "person:marat_karin", False),
        ("person:a_karin", "person:erlan_karin", False),
        ("person:karin", "person:karimov", False),
        ("place:KZ", "place:KZ", True),
        ("place:karin", "person:karin", False),
    ],
)
def test_same_entity(one: str, other: str, same: bool) -> None:
    assert same_entity(one, other) is same
    assert same_entity(other, one) is same


def test_initials() -> None:
    assert name_key("Е. Карин", "ru") == "person:e_karin"
    assert name_key("К.Токаев", "ru") == "person:k_tokaev"


def test_a_name_does_not_become_a_country() -> None:
    assert place_named(("Георгия",), "ru") is None
    assert place_named(("Georgia",), "en") is not None
    assert organisation_named(("II",), "en") is None


@settings(deadline=None)  # tables load on the first call
@given(st.text(), st.sampled_from([None, *LANGUAGES]), st.sampled_from([None, "person", "place", "organisation"]))
def test_any_text_has_a_key(text: str, language: str | None, kind: str | None) -> None:
    key = name_key(text, language, kind)
    assert key.isascii()
    assert key.partition(":")[0] in ("person", "place", "organisation")
    assert key.partition(":")[2]


@settings(deadline=None)  # tables load on the first call
@given(st.text())
def test_skeleton_is_plain(text: str) -> None:
    assert skeleton(text).isascii()
