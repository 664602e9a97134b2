"""Words for what the engine names by ids, and glosses under foreign words."""

from __future__ import annotations

from tilshi.annotate import annotate_one
from tilshi.model import Article
from tilshi.workspace.labels import concept_label, entity_label, gloss


def glosses(text: str, language: str, reader: str) -> list[tuple[str, str]]:
    annotated = annotate_one(Article("a", "s", "", text, language=language))
    return [(text[start:end], word) for start, end, word in gloss(annotated, "text", 0, len(text), reader)]


def test_a_concept_beside_figures_stands_in_the_plural() -> None:
    assert [concept_label("house", language) for language in ("kk", "ru", "en")] == ["үй", "дома", "houses"]
    assert concept_label("no_such_concept", "en") == ""


def test_a_gloss_is_the_dictionary_form() -> None:
    assert ("құтқарушылар", "rescuer") in glosses("Кеше құтқарушылар үйлерге су кіргенін айтты.", "kk", "en")
    assert ("Құтқарушылар", "спасатель") in glosses("Құтқарушылар үйге кірді.", "kk", "ru")


def test_names_have_no_gloss() -> None:
    found = [word for word, _ in glosses("Айгүл Арпабекова мектепке барды.", "kk", "en")]
    assert "мектепке" in found
    assert not any(word.startswith(("Айгүл", "Арпа")) for word in found)


def test_a_word_that_may_mean_two_things_has_no_gloss() -> None:
    found = [word for word, _ in glosses("Сол жерде бөгет бұзылды, матч кешке бітті.", "kk", "en")]
    assert "матч" in found
    assert "бөгет" not in found  # a dam and a levee


def test_figures_and_short_words_have_no_gloss() -> None:
    found = [word for word, _ in glosses("Су көтерілді, 12 үй бос тұр.", "kk", "en")]
    assert "Су" not in found
    assert "үй" not in found


def test_places_of_the_gazetteer_are_named_in_the_readers_language() -> None:
    assert [entity_label("place:bishkek", language) for language in ("kk", "ru", "en")] == ["Бішкек", "Бишкек", "Bishkek"]
    assert entity_label("place:nowhere_at_all", "en") == ""
    assert entity_label("person:somebody", "en") == ""
