"""Fit what speaks for two groups of figures being one fact with different values: WEIGHTS of src/tilshi/compare/differing.py.

usage: fit_differs.py [--pairs] [DATA]
DATA: the folder with sib200 (default: TILSHI_DATA, else ../shared/data); --pairs lists the pairs that differ or seem to

Three kinds of stories:
  demo      the made-up region: every pair of groups that could differ, answered by its labels
  sib200    one document told three times (Kazakh, Russian, English; 60 % of its sentences each): nothing differs
  changed   the same stories, in which one telling gets another value for one figure that two tellings share: that pair differs
Logistic regression by Newton steps with a ridge. First it is fitted on half of the stories and scored on the other half, both
ways; then with one story left out at a time; then on all. Changed pairs count as much as the labelled ones together.
"""

from __future__ import annotations

import math
import os
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from sib_documents import Documents, documents_of

from tilshi.annotate import annotate_one
from tilshi.compare import UPDATED_AFTER
from tilshi.compare.context import Mention, mentions
from tilshi.compare.differing import BIAS, LEAST_SHARED, WEIGHTS, Setting, Signs, candidates, probability, reports_of, signs
from tilshi.compare.figures import agreeing
from tilshi.compare.order import originals
from tilshi.compare.values import significant_digits
from tilshi.demo.region import load_region
from tilshi.model import Annotated, Article, Reprint

ROOT = Path(__file__).resolve().parents[1]
BASE = date(2026, 11, 21)
RIDGE = 1.0
SEED = 5
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """A story as told: its articles, the original of each, and the sets of values that differ."""

    id: str
    articles: tuple[Annotated, ...]
    roots: Mapping[str, str]
    differing: tuple[frozenset[float], ...]


class Pair(NamedTuple):
    story: str
    signs: Signs
    differs: bool
    changed: bool
    wording: str


def demo() -> Iterator[Told]:
    for event in load_region(BASE).events:
        articles = []
        for a in event.articles:
            state = a.states[-1]
            articles.append(annotate_one(Article(a.id, a.outlet.name, state.title, state.text, a.published_at, a.url)))
        copies = [Reprint(a.id, a.copy_of, a.copy_kind, 0.9) for a in event.articles if a.copy_of and a.copy_kind]
        gold = tuple(frozenset(float(v.value) for v in label.versions) for label in event.differs)
        yield Told(event.id, tuple(articles), originals(articles, copies), gold)


def translated(documents: Documents, seed: int = SEED) -> Iterator[Told]:
    """Each document told in three languages: in no figure do they differ."""
    rng = random.Random(seed)
    for document, told in sorted(documents.items()):
        articles = []
        for language in ("kk", "ru", "en"):
            title, *rest = cast(list[str], told[language]["sentences"])
            kept = sorted(rng.sample(range(len(rest)), max(2, round(len(rest) * 0.6)))) if len(rest) > 2 else range(len(rest))
            text = "\n".join(rest[i] for i in kept)
            articles.append(annotate_one(Article(f"{document}-{language}", language, title, text)))
        yield Told(document, tuple(articles), {a.id: a.id for a in articles}, ())


def pairs_of(told: Told) -> Iterator[Pair]:
    """Every pair of groups that could be one differing fact, with the answer."""
    setting, groups = _groups(told)
    times = {a.id: a.article.published_at for a in told.articles}
    for one, two in candidates(groups, told.roots):
        answer = any(_has(one, values) and _has(two, values) for values in told.differing)
        if answer or not (rose(one, two, times) or rose(two, one, times)):
            yield _pair(told, one, two, setting, answer, changed=False)


def rose(one: Sequence[Mention], two: Sequence[Mention], times: Mapping[str, datetime | None]) -> bool:
    """Whether it would be shown as an update at most: no labels tell those that are one fact from those that are not."""
    before = [at for m in one if (at := times[m.article_id])]
    after = [at for m in two if (at := times[m.article_id])]
    higher = float(two[0].figure.value) > float(one[0].figure.value)
    return bool(before and after) and higher and min(after) - max(before) >= UPDATED_AFTER


def changed_pairs(told: Told, rng: random.Random) -> Iterator[Pair]:
    """For each value of two digits or more that two reports share: the pair there is when one of them says another value.

    Such a value meets itself by being rare, whatever stands around it, so the choice does not favour like neighbourhoods.
    """
    _, groups = _groups(told)
    for group in groups:
        values = {m.figure.value for m in group}
        reports = sorted(reports_of(group, told.roots))
        if len(values) > 1 or len(reports) < 2 or significant_digits(group[0].figure.value) < 2:
            continue
        value, chosen = float(group[0].figure.value), rng.choice(reports)
        other = _other_value(value, rng)
        if other is None:
            continue
        retold = tuple(_retold(a, value, other) if told.roots[a.id] == chosen else a for a in told.articles)
        anew = replace(told, articles=retold)
        setting, regrouped = _groups(anew)
        for one, two in candidates(regrouped, told.roots):
            if {_only_value(one), _only_value(two)} == {value, other}:
                yield _pair(anew, one, two, setting, answer=True, changed=True)


def _groups(told: Told) -> tuple[Setting, list[list[Mention]]]:
    groups = agreeing([mention for article in told.articles for mention in mentions(article)])
    return Setting.of(groups, told.roots), groups


def _pair(told: Told, one: list[Mention], two: list[Mention], setting: Setting, answer: bool, changed: bool) -> Pair:
    words = " | ".join(f"{g[0].figure.span.text} ({g[0].article_id})" for g in (one, two))
    return Pair(told.id, signs(one, two, setting), answer, changed, words)


def _has(group: Sequence[Mention], values: frozenset[float]) -> bool:
    return any(float(m.figure.value) in values for m in group)


def _only_value(group: Sequence[Mention]) -> float | None:
    values = {float(m.figure.value) for m in group}
    return values.pop() if len(values) == 1 else None


def _other_value(value: float, rng: random.Random) -> float | None:
    """4 to 50 % away, as the planted differences are, with as many digits; None when that is not another value."""
    digits = significant_digits(value)
    raw = value * math.exp(rng.choice((-1, 1)) * rng.uniform(0.04, 0.4))
    scale = 10 ** (math.floor(math.log10(abs(raw))) - digits + 1) if raw else 1.0
    other = round(round(raw / scale) * scale, 6)
    return float(other) if other != value else None


def _retold(article: Annotated, value: float, other: float) -> Annotated:
    figures = tuple(replace(f, value=other, high=None) if float(f.value) == value else f for f in article.figures)
    return replace(article, figures=figures)


# ---- fitting


def fit(pairs: Sequence[Pair]) -> Matrix:
    """Weights of the signs as they are, the start last; pairs that share nothing are left out, as the code leaves them out."""
    pairs = [p for p in pairs if p.signs.shared >= LEAST_SHARED]
    x = np.array([p.signs for p in pairs], dtype=float)
    y = np.array([p.differs for p in pairs], dtype=float)
    labelled, made = sum(p.differs and not p.changed for p in pairs), sum(p.changed for p in pairs)
    worth = np.array([min(1.0, labelled / max(made, 1)) if p.changed else 1.0 for p in pairs])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    ridge = RIDGE * np.diag([*([1.0] * x.shape[1]), 0.0])
    w = np.zeros(z.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -60, 60)))
        gradient = z.T @ (worth * (p - y)) + ridge @ w
        hessian = (z * (worth * p * (1 - p))[:, None]).T @ z + ridge + 1e-9 * np.eye(len(w))
        w -= np.linalg.solve(hessian, gradient)
    plain = w[:-1] / spread
    return np.append(plain, w[-1] - float(plain @ mean))


def scores(w: Matrix, pairs: Sequence[Pair]) -> Matrix:
    """As the code gives them: nothing without something shared."""
    x = np.c_[np.array([p.signs for p in pairs], dtype=float).reshape(len(pairs), len(Signs._fields)), np.ones(len(pairs))]
    shared = np.array([p.signs.shared >= LEAST_SHARED for p in pairs])
    return np.asarray(shared / (1 + np.exp(-np.clip(x @ w, -60, 60))), dtype=float)


def told_of(pairs: Sequence[Pair], chances: Matrix) -> str:
    lines = []
    for threshold in THRESHOLDS:
        said = [(p, c >= threshold) for p, c in zip(pairs, chances, strict=True)]
        hit = sum(p.differs and s and not p.changed for p, s in said)
        wrong = sum(s and not p.differs for p, s in said)
        labelled = sum(p.differs and not p.changed for p, _ in said)
        made = [s for p, s in said if p.changed]
        lines.append(f"  from {threshold}: {hit} of {labelled} labelled, {wrong} wrong; {sum(made)} of {len(made)} changed")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    given = [a for a in arguments if not a.startswith("-")]
    data = Path(given[0] if given else os.environ.get("TILSHI_DATA", ROOT / "../shared/data"))
    stories = [*demo(), *translated(documents_of(data))]
    rng = random.Random(SEED)
    pairs = [pair for told in stories for pair in (*pairs_of(told), *changed_pairs(told, rng))]
    kinds = f"{sum(p.differs and not p.changed for p in pairs)} labelled, {sum(p.changed for p in pairs)} changed"
    print(f"{len(stories)} stories (demo region of {BASE}, sib200), {len(pairs)} pairs: {kinds}")
    halves: list[list[Pair]] = [[], []]
    turn = {told.id: i % 2 for i, told in enumerate(stories)}
    for pair in pairs:
        halves[turn[pair.story]].append(pair)
    for train, test in ((0, 1), (1, 0)):
        print(f"fitted on half {train + 1}, scored on half {test + 1}")
        print(told_of(halves[test], scores(fit(halves[train]), halves[test])))
    print("one story left out at a time")
    left = np.zeros(len(pairs))
    for told in stories:
        out = [i for i, p in enumerate(pairs) if p.story == told.id]
        if out:
            left[out] = scores(fit([p for p in pairs if p.story != told.id]), [pairs[i] for i in out])
    print(told_of(pairs, left))
    w = fit(pairs)
    print("as the code has it")
    print(told_of(pairs, np.array([probability(p.signs) for p in pairs])))
    for name, value, now in zip((*Signs._fields, "start"), w, (*WEIGHTS, BIAS), strict=True):
        print(f"  {name:10} {value:7.2f}   in the code {now:7.2f}")
    if "--pairs" in arguments:
        _list(pairs, left)


def _list(pairs: Sequence[Pair], chances: Matrix) -> None:
    for i in np.argsort(-chances):
        pair = pairs[i]
        if not pair.changed and (pair.differs or chances[i] > 0.25):
            signs_ = " ".join(f"{name}={value:.2f}" for name, value in zip(Signs._fields, pair.signs, strict=True))
            print(f"{chances[i]:.2f} {'DIFFERS' if pair.differs else '-':7} {pair.story[:14]:14} {pair.wording}  {signs_}")


if __name__ == "__main__":
    main(sys.argv[1:])
