"""What one article has that another could share: keys by kind, with how often they stand and the wording to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, TypeAlias

from tilshi.languages import index_terms, skeleton, stem
from tilshi.model import Annotated

Kind: TypeAlias = Literal["name", "place", "figure", "date", "concept", "sound", "wording"]
KINDS: tuple[Kind, ...] = ("name", "place", "figure", "date", "concept", "sound", "wording")
"""`wording` are stems and stand for evidence within one language; `sound` are the consonants of words as every script and
romanisation keeps them: proper names the tagger missed, and international words. Both are shown to a reader as wording."""

_KIND = {kind: number for number, kind in enumerate(KINDS)}

LONGEST_READ = 12_000
"""Code points of a text that count: the event stands in the beginning, and a hostile text costs no more than a long one."""

TITLE_WEIGHT = 2  # a word of the title counts twice: chosen, not swept


@dataclass(frozen=True, slots=True)
class Evidence:
    """The keys of one article, by their numbers in a Vocabulary, each with its count.

    What speaks against: `towns` are its places below a country, `days` the days it names, as proleptic ordinals, in order.
    """

    id: str
    language: str
    published_at: datetime | None
    counts: Mapping[int, int]
    towns: frozenset[str] = frozenset()
    days: tuple[int, ...] = ()


class Vocabulary:
    """Numbers for keys, in the order in which they are met: dense from 0, so that arrays can be indexed by them."""

    def __init__(self) -> None:
        self.kinds: list[int] = []
        self.keys: list[str] = []
        self._numbers: tuple[dict[str, int], ...] = tuple({} for _ in KINDS)
        self._words: dict[tuple[str, bool], dict[str, tuple[int, ...]]] = {}

    def number(self, kind: Kind, key: str) -> int:
        known = self._numbers[_KIND[kind]]
        number = known.get(key)
        if number is None:
            number = known[key] = len(self.keys)
            self.keys.append(key)
            self.kinds.append(_KIND[kind])
        return number

    def find(self, kind: Kind, key: str) -> int | None:
        """The number of a key, None where no article had it."""
        return self._numbers[_KIND[kind]].get(key)

    def of_kind(self, kind: Kind) -> Iterator[tuple[str, int]]:
        """The keys of a kind with their numbers."""
        return iter(self._numbers[_KIND[kind]].items())

    def words(self, language: str, capital: bool) -> dict[str, tuple[int, ...]]:
        """The words of a language met so far with the numbers of their keys; `capital`: inside a sentence, with a capital."""
        return self._words.setdefault((language, capital), {})

    def of_word(self, word: str, language: str, capital: bool) -> tuple[int, ...]:
        return tuple(self.number(kind, key) for kind, key in word_keys(word, language, capital))


def evidence_of(article: Annotated, vocabulary: Vocabulary) -> Evidence:
    """Reads the annotations and the words of an article."""
    counts: dict[int, int] = {}
    for kind, key, _, weight in _annotated(article):
        number = vocabulary.number(kind, key)
        counts[number] = counts.get(number, 0) + weight
    for numbers, _, weight in _worded(article, vocabulary):
        for number in numbers:
            counts[number] = counts.get(number, 0) + weight
    towns = frozenset(vocabulary.keys[n] for n in counts if KINDS[vocabulary.kinds[n]] == "place")
    days = sorted({date.fromisoformat(d.value).toordinal() for d in article.dates if len(d.value) == 10})
    return Evidence(
        article.id,
        article.language,
        article.article.published_at,
        counts,
        frozenset(town for town in towns if not town[6:].isupper()),
        tuple(days),
    )


def wordings_of(article: Annotated, vocabulary: Vocabulary) -> dict[int, str]:
    """How each key stands in the article where it stands first: the annotations first, then title and text."""
    wordings: dict[int, str] = {}
    for kind, key, wording, _ in _annotated(article):
        wordings.setdefault(vocabulary.number(kind, key), wording)
    for numbers, word, _ in _worded(article, vocabulary):
        for number in numbers:
            wordings.setdefault(number, word)
    return wordings


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
            plain = f"n:{float(figure.value):g}"
            yield "figure", plain, figure.span.text, 1
            if figure.counted or figure.unit:
                yield "figure", f"{plain}:{figure.counted or figure.unit}", figure.span.text, 1
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

# Words and numbers as tilshi.languages.tokens cuts them, or a mark after which a capital says nothing, in one pass: the fastest
# way through a text, and this is the innermost loop.
_PIECE = re.compile(
    r"\d+(?:[.,\u00a0 ]?\d+)*(?:[-‑][^\W\d_]+)?"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f])*(?:['’ʻʼ‘`ʹ\-‑][^\W_](?:[^\W_]|[\u0300-\u036f])*)*[ʻ‘]?"
    '|[.!?…:\\n«“"–—]'
)
_MARKS = frozenset('.!?…:\n«“"–—')


def _worded(article: Annotated, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, ...], str, int]]:
    """The numbers of the keys of every word, the word, what it weighs; title first."""
    language = article.language
    inside, plain = vocabulary.words(language, True), vocabulary.words(language, False)
    for text, weight in ((article.article.title, TITLE_WEIGHT), (article.article.text[:LONGEST_READ], 1)):
        begins = True
        for piece in _PIECE.findall(text):
            if piece in _MARKS:
                begins = True
                continue
            capital = not begins and piece[0].isupper()
            begins = False
            known = inside if capital else plain
            numbers = known.get(piece)
            if numbers is None:
                numbers = known[piece] = vocabulary.of_word(piece, language, capital)
            yield numbers, piece, weight


@lru_cache(maxsize=262_144)
def word_keys(word: str, language: str, capital: bool) -> tuple[tuple[Kind, str], ...]:
    """The stems and sounds of one word; most words of a day's news come again."""
    stems: list[tuple[Kind, str]] = [("wording", "w:" + term) for term in _terms(word, language)]
    return (*stems, *(("sound", key) for key in sound_keys(word, language, capital)))


def _terms(word: str, language: str) -> list[str]:
    """The search terms of a word. A word in small letters names no place, so the gazetteer is not asked: Арал, арал (island)."""
    if not word[0].islower():
        return index_terms(word, language)
    term = _NOT_TERM.sub("", skeleton(stem(word, language)))
    return [term] if term else []


_NOT_TERM = re.compile("[^0-9a-z]")
_SAME_SOUND = str.maketrans({"z": "s", "j": "c", "h": None, "v": "f", "-": None, " ": None} | dict.fromkeys("aeiou"))


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
