"""Sentences with their annotations, and how one is told otherwise."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tilshi.annotate import annotate_one
from tilshi.demo import load_region
from tilshi.languages import tokens
from tilshi.model import Article, Concept, Date, Figure, Name, Place, Quote, Span

SPANNED = ("names", "figures", "dates", "quotes", "places", "concepts")
SIB = {"kk": "kaz_Cyrl", "ru": "rus_Cyrl", "en": "eng_Latn", "uz": "uzn_Latn", "ky": "kir_Cyrl", "tr": "tur_Latn"}
NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
REPLACED = 0.5  # of the words that stand in no annotation

Mention = Name | Figure | Date | Quote | Place | Concept


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    language: str
    found: tuple[tuple[str, Mention], ...]
    """What was found in it, with the field of Annotated it stands in; spans count from the start of the sentence."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """`loose`: sentences by corpus and language. `told`: documents by language, line for line. `words`: by language, as often as
    they stand."""

    loose: Mapping[str, Sequence[Sentence]]
    told: Sequence[Mapping[str, Sequence[Sentence]]]
    words: Mapping[str, Sequence[str]]
    named: str


def corpora(data: Path) -> Corpora:
    """Read and annotate (10-20 s); the demo region stands in, with fewer sentences, where there is no data."""
    there = all((data / name).is_dir() for name in ("ntrex-dev", "kaznerd-train", "sib200", "factrueval-dev"))
    loose: dict[str, list[Sentence]] = {}
    for name, language, lines in _loose(data) if there else ():
        loose.setdefault(f"{name} {language}", []).extend(_annotated(lines, language))
    told = _ntrex(data) if there else _demo()
    if not there:
        for document in told:
            for language, sentences in document.items():
                loose.setdefault(f"demo {language}", []).extend(sentences)
    words: dict[str, list[str]] = defaultdict(list)
    for sentences in (*loose.values(), *(s for document in told for s in document.values())):
        for sentence in sentences:
            words[sentence.language] += [t.text for t in tokens(sentence.text) if t.text[0].islower()]
    named = "ntrex-dev, KazNERD, SIB-200, FactRuEval" if there else "the demo region alone (no TILSHI_DATA)"
    return Corpora(loose, told, words, named)


def _loose(data: Path) -> Iterator[tuple[str, str, list[str]]]:
    blocks = (data / "kaznerd-train/IOB2_valid.txt").read_text("utf-8").split("\n\n")[:6_000]
    yield "kaznerd", "kk", [" ".join(line.split(" ")[0] for line in block.splitlines()) for block in blocks]
    for number, (language, folder) in enumerate(SIB.items()):  # parallel, so each sentence is taken in one language alone
        rows = []
        for part in ("train", "dev", "test"):
            with (data / "sib200" / folder / f"{part}.tsv").open(encoding="utf-8", newline="") as stream:
                rows += list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
        yield "sib200", language, [row["text"] for row in rows if int(row["index_id"]) // 40 % len(SIB) == number]
    for file in sorted((data / "factrueval-dev/devset").glob("*.txt")):
        yield "factrueval", "ru", file.read_text("utf-8").splitlines()


def _ntrex(data: Path) -> list[dict[str, list[Sentence]]]:
    documents: dict[str, dict[str, list[Sentence]]] = defaultdict(dict)
    for line in (data / "ntrex-dev/articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        documents[row["document"]][row["language"]] = _annotated(row["sentences"], row["language"])
    return [documents[name] for name in sorted(documents)]


def _demo() -> list[dict[str, list[Sentence]]]:
    documents: dict[str, dict[str, list[Sentence]]] = defaultdict(dict)
    for written in load_region(NOON.date()).articles:
        if not written.copy_of:
            lines = [line for state in written.states[:1] for line in (state.title, *re.split(r"(?<=[.!?]) |\n", state.text))]
            documents[written.event].setdefault(written.language, []).extend(_annotated(lines, written.language))
    return [documents[name] for name in sorted(documents)]


def _annotated(lines: Sequence[str], language: str) -> list[Sentence]:
    """Twenty lines at a time are annotated as one text and cut apart again."""
    kept = [line.strip() for line in lines if len(line.split()) > 2]
    return [s for at in range(0, len(kept), 20) for s in _cut(kept[at : at + 20], language)]


def _cut(lines: Sequence[str], language: str) -> Iterator[Sentence]:
    whole = annotate_one(Article("", "", "", "\n".join(lines), NOON, language=language))
    found = [(field, one) for field in SPANNED for one in getattr(whole, field)]
    start = 0
    for line in whole.article.text.split("\n"):
        end = start + len(line)
        here = [(field, one) for field, one in found if start <= one.span.start and one.span.end <= end]
        mine = tuple((field, moved(one, one.span.start - start, one.span.text)) for field, one in here)
        yield Sentence(line, language, mine)
        start = end + 1


def moved(one: Mention, start: int, text: str) -> Mention:
    return replace(one, span=Span("text", start, start + len(text), text))


# ---- told otherwise

_NUMBER = re.compile(r"\d+$")
_CONSONANTS = ("бдгжзклмнпрстф", "bdgjzklmnprstf")
_STEPS = (1, 3, 5, 9, 11, 13)  # prime to 14: with the 14 beginnings, 84 other names for a name


def respelt(word: str, use: int) -> str:
    """Another name for another use: its consonants changed round, alike in Cyrillic and Latin."""
    return "".join(_next(letter, use) for letter in word)


def _next(letter: str, use: int) -> str:
    for row in _CONSONANTS:
        if letter.lower() in row:
            new = row[(row.index(letter.lower()) * _STEPS[use // 14 % 6] + use) % 14]
            return new.upper() if letter.isupper() else new
    return letter


def told_otherwise(sentence: Sentence, use: int, words: Sequence[str], rng: random.Random) -> Sentence:
    """The sentence for its `use`-th use, 0 being as it stands."""
    if use == 0:
        return sentence
    edits = list(_edits(sentence, use, words, rng))
    parts, moves, at, shift = [], [], 0, 0
    for start, end, text in edits:
        parts += [sentence.text[at:start], text]
        moves.append((start, end, shift, len(text)))
        shift, at = shift + len(text) - (end - start), end
    text = "".join([*parts, sentence.text[at:]])

    def place(offset: int, ends: bool) -> int:
        by = 0
        for start, end, before, length in moves:
            if end <= offset:
                by = before + length - (end - start)
            elif start < offset:
                return start + before + (length if ends else 0)
        return offset + by

    found = []
    for field, one in sentence.found:
        start, end = place(one.span.start, False), place(one.span.end, True)
        new = moved(one, start, text[start:end])
        if isinstance(new, Name):
            kind, _, core = new.key.partition(":")
            new = replace(new, key=f"{kind}:{respelt(core, use)}")
        elif isinstance(new, Figure) and _NUMBER.match(new.span.text):
            new = replace(new, value=int(new.span.text[:15]))
        found.append((field, new))
    return Sentence(text, sentence.language, tuple(found))


def _edits(sentence: Sentence, use: int, words: Sequence[str], rng: random.Random) -> Iterator[tuple[int, int, str]]:
    kinds = {}
    for field, one in sentence.found:
        if field != "quotes":
            for at in range(one.span.start, one.span.end):
                kinds.setdefault(at, (field, one))
    for start, end, word in tokens(sentence.text):
        field, one = kinds.get(start, ("", None))
        if field == "names":
            yield start, end, respelt(word, use)
        elif field == "figures" and one is not None and one.span.text == word and _NUMBER.match(word) and len(word) < 10:
            yield start, end, str(int(word) + use * (1 if int(word) < 50 else 7))
        elif not field and word[0].islower() and rng.random() < REPLACED:
            yield start, end, rng.choice(words)
