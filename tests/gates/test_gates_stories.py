"""Stories: streams of ntrex-dev in three and six languages, the demo region, and the five seeds."""

from __future__ import annotations

import os
import platform
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import fit_links  # noqa: E402
from ntrex_documents import documents_of  # noqa: E402

from tilshi.annotate import annotate_one  # noqa: E402
from tilshi.connect import find_reprints, find_stories  # noqa: E402
from tilshi.demo.region import load_region  # noqa: E402
from tilshi.model import Annotated, Article, Story  # noqa: E402
from tilshi.read import read_text  # noqa: E402

pytestmark = pytest.mark.gate
DATA = Path(os.environ.get("TILSHI_DATA", ROOT.parent / "shared/data"))

# Measured 2026-11-22, seeds 7, 8, 9: B-cubed F1 .973-.986 (three languages), .958-.961 (six); pairs across languages .868-.952,
# .823-.825. Floors a little under the worst.
FLOORS = {("kk", "ru", "en"): (0.965, 0.85), ("kk", "ru", "en", "uz", "ky", "tr"): (0.95, 0.81)}
# Measured .993 and .869. Recall was .935 with the small lexicon, whose words had been chosen beside these texts. With seven times
# as many concepts and weights fitted anew the translated news above gained what the short posts of the region lost.
DEMO_PRECISION, DEMO_RECALL = 0.985, 0.86


@pytest.mark.parametrize("languages", list(FLOORS), ids="-".join)
def test_streams(languages: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    if not (DATA / "ntrex-dev").is_dir():
        pytest.skip(f"no ntrex-dev in {DATA}")
    documents = documents_of(DATA)
    for seed in (7, 8, 9):
        rng = Random(seed)
        articles, gold = fit_links.stream_of(documents, languages, rng)
        away = {event: timedelta(days=rng.uniform(0, 10)) for event in sorted(set(gold.values()))}
        articles = [_later(a, away[gold[a.id]]) for a in articles]
        stories = find_stories(articles)
        precision, recall, f1 = bcubed(stories, gold)
        across = pairs(stories, gold, {a.id: a.language for a in articles})
        with capsys.disabled():
            print(
                f"\nstories, ntrex-dev {'-'.join(languages)} seed {seed}, {len(articles)} articles, "
                f"Python {platform.python_version()}, {date.today()}: "
                f"B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; pairs across languages "
                f"P {across[0]:.3f} R {across[1]:.3f} F1 {across[2]:.3f}"
            )
        assert f1 >= FLOORS[languages][0]
        assert across[2] >= FLOORS[languages][1]


def test_demo_region(capsys: pytest.CaptureFixture[str]) -> None:
    written = list(load_region(date(2026, 3, 11)).articles)
    articles = [annotate_one(Article(w.id, w.outlet.name, w.states[0].title, w.states[0].text, w.published_at)) for w in written]
    precision, recall, f1 = bcubed(find_stories(articles, find_reprints(articles)), {w.id: w.event for w in written})
    with capsys.disabled():
        print(f"\nstories, demo region, {len(articles)} articles, {date.today()}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    assert precision >= DEMO_PRECISION
    assert recall >= DEMO_RECALL


def test_seeds() -> None:
    folder = DATA / "seeds"
    if not folder.is_dir():
        pytest.skip(f"no seeds in {DATA}")
    articles = [annotate_one(replace(read_text(f.read_text("utf-8")), id=f.name[:3])) for f in sorted(folder.glob("*.txt"))]
    found = {story.article_ids for story in find_stories(articles)}
    assert found == {("001", "003"), ("000",), ("002",), ("004",)}


def _later(article: Annotated, by: timedelta) -> Annotated:
    at = article.article.published_at
    return replace(article, article=replace(article.article, published_at=at + by if at else None))


def bcubed(stories: Iterable[Story], gold: dict[str, str]) -> tuple[float, float, float]:
    found = {i: set(s.article_ids) for s in stories for i in s.article_ids}
    true: dict[str, set[str]] = defaultdict(set)
    for i, event in gold.items():
        true[event].add(i)
    shared = {i: len(true[gold[i]] & found[i]) for i in gold}
    precision = sum(shared[i] / len(found[i]) for i in gold) / len(gold)
    recall = sum(shared[i] / len(true[gold[i]]) for i in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairs(stories: Iterable[Story], gold: dict[str, str], language: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall, F1 of the pairs that cross languages."""

    def crossing(group: Callable[[str], str]) -> set[tuple[str, str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for i in sorted(gold):
            groups[group(i)].append(i)
        return {(a, b) for ids in groups.values() for a in ids for b in ids if a < b and language[a] != language[b]}

    story = {i: s.id for s in stories for i in s.article_ids}
    found, true = crossing(story.__getitem__), crossing(gold.__getitem__)
    right = len(found & true)
    precision, recall = right / len(found), right / len(true)
    return precision, recall, 2 * precision * recall / (precision + recall)
