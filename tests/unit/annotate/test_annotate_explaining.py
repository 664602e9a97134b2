"""The reading of an article in a person's words: every annotation under its sentence, in three languages. Texts are made up."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from tilshi.annotate import annotate_one
from tilshi.annotate.explaining import EXPLAINED_IN, explained
from tilshi.model import Article

TEXT = (
    "Тасөзек ауылынан шамамен 310 адам көшірілді. «Су төмендеп келеді», – деді Ерлан Қарин кеше.\n"
    "В Алматы собрали 2,5 млрд тенге, сообщил Ерлан Карин журналистам вчера вечером."
)
ANNOTATED = annotate_one(Article("a", "s", "Тасөзекте су тасқыны", TEXT))


@pytest.mark.parametrize("language", EXPLAINED_IN)
def test_everything_found_stands_in_the_reading(language: str) -> None:
    reading = explained(ANNOTATED, language)
    shown = [row.text for sentence in reading.sentences for row in sentence.found]
    for found in (ANNOTATED.names, ANNOTATED.figures, ANNOTATED.dates, ANNOTATED.quotes):
        assert {one.span.text for one in found} <= set(shown)
    assert len(shown) == sum(map(len, (ANNOTATED.names, ANNOTATED.figures, ANNOTATED.dates, ANNOTATED.quotes)))


def test_each_finding_stands_under_its_sentence() -> None:
    for sentence in explained(ANNOTATED).sentences:
        for row in sentence.found:
            assert row.text in ANNOTATED.article.part(sentence.part)[sentence.start :]
            assert row.text[:10] in sentence.text


def test_what_it_was_taken_for_is_said_in_the_readers_language() -> None:
    meanings = {
        language: [r.meaning for s in explained(ANNOTATED, language).sentences for r in s.found] for language in EXPLAINED_IN
    }
    assert any("шамамен 310" in meaning for meaning in meanings["kk"])
    assert any("около 310" in meaning for meaning in meanings["ru"])
    assert any("about 310" in meaning for meaning in meanings["en"])
    assert any("2 500 000 000" in meaning for meaning in meanings["en"])
    assert any("Казахстан" in meaning for meaning in meanings["ru"])


def test_sentences_keep_their_language_and_cover_the_text() -> None:
    reading = explained(ANNOTATED)
    assert [s.language for s in reading.sentences if s.part == "text"][-1] == "ru"
    covered = "".join(ANNOTATED.article.text[s.start : s.end] for s in reading.sentences if s.part == "text")
    assert covered == TEXT
    assert [row.text for row in reading.about if row.kind == "passage"] == [p.language for p in ANNOTATED.passages]


def test_nothing_found_is_a_reading_too() -> None:
    empty = explained(annotate_one(Article("a", "s", "", "")))
    assert empty.sentences == ()
    assert [row.text for row in empty.about] == ["und"]


def test_all_three_languages_have_the_same_words() -> None:
    words = tomllib.loads((files("tilshi.annotate") / "explaining.toml").read_text("utf-8"))
    assert set(words) == set(EXPLAINED_IN)
    assert len({frozenset(table) for table in words.values()}) == 1
