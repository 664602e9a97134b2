"""Which language each stretch of an article is in, and its annotations put where they stand in the article.

Most articles have one language: their title and their text are one passage each. A page that goes over from Kazakh to Russian and
back has a passage for every run of paragraphs in one language; what is found in it follows the rules of that language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ..languages import LANGUAGES, Respelled, home_script, identify, respelled
from ..model import Article, Concept, Date, Figure, Name, Passage, Place, Quote, Span

__all__ = ["Stretch", "main_language", "passages_of", "stretches"]

_WORDS = 6  # a paragraph of fewer says too little of its language; it goes with the one before
_CERTAIN = 0.9  # confidence at which a paragraph is held to be in another language than its article
_WITHOUT_OWN = 0.5  # where it has none of the letters its article's language can hardly do without
_MOST = 400  # paragraphs looked at one by one; what follows goes with the last
# What a sentence of the language nearly always has, and its neighbours on a page never.
_OWN = {
    "kk": re.compile("[әғқңұүі]"),
    "ky": re.compile("[ңөү]"),
    "tg": re.compile("[ғӣқӯҳҷ]"),
    "az": re.compile("ə"),
    "tk": re.compile("[ýňž]"),
    "tr": re.compile("[ığşç]"),
    "uz": re.compile("[og][ʻ‘’'`ʼ]"),
}
# Without a letter of these a paragraph of a Russian or English article is in the same language.
_FOREIGN = {"ru": re.compile("[әғқңөұүһіҳҷӣӯўA-Za-z]{1}", re.IGNORECASE), "en": re.compile(r"[^\x00-\x7f‘’“”–—…€£]|[og]['‘’]")}
_WORD = re.compile(r"[^\W\d_]{2,}")

Found = TypeVar("Found", Name, Figure, Date, Quote, Place, Concept)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage as the finders read it: its text, in the script of the language's tables, and the way back to the article."""

    passage: Passage
    text: str
    whole: str
    respelled: Respelled | None

    def at_home(self, found: Iterable[Found]) -> Iterator[Found]:
        """What was found in `text`, with spans in the article."""
        if self.respelled is None and len(self.text) == len(self.whole):
            return iter(found)
        return (replace(one, span=self._span(one.span)) for one in found)

    def spoken(self, quotes: Iterable[Quote], names: Sequence[Name]) -> Iterator[Quote]:
        """at_home() of quotes, each speaker as the article writes the name."""
        if self.respelled is None:
            return self.at_home(quotes)
        written = {name.span.text: self._span(name.span).text for name in names}
        return (replace(quote, speaker=written.get(quote.speaker or "", quote.speaker)) for quote in self.at_home(quotes))

    def _span(self, span: Span) -> Span:
        start, end = self.respelled.span(span.start, span.end) if self.respelled else (span.start, span.end)
        start, end = start + self.passage.start, end + self.passage.start
        return Span(span.part, start, end, self.whole[start:end])


def stretches(article: Article, passages: Iterable[Passage]) -> list[Stretch]:
    """The passages ready to be read, in order."""
    return [_stretch(article.part(passage.part), passage) for passage in passages]


def _stretch(whole: str, passage: Passage) -> Stretch:
    text = whole[passage.start : passage.end]
    if home_script(passage.language, passage.script):
        return Stretch(passage, text, whole, None)
    put = respelled(text, passage.language)
    return Stretch(passage, put.text, whole, put)


def passages_of(article: Article, language: str, script: str) -> tuple[Passage, ...]:
    """Title and text by language, in order, nothing left out; `language`, `script`: what the article as a whole was taken for."""
    whole = (language, script)
    title = [Passage("title", 0, len(article.title), *_of(article.title, whole))] if article.title else []
    return (*title, *_of_text(article.text, whole))


def main_language(passages: Iterable[Passage]) -> tuple[str, str]:
    """The language and script of most of the article."""
    letters: Counter[tuple[str, str]] = Counter()
    for passage in passages:
        letters[passage.language, passage.script] += passage.end - passage.start
    return letters.most_common(1)[0][0] if letters else ("und", "Zyyy")


def _of_text(text: str, whole: tuple[str, str]) -> Iterator[Passage]:
    start, end, now = 0, 0, whole
    for number, line in enumerate(text.splitlines(keepends=True)):
        found = _of(line, whole) if number < _MOST and _tells(line) else now
        if found != now and end > start:
            yield Passage("text", start, end, *now)
            start = end
        now = found
        end += len(line)
    if end > start:
        yield Passage("text", start, end, *now)


def _tells(line: str) -> bool:
    return len(line) >= 3 * _WORDS and len(_WORD.findall(line[:200])) >= _WORDS


def _of(line: str, whole: tuple[str, str]) -> tuple[str, str]:
    """Language and script of a paragraph: those of the whole unless it is surely in another of our languages."""
    foreign = _FOREIGN.get(whole[0])
    own = _OWN.get(whole[0])
    if not _tells(line) or (own and own.search(line)) or (foreign and not foreign.search(line)):
        return whole
    language, script, confidence = identify(line)
    least = _WITHOUT_OWN if whole[0] in _OWN else _CERTAIN
    return (language, script) if language in LANGUAGES and confidence >= least else whole
