"""What one article has that another could share: keys by kind, with how often they stand and the wording to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, TypeAlias

from tilshi.languages import index_terms, skeleton, tokens
from tilshi.model import Annotated

Kind: TypeAlias = Literal["name", "place", "figure", "date", "concept", "sound", "wording"]
KINDS: tuple[Kind, ...] = ("name", "place", "figure", "date", "concept", "sound", "wording")
"""`wording` are stems and stand for evidence within one language; `sound` are the consonants of words as every script and
romanisation keeps them: proper names the tagger missed, and international words. Both are shown to a reader as wording."""

LONGEST_READ = 12_000
"""Code points of a text that count: the event stands in the beginning, and a hostile text costs no more than a long one."""

TITLE_WEIGHT = 2  # a word of the title counts twice: swept 1..4 on the streams of scripts/fit_links.py, flat from 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """The keys of one article by kind, each with its count, and one wording for each key.

    What speaks against: `towns` are its places below a country, `days` the days it names, as proleptic ordinals, in order.
    """

    id: str
    language: str
    source: str
    published_at: datetime | None
    keys: Mapping[Kind, Mapping[str, float]]
    wordings: Mapping[str, str]
    towns: frozenset[str] = frozenset()
    days: tuple[int, ...] = ()


def evidence_of(article: Annotated) -> Evidence:
    """Reads the annotations and the words of an article; costs about a millisecond for 2,000 characters."""
    found: dict[Kind, Counter[str]] = {kind: Counter() for kind in KINDS}
    wordings: dict[str, str] = {}
    for kind, key, wording, weight in _pieces(article):
        found[kind][key] += weight
        wordings.setdefault(key, wording)
    keys: dict[Kind, Mapping[str, float]] = {kind: dict(counts) for kind, counts in found.items()}
    record = article.article
    towns = frozenset(key for key in keys["place"] if not key[6:].isupper())
    days = sorted({date.fromisoformat(d.value).toordinal() for d in article.dates if len(d.value) == 10})
    return Evidence(article.id, article.language, record.source, record.published_at, keys, wordings, towns, tuple(days))


def _pieces(article: Annotated) -> Iterator[tuple[Kind, str, str, int]]:
    yield from _annotated(article)
    for part in ("title", "text"):
        text = article.article.title if part == "title" else article.article.text[:LONGEST_READ]
        weight = TITLE_WEIGHT if part == "title" else 1
        yield from ((kind, key, word, weight) for kind, key, word in _words(text, article.language))


def _annotated(article: Annotated) -> Iterator[tuple[Kind, str, str, int]]:
    for name in article.names:
        kind: Kind = "place" if name.type == "place" else "name"
        weight = TITLE_WEIGHT if name.span.part == "title" else 1
        for key in _entity_keys(name.key):
            yield kind, key, name.span.text, weight
    for place in article.places:
        yield "place", place.key, place.span.text, 1
    for figure in article.figures:
        if figure.value not in (0, 1, 2) or figure.unit:
            yield "figure", f"n:{float(figure.value):g}", figure.span.text, 1
            if figure.counted or figure.unit:
                yield "figure", f"n:{float(figure.value):g}:{figure.counted or figure.unit}", figure.span.text, 1
    for day in article.dates:
        yield "date", "d:" + day.value, day.span.text, 1
    for concept in article.concepts:
        weight = TITLE_WEIGHT if concept.span.part == "title" else 1
        yield "concept", "c:" + concept.concept, concept.span.text, weight


def _entity_keys(key: str) -> tuple[str, ...]:
    """The key, and for a person with a given name the family name too: Қарин and Ерлан Қарин share that."""
    if not key.startswith("person:"):
        return (key,)
    family = key[7:].rpartition("_")[2]
    return (key, "person:" + family) if family != key[7:] else (key,)


# ---- words


def _words(text: str, language: str) -> Iterator[tuple[Kind, str, str]]:
    last = 0
    for start, end, word in tokens(text):
        capital = word[0].isupper() and start > 0 and not _SENTENCE_END.search(text, last, start)
        last = end
        for kind, key in word_keys(word, language, capital):
            yield kind, key, word


@lru_cache(maxsize=262_144)
def word_keys(word: str, language: str, capital: bool) -> tuple[tuple[Kind, str], ...]:
    """The stems and sounds of one word; most words of a day's news come again."""
    stems: list[tuple[Kind, str]] = [("wording", "w:" + term) for term in index_terms(word, language)]
    return (*stems, *(("sound", key) for key in sound_keys(word, language, capital)))


_SENTENCE_END = re.compile('[.!?…:\\n«“"–—]')
_SAME_SOUND = str.maketrans({"z": "s", "j": "c", "h": None, "v": "f", "-": None, " ": None} | dict.fromkeys("aeiou"))


@lru_cache(maxsize=262_144)
def sound_keys(word: str, language: str, capital: bool) -> tuple[str, ...]:
    """Beginnings of a word's consonants, three to six long: Тоқаевтың, Токаева, Tokayev share "tkf".

    Endings differ between languages, so a longer beginning is worth more but is not asked for. `capital` words, which are
    probably names, are kept apart from the others, of which only long ones can be international words.
    """
    if len(word) < (3 if capital else 6) or not word[0].isalpha():
        return ()
    plain = skeleton(word, language)
    if not plain:
        return ()
    head = "a" if plain[0] in "aeiou" else ""
    bones = head + plain.translate(_SAME_SOUND)
    if capital:
        return tuple("S:" + bones[:n] for n in range(2 if len(plain) < 5 else 3, min(len(bones), 6) + 1))
    return tuple("s:" + bones[:n] for n in range(4, min(len(bones), 6) + 1))
