"""Speed of find_stories and find_reprints and what a plain peer does on the same articles, growth included.

usage: benchmarks/connect.py [DATA]      DATA: the folder beside the project with ntrex-dev; articles are annotated first, untimed

The articles are streams of scripts/fit_links.py told again a month later each time, with one word in twenty spelt otherwise.
The peer: TF-IDF of romanised words, cosine by an inverted index, pairs over a threshold joined (connected components), in plain
Python and numpy: what one would write in an afternoon. scikit-learn is no dependency of ours, so its DBSCAN is not the peer.
Times are CPU seconds of one core.
"""

from __future__ import annotations

import math
import platform
import random
import sys
import time
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

import fit_links

from tilshi.connect import find_reprints, find_stories
from tilshi.languages import index_terms
from tilshi.model import Annotated

SIZES = (500, 1_000, 2_000, 5_000)


def varied(base: list[Annotated], count: int) -> list[Annotated]:
    rng = random.Random(1)
    made = []
    for number in range(count):
        one, round_ = base[number % len(base)], number // len(base)
        words = (w if rng.random() > 0.05 else w[:3] + "aeiouk"[round_ % 6] + w[3:] for w in one.article.text.split(" "))
        at = (one.article.published_at or datetime.now(UTC)) + timedelta(days=30 * round_)
        made.append(replace(one, article=replace(one.article, id=f"{number:06}", text=" ".join(words), published_at=at)))
    return made


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


def timed(work: object, articles: list[Annotated]) -> tuple[float, int]:
    start = time.process_time()
    result = work(articles)  # type: ignore[operator]
    return time.process_time() - start, result if isinstance(result, int) else len(result)


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared/data")
    base = [article for articles, _ in fit_links.streams(data) for article in articles]
    print(f"{platform.python_version()} on {platform.machine()}, {time.strftime('%Y-%m-%d')}; {len(base)} articles told again")
    last: dict[str, tuple[int, float]] = {}
    for size in SIZES:
        articles = varied(base, size)
        for name, work in (("find_stories", find_stories), ("find_reprints", find_reprints), ("peer", peer)):
            if name == "peer" and size > 2_000:
                continue  # it grows with the square
            seconds, found = timed(work, articles)
            growth = math.log(seconds / last[name][1]) / math.log(size / last[name][0]) if name in last else float("nan")
            last[name] = (size, seconds)
            print(f"{name:14} {size:6} articles {size / seconds:7.0f}/s  found {found:5}  growth exponent {growth:.2f}")


if __name__ == "__main__":
    main()
