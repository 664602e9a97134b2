"""The news lexicon: concepts with their words in nine languages, the bridge between articles in different tongues.

The tables stand in data/lexicon, one file a field, one line a concept. A plain word matches itself in its inflected forms; one
with a star every word that begins so ("эвакуир*"), save that fewer than five letters may only go on into an ending ("рек*"); one
with an equals sign only itself ("=данные"); one in capitals only in capitals ("ООН"); several words match in a row. What `not` in
details.toml lists is never meant, whatever matches; nor is a word in one of the turns of speech of data/phrases.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, TypeAlias

from .endings import LONG_START, Ends, after_short_start, comparable, forms
from .lexicon_tables import Entry, entries
from .tables import strings

__all__ = ["concepts_in", "counted_label", "entries", "is_countable", "knows", "label", "topic_of"]

Element: TypeAlias = str  # one word of a lexicon entry in comparable form, with its sign: "=" exact, "*" beginning, "~" short one

WORD = re.compile(r"[^\W_]+(?:[’'ʼʻ‘`ʹ][^\W_]+)*[ʻ‘]?")
PART = re.compile(rf"(=?)({WORD.pattern})(\*?)")
LONGEST_ENDING_OF_CAPITALS = 4  # letters: ООНның
LONGEST_ABBREVIATION = 3  # letters: in capitals it stands for something of its own (IT is no Uzbek dog)


def concepts_in(text: str, language: str) -> list[tuple[int, int, str]]:
    """The concepts that stand in `text` as (start, end, id), code points, by start.

    The longest run of words wins and nothing overlaps, save that a word with two meanings ("strike") gives both at one span.
    A language without words in the lexicon gives an empty list.
    """
    index = _index(language)
    if not index.first:
        return []
    matches = [match for match in WORD.finditer(text) if not _bare_ending(text, match, language)]
    known = [index.word(match.group()) for match in matches]
    return [
        (matches[at].start(), matches[at + length - 1].end(), concept)
        for at, length, concepts in _walk(known)
        for concept in concepts
    ]


def knows(word: str, language: str) -> bool:
    """Whether the word, in any of its forms, begins something that the lexicon has in the language."""
    return any(not element.startswith("^") for element in _index(language).word(word).elements)


def _bare_ending(text: str, word: re.Match[str], language: str) -> bool:
    """Whether the word is the end of a number or an abbreviation: 10-нан is no bread, 29-летний no summer."""
    before = text[max(0, word.start() - 2) : word.start()]
    if before[1:] not in ("-", "‑"):
        return False
    if language == "ru":
        return before[:1].isdigit()
    return language in ("kk", "ky") and len(word.group()) <= 3 and (before[:1].isdigit() or before[:1].isupper())


def label(concept: str, language: str) -> str:
    """The dictionary form in `language`, else in English, Russian or Kazakh, else the id: what a gloss says."""
    entry = entries().get(concept)
    if entry is None:
        return concept
    for choice in (language, "en", "ru", "kk"):
        chosen = (entry.glosses if entry.countable else entry.labels).get(choice) or _first_word(entry, choice)
        if chosen:
            return chosen
    return concept


def counted_label(concept: str, language: str) -> str:
    """What stands beside a number: in Russian and English the plural ("houses"), where nobody counts it label()."""
    entry = entries().get(concept)
    return (entry.labels.get(language) if entry else None) or label(concept, language)


def _first_word(entry: Entry, language: str) -> str:
    words = entry.words.get(language, ())
    plain = next((word for word in words if "*" not in word), words[0].replace("*", "") if words else "")
    return plain.replace("=", "")


def is_countable(concept: str) -> bool:
    """Whether figures count it: people, houses, films, tonnes."""
    entry = entries().get(concept)
    return entry is not None and entry.countable


def topic_of(concept: str) -> str | None:
    """The IPTC Media Topic (top level, eight digits) the concept speaks for, None where it speaks for none."""
    entry = entries().get(concept)
    return entry.topic if entry else None


# ---- matching

Pattern: TypeAlias = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A concept with the beginnings of words, and the whole words, that are not meant by it."""

    concept: str
    beginnings: tuple[str, ...]
    words: frozenset[str]

    def excludes(self, word: str) -> bool:
        return word in self.words or word.startswith(self.beginnings)


@dataclass(slots=True)
class _Index:
    """The words of one language, made ready: patterns by their first element, longest first."""

    language: str
    short_ends: Ends
    first: dict[Element, list[tuple[Pattern, tuple[_Meaning, ...]]]] = field(default_factory=dict)
    bases: dict[str, list[tuple[Element, Ends]]] = field(default_factory=dict)
    exact: set[str] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)
    short_starts: set[str] = field(default_factory=set)
    capitals: set[str] = field(default_factory=set)
    known: dict[str, _Word] = field(default_factory=dict)

    def word(self, written: str) -> _Word:
        """What the lexicon knows of a word of the text; looked up once a word."""
        found = self.known.get(written)
        if found is None:
            if len(self.known) > 200_000:  # a newsroom's vocabulary fits; a hostile one must not fill the memory
                self.known.clear()
            found = self.known[written] = self._word(written)
        return found

    def _word(self, written: str) -> _Word:
        plain = comparable(written, self.language)
        elements = tuple(dict.fromkeys(self._elements(written, plain)))
        if not elements:
            return _UNKNOWN
        rows = sorted((row for element in elements for row in self.first.get(element, ())), key=_shortest_last)
        alone: tuple[str, ...] = ()
        length = 0
        for pattern, meanings in rows:
            if len(pattern) == 1:
                alone = tuple([m.concept for m in meanings if not m.excludes(plain)])
                if alone or not meanings:  # a turn of speech has no meaning
                    length = 1
                    break
        longer: dict[Element, list[_Row]] = {}
        for rank, (pattern, meanings) in enumerate(rows):
            if len(pattern) == 1:
                break
            longer.setdefault(pattern[1], []).append(_Row(rank, pattern, tuple([meaning.concept for meaning in meanings])))
        return _Word(elements, longer, alone, length)

    def _elements(self, written: str, plain: str) -> list[Element]:
        """The elements a word of the text satisfies, the most exact first; `plain`: its comparable form."""
        found: list[Element] = []
        if plain in self.exact:
            found.append("=" + plain)
        if len(written) > 1 and written[:2].isupper():
            found += self._capitals(written)
            if written.isupper() and len(written) <= LONGEST_ABBREVIATION:
                return found
        bases, starts, short_starts = self.bases, self.starts, self.short_starts
        found += [element for element, ends in bases.get(plain, ()) if element == plain and ends(plain, len(plain))]
        for cut in range(len(plain), 1, -1):
            head = plain[:cut]
            if head in bases:
                found += [element for element, ends in bases[head] if ends(plain, cut)]
            if head in starts:
                found.append(head + "*")
            if head in short_starts and self.short_ends(plain, cut):
                found.append(head + "~")
        return found

    def _capitals(self, word: str) -> Iterator[Element]:
        for cut in range(len(word), max(1, len(word) - LONGEST_ENDING_OF_CAPITALS - 1), -1):
            if word[:cut] in self.capitals and (cut == len(word) or word[cut:].islower()):
                yield "^" + word[:cut]


class _Row(NamedTuple):
    """A pattern of several words; `rank` grows as it gets shorter and less exact."""

    rank: int
    pattern: Pattern
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text: the elements it satisfies, the patterns of several words that it may begin by their second element,
    the concepts it means alone, and 1 where it has a meaning or is a turn of speech alone, else 0.
    """

    elements: tuple[Element, ...]
    longer: Mapping[Element, Sequence[_Row]]
    alone: tuple[str, ...]
    length: int


_UNKNOWN = _Word((), {}, (), 0)


def _shortest_last(row: tuple[Pattern, tuple[_Meaning, ...]]) -> int:
    return -len(row[0])


def _walk(words: Sequence[_Word]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(place of the first word, words, concepts) of every find: the longest pattern, the most exact of equals."""
    at = 0
    while at < len(words):
        word = words[at]
        length, concepts = word.length, word.alone
        if word.longer and at + 1 < len(words):
            standing = [
                row
                for element in words[at + 1].elements
                for row in word.longer.get(element, ())
                if _stands(row.pattern, words, at)
            ]
            if standing:
                _, pattern, concepts = min(standing)
                length = len(pattern)
        if concepts:
            yield at, length, concepts
        at += max(length, 1)


def _stands(pattern: Pattern, words: Sequence[_Word], at: int) -> bool:
    """Whether the words from the third on are those of the pattern."""
    return len(pattern) <= len(words) - at and all(pattern[i] in words[at + i].elements for i in range(2, len(pattern)))


@cache
def _index(language: str) -> _Index:
    index = _Index(language, after_short_start(language))
    patterns: dict[Pattern, dict[str, _Meaning]] = {}
    for entry in entries().values():
        meaning = _meaning(entry, language)
        for word in entry.words.get(language, ()):
            patterns.setdefault(_pattern(word, index), {})[entry.id] = meaning
    for phrase in strings("", "phrases", language):
        patterns[_pattern(phrase, index)] = {}
    for pattern, meanings in patterns.items():
        index.first.setdefault(pattern[0], []).append((pattern, tuple(meanings.values())))
    for rows in index.first.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def _meaning(entry: Entry, language: str) -> _Meaning:
    excluded = entry.excluded.get(language, ())
    return _Meaning(
        entry.id,
        tuple(comparable(word, language) for word in excluded if not word.startswith("=")),
        frozenset(comparable(word[1:], language) for word in excluded if word.startswith("=")),
    )


def _pattern(words: str, index: _Index) -> Pattern:
    parts = PART.findall(words)
    return tuple(_element(sign, part, star, index, alone=len(parts) == 1) for sign, part, star in parts)


def _element(sign: str, part: str, star: str, index: _Index, *, alone: bool) -> Element:
    if part.isupper() and len(part) > 1:
        index.capitals.add(part)
        return "^" + part
    plain = comparable(part, index.language)
    if sign:
        index.exact.add(plain)
        return "=" + plain
    if star:
        # Beside another word of the pattern a short beginning says enough: қол қой*.
        short = alone and len(plain) < LONG_START
        (index.short_starts if short else index.starts).add(plain)
        return plain + ("~" if short else "*")
    for base, ends in forms(plain, index.language):
        if (plain, ends) not in index.bases.setdefault(base, []):
            index.bases[base].append((plain, ends))
    return plain
