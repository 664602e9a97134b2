"""Train the name taggers and measure them: python scripts/train_names.py kk|ru [--data FOLDER] [--final]

kk: KazNERD (CC BY 4.0), folder kaznerd-train; exact spans and types. ru: factRuEval-2016 development set (MIT), folder
factrueval-dev; a name counts when the types agree and the spans overlap. Five folds; sentences that are half alike are in
one fold. Counted twice: the tagger alone, and find_names, which cleans what it found and adds the rules. --final trains on
everything and writes the model that ships.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
from swapped_names import Swapper

from tilshi.annotate import tagging
from tilshi.annotate.names import find_names
from tilshi.annotate.sentence_features import features
from tilshi.annotate.tagger import Tagger
from tilshi.languages import sentences
from tilshi.languages.tables import DATA

# Finer types than are asked for teach the tagger what a place and an organisation is not: organisations .67 to .70, places .88
# to .90 (five folds, 2026-11).
KAZNERD = {
    "PERSON": "person",
    "ORGANISATION": "organisation",
    "GPE": "gpe",
    "LOCATION": "location",
    "FACILITY": "facility",
    "NORP": "people",
    "POSITION": "post",
    **dict.fromkeys(("EVENT", "PROJECT", "ART", "LAW", "PRODUCT"), "work"),
}
FACTRUEVAL = {"Person": "person", "Org": "organisation", "LocOrg": "place", "Location": "place"}
ASKED = ("person", "organisation", "place")
Word = tuple[str, str]  # the word and its label
Span = tuple[int, int, str]
# c1 (L1) keeps the model small: most weights become zero. From a sweep of six on the folds, 2026-11, docs/methods/names.md.
PARAMETERS = {
    "kk": {"c1": 0.1, "c2": 0.2, "max_iterations": 90, "feature.possible_transitions": True, "feature.minfreq": 2},
    "ru": {"c1": 0.1, "c2": 0.5, "max_iterations": 90, "feature.possible_transitions": True, "feature.minfreq": 2},
}
FOLDS = 5


class Text(NamedTuple):
    """A text of one fold: its sentences with labels, and the whole with the names asked for, as spans of characters."""

    fold: int
    sentences: list[list[Word]]
    text: str
    names: list[Span]


# ---- KazNERD


def kaznerd(folder: Path) -> list[Text]:
    labelled = []
    for block in (folder / "IOB2_valid.txt").read_text(encoding="utf-8").split("\n\n"):
        words = [(w, label) for w, _, label in (line.rpartition(" ") for line in block.strip().splitlines())]
        if words:
            labelled.append(mapped(words))
    group = twins(labelled)
    numbers = sorted(set(group))
    random.Random(1).shuffle(numbers)
    fold = {number: place % FOLDS for place, number in enumerate(numbers)}
    return [Text(fold[g], [words], *spelled(words)) for g, words in zip(group, labelled, strict=True)]


def mapped(words: Sequence[Word]) -> list[Word]:
    found: list[Word] = []
    before = None
    for word, label in words:
        kind = KAZNERD.get(label[2:])
        found.append((word, "O" if kind is None else f"{'I' if label[0] == 'I' and before == kind else 'B'}-{kind}"))
        before = kind
    return found


def spelled(words: Sequence[Word]) -> tuple[str, list[Span]]:
    """The sentence as a newspaper prints it, and the names in it."""
    text, ends, open_ = "", [], False
    for word, _ in words:
        closes = word in ".,!?:;)»”%…" or (word == '"' and open_)
        text += " " if text and not closes and text[-1] not in "«(“" and not (text[-1] == '"' and open_) else ""
        ends.append((len(text), len(text) + len(word)))
        text += word
        open_ ^= word == '"'
    found = [(ends[a][0], ends[b - 1][1], asked(kind)) for a, b, kind in entities([label for _, label in words])]
    return text, [name for name in found if name[2] in ASKED]


def asked(kind: str) -> str:
    return "place" if kind in ("gpe", "location") else kind


def twins(labelled: Sequence[Sequence[Word]]) -> list[int]:
    """A number for each sentence, the same for those half alike: KazNERD has many twice, numbers in digits and in words."""
    bags = [{w.lower() for w, _ in s if len(w) > 3 and w.isalpha()} for s in labelled]
    holders: dict[str, list[int]] = {}
    for index, bag in enumerate(bags):
        for word in bag:
            holders.setdefault(word, []).append(index)
    above = list(range(len(labelled)))

    def top(index: int) -> int:
        while above[index] != index:
            index = above[index]
        return index

    for index, bag in enumerate(bags):
        shared: dict[int, int] = {}
        for word in bag:
            for other in holders[word] if len(holders[word]) < 400 else ():  # a word of every fourth sentence tells nothing
                if other > index:
                    shared[other] = shared.get(other, 0) + 1
        for other, number in shared.items():
            if number >= 3 and 2 * number > min(len(bag), len(bags[other])):
                above[top(other)] = top(index)
    return [top(index) for index in range(len(labelled))]


# ---- factRuEval


def factrueval(folder: Path) -> list[Text]:
    paths = sorted((folder / "devset").glob("*.txt"))
    random.Random(0).shuffle(paths)
    return [_document(path, place % FOLDS) for place, path in enumerate(paths)]


def _document(path: Path, fold: int) -> Text:
    """Of nested objects a person stands, else the longest."""
    text = path.read_text(encoding="utf-8")
    names: list[Span] = []
    for start, end, kind in sorted(_objects(path), key=lambda o: (o[2] != "person", o[0] - o[1], o[0])):
        if all(end <= a or start >= b for a, b, _ in names):
            names.append((start, end, kind))
    return Text(fold, [s for s in _labelled(text, names) if s], text, names)


def _objects(path: Path) -> Iterator[Span]:
    spans: dict[str, tuple[int, int]] = {}
    kinds: dict[str, str] = {}
    for line in path.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
        number, kinds[number], start, length = line.split()[:4]
        spans[number] = (int(start), int(start) + int(length))
    for line in path.with_suffix(".objects").read_text(encoding="utf-8").splitlines():
        fields = line.split("#")[0].split()
        if len(fields) < 3 or fields[1] not in FACTRUEVAL:
            continue
        kind = FACTRUEVAL[fields[1]]
        parts = [spans[n] for n in fields[2:] if n in spans]
        if kind == "place":  # "город Москва": the name alone; "Тверская площадь": both
            named = [spans[n][0] for n in fields[2:] if kinds.get(n, "").endswith("name")]
            parts = [p for p in parts if not named or p[0] >= min(named)]
        yield min(a for a, _ in parts), max(b for _, b in parts), kind


def _labelled(text: str, names: Sequence[Span]) -> Iterator[list[Word]]:
    begun: set[Span] = set()
    for a, b in sentences(text, "ru"):
        sentence: list[Word] = []
        for piece in tagging.pieces(text[a:b]):
            holder = next((n for n in names if n[0] <= a + piece.start < n[1]), None)
            sentence.append((piece.text, "O" if holder is None else f"{'I' if holder in begun else 'B'}-{holder[2]}"))
            if holder is not None:
                begun.add(holder)
        yield sentence


# ---- training and counting


def train(texts: Sequence[Text], language: str, path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    labelled = [s for text in texts for s in text.sentences]
    if language == "kk":  # a second telling of each sentence with other names in it
        swap = Swapper(labelled)
        labelled += [other for s in labelled if (other := swap(s))]
    for sentence in labelled:
        words = [w for w, _ in sentence]
        (opinion,) = tagging.opinions_on([words], language) or [None]
        trainer.append(features(words, language, opinion), [label for _, label in sentence])
    trainer.set_params(PARAMETERS[language])
    trainer.train(str(path))


def entities(labels: Sequence[str]) -> list[Span]:
    found = []
    start = -1
    for index, label in enumerate([*labels, "O"]):
        if start >= 0 and (label[0] != "I" or label[2:] != labels[start][2:]):
            found.append((start, index, labels[start][2:]))
            start = -1
        if label[0] == "B" or (label[0] == "I" and start < 0):
            start = index
    return found


Counts = dict[str, list[int]]


def count(texts: Sequence[Text], finder: Callable[[str], list[Span]], exact: bool) -> Counts:
    """type -> [right, found, wanted]"""
    counts: Counts = {kind: [0, 0, 0] for kind in ASKED}
    for text in texts:
        found = finder(text.text)
        for kind, row in counts.items():
            w = [e for e in text.names if e[2] == kind]
            f = [e for e in found if e[2] == kind]
            row[0] += sum(any(a == b if exact else a[0] < b[1] and b[0] < a[1] for b in w) for a in f)
            row[1] += len(f)
            row[2] += len(w)
    return counts


def fold(language: str, folder: Path, number: int) -> list[Counts]:
    """What the tagger alone and find_names get right on one fold, trained on the others."""
    texts = read(language, folder)
    trial = Path(os.environ.get("TMPDIR", "/tmp")) / f"names-{language}-{number}.crfsuite"
    train([t for t in texts if t.fold != number], language, trial)
    tagger = Tagger(trial, language)
    tagging.tagger_of = lambda _: tagger
    held = [t for t in texts if t.fold == number]
    exact = language == "kk"
    return [
        count(held, lambda text: [tuple(t) for t in tagging.tag(text, language)], exact),
        count(held, lambda text: [(n.span.start, n.span.end, n.type) for n in find_names("text", text, language)], exact),
    ]


def read(language: str, folder: Path) -> list[Text]:
    return kaznerd(folder / "kaznerd-train") if language == "kk" else factrueval(folder / "factrueval-dev")


def show(title: str, parts: Sequence[Counts]) -> None:
    rows = {kind: [sum(part[kind][i] for part in parts) for i in range(3)] for kind in ASKED}
    rows["all"] = [sum(row[i] for row in rows.values()) for i in range(3)]
    print(title)
    for kind, (right, found, wanted) in rows.items():
        precision, recall = right / max(found, 1), right / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{kind:13} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} n {wanted}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=tagging.TAGGED)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TILSHI_DATA", "../shared/data")))
    parser.add_argument("--final", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    started = time.time()
    if args.final:
        train(read(args.language, args.data), args.language, DATA / args.language / "names.crfsuite")
    else:
        with ProcessPoolExecutor(args.jobs) as pool:
            both = list(pool.map(fold, [args.language] * FOLDS, [args.data] * FOLDS, range(FOLDS)))
        show("the tagger alone", [alone for alone, _ in both])
        show("find_names", [whole for _, whole in both])
    print(f"{time.time() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
