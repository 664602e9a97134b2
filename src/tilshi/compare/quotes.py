"""Quotes by speaker, and the same utterance lined up across articles and languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tilshi.languages import fold, same_entity, stem, tokens
from tilshi.model import Annotated, Quote, Saying, Voice, Wording

# Share of the shorter utterance that the longer one must hold; across languages only concepts, names and figures can meet.
SAME_WORDS_FROM = 0.5
SAME_MATTER_FROM = 0.4


@dataclass(frozen=True, slots=True)
class _Said:
    article: Annotated
    quote: Quote
    words: Counter[str]
    matter: Counter[str]


def voices(articles: Sequence[Annotated], rank: Callable[[str], int]) -> tuple[Voice, ...]:
    """Speakers, most quoted first; each saying in order of reporting, one `utterance` number for one utterance."""
    by_speaker: list[tuple[str, list[_Said]]] = []
    for article in articles:
        for quote in article.quotes:
            key = quote.speaker_key or (quote.speaker or "").casefold()
            if not key:
                continue
            home = next((said for known, said in by_speaker if known == key or same_entity(known, key)), None)
            if home is None:
                by_speaker.append((key, home := []))
            home.append(_said(article, quote))
    made = [_voice(key, said, rank) for key, said in by_speaker]
    made.sort(key=lambda v: (-len({s.wording.article_id for s in v.versions}), v.speaker_key))
    return tuple(made)


def _said(article: Annotated, quote: Quote) -> _Said:
    span = quote.span
    words = Counter(fold(stem(token.text, article.language)) for token in tokens(span.text))
    matter: Counter[str] = Counter()
    for concept in article.concepts:
        if concept.span.part == span.part and span.start <= concept.span.start < span.end:
            matter[concept.concept] += 1
    for name in article.names:
        if name.span.part == span.part and span.start <= name.span.start < span.end:
            matter[name.key] += 1
    for figure in article.figures:
        if figure.span.part == span.part and span.start <= figure.span.start < span.end:
            matter[f"{figure.value:g}"] += 1
    return _Said(article, quote, words, matter)


def _voice(key: str, said: list[_Said], rank: Callable[[str], int]) -> Voice:
    said.sort(key=lambda s: (rank(s.article.id), s.quote.span.part, s.quote.span.start))
    utterances: list[list[_Said]] = []
    numbers: list[int] = []
    for one in said:
        number = next((n for n, known in enumerate(utterances) if any(_same(one, other) for other in known)), None)
        if number is None:
            utterances.append([one])
            number = len(utterances) - 1
        else:
            utterances[number].append(one)
        numbers.append(number)
    longest = max((s.quote.speaker or "" for s in said), key=lambda name: (len(name.split()), -rank_of(said, name, rank)))
    versions = tuple(
        Saying(
            Wording(s.article.id, s.quote.span.part, s.quote.span.start, s.quote.span.end, s.quote.span.text),
            s.quote.direct,
            number,
        )
        for s, number in zip(said, numbers, strict=True)
    )
    return Voice(longest, key, versions)


def rank_of(said: Sequence[_Said], name: str, rank: Callable[[str], int]) -> int:
    """The place of the first report that names the speaker so."""
    return min(rank(s.article.id) for s in said if (s.quote.speaker or "") == name)


def _same(a: _Said, b: _Said) -> bool:
    if a.article.id == b.article.id:
        return False
    if a.article.language == b.article.language:
        return _overlap(a.words, b.words) >= SAME_WORDS_FROM
    return min(a.matter.total(), b.matter.total()) >= 2 and _overlap(a.matter, b.matter) >= SAME_MATTER_FROM


def _overlap(a: Counter[str], b: Counter[str]) -> float:
    """The share of the smaller bag that stands in the larger one."""
    smaller = min(a.total(), b.total())
    return (a & b).total() / smaller if smaller else 0.0
