import numpy as np

from tilshi.annotate.network import SHAPES, TAGS, opinions, word_code
from tilshi.annotate.sentence_features import features
from tilshi.annotate.tagging import pieces, tag


def test_the_network_knows_persons_places_and_organisations() -> None:
    words = ["Министр", "Дмитрий", "Сергеев", "из", "МИД", "прилетел", "в", "Москву", "."]
    (opinion,) = opinions([words])
    told = [TAGS[i] for i in opinion.argmax(axis=1)]
    assert told == ["O", "B-person", "I-person", "O", "B-organisation", "O", "O", "B-place", "O"]


def test_each_sentence_is_read_by_itself() -> None:
    one, other = ["Иван", "Петров", "молчит"], ["Жители", "Алматы", "ждут", "снега"]
    together = opinions([one, other])
    assert [len(o) for o in together] == [3, 4]
    assert np.allclose(together[1], opinions([other])[0], atol=1e-5)
    assert np.allclose(together[0].sum(axis=1), 1, atol=1e-5)


def test_any_word_has_a_shape_and_a_code() -> None:
    assert opinions([["", "Қ", "№", "...", "3-й", "iPhone", "қала"][1:]])[0].shape == (6, len(TAGS))
    assert len(set(SHAPES)) == len(SHAPES)
    assert word_code("москва") == word_code("москва")


def test_features_say_what_stands_around_a_word() -> None:
    words = [p.text for p in pieces("«Көктас Мыс» компаниясы ашылды")]
    rows = features(words, "kk")
    assert [("q" in row) for row in rows] == [False, True, True, False, False, False]
    assert "hl1" in rows[words.index("ашылды")]
    assert "q-q(" in rows[1]


def test_tags_are_spans_of_the_text() -> None:
    text = "Бүгін хабар келді.\nМинистр Ерлан Қарин Алматыға барды."
    for found in tag(text, "kk"):
        assert text[found.start : found.end].strip() == text[found.start : found.end]
    assert {text[t.start : t.end] for t in tag(text, "kk") if t.type} == {"Ерлан Қарин", "Алматыға"}
