"""Concepts of an article."""

from __future__ import annotations

from tilshi.annotate.concepts import find_concepts


def test_spans_are_cut_out_of_the_text() -> None:
    text = "В области паводок: эвакуированы 40 человек."
    found = find_concepts("text", text, "ru")
    assert [(c.concept, c.span.text) for c in found][1:] == [
        ("flood", "паводок"),
        ("evacuated", "эвакуированы"),
        ("person", "человек"),
    ]
    assert all(text[c.span.start : c.span.end] == c.span.text and c.span.part == "text" for c in found)
