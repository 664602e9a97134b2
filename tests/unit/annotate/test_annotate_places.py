from tilshi.annotate.places import find_places


def test_a_town_has_its_country_region_and_reason() -> None:
    (place,) = find_places("text", "Жиын Қарағандыда өтті.", "kk")
    assert (place.key, place.country, place.region) == ("place:karaganda", "KZ", "karaganda_region")
    assert "gazetteer" in place.reason


def test_a_country() -> None:
    (place,) = find_places("title", "Новости Узбекистана", "ru")
    assert (place.span.part, place.key, place.country, place.region) == ("title", "place:UZ", "UZ", None)


def test_a_region_of_two_words() -> None:
    (place,) = find_places("text", "Паводок пришёл в Восточно-Казахстанскую область вчера.", "ru")
    assert (place.key, place.country) == ("place:east_kazakhstan", "KZ")


def test_an_unknown_place_says_so() -> None:
    (place,) = find_places("text", "Floods hit the town of Tasozek.", "en")
    assert (place.key, place.country, place.reason) == ("place:tasozek", None, "not in the gazetteer")
