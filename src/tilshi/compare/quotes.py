"""Quotes by speaker, and the same utterance lined up across articles and languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tilshi.languages import fold, same_entity, shown_name, stem, tokens
from tilshi.model import Annotated, Quote, Saying, Span, Voice, Wording

from .context import word_keys
from .kinds import thing

# One language: share of the shorter utterance's words that the longer one must hold.
SAME_WORDS_FROM = 0.5
FEWEST_WORDS = 3  # "yes", "of course" are said by everybody
# Across languages concepts, names, figures and words of one sound can meet: how many must, and which share of the poorer side.
MATTER, MATTER_SHARE = 1.5, 0.4
# Reported speech is put in the outlet's own words and may tell anything the speaker said: more must meet.
REPORTED_MATTER, REPORTED_SHARE = 2.5, 0.5
# Where it is all that both articles let the speaker say, and about as long, a hint is enough.
LONE_MATTER, LONE_LENGTH = 0.5, 0.45
# Two sayings in one language that share less than this are two utterances.
OTHER_WORDS_UNDER = 0.25
# Words of one sound are often chance: two weigh as one concept.
SOUND_WEIGHT = 0.5
# A speaker's name may be read wrongly; nearly the same words under a name that shares a part are one speaker's.
VERBATIM_FROM, VERBATIM_WORDS = 0.8, 5


@dataclass(frozen=True, slots=True)
class _Said:
    """A quote made ready: stems, what it is about, whether it is the only direct speech of its speaker in the article."""

    article: Annotated
    quote: Quote
    words: Counter[str]
    matter: dict[str, float]
    lone: bool = False

    @property
    def where(self) -> tuple[str, str, int]:
        return self.article.id, self.quote.span.part, self.quote.span.start


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
    made = [_voice(key, said, rank) for key, said in _one_speaker(by_speaker)]
    made.sort(key=lambda v: (-len({s.wording.article_id for s in v.versions}), v.speaker_key))
    return tuple(made)


def _one_speaker(by_speaker: Sequence[tuple[str, list[_Said]]]) -> list[tuple[str, list[_Said]]]:
    """Speakers whose names share a part and who say the same words in one language are one; the better attested key stays."""
    left: list[tuple[str, list[_Said]]] = []
    for key, said in sorted(by_speaker, key=lambda speaker: (-len(speaker[1]), speaker[0])):
        parts = set(key.rpartition(":")[2].split("_"))
        home = next(
            (
                known_said
                for known, known_said in left
                if parts & set(known.rpartition(":")[2].split("_")) and any(_verbatim(a, b) for a in said for b in known_said)
            ),
            None,
        )
        if home is None:
            left.append((key, list(said)))
        else:
            home.extend(said)
    return left


def _verbatim(a: _Said, b: _Said) -> bool:
    if a.article.language != b.article.language or a.article.id == b.article.id:
        return False
    enough = min(a.words.total(), b.words.total()) >= VERBATIM_WORDS
    return enough and _overlap(a.words, b.words) >= VERBATIM_FROM


def _said(article: Annotated, quote: Quote) -> _Said:
    spoken = tokens(quote.span.text)
    words = Counter(fold(stem(token.text, article.language)) for token in spoken)
    matter: dict[str, float] = {}
    for token in spoken:
        for key in word_keys(token.text, article.language):
            if key.startswith("sound:"):
                matter[key] = SOUND_WEIGHT
    for key in _about(article, quote.span):
        matter[key] = 1.0
    return _Said(article, quote, words, matter)


def _about(article: Annotated, span: Span) -> Iterator[str]:
    """Concepts, names and figures inside the span."""
    for concept in article.concepts:
        if _within(concept.span, span):
            yield thing(concept.concept)
    for name in article.names:
        if _within(name.span, span):
            yield name.key
    for figure in article.figures:
        if _within(figure.span, span):
            yield f"{figure.value:g}"


def _within(inner: Span, outer: Span) -> bool:
    return inner.part == outer.part and outer.start <= inner.start < outer.end


def _voice(key: str, said: list[_Said], rank: Callable[[str], int]) -> Voice:
    direct = Counter(s.article.id for s in said if s.quote.direct)
    said = [replace(s, lone=s.quote.direct and direct[s.article.id] == 1) for s in said]
    said.sort(key=lambda s: (rank(s.article.id), s.quote.span.part, s.quote.span.start))
    numbers = _utterances(said)
    fullest = min(said, key=lambda s: (-len((s.quote.speaker or "").split()), rank(s.article.id))).article.language
    shown = shown_name([s.quote.speaker or "" for s in said if s.article.language == fullest], fullest)
    versions = tuple(
        Saying(
            Wording(s.article.id, s.quote.span.part, s.quote.span.start, s.quote.span.end, s.quote.span.text),
            s.quote.direct,
            number,
        )
        for s, number in zip(said, numbers, strict=True)
    )
    return Voice(shown, key, versions)


def _utterances(said: Sequence[_Said]) -> list[int]:
    """A number for each saying, one for one utterance, counted in order of reporting: the likest pairs are joined first."""
    first: dict[tuple[str, str], int] = {}
    home = [first.setdefault((s.article.language, s.quote.span.text.casefold()), i) for i, s in enumerate(said)]
    members = {i: [i] for i in first.values()}  # one of each wording
    articles: dict[int, set[str]] = {i: set() for i in members}
    for one, i in zip(said, home, strict=True):
        articles[i].add(one.article.id)
    pairs = [(likeness, i, j) for i, j in combinations(members, 2) if (likeness := _likeness(said[i], said[j]))]
    pairs.sort(key=lambda pair: (-pair[0], said[pair[1]].where, said[pair[2]].where))
    at = {i: i for i in members}
    for likeness, i, j in pairs:
        mine, other = at[i], at[j]
        if mine == other:
            continue
        if likeness < 1 and (articles[mine] & articles[other] or _apart(said, members[mine], members[other])):
            continue
        at |= dict.fromkeys(members[other], mine)
        members[mine] += members.pop(other)
        articles[mine] |= articles.pop(other)
    ends = [at[i] for i in home]
    order = {number: place for place, number in enumerate(dict.fromkeys(ends))}
    return [order[number] for number in ends]


def _apart(said: Sequence[_Said], one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether they cannot be one utterance: one language has both in quite different words."""
    return any(
        said[i].article.language == said[j].article.language and _overlap(said[i].words, said[j].words) < OTHER_WORDS_UNDER
        for i in one
        for j in two
    )


def _likeness(a: _Said, b: _Said) -> float:
    """0 where nothing says that the two are one utterance; from 1 where their words do (one language), less across languages."""
    if a.article.id == b.article.id:
        return 0.0
    if a.article.language == b.article.language:
        shared = _overlap(a.words, b.words)
        enough = min(a.words.total(), b.words.total()) >= FEWEST_WORDS or a.words == b.words
        return 1 + shared if enough and shared >= SAME_WORDS_FROM else 0.0
    met = sum(min(weight, b.matter[key]) for key, weight in a.matter.items() if key in b.matter)
    share = met / max(min(sum(a.matter.values()), sum(b.matter.values())), 1.0)
    direct = a.quote.direct and b.quote.direct
    if met >= (MATTER if direct else REPORTED_MATTER) and share >= (MATTER_SHARE if direct else REPORTED_SHARE):
        return min(share, 1.0) * 0.9
    if not (a.lone and b.lone):
        return 0.0
    lone = met >= LONE_MATTER and _length_ratio(a, b) >= LONE_LENGTH
    return 0.1 + 0.3 * min(share, 1.0) if lone else 0.0


def _length_ratio(a: _Said, b: _Said) -> float:
    lengths = sorted(len(s.quote.span.text) for s in (a, b))
    return lengths[0] / max(lengths[1], 1)


def _overlap(a: Counter[str], b: Counter[str]) -> float:
    """The share of the smaller bag that stands in the larger one."""
    smaller, larger = (a, b) if len(a) <= len(b) else (b, a)
    shared = sum(min(count, larger[word]) for word, count in smaller.items() if word in larger)
    return shared / max(min(a.total(), b.total()), 1)
