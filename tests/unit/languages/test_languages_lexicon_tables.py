"""The tables of the lexicon as a linguist leaves them: their shape, their letters, nothing twice, no word too common to help."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import combinations

import pytest

from tilshi.languages.lexicon_tables import Entry, entries
from tilshi.languages.tables import LANGUAGES, strings

TABLES = sorted((files("tilshi.languages") / "data" / "lexicon").glob("*.tsv"))  # type: ignore[attr-defined]
COLUMNS = ["concept", "topic", "kk", "ru", "en", "uz", "ky", "tg", "tk", "az", "tr"]
CYRILLIC, LATIN = re.compile("[Ѐ-ԯ]"), re.compile("[A-Za-zÀ-ɏƏə]")
FOREIGN = {"ru": "әғқңөұүһіҳҷӣӯў", "ky": "әғқұһі", "tg": "әңөұүі", "kk": "ҳҷӣӯў", "tr": "əňñý", "az": "ňýä", "tk": "ğəı"}
# Two concepts that share more words than this over the nine languages are one, or one of them says what the other means.
MOST_SHARED = 3
# A word of more concepts than this tells nothing.
MOST_MEANINGS = 2


def rows(path: object) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()  # type: ignore[attr-defined]
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_has_its_columns_and_is_sorted(path: object) -> None:
    head, *body = rows(path)
    assert head == COLUMNS
    ids = [row[0] for row in body]
    assert ids == sorted(ids)
    assert [row[0] for row in body if not re.fullmatch("[a-z][a-z0-9_]*", row[0])] == []
    assert [row[0] for row in body if not re.fullmatch("0[1-9]|1[0-7]|", row[1])] == []


def test_there_are_five_thousand_concepts_and_nearly_all_have_nine_languages() -> None:
    known = entries()
    assert len(known) >= 5_100
    assert [entry.id for entry in known.values() if not {"kk", "ru", "en"} <= entry.words.keys()] == []
    whole = sum(set(entry.words) == set(LANGUAGES) for entry in known.values())
    assert whole / len(known) > 0.98


def test_words_stand_in_the_letters_of_their_language() -> None:
    """In small letters: names keep those of their own (TikTok, PISA, Алтын белгі)."""
    wrong = [
        (entry.id, language, word)
        for entry in entries().values()
        for language, words in entry.words.items()
        for word in words
        if word == word.lower() and _foreign(word, language)
    ]
    assert wrong == []


def _foreign(word: str, language: str) -> bool:
    other = LATIN if language in ("kk", "ru", "ky", "tg") else CYRILLIC
    return other.search(word) is not None or not set(word).isdisjoint(FOREIGN.get(language, ""))


def test_no_word_stands_twice_in_a_cell_and_none_has_many_meanings() -> None:
    meanings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries().values():
        for language, words in entry.words.items():
            assert len(set(words)) == len(words), (entry.id, language)
            for word in words:
                meanings[language, word].append(entry.id)
    assert {key: ids for key, ids in meanings.items() if len(ids) > MOST_MEANINGS} == {}


def test_no_two_concepts_mean_the_same() -> None:
    holders: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries().values():
        for language, words in entry.words.items():
            for word in words:
                holders[language, word].append(entry)
    shared = Counter((a.id, b.id) for held in holders.values() for a, b in combinations(held, 2))
    assert {pair: n for pair, n in shared.items() if n > MOST_SHARED} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_too_common_to_help(language: str) -> None:
    common = {word.lower() for word in strings(language, "function_words")}
    assert len(common) >= 100
    words = {word for entry in entries().values() for word in entry.words.get(language, ())}
    assert sorted(words & common) == []


def test_a_beginning_is_long_enough_to_mean_something() -> None:
    short = [
        (entry.id, language, word)
        for entry in entries().values()
        for language, words in entry.words.items()
        for word in words
        if word.endswith("*") and " " not in word and len(word.rstrip("*").lstrip("=")) < 3
    ]
    assert short == []
