"""Spans as markup, changes as markup, passages: for any input the text comes through whole."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tilshi.desk.changes import brief_changes, paragraph_changes, word_changes
from tilshi.desk.marks import Mark, marked
from tilshi.desk.passages import LONGEST, passage

B, END_B = Markup("<b>"), Markup("</b>")


def plain(markup: str) -> str:
    return unescape(re.sub(r"</?(?:b|i|sup|del|ins)>", "", markup))


def mark(start: int, end: int, tag: str = "b", tail: str = "") -> Mark:
    return Mark(start, end, Markup(f"<{tag}>"), Markup(f"</{tag}>"), Markup(tail))


def test_nested_and_crossing() -> None:
    assert marked("abcdef", [mark(0, 4), mark(1, 3, "i")]) == "<b>a<i>bc</i>d</b>ef"
    assert marked("abcdef", [mark(0, 3), mark(2, 5, "i", "<sup>x</sup>")]) == "<b>ab<i>c</i></b><i>de<sup>x</sup></i>f"
    assert marked("a<b", [mark(0, 3)]) == "<b>a&lt;b</b>"
    assert marked("abcdef", [mark(0, 2), mark(2, 4, "i")], 1, 5) == "b<i>cd</i>e"


@given(
    st.text("ab<&\n ", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from("bi")), max_size=8),
)
def test_any_spans_give_whole_well_nested_markup(text: str, spans: list[tuple[int, int, str]]) -> None:
    shown = str(marked(text, [mark(min(a, b), max(a, b), tag) for a, b, tag in spans]))
    assert plain(shown) == text
    stack: list[str] = []
    for close, tag in re.findall(r"<(/?)([bi])>", shown):
        if close:
            assert stack.pop() == tag
        else:
            stack.append(tag)
    assert stack == []


def test_word_changes() -> None:
    assert word_changes("вывезли 1 240 человек", "вывезли 1 420 человек") == "вывезли <del>1 240</del> <ins>1 420</ins> человек"
    assert word_changes("a <b>", "a <i>") == "a &lt;<del>b</del> <ins>i</ins>&gt;"
    assert brief_changes("same", "same") == []


@given(st.text("аб 1.\n", max_size=60), st.text("аб 1.\n", max_size=60))
def test_changes_hold_both_texts(old: str, new: str) -> None:
    shown = str(word_changes(old, new)).replace("</del> <ins>", "</del><ins>")
    assert plain(re.sub(r"<del>.*?</del>", "", shown, flags=re.S)) == new
    assert plain(re.sub(r"<ins>.*?</ins>", "", shown, flags=re.S)) == old
    assert bool(brief_changes(old, new)) == (old != new)


def test_paragraphs_that_did_not_change_are_told_apart() -> None:
    assert paragraph_changes("one\ntwo", "one\n2") == [(False, Markup("one")), (True, Markup("<del>two</del> <ins>2</ins>"))]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Бірінші сөйлем. Мұнда 86 үй бүлінді. Соңғы сөйлем.", "86", "Мұнда 86 үй бүлінді."),
        ("В 2024 г. Повреждены 86 домов. Конец.", "86", "В 2024 г. Повреждены 86 домов."),
        ("Abzas bir.\n86 uy buzildi.\nUch.", "86", "86 uy buzildi."),
        ("«Біз 86 үй көрдік!» – деді ол. Иә.", "86", "«Біз 86 үй көрдік!» – деді ол."),
    ],
)
def test_passage_is_the_sentence(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    left, right = passage(text, start, start + len(words))
    assert text[left:right] == expected


@given(st.text("аБ. \n!»", max_size=900), st.data())
def test_passage_holds_the_span_and_is_short(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    left, right = passage(text, start, end)
    assert 0 <= left <= right <= len(text)
    assert right - left <= LONGEST + 2
    if text[start:end].strip() and not text[start:end][0].isspace():
        assert left <= start
        assert end <= right
