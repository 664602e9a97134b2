"""`tilshi connect` and its two halves on a made-up week of the press, growth included, beside what a plain peer does.

The week (benchmarks/press) is mostly unrelated articles, with 30 % tellings of events and 15 % reprints; a second set, nearly all
near-copies of each other within the same ten days, is the hard case. The peer: TF-IDF of romanised words, cosine by an inverted
index, pairs over a threshold joined, in plain Python: what one would write in an afternoon. scikit-learn is no dependency of
ours, so its DBSCAN is not the peer. All times are CPU seconds of one core, of one run.
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from tilshi.connect import find_reprints, find_stories
from tilshi.languages import index_terms
from tilshi.model import Annotated, Reprint
from tilshi.model.lines import annotated_to

from .press import Corpora, Week, corpora, near_copies, week
from .report import header, rate

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("TILSHI_DATA", ROOT.parent / "shared/data"))
SIZES = (500, 1_000, 2_000, 5_000)
WHOLE = 5_000  # articles of the floor for the command
PEER = 1_000  # it grows with the square
HARD = 1_000

T = TypeVar("T")


def run() -> None:
    print("connect: a made-up week of the press, annotations given, one process, CPU time of one core")
    header(["tilshi", "numpy", "rapidfuzz"])
    made = corpora(DATA)
    print(f"  made of {made.named}")
    find_stories(week(made, 50).articles, find_reprints(week(made, 50).articles))  # tables load with the first article
    growth(made, SIZES)
    whole(week(made, WHOLE).articles)
    hard = near_copies(made, HARD)
    reprints, seconds = timed(lambda: find_reprints(hard))
    rate("find_reprints, near-copies", HARD, seconds, f"{len(reprints)} reprints")
    stories, seconds = timed(lambda: find_stories(hard, reprints))
    rate("find_stories, near-copies", HARD, seconds, f"{len(stories)} stories")


def growth(made: Corpora, sizes: Sequence[int]) -> None:
    """Each size with its quality; the exponent is the slope against the size before: 1 is linear."""
    last: dict[str, tuple[int, float]] = {}

    def shown(name: str, size: int, seconds: float, note: str) -> None:
        if name in last:
            slope = math.log(seconds / last[name][1]) / math.log(size / last[name][0])
            note += f", growth exponent {slope:.2f}"
        last[name] = (size, seconds)
        rate(name, size, seconds, note)

    for size in sizes:
        of = week(made, size)
        reprints, copying = timed(lambda of=of: find_reprints(of.articles))  # type: ignore[misc]
        shown("find_reprints", size, copying, copies_right(reprints, of))
        stories, telling = timed(lambda of=of, r=reprints: find_stories(of.articles, r))  # type: ignore[misc]
        shown("find_stories", size, telling, pairs_right({i: s.id for s in stories for i in s.article_ids}, of.events))
        if size == PEER:
            story, seconds = timed(lambda of=of: peer(of.articles))  # type: ignore[misc]
            rate("the peer for stories", size, seconds, pairs_right(story, of.events))


def whole(articles: Sequence[Annotated]) -> None:
    """The command itself, start of Python included: reading JSON Lines, reprints, stories, writing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annotated.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(annotated_to(one), ensure_ascii=False) + "\n" for one in articles)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "tilshi", "connect", str(path)]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    rate("tilshi connect, the whole command", len(articles), seconds, f"(floor of 0.1.0: 300/s), {after.ru_maxrss // 1024} MB")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def copies_right(found: Sequence[Reprint], of: Week) -> str:
    """A copy counts when it is traced to any article of its event.

    Two tellings of an event in one language share whole sentences; those that are found as partial copies count as wrong here,
    so the precision is lower than it is.
    """
    right = sum(r.copy in of.originals and of.events[r.copy] == of.events[r.original] for r in found)
    return f"P {right / max(1, len(found)):.3f} R {right / max(1, len(of.originals)):.3f}"


def pairs_right(story: Mapping[str, str], event: Mapping[str, str]) -> str:
    """Precision and recall of the pairs of articles that stand in one story."""

    def pairs(groups: Counter[object]) -> int:
        return sum(math.comb(n, 2) for n in groups.values())

    both = pairs(Counter((story[i], event[i]) for i in event))
    found, true = pairs(Counter(story[i] for i in event)), pairs(Counter(event.values()))
    return f"P {both / max(1, found):.3f} R {both / max(1, true):.3f}"


def peer(articles: Sequence[Annotated], least: float = 0.25) -> dict[str, str]:
    """Stories by the afternoon's sketch: article id -> story."""
    terms = [Counter(index_terms(f"{a.article.title} {a.article.text}", a.language)) for a in articles]
    holding = Counter(term for one in terms for term in one)
    vectors = []
    for one in terms:
        raw = {t: (1 + math.log(n)) * math.log(len(articles) / holding[t]) for t, n in one.items()}
        length = math.sqrt(sum(v * v for v in raw.values())) or 1.0
        vectors.append({t: v / length for t, v in raw.items()})
    parent = list(range(len(articles)))

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    behind: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for position, vector in enumerate(vectors):
        scores: dict[int, float] = defaultdict(float)
        for term, value in vector.items():
            for other, theirs in behind[term]:
                scores[other] += value * theirs
            behind[term].append((position, value))
        for other, score in scores.items():
            if score >= least:
                parent[root(other)] = root(position)
    return {article.id: str(root(position)) for position, article in enumerate(articles)}


if __name__ == "__main__":
    growth(corpora(DATA), [int(size) for size in sys.argv[1:]] or SIZES)
