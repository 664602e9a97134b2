"""Connecting alone: the command `tilshi connect` on 5,000 annotated articles, its two stages by size, and a plain peer.

The articles are a made-up week of the press (benchmarks/press says how it is made). The peer is TF-IDF of stemmed words, cosine
by an inverted index, pairs over a threshold joined (connected components), in plain Python: what one would write in an
afternoon. It sees one language at a time and explains nothing. scikit-learn is no dependency of ours, so its DBSCAN is not the
peer. Times of stages are CPU seconds of one core; the command is timed from outside, start and reading of JSON included.
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
from collections.abc import Callable, Sequence
from pathlib import Path

from tilshi.connect import find_reprints, find_stories
from tilshi.languages import index_terms
from tilshi.model import Annotated
from tilshi.model.lines import annotated_to

from .press import corpora, near_copies, week
from .report import header, rate

DATA = Path(os.environ.get("TILSHI_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
SIZES = (1_000, 2_000, 5_000)
PEER_MOST = 2_000  # it grows with the square


def run() -> None:
    of = corpora(DATA)
    where = "a made-up week of the press" if DATA.is_dir() else "the demo region told again (no TILSHI_DATA)"
    print(f"connect: {where}, annotations given")
    header(["tilshi", "rapidfuzz"])
    weeks = {size: week(of, size).articles for size in SIZES}
    _command(weeks[SIZES[-1]])
    last: dict[str, tuple[int, float]] = {}
    stages: tuple[tuple[str, Callable[[Sequence[Annotated]], object]], ...] = (
        ("find_stories", find_stories),
        ("find_reprints", find_reprints),
        ("peer: TF-IDF, one language at a time", peer),
    )
    for size, articles in weeks.items():
        for name, work in stages:
            if work is peer and size > PEER_MOST:
                continue
            seconds = _cpu_s(work, articles)
            growth = f"growth {math.log(seconds / last[name][1]) / math.log(size / last[name][0]):.2f}" if name in last else ""
            last[name] = (size, seconds)
            rate(name, size, seconds, growth)
    hard = near_copies(of, SIZES[1])
    rate("find_reprints where nearly all are copies", len(hard), _cpu_s(find_reprints, hard))


def _command(articles: Sequence[Annotated]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "annotated.jsonl"
        with given.open("w", encoding="utf-8") as file:
            for article in articles:
                file.write(json.dumps(annotated_to(article), ensure_ascii=False) + "\n")
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tilshi", "connect", str(given)], stdout=subprocess.DEVNULL, check=True)
        seconds = time.perf_counter() - start
    rate("tilshi connect, whole command", len(articles), seconds, "(floor of 0.1.0: 300/s)")
    print(f"  its largest memory {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


def _cpu_s(work: Callable[[Sequence[Annotated]], object], articles: Sequence[Annotated]) -> float:
    start = time.process_time()
    work(articles)
    return time.process_time() - start


def peer(articles: list[Annotated], least: float = 0.25) -> int:
    """Stories by the afternoon's sketch: how many."""
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
    return len({root(p) for p in range(len(articles))})
