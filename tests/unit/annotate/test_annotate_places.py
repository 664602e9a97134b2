from tilshi.annotate.places import find_places


def test_a_town_has_its_country_region_and_reason() -> None:
    (place,) = find_places("text", "Жиын Қарағандыда өтті.", "kk")
    assert (place.key, place.country, place.region) == ("place:karaganda", "KZ", "karaganda_region")
    assert place.reason == "gazetteer: Karaganda, town of Kazakhstan, Karaganda Region"


def test_a_country() -> None:
    (place,) = find_places("title", "Новости Узбекистана", "ru")
    assert (place.span.part, place.key, place.country, place.region) == ("title", "place:UZ", "UZ", None)


def test_a_region_of_two_words() -> None:
    (place,) = find_places("text", "Паводок пришёл в Восточно-Казахстанскую область вчера.", "ru")
    assert (place.key, place.country) == ("place:east_kazakhstan", "KZ")


def test_an_unknown_place_says_so() -> None:
    (place,) = find_places("text", "Floods hit the town of Tasozek.", "en")
    assert (place.key, place.country, place.reason) == ("place:tasozek", None, "not in the gazetteer")


def of(text: str, language: str, written: str) -> tuple[str, str | None, str | None, str]:
    place = next(p for p in find_places("text", text, language) if p.span.text == written)
    return place.key, place.country, place.region, place.reason


def test_other_places_of_the_article_choose_among_namesakes() -> None:
    key, country, region, reason = of("Абай ауданында көпір салынды. Жоба Қарағандыда бекітілді.", "kk", "Абай")
    assert (key, country, region) == ("place:abai_district_karaganda", "KZ", "karaganda_region")
    assert reason.endswith("; one of 3 of this name, chosen by Қарағандыда in the article")


def test_a_town_of_the_states_makes_georgia_a_state_and_the_states_alone_do_not() -> None:
    assert of("Voters in Georgia waited. Polls in Atlanta closed late.", "en", "Georgia")[:2] == ("place:georgia_us", "US")
    assert of("The United States and Georgia signed a treaty in Tbilisi.", "en", "Georgia")[:2] == ("place:GE", "GE")
    assert of("The United States praised Georgia.", "en", "Georgia")[0] == "place:GE"


def test_where_nothing_decides_the_reason_says_so() -> None:
    key, _, _, reason = of("В Абайском районе построен мост.", "ru", "Абайском районе")
    assert key.startswith("place:abai_district")
    assert "one of 3 of this name" in reason


def test_a_sea_has_no_country() -> None:
    (place,) = find_places("text", "The ship left the Black Sea yesterday.", "en")
    assert (place.key, place.country, place.reason) == ("place:black_sea", None, "gazetteer: Black Sea, sea")
