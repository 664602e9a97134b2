"""Topics from the words that speak for them."""

from __future__ import annotations

import pytest

from tilshi.annotate.concepts import find_concepts
from tilshi.annotate.topics import find_topics, topic_label


@pytest.mark.parametrize(
    ("language", "title", "text", "code"),
    [
        ("kk", "Ауылды су басты", "Құтқарушылар тұрғындарды эвакуациялады, қаза тапқандар жоқ.", "03000000"),
        ("ru", "Сборная выиграла матч", "Футболисты забили три гола на стадионе, тренер доволен.", "15000000"),
        ("en", "Court jails former mayor for bribery", "Prosecutors said the defendant took bribes.", "02000000"),
        ("uz", "Shifokorlar emlashni boshladi", "Kasalxonada grippga qarshi vaksina bor.", "07000000"),
    ],
)
def test_the_best_topic(language: str, title: str, text: str, code: str) -> None:
    topics = find_topics([*find_concepts("title", title, language), *find_concepts("text", text, language)])
    assert topics[0].code == code
    assert topics[0].reasons
    assert 0 < sum(t.score for t in topics) <= 1.0001


def test_no_topical_word_no_topic() -> None:
    assert find_topics(find_concepts("text", "Ой!", "kk")) == []


def test_labels() -> None:
    assert topic_label("15000000", "kk") == "Спорт"
    assert topic_label("07000000", "uz") == "Health"
    assert topic_label("99000000", "en") == "99000000"
