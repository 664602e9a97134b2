"""Train the name taggers and measure them: python scripts/train_names.py kk|ru [--data FOLDER] [--final]

kk: KazNERD (CC BY 4.0), folder kaznerd-train. Every tenth sentence is held out; exact spans and types are counted on it.
ru: factRuEval-2016 development set (MIT), folder factrueval-dev. Five-fold cross-validation; a name counts when the types
agree and the spans overlap. --final trains on everything and writes the model that ships.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite

from tilshi.annotate.tagging import features, pieces
from tilshi.languages import sentences
from tilshi.languages.tables import DATA

KAZNERD = {"PERSON": "person", "ORGANISATION": "organisation", "GPE": "place", "LOCATION": "place"}
FACTRUEVAL = {"Person": "person", "Org": "organisation", "LocOrg": "place", "Location": "place"}
Sentence = list[tuple[str, str]]
# c1 (L1) keeps the model small: most weights become zero. c1 and c2 from a sweep of five, 2026-11, docs/methods/names.md.
PARAMETERS = {
    "kk": {"c1": 0.05, "c2": 0.05, "max_iterations": 90, "feature.possible_transitions": True, "feature.minfreq": 1},
    "ru": {"c1": 0.05, "c2": 0.05, "max_iterations": 90, "feature.possible_transitions": True, "feature.minfreq": 1},
}


def kaznerd(folder: Path) -> list[Sentence]:
    found: list[Sentence] = []
    for block in (folder / "IOB2_valid.txt").read_text(encoding="utf-8").split("\n\n"):
        sentence: Sentence = []
        before = "O"
        for line in block.strip().splitlines():
            word, _, label = line.rpartition(" ")
            kind = KAZNERD.get(label[2:])
            mapped = "O" if kind is None else f"{label[0]}-{kind}"
            if mapped[0] == "I" and before[2:] != kind:
                mapped = f"B-{kind}"
            before = mapped
            sentence.append((word, mapped))
        if sentence:
            found.append(sentence)
    return found


def without_twins(data: Sequence[Sentence], held: Sequence[Sentence]) -> list[Sentence]:
    """Sentences that are not half like a held-out one: KazNERD has many twice, with numbers once in digits, once in words."""
    holders: dict[str, list[int]] = {}
    bags = [{w.lower() for w, _ in s if len(w) > 3 and w.isalpha()} for s in held]
    for index, bag in enumerate(bags):
        for word in bag:
            holders.setdefault(word, []).append(index)
    kept = []
    for sentence in data:
        bag = {w.lower() for w, _ in sentence if len(w) > 3 and w.isalpha()}
        shared: dict[int, int] = {}
        for word in bag:
            for index in holders.get(word, ()):
                shared[index] = shared.get(index, 0) + 1
        if all(2 * n <= min(len(bag), len(bags[i])) for i, n in shared.items()):
            kept.append(sentence)
    return kept


def factrueval(folder: Path) -> list[list[Sentence]]:
    return [list(_document(path)) for path in sorted((folder / "devset").glob("*.txt"))]


def _document(path: Path) -> Iterator[Sentence]:
    """Sentences with labels; of nested objects a person stands, else the longest."""
    text = path.read_text(encoding="utf-8")
    spans: dict[str, tuple[int, int]] = {}
    kinds: dict[str, str] = {}
    for line in path.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
        number, kinds[number], start, length = line.split()[:4]
        spans[number] = (int(start), int(start) + int(length))
    objects: list[tuple[int, int, str]] = []
    for line in path.with_suffix(".objects").read_text(encoding="utf-8").splitlines():
        fields = line.split("#")[0].split()
        if len(fields) < 3 or fields[1] not in FACTRUEVAL:
            continue
        parts = [spans[n] for n in fields[2:] if n in spans]
        if FACTRUEVAL[fields[1]] == "place":  # "город Москва": the name alone; "Тверская площадь": both
            named = [spans[n][0] for n in fields[2:] if kinds.get(n, "").endswith("name")]
            parts = [p for p in parts if not named or p[0] >= min(named)]
        objects.append((min(a for a, _ in parts), max(b for _, b in parts), FACTRUEVAL[fields[1]]))
    objects.sort(key=lambda o: (o[2] != "person", o[0] - o[1], o[0]))
    labels: dict[int, str] = {}
    taken: list[tuple[int, int, str]] = []
    for start, end, kind in objects:
        if all(end <= a or start >= b for a, b, _ in taken):
            taken.append((start, end, kind))
    for a, b in sentences(text, "ru"):
        sentence: Sentence = []
        for piece in pieces(text[a:b]):
            at = a + piece.start
            holder = next((t for t in taken if t[0] <= at < t[1]), None)
            first = holder is not None and holder not in labels.values() and at == holder[0]
            sentence.append((piece.text, "O" if holder is None else ("B-" if first else "I-") + holder[2]))
        if sentence:
            yield sentence


def train(data: Sequence[Sentence], language: str, path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in data:
        trainer.append(features([w for w, _ in sentence], language), [label for _, label in sentence])
    trainer.set_params(PARAMETERS[language])
    trainer.train(str(path))


def entities(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    found = []
    start = -1
    for index, label in enumerate([*labels, "O"]):
        if start >= 0 and (label[0] != "I" or label[2:] != labels[start][2:]):
            found.append((start, index, labels[start][2:]))
            start = -1
        if label[0] == "B" or (label[0] == "I" and start < 0):
            start = index
    return found


def measure(data: Sequence[Sentence], language: str, path: Path, exact: bool) -> dict[str, list[int]]:
    """type -> [right, found, wanted]"""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    counts: dict[str, list[int]] = {}
    for sentence in data:
        wanted = entities([label for _, label in sentence])
        found = entities(tagger.tag(features([w for w, _ in sentence], language)))
        for kind in ("person", "organisation", "place"):
            w = [e for e in wanted if e[2] == kind]
            f = [e for e in found if e[2] == kind]
            right = sum(any(a == b if exact else a[0] < b[1] and b[0] < a[1] for b in w) for a in f)
            row = counts.setdefault(kind, [0, 0, 0])
            row[0] += right
            row[1] += len(f)
            row[2] += len(w)
    return counts


def show(counts: dict[str, list[int]]) -> None:
    total = [sum(row[i] for row in counts.values()) for i in range(3)]
    for kind, (right, found, wanted) in [*counts.items(), ("all", total)]:
        precision, recall = right / max(found, 1), right / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{kind:13} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} n {wanted}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("kk", "ru"))
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TILSHI_DATA", "../shared/data")))
    parser.add_argument("--final", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    started = time.time()
    out = DATA / args.language / "names.crfsuite"
    trial = Path(os.environ.get("TMPDIR", "/tmp")) / f"names-{args.language}.crfsuite"
    if args.language == "kk":
        data = kaznerd(args.data / "kaznerd-train")
        held = data[::10]
        rest = [s for i, s in enumerate(data) if i % 10]
        if args.final:
            train(data, "kk", out)
        else:
            rest = without_twins(rest, held)
            train(rest, "kk", trial)
            print(f"KazNERD: trained on {len(rest)}, held out {len(held)} sentences, exact spans, {trial.stat().st_size} bytes")
            show(measure(held, "kk", trial, exact=True))
    else:
        documents = factrueval(args.data / "factrueval-dev")
        random.Random(0).shuffle(documents)
        if args.final:
            train([s for d in documents for s in d], "ru", out)
        else:
            counts: dict[str, list[int]] = {}
            for fold in range(args.folds):
                train([s for i, d in enumerate(documents) if i % args.folds != fold for s in d], "ru", trial)
                part = measure(
                    [s for i, d in enumerate(documents) if i % args.folds == fold for s in d], "ru", trial, exact=False
                )
                for kind, row in part.items():
                    counts[kind] = [a + b for a, b in zip(counts.get(kind, [0, 0, 0]), row, strict=True)]
            print(f"factRuEval documents {len(documents)}, {args.folds} folds, overlap and type")
            show(counts)
    print(f"{time.time() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
