"""Articles put together from sentences, with the answers."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tilshi.model import Annotated, Article

from .sentences import NOON, SPANNED, Corpora, Sentence, moved, told_otherwise

DAYS = 10
TOLD, COPIED = 0.30, 0.15
LANGUAGES = ("kk", "ru", "en")
SOURCES = tuple(f"Outlet {n:02}" for n in range(1, 31))
CREDIT = {"kk": "Дереккөз: {}.", "ru": "Источник: {}.", "en": "Source: {}.", "uz": "Manba: {}.", "ky": "Булак: {}."}


@dataclass(frozen=True, slots=True)
class Week:
    """Annotated articles; the event of each by id (its own where it is unrelated); the original of each copy."""

    articles: Sequence[Annotated]
    events: Mapping[str, str]
    originals: Mapping[str, str]


@dataclass(slots=True)
class _Draft:
    event: str
    sentences: list[Sentence]
    hours: float
    source: str
    original: int | None = None


def week(of: Corpora, count: int, seed: int = 1) -> Week:
    """`count` articles of ten days, shuffled; how they are made stands at the top of the package."""
    rng = random.Random(seed)
    drafts = [*_tellings(of, round(count * TOLD), rng)]
    drafts += _unrelated(of, count - round(count * COPIED) - len(drafts), rng)
    drafts += _copies(of, drafts, count - len(drafts), rng)
    ids = [f"{n:06}" for n in rng.sample(range(1_000_000), len(drafts))]
    made = [_article(i, draft) for i, draft in zip(ids, drafts, strict=True)]
    events = {i: draft.event for i, draft in zip(ids, drafts, strict=True)}
    originals = {i: ids[draft.original] for i, draft in zip(ids, drafts, strict=True) if draft.original is not None}
    rng.shuffle(made)
    return Week(made, events, originals)


def near_copies(of: Corpora, count: int, seed: int = 1) -> list[Annotated]:
    """The hard case: tellings of ever the same documents over ten days, nearly all of them near-copies of many others."""
    rng = random.Random(seed)
    drafts = []
    for number in range(count):
        language = rng.choice(LANGUAGES)
        told = of.told[number % len(of.told)]
        sentences = told.get(language) or next(iter(told.values()))
        kept = sentences[:1] + [s for s in sentences[1:] if rng.random() < 0.6]
        drafts.append(_Draft(str(number), kept, rng.uniform(0, 24 * DAYS), rng.choice(SOURCES)))
    return [_article(f"{number:06}", draft) for number, draft in enumerate(drafts)]


def _tellings(of: Corpora, count: int, rng: random.Random) -> list[_Draft]:
    drafts: list[_Draft] = []
    lines = [(document, at) for document in of.told for at in range(min(map(len, document.values())))]
    used = [0] * len(lines)
    number = 0
    while len(drafts) < count:
        chosen = rng.sample(range(len(lines)), min(len(lines), rng.randint(8, 16)))
        uses = [used[line] for line in chosen]
        for line in chosen:
            used[line] += 1
        start = rng.uniform(0, 24 * DAYS - 18)
        for source in rng.sample(SOURCES, min(rng.choice((2, 2, 3, 3, 4, 6)), count - len(drafts))):
            language = rng.choice(LANGUAGES)
            kept = [0, *sorted(rng.sample(range(1, len(chosen)), round(len(chosen) * 0.6)))]
            told = [(lines[chosen[at]], uses[at]) for at in kept]
            sentences = [
                told_otherwise(document[language][line], use, of.words[language], rng)
                for (document, line), use in told
                if language in document
            ]
            drafts.append(_Draft(f"event {number}", sentences, start + rng.uniform(0, 18), source))
        number += 1
    return drafts


def _unrelated(of: Corpora, count: int, rng: random.Random) -> list[_Draft]:
    drafts = []
    used = {name: [0] * len(sentences) for name, sentences in of.loose.items()}
    for number in range(count):
        name = rng.choices(list(used), [len(uses) for uses in used.values()])[0]
        length = min(30, 5 + round(rng.expovariate(1 / 9)), len(used[name]))
        sentences = []
        for at in rng.sample(range(len(used[name])), length):
            sentence = of.loose[name][at]
            sentences.append(told_otherwise(sentence, used[name][at], of.words[sentence.language], rng))
            used[name][at] += 1
        drafts.append(_Draft(f"alone {number}", sentences, rng.uniform(0, 24 * DAYS), rng.choice(SOURCES)))
    return drafts


def _copies(of: Corpora, drafts: Sequence[_Draft], count: int, rng: random.Random) -> list[_Draft]:
    made = []
    for original in rng.choices([n for n, d in enumerate(drafts) if len(d.sentences) > 3], k=count):
        draft = drafts[original]
        sentences = list(draft.sentences)
        language = sentences[0].language
        kind = rng.choice(("whole", "whole", "edited", "partial"))
        if kind == "edited":
            at = rng.randrange(1, len(sentences))
            sentences[at] = told_otherwise(sentences[at], 1, of.words[language], rng)
        elif kind == "partial":
            sentences = sentences[: max(3, round(len(sentences) * 0.66))]
        sentences.append(Sentence(CREDIT.get(language, CREDIT["en"]).format(draft.source), language, ()))
        source = rng.choice([s for s in SOURCES if s != draft.source])
        made.append(_Draft(draft.event, sentences, draft.hours + rng.uniform(0.2, 12), source, original))
    return made


def _article(identity: str, draft: _Draft) -> Annotated:
    """The first sentence is the title."""
    title, *rest = draft.sentences
    text = "\n".join(s.text for s in rest)
    found: dict[str, list[object]] = {field: [] for field in SPANNED}
    for field, one in title.found:
        found[field].append(replace(one, span=replace(one.span, part="title")))
    at = 0
    for sentence in rest:
        for field, one in sentence.found:
            found[field].append(moved(one, at + one.span.start, one.span.text))
        at += len(sentence.text) + 1
    article = Article(
        identity, draft.source, title.text, text, NOON + timedelta(hours=draft.hours), f"https://example.org/{identity}"
    )
    script = "Latn" if title.language in ("en", "uz", "tr") else "Cyrl"
    return Annotated(article, title.language, script, **{field: tuple(values) for field, values in found.items()})  # type: ignore[arg-type]
