"""The gazetteer: every place and organisation is reached by each of its names, in the cases of the languages."""

import pytest

from tilshi.languages import LANGUAGES, organisation_named, place_named
from tilshi.languages.entity_tables import CAPITAL_ONLY, entities
from tilshi.languages.gazetteer import place_of_key, place_shown, places_named

PLACES, ORGANISATIONS = entities("places"), entities("organisations")


def test_places_and_organisations_are_many() -> None:
    countries = [place for place in PLACES if place.kind == "country"]
    assert len(countries) >= 195
    assert all({language for language, _ in country.names} == set(LANGUAGES) for country in countries)


def test_every_name_of_a_place_finds_it() -> None:
    missed = [
        (place.key, language, name)
        for place in PLACES
        for language, name in place.names
        if place.key not in [p.key for p in places_named(name.lstrip(CAPITAL_ONLY).split(), language)]
    ]
    assert missed == []


def test_every_name_of_a_country_finds_the_country_first() -> None:
    found = {
        (country.key, name): place_named(name.lstrip(CAPITAL_ONLY).split(), language)
        for country in PLACES
        if country.kind == "country"
        for language, name in country.names
    }
    assert [asked for asked, place in found.items() if place is None or place.key != asked[0]] == []


def test_every_name_of_an_organisation_finds_one() -> None:
    missed = [
        (organisation.key, language, name)
        for organisation in ORGANISATIONS
        for language, name in organisation.names
        if organisation_named(name.lstrip(CAPITAL_ONLY).split(), language) is None
    ]
    assert missed == []


@pytest.mark.parametrize("folder", ["places", "organisations", "ministries", "country_adjectives"])
def test_names_are_clean_and_of_the_letters_of_their_languages(folder: str) -> None:
    wrong = []
    for entity in entities(folder):
        for language, name in entity.names:
            cyrillic = any("Ѐ" <= c <= "ԯ" for c in name)
            latin = any(c.isascii() and c.isalpha() for c in name)
            if name != " ".join(name.split()) or (cyrillic and latin and folder == "places"):
                wrong.append((entity.key, name))
            if folder == "places" and (
                (cyrillic and language in ("en", "tk", "az", "tr")) or (latin and language in ("ru", "ky", "tg"))
            ):
                wrong.append((entity.key, language, name))
    assert wrong == []


def test_regions_and_countries_of_places_stand_in_the_gazetteer() -> None:
    for place in PLACES:
        assert not place.region or place_of_key(place.region) is not None, place
        assert not place.country or place_of_key(place.country) is not None, place


CASES = [
    ("kk", "АҚШ-тың", "US"), ("kk", "АҚШтан", "US"), ("kk", "Жамбыл облысында", "zhambyl_region"),
    ("kk", "Түркістан облысына", "turkistan_region"), ("kk", "Қызылордадағы", "kyzylorda"), ("kk", "Францияның", "FR"),
    ("ru", "Восточно-Казахстанской области", "east_kazakhstan"), ("ru", "Нью-Йорке", "new_york"), ("ru", "США", "US"),
    ("ru", "Соединённых Штатов", "US"), ("ru", "Шымкентом", "shymkent"),
    ("ru", "Ростове-на-Дону", "rostov_on_don"), ("ru", "Данией", "DK"), ("ru", "Филиппин", "PH"), ("ru", "Рудном", "rudny"),
    ("en", "Kazakhstan’s", "KZ"), ("en", "USA", "US"),
    ("uz", "Oʻzbekistonda", "UZ"), ("uz", "O‘zbekistonning", "UZ"), ("uz", "AQShning", "US"), ("uz", "Тошкентда", "tashkent"),
    ("ky", "Кыргызстандын", "KG"), ("ky", "АКШнын", "US"), ("ky", "Ош облусунда", "osh_region"), ("tg", "Тоҷикистонро", "TJ"),
    ("tk", "Türkmenistanyň", "TM"), ("tk", "Aşgabatda", "ashgabat"), ("tk", "ABŞ-nyň", "US"), ("az", "Azərbaycanda", "AZ"),
    ("az", "Bakıdan", "baku"), ("az", "ABŞ-ın", "US"), ("tr", "Türkiye'nin", "TR"), ("tr", "ABD’de", "US"),
    ("tr", "İstanbul'da", "istanbul"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "written", "key"), CASES)
def test_cases_are_taken_off(language: str, written: str, key: str) -> None:
    place = place_named(written.split(), language)
    assert place is not None
    assert place.key == key


@pytest.mark.parametrize("word", ["Данные", "Семья", "Сын", "Порт", "Груз", "Сумма", "Торги", "День", "опека", "Кит"])
def test_words_that_share_but_the_beginning_of_a_russian_name_are_none(word: str) -> None:
    assert place_named([word], "ru") is None
    assert organisation_named([word], "ru") is None


MINISTRIES = [
    ("kk", "ҚР Денсаулық сақтау министрлігінде", "kz_health"), ("ru", "Минздрава РК", "kz_health"),
    ("en", "Ministry of Health of Kazakhstan", "kz_health"), ("en", "Kazakh Foreign Ministry", "kz_mfa"),
    ("kk", "Қырғызстан Сыртқы істер министрлігі", "kg_mfa"), ("ru", "Министерства иностранных дел Кыргызстана", "kg_mfa"),
    ("en", "Ministry of Foreign Affairs of the Kyrgyz Republic", "kg_mfa"), ("uz", "Tashqi ishlar vazirligi", "uz_mfa"),
    ("uz", "Oʻzbekiston Respublikasi Tashqi ishlar vazirligi", "uz_mfa"), ("ky", "Тышкы иштер министрлигине", "kg_mfa"),
    ("tg", "Вазорати корҳои хориҷии Тоҷикистон", "tj_mfa"), ("tk", "Türkmenistanyň Daşary işler ministrligi", "tm_mfa"),
    ("az", "Azərbaycan Respublikasının Xarici İşlər Nazirliyi", "az_mfa"), ("tr", "Özbekistan Dışişleri Bakanlığının", "uz_mfa"),
    ("ru", "МИД РФ", "ru_mfa"), ("kk", "АҚШ Қорғаныс министрлігі", "us_defence"), ("en", "US Defense Ministry", "us_defence"),
    ("ru", "российское Минобороны", "ru_defence"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "written", "key"), MINISTRIES)
def test_a_ministry_has_one_key_by_country_and_field(language: str, written: str, key: str) -> None:
    organisation = organisation_named(written.split(), language)
    assert organisation is not None
    assert organisation.key == key


def test_a_country_alone_or_with_other_words_is_no_ministry() -> None:
    assert organisation_named(["Казахстан"], "ru") is None
    assert organisation_named(["of", "the"], "en") is None
    assert organisation_named(["Ministry", "of", "Silence", "of", "Kazakhstan"], "en") is None


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "орал"), ("en", "turkey"), ("en", "chad"), ("kk", "жер"), ("ru", "мир"), ("ru", "мали")]
)
def test_common_words_in_small_letters_name_no_place(language: str, word: str) -> None:
    assert place_named([word], language) is None


def test_a_language_without_a_name_of_its_own_shows_that_of_its_letters() -> None:
    assert place_shown("UZ", "tg") == "Ӯзбекистон"
    assert place_shown("turkmenabat", "ky") == "Туркменабад"
    assert place_shown("TR", "en") == "Turkey"
