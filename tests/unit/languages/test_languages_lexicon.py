"""The news lexicon: one concept whatever the tongue, the case or the script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilshi.languages.lexicon import concepts_in, entries, is_countable, label, topic_of


def ids(text: str, language: str) -> list[str]:
    return [concept for _, _, concept in concepts_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("kk", "Ауылды су басты", "flood"),
        ("kk", "тасқыннан кейін", "flood"),
        ("ru", "Подтоплены три улицы", "flood"),
        ("en", "The floods reached the town", "flood"),
        ("uz", "Toshqindan keyin", "flood"),
        ("uz", "тошқин сабабли", "flood"),
        ("ky", "айылды суу каптады", "flood"),
        ("ru", "жителей эвакуировали", "evacuation"),
        ("ru", "эвакуация завершена", "evacuation"),
        ("kk", "құтқарушылардың айтуынша", "rescuer"),
        ("kk", "мектебіне", "school"),
        ("tr", "hastanelerde", "hospital"),
        ("az", "məktəblərdə", "school"),
        ("tk", "mekdeplerde", "school"),
        ("tg", "мактабҳои шаҳр", "school"),
        ("en", "documentaries", "film"),
        ("ru", "документальных фильмов", "film"),
        ("kk", "деректі фильмдер", "film"),
    ],
)
def test_a_word_in_any_form_gives_its_concept(language: str, text: str, concept: str) -> None:
    assert concept in ids(text, language)


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("kk", "сайлаушы", "election"),  # a voter is no election
        ("ru", "домна", "house"),
        ("ru", "миру — мирабель", "house"),
        ("en", "firewood", "fire"),
        ("en", "housing", "rescuer"),
    ],
)
def test_a_word_that_only_begins_alike_does_not(language: str, text: str, concept: str) -> None:
    assert concept not in ids(text, language)


def test_the_longest_run_of_words_wins() -> None:
    assert ids("Bush fire, forest fire", "en") == ["fire", "wildfire"]


def test_a_word_with_two_meanings_gives_both_at_one_span() -> None:
    found = concepts_in("a strike", "en")
    assert {span[:2] for span in found} == {(2, 8)}


def test_an_unknown_language_has_no_concepts() -> None:
    assert concepts_in("flood", "und") == []


def test_labels_are_words_an_editor_reads() -> None:
    assert (label("flood", "kk"), label("flood", "ru"), label("flood", "en")) == ("су тасқыны", "наводнение", "flood")
    assert label("no_such_concept", "kk") == "no_such_concept"
    assert all("*" not in label(concept, language) for concept in entries() for language in ("kk", "ru", "en"))


def test_countable_and_topic() -> None:
    assert is_countable("person")
    assert not is_countable("flood")
    assert not is_countable("no_such_concept")
    assert topic_of("flood") == "03000000"
    assert topic_of("person") is None  # a person stands in every article


def test_every_concept_has_words_in_the_first_three_languages() -> None:
    poor = [e.id for e in entries().values() if not all(e.words.get(language) for language in ("kk", "ru", "en"))]
    assert poor == []
    assert len(entries()) >= 700


def test_a_star_stands_only_at_the_end_of_a_word() -> None:
    wrong = [
        w for e in entries().values() for words in e.words.values() for w in words if "*" in w.replace("* ", " ").rstrip("*")
    ]
    assert wrong == []


def test_every_plain_word_of_the_lexicon_finds_itself() -> None:
    lost = [
        (e.id, language, word)
        for e in entries().values()
        for language, words in e.words.items()
        for word in words
        if "*" not in word and e.id not in ids(word, language)
    ]
    assert lost == []


@given(st.text(max_size=200), st.sampled_from(["kk", "ru", "en", "uz", "ky", "tr", "az", "tk", "tg", "und"]))
def test_spans_lie_in_the_text_and_follow_each_other(text: str, language: str) -> None:
    last = 0
    for start, end, _ in concepts_in(text, language):
        assert last <= start < end <= len(text)
        last = start
