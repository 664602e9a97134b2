"""Fit what each kind of evidence is worth for a pair of articles: src/tilshi/connect/weights.toml.

usage: fit_links.py [--write] [DATA]      DATA: the folder with sib200; without --write only the table is printed

Pairs come from streams of documents made of SIB-200 (three outlets tell each document, each in a language drawn at random, each
keeping a different 60 % of the sentences) and from the demo region, in which time does not decide: in a stream unrelated events
lie days apart by chance, so the distance in time gets a weight we chose (PER_DAY), not a fitted one. Logistic regression by
Newton steps with a ridge; weights below nothing are set to nothing. First it is fitted on half of the events and scored on the
other half, both ways, which shows whether it learnt the documents; then on all. ntrex-dev is the test: nothing is fitted on it.
"""

from __future__ import annotations

import itertools
import random
import sys
import tomllib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from sib_documents import Documents, documents_of

from tilshi.annotate import annotate
from tilshi.connect.evidence import KINDS
from tilshi.connect.scoring import Scorer
from tilshi.model import Annotated, Article

ROOT = Path(__file__).resolve().parents[1]
PER_DAY = -0.5  # two reports a day apart are a little less likely one event; eight days apart it takes strong evidence
RIDGE = 2e-3
SEEDS = (101, 102, 103)
AGAINST = ("other_days",)
OTHER_TOWNS = -1.2  # chosen too: SIB-200 names few towns of the gazetteer and the demo region none
Stream = tuple[list[Annotated], dict[str, str]]
Matrix = NDArray[np.float64]


def streams(data: Path) -> Iterable[Stream]:
    documents = documents_of(data)
    for seed in SEEDS:
        for languages in (("kk", "ru", "en"), ("kk", "ru", "en", "uz", "ky", "tr")):
            yield stream_of(documents, languages, random.Random(seed))
    yield demo()


def stream_of(documents: Documents, languages: Sequence[str], rng: random.Random) -> Stream:
    """Three outlets tell each document, within eighteen hours of one start."""
    start = datetime(2026, 3, 1, tzinfo=UTC)
    articles, gold = [], {}
    for document, told in sorted(documents.items()):
        for outlet in range(3):
            row = told[rng.choice(languages)]
            title, *rest = cast(list[str], row["sentences"])
            kept = sorted(rng.sample(range(len(rest)), max(2, round(len(rest) * 0.6)))) if len(rest) > 2 else range(len(rest))
            key = f"{document}-{outlet}"
            gold[key] = str(row["event"])
            at = start + timedelta(hours=rng.uniform(0, 18))
            articles.append(Article(key, f"s{outlet}", title, "\n".join(rest[i] for i in kept), at))
    return annotated(articles), gold


def demo() -> Stream:
    articles, gold = [], {}
    noon = datetime(2026, 3, 11, tzinfo=UTC)
    for file in sorted((ROOT / "src/tilshi/demo/region/events").glob("*.toml")):
        event = tomllib.loads(file.read_text("utf-8"))
        for row in event["article"]:
            if "text" in row:  # copies are another matter
                hour, minute = row["time"].split(":")
                at = noon + timedelta(days=row["day"], hours=int(hour) - 5, minutes=int(minute))
                articles.append(Article(row["id"], row["source"], row["title"], row["text"].strip(), at))
                gold[row["id"]] = event["event"]["id"]
    return annotated(articles), gold


def annotated(articles: list[Article]) -> list[Annotated]:
    return [one for one in annotate(articles) if isinstance(one, Annotated)]


def pairs(stream: Stream) -> dict[bool, tuple[Matrix, Matrix, list[str]]]:
    """By whether the language is one: likeness rows with the sum of what was chosen last, answers, the events they belong to."""
    articles, gold = stream
    scorer = Scorer(articles)
    rows: dict[bool, tuple[list[list[float]], list[float], list[str]]] = {True: ([], [], []), False: ([], [], [])}
    for one, other in itertools.combinations(range(len(articles)), 2):
        a, b = scorer.evidence[one], scorer.evidence[other]
        if scorer.days_apart(one, other) > 7.5:
            continue
        likeness = scorer.likeness(one, other)
        row, answer, events = rows[a.language == b.language]
        chosen = PER_DAY * scorer.days_apart(one, other) + OTHER_TOWNS * scorer.other_towns(one, other)
        row.append([*(likeness[kind] for kind in KINDS), float(scorer.other_days(one, other)), chosen])
        answer.append(float(gold[a.id] == gold[b.id]))
        events.append(f"{gold[a.id]} {gold[b.id]}")
    return {same: (np.array(r), np.array(y), e) for same, (r, y, e) in rows.items()}


def fit(x: Matrix, y: Matrix) -> Matrix:
    """Weights by kind and the start last; what was chosen is an offset. Kinds that would count the wrong way go out."""
    offset = x[:, -1]
    active = list(range(x.shape[1] - 1))
    while True:
        z = np.c_[x[:, active], np.ones(len(x))]
        w = np.zeros(z.shape[1])
        ridge = RIDGE * np.diag([*([0.02] * len(active)), 0.0])
        for _ in range(40):
            p = 1 / (1 + np.exp(-np.clip(z @ w + offset, -60, 60)))
            gradient = z.T @ (p - y) / len(y) + ridge @ w
            hessian = (z * (p * (1 - p))[:, None]).T @ z / len(y) + ridge + 1e-9 * np.eye(len(w))
            w -= np.linalg.solve(hessian, gradient)
        wrong = [k for k, value in zip(active, w[:-1], strict=True) if (value < 0) == (k < len(KINDS))]
        if not wrong:
            full = np.zeros(x.shape[1])
            full[active], full[-1] = w[:-1], w[-1]
            return full
        active = [k for k in active if k not in wrong]


def score(weights: Matrix, x: Matrix, y: Matrix) -> float:
    """Best F1 of the pairs over all thresholds."""
    logit = x[:, :-1] @ weights[:-1] + weights[-1] + x[:, -1]
    order = np.argsort(-logit)
    hits = np.cumsum(y[order])
    return float((2 * hits / (np.arange(1, len(y) + 1) + y.sum())).max())


def main() -> None:
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    data = Path(arguments[0] if arguments else ROOT.parent / "shared/data")
    tables = [pairs(stream) for stream in streams(data)]
    lines = []
    for same in (True, False):
        x = np.concatenate([t[same][0] for t in tables])
        y = np.concatenate([t[same][1] for t in tables])
        events = [e for t in tables for e in t[same][2]]
        half = np.array([{sum(map(ord, e)) % 2 for e in pair.split()} for pair in events], dtype=object)
        parts = [np.array([h == {side} for h in half]) for side in (0, 1)]
        for learn, other in (parts, parts[::-1]):
            w = fit(x[learn], y[learn])
            there, beyond = score(w, x[learn], y[learn]), score(w, x[other], y[other])
            print(f"same={same} fitted on half: F1 there {there:.3f}, on the other {beyond:.3f}")
        w = fit(x, y)
        print(f"same={same} n={len(y)} positive={int(y.sum())} F1 {score(w, x, y):.3f}")
        lines += [
            "",
            "[same_language]" if same else "[across_languages]",
            f"start = {w[-1]:.2f}",
            f"per_day = {PER_DAY}",
            f"other_towns = {OTHER_TOWNS}",
        ]
        lines += [f"{kind} = {value:.2f}" for kind, value in zip((*KINDS, *AGAINST), w[:-1], strict=True)]
    head = (ROOT / "src/tilshi/connect/weights.toml").read_text("utf-8").split("\n\n[")[0]
    text = head + "\n" + "\n".join(lines) + "\n"
    print(text)
    if "--write" in sys.argv:
        (ROOT / "src/tilshi/connect/weights.toml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
