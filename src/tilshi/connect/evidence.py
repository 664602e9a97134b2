"""What one article has that another could share: keys by kind, with how often they stand and the wording to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Literal, TypeAlias, cast

from tilshi.languages import index_terms, skeleton, stem
from tilshi.model import Annotated

Kind: TypeAlias = Literal["name", "place", "figure", "date", "concept", "sound", "wording"]
KINDS: tuple[Kind, ...] = ("name", "place", "figure", "date", "concept", "sound", "wording")
"""`wording` are stems and stand for evidence within one language; `sound` are the consonants of words as every script and
romanisation keeps them: proper names the tagger missed, and international words. Both are shown to a reader as wording."""

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
        self.numbers: Mapping[Kind, dict[str, int]] = {kind: _Numbers(self, number) for number, kind in enumerate(KINDS)}
        self._words: dict[str, _Words] = {}

    def find(self, kind: Kind, key: str) -> int | None:
        """The number of a key, None where no article had it."""
        return self.numbers[kind].get(key)

    def of_kind(self, kind: Kind) -> Iterator[tuple[str, int]]:
        """The keys of a kind with their numbers."""
        return iter(self.numbers[kind].items())

    def words(self, language: str) -> _Words:
        """The words of a language met so far."""
        known = self._words.get(language)
        if known is None:
            known = self._words[language] = _Words(self, language)
        return known


class _Numbers(dict[str, int]):
    """The numbers of the keys of one kind; a key that is new gets the next one."""

    def __init__(self, vocabulary: Vocabulary, kind: int) -> None:
        super().__init__()
        self._vocabulary, self._kind = vocabulary, kind

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self._vocabulary.keys)
        self._vocabulary.keys.append(key)
        self._vocabulary.kinds.append(self._kind)
        return number


_Keys: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]  # of a word inside a sentence, and at its beginning


class _Words(dict[str, _Keys]):
    """The numbers of the keys of each word of a language met so far."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__(dict.fromkeys(_MARKS, _MARK))
        self._language = language
        self._stems, self._sounds = vocabulary.numbers["wording"], vocabulary.numbers["sound"]

    def read(self, pieces: Sequence[str]) -> list[_Keys]:
        """The keys of each piece; those not met before are read together."""
        known = list(map(self.get, pieces))
        if None in known:
            new = [word for word, keys in dict(zip(pieces, known, strict=True)).items() if keys is None]
            for word, (stems, sounds, inside) in zip(new, words_keys(new, self._language), strict=True):
                plain = self._numbered(stems, sounds)
                self[word] = (plain if inside is None else self._numbered(stems, inside), plain)
            return [self[piece] for piece in pieces]
        return cast(list[_Keys], known)

    def _numbered(self, stems: tuple[str, ...], sounds: tuple[str, ...]) -> tuple[int, ...]:
        return (*[self._stems[key] for key in stems], *[self._sounds[key] for key in sounds])


def evidence_of(article: Annotated, vocabulary: Vocabulary) -> Evidence:
    """Reads the annotations and the words of an article."""
    (_, title), (_, text) = _worded(article, vocabulary)
    counts: dict[int, int] = Counter(chain.from_iterable(text + title * TITLE_WEIGHT))
    for kind, key, _, weight in _annotated(article):
        number = vocabulary.numbers[kind][key]
        counts[number] = counts.get(number, 0) + weight
    places = [p.key for p in article.places] + [n.key for n in article.names if n.type == "place"]
    return Evidence(
        article.id,
        article.language,
        article.article.published_at,
        counts,
        frozenset(key for key in places if not key[6:].isupper()),
        tuple(sorted({day for d in article.dates if (day := _ordinal(d.value))})),
    )


def wordings_of(article: Annotated, vocabulary: Vocabulary) -> dict[int, str]:
    """How each key stands in the article where it stands first: the annotations first, then title and text."""
    wordings: dict[int, str] = {}
    for pieces, keys in reversed(_worded(article, vocabulary)):
        for word, numbers in zip(reversed(pieces), reversed(keys), strict=True):
            for number in numbers:
                wordings[number] = word
    for kind, key, wording, _ in reversed(_annotated(article)):
        wordings[vocabulary.numbers[kind][key]] = wording
    return wordings


def _ordinal(value: str) -> int:
    """Of a full date; 0 for a month or a year, and for what is no date."""
    try:
        return date.fromisoformat(value).toordinal() if len(value) == 10 else 0
    except ValueError:
        return 0


def _annotated(article: Annotated) -> list[tuple[Kind, str, str, int]]:
    """(kind, key, wording, weight) of every mention."""
    found: list[tuple[Kind, str, str, int]] = []
    for name in article.names:
        kind: Kind = "place" if name.type == "place" else "name"
        weight = TITLE_WEIGHT if name.span.part == "title" else 1
        found += [(kind, key, name.span.text, weight) for key in _entity_keys(name.key)]
    found += [("place", place.key, place.span.text, 1) for place in article.places]
    for figure in article.figures:
        if figure.value not in (0, 1, 2) or figure.unit:
            plain = f"n:{float(figure.value):g}"
            found.append(("figure", plain, figure.span.text, 1))
            if figure.counted or figure.unit:
                found.append(("figure", f"{plain}:{figure.counted or figure.unit}", figure.span.text, 1))
    found += [("date", "d:" + day.value, day.span.text, 1) for day in article.dates]
    for concept in article.concepts:
        weight = TITLE_WEIGHT if concept.span.part == "title" else 1
        found.append(("concept", "c:" + concept.concept, concept.span.text, weight))
    return found


def _entity_keys(key: str) -> tuple[str, ...]:
    """The key, and for a person with a given name the family name too: Қарин and Ерлан Қарин share that."""
    if not key.startswith("person:"):
        return (key,)
    family = key[7:].rpartition("_")[2]
    return (key, "person:" + family) if family != key[7:] else (key,)


# ---- words

# Words and numbers nearly as tilshi.languages.tokens cuts them, or a mark after which a capital says nothing, in one pass.

_PIECE = re.compile(
    r"[^\W\d_]\w*(?:['’ʻʼ‘`ʹ\-‑\u0300-\u036f]\w+)*[ʻ‘]?"
    '|[.!?…:\n«“"–—]'
    r"|\d+(?:[.,\u00a0 ]?\d+)*(?:[-‑][^\W\d_]+)?"
)
_MARKS = frozenset('.!?…:\n«“"–—')
_MARK: _Keys = ((), ())


def _worded(article: Annotated, vocabulary: Vocabulary) -> list[tuple[list[str], list[tuple[int, ...]]]]:
    """For the title and the text: words and marks in order, and the numbers of the keys of each."""
    words = vocabulary.words(article.language)
    found = []
    for text in (article.article.title, article.article.text[:LONGEST_READ]):
        pieces = _PIECE.findall(text)
        keys, begins = [], True
        for pair in words.read(pieces):
            keys.append(pair[begins])
            begins = pair is _MARK
        found.append((pieces, keys))
    return found


_WordKeys: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...] | None]


def words_keys(words: Sequence[str], language: str) -> list[_WordKeys]:
    """Of each word: its stems, its sounds, and its sounds as a name where it has a capital.

    Words in small letters name no place, so the gazetteer is not asked for them: Арал, арал (island).
    """
    stems = [stem(word, language) if word[0].islower() else "" for word in words]
    bare = skeletons([one for one in stems if one], None)
    sounding = skeletons([word for word in words if len(word) >= LEAST_NAME], language)
    found: list[_WordKeys] = []
    for word, one in zip(words, stems, strict=True):
        if one:
            term = _NOT_TERM.sub("", bare[one])
            keys: tuple[str, ...] = ("w:" + term,) if term else ()
        else:
            keys = tuple(["w:" + term for term in index_terms(word, language)])
        plain = sounding.get(word, "")
        inside = name_sounds(plain) if word[0].isupper() else None
        found.append((keys, word_sounds(plain) if len(word) >= LEAST_WORD and word[0].isalpha() else (), inside))
    return found


def skeletons(words: Sequence[str], language: str | None) -> dict[str, str]:
    """The skeleton of each word, asked for together where they are of one script: a tenth of the time."""
    found: dict[str, str] = {}
    for script in (_CYRILLIC, _LATIN):
        mine = [word for word in words if script.fullmatch(word)]
        together = skeleton("-".join(mine), language).split("-")
        if len(together) == len(mine):
            found.update(zip(mine, together, strict=True))
    for word in words:
        if word not in found:
            found[word] = skeleton(word, language)
    return found


_CYRILLIC = re.compile("[Ѐ-ԯ]+")
_LATIN = re.compile("[A-Za-zÀ-ɏ]+")
_NOT_TERM = re.compile("[^0-9a-z]")
_SAME_SOUND = str.maketrans({"z": "s", "j": "c", "h": None, "v": "f", "-": None, " ": None} | dict.fromkeys("aeiou"))


LEAST_NAME, LEAST_WORD = 3, 6  # letters of a name, and of another word, that can be international


def name_sounds(plain: str) -> tuple[str, ...]:
    """Beginnings of the consonants of a name's skeleton, three to six long: Тоқаевтың, Токаева, Tokayev share "tkf".

    Endings differ between languages, so a longer beginning is worth more but is not asked for. Words with a capital inside a
    sentence, which are probably names, are kept apart from the others, of which only long ones can be international words.
    """
    bones = _bones(plain)
    return tuple(["S:" + bones[:n] for n in range(2 if len(plain) < 5 else 3, min(len(bones), 6) + 1)])


def word_sounds(plain: str) -> tuple[str, ...]:
    bones = _bones(plain)
    return tuple(["s:" + bones[:n] for n in range(4, min(len(bones), 6) + 1)])


def _bones(plain: str) -> str:
    head = "a" if plain[:1] in _VOWELS else ""
    return head + plain.translate(_SAME_SOUND)


_VOWELS = frozenset("aeiou")
