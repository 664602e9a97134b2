"""Quotes: on short articles of ours in nine languages, and on the labels of the made-up region."""

from __future__ import annotations

import json
import platform
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tilshi.annotate import annotate_one
from tilshi.annotate.quotes import find_quotes
from tilshi.demo.region import Written, load_region
from tilshi.languages import name_key, same_entity
from tilshi.model import Article, Name, NameType, Quote, Span

pytestmark = pytest.mark.gate

HOME = Path(__file__).parent / "data"
OVERLAP = 0.8  # shared code points of those either span has, from which two spans are one utterance
KINDS: Mapping[NameType, str] = {"person": "persons", "organisation": "organisations"}
# F1 of quotes (span and direct or not) and of quotes with the right speaker, over all languages and in the weakest one.
FLOORS = {"given": (0.97, 0.96, 0.95, 0.92), "found": (0.95, 0.92, 0.88, 0.85)}
# Of the direct quotes labelled in the region: found to the letter, speaker of these right.
REGION = (0.98, 0.95)
SECONDS = 40  # measured 2026-11-22: 1 to 11
Case = Mapping[str, Any]


def say(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        print(f"\n{line} (Python {platform.python_version()}, {date.today()})")


@cache
def cases() -> Sequence[Case]:
    return [json.loads(line) for line in (HOME / "quotes.jsonl").read_text(encoding="utf-8").splitlines()]


def names_of(case: Case) -> Iterator[Name]:
    """The names the case lists, wherever they stand, longer ones first; each with the key of its first form."""
    listed = [
        (form, name_key(who, case["language"], kind), kind)
        for kind, plural in KINDS.items()
        for who, forms in case.get(plural, {}).items()
        for form in forms
    ]
    for part in ("title", "text"):
        text, taken = case.get(part, ""), set[int]()
        for form, key, kind in sorted(listed, key=lambda one: -len(one[0])):
            for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                if taken.isdisjoint(range(*found.span())):
                    taken.update(range(*found.span()))
                    yield Name(Span("title" if part == "title" else "text", *found.span(), form), kind, key)


def quotes_of(case: Case, names: str) -> Sequence[Quote]:
    if names == "given":
        return find_quotes("text", case["text"], case["language"], list(names_of(case)))
    article = Article("id", "source", case.get("title", ""), case["text"], None, None, case["language"])
    return [q for q in annotate_one(article).quotes if q.span.part == "text"]


def one_utterance(quote: Quote, start: int, end: int) -> bool:
    shared = min(end, quote.span.end) - max(start, quote.span.start)
    return shared / (max(end, quote.span.end) - min(start, quote.span.start)) >= OVERLAP


def right_speaker(quote: Quote, who: str | None, case: Case) -> bool:
    keys = [name_key(who, case["language"], kind) for kind, plural in KINDS.items() if who and who in case.get(plural, {})]
    if keys:
        return quote.speaker_key is not None and any(same_entity(key, quote.speaker_key) for key in keys)
    said = (quote.speaker or "").lower()
    return quote.speaker_key is None and (not who or said == who)


@pytest.mark.parametrize("names", ["given", "found"])
def test_quotes_in_articles_of_ours(names: str, capsys: pytest.CaptureFixture[str]) -> None:
    gold, found, hits, speakers = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for case in cases():
        language, at = case["language"], 0
        left = list(quotes_of(case, names))
        gold[language] += len(case["quotes"])
        found[language] += len(left)
        for label in case["quotes"]:
            start = case["text"].index(label["text"], at)
            at = start + len(label["text"])
            hit = next((q for q in left if q.direct == label["direct"] and one_utterance(q, start, at)), None)
            if hit is not None:
                left.remove(hit)
                hits[language] += 1
                speakers[language] += right_speaker(hit, label["speaker"], case)
    f1 = {code: 2 * hits[code] / (gold[code] + found[code]) for code in gold}
    who = {code: 2 * speakers[code] / (gold[code] + found[code]) for code in gold}
    every = 2 * hits.total() / (gold.total() + found.total())
    every_who = 2 * speakers.total() / (gold.total() + found.total())
    rows = " ".join(f"{code} {f1[code]:.3f} {who[code]:.3f} n {gold[code]}" for code in gold)
    say(capsys, f"quotes, names {names}, n {gold.total()}: F1 {every:.3f}, with speaker {every_who:.3f}; {rows}")
    assert all(a >= b for a, b in zip((every, every_who, min(f1.values()), min(who.values())), FLOORS[names], strict=True))


HOSTILE = ("«а", "«а\n", "x«b»", '"a" "b ', "сказал, что ", ". – А ", "«А б в г д е», – сказал он. ", "деп айтты ")


@pytest.mark.parametrize("piece", HOSTILE)
def test_two_megabytes_in_one_line_are_read_in_seconds(piece: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (piece * (2_000_000 // len(piece) + 1))[:2_000_000]
    before = process_time()
    found = find_quotes("text", text, "kk" if piece.startswith("деп") else "ru", [])
    took = process_time() - before
    say(capsys, f"quotes in 2 M code points of {piece!r}: {took:.1f} s, {len(found)} found")
    assert took < SECONDS
    assert all(text[q.span.start : q.span.end] == q.span.text for q in found)


def quotes_in(article: Written) -> Sequence[Quote]:
    state = article.states[0]
    told = Article(article.article_id, article.outlet.name, state.title, state.text, state.at, None, article.outlet.language)
    return annotate_one(told).quotes


def test_quotes_labelled_in_the_region(capsys: pytest.CaptureFixture[str]) -> None:
    region = load_region(date(2026, 11, 20))
    quotes = {a.id: quotes_in(a) for event in region.events for a in event.articles}
    spoken = [(q.speaker, article, words) for e in region.events for q in e.quotes for article, words in q.versions]
    exact = [(who, q) for who, article, words in spoken for q in quotes[article] if q.direct and q.span.text == words]
    right = sum(q.speaker_key is not None and same_entity(name_key(who, "kk", "person"), q.speaker_key) for who, q in exact)
    say(
        capsys,
        f"quotes labelled in the region, n {len(spoken)}: found to the letter {len(exact) / len(spoken):.3f}, "
        f"speaker right {right / len(exact):.3f}",
    )
    assert len(exact) / len(spoken) >= REGION[0]
    assert right / len(exact) >= REGION[1]
