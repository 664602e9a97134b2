"""The news lexicon: concepts with their words in nine languages, the bridge between articles in different tongues.

The tables stand in data/lexicon, one file a field, one line a language. A word with a star matches every word that begins so
("эвакуир*"); a plain word matches itself in any of its inflected forms; several words match in a row.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from .endings import ending_pattern, folded_word, stemmed_word, voiced

Element: TypeAlias = str  # one word of a lexicon entry in comparable form; with a star at its end where only the beginning counts

WORD = re.compile(r"[^\W_]+(?:[’'ʼʻ‘`ʹ][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept: its words by language, the IPTC top topic it speaks for, whether figures count it."""

    id: str
    words: Mapping[str, tuple[str, ...]]
    topic: str | None
    countable: bool


def concepts_in(text: str, language: str) -> list[tuple[int, int, str]]:
    """The concepts that stand in `text` as (start, end, id), code points, by start.

    The longest run of words wins and nothing overlaps, save that a word with two meanings ("strike") gives both at one span.
    A language without words in the lexicon gives an empty list.
    """
    index = _index(language)
    if not index.first:
        return []
    spans = [(match.start(), match.end(), index.elements_of(match.group())) for match in WORD.finditer(text)]
    return list(_walk(spans, index))


def label(concept: str, language: str) -> str:
    """The word an editor reads: the first one listed in `language`, else in English, Russian or Kazakh, else the id."""
    entry = entries().get(concept)
    if entry is None:
        return concept
    for choice in (language, "en", "ru", "kk"):
        words = entry.words.get(choice)
        if words:
            return next((word for word in words if "*" not in word), words[0].replace("*", ""))
    return concept


def is_countable(concept: str) -> bool:
    """Whether figures count it: people, houses, films, tonnes."""
    entry = entries().get(concept)
    return entry is not None and entry.countable


def topic_of(concept: str) -> str | None:
    """The IPTC Media Topic (top level, eight digits) the concept speaks for, None where it speaks for none."""
    entry = entries().get(concept)
    return entry.topic if entry else None


@cache
def entries() -> Mapping[str, Entry]:
    """Every concept of the tables by id, fields in the order of their file names."""
    folder = files("tilshi.languages") / "data" / "lexicon"
    found: dict[str, Entry] = {}
    for table in sorted((t for t in folder.iterdir() if t.name.endswith(".toml")), key=lambda t: t.name):
        for concept, row in tomllib.loads(table.read_text("utf-8")).items():
            if concept in found:
                raise ValueError(f"lexicon/{table.name}: {concept} stands in two tables")
            found[concept] = _entry(concept, row)
    return found


def _entry(concept: str, row: Mapping[str, object]) -> Entry:
    words = {key: tuple(str(word) for word in value) for key, value in row.items() if isinstance(value, list)}
    topic = row.get("topic")
    return Entry(concept, words, topic if isinstance(topic, str) else None, row.get("countable") is True)


# ---- matching


@dataclass(slots=True)
class _Index:
    """The words of one language, made ready: entries by their first element, longest first."""

    language: str
    first: dict[Element, list[tuple[tuple[Element, ...], tuple[str, ...]]]] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)
    forms: dict[str, str] = field(default_factory=dict)
    known: dict[str, tuple[Element, ...]] = field(default_factory=dict)

    def elements_of(self, word: str) -> tuple[Element, ...]:
        """The elements a word of the text satisfies, the most exact first."""
        found = self.known.get(word)
        if found is None:
            if len(self.known) > 200_000:  # a newsroom's vocabulary fits; a hostile one must not fill the memory
                self.known.clear()
            found = self.known[word] = tuple(self._match(word))
        return found

    def _match(self, word: str) -> Iterator[Element]:
        folded = folded_word(word, self.language)
        stemmed = stemmed_word(word, self.language)
        seen: set[str] = set()
        if folded in self.forms:
            seen.add(self.forms[folded])
            yield self.forms[folded]
        if stemmed in self.stems and stemmed not in seen:
            seen.add(stemmed)
            yield stemmed
        endings = ending_pattern(self.language)
        for cut in range(len(folded), 1, -1):
            head = folded[:cut]
            if head in self.starts:
                yield head + "*"
            if endings and cut < len(folded):
                element = self.forms.get(head)
                if element and element not in seen and endings.fullmatch(folded, cut):
                    seen.add(element)
                    yield element


def _walk(spans: list[tuple[int, int, tuple[Element, ...]]], index: _Index) -> Iterator[tuple[int, int, str]]:
    at = 0
    while at < len(spans):
        best: tuple[int, tuple[str, ...]] = (0, ())
        for element in spans[at][2]:
            for pattern, concepts in index.first.get(element, ()):
                if len(pattern) <= best[0]:
                    break  # longest first: nothing better follows
                if len(pattern) <= len(spans) - at and all(pattern[i] in spans[at + i][2] for i in range(1, len(pattern))):
                    best = (len(pattern), concepts)
                    break
        length, concepts = best
        for concept in concepts:
            yield spans[at][0], spans[at + length - 1][1], concept
        at += max(length, 1)


@cache
def _index(language: str) -> _Index:
    index = _Index(language)
    patterns: dict[tuple[Element, ...], dict[str, None]] = {}
    for entry in entries().values():
        for word in entry.words.get(language, ()):
            pattern = tuple(_element(part, index) for part in WORD.findall(word.replace("*", "ʹSTAR")))
            patterns.setdefault(pattern, {})[entry.id] = None
    for pattern, concepts in patterns.items():
        index.first.setdefault(pattern[0], []).append((pattern, tuple(concepts)))
    for rows in index.first.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def _element(part: str, index: _Index) -> Element:
    if part.endswith("ʹSTAR"):
        start = folded_word(part.removesuffix("ʹSTAR"), index.language)
        index.starts.add(start)
        return start + "*"
    element = stemmed_word(part, index.language)
    index.stems.add(element)
    form = folded_word(part, index.language)
    for spelling in (form, *voiced(form, index.language)):
        index.forms.setdefault(spelling, element)
    return element
