"""What stands in a text around speech: its verbs of speech, persons, organisations, pronouns and posts, asked for by span."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ..languages import stem
from ..languages.attribution import Attribution, Phrase, attribution
from ..languages.numbers import plain
from ..model import Name, Part
from .scanning import Spans, Token, scan

__all__ = ["Post", "Speech", "Verb"]

POST_ENDING = 5  # letters a form of a post adds to its base form at most: министрлер, начальником
POST_START = 4  # letters by which posts are found; shorter ones stand as they are
_MANY = re.compile("[лдт][ае]р|[ln][aeə]r|он$|ён$")
_RUSSIAN_MANY = ("ы", "и", "ов", "ев", "ей", "ам", "ям", "ами", "ями", "ах", "ях")


class Verb(NamedTuple):
    """A verb of speech at [start, end) of the text; `lemma` its dictionary form, `form` as it stands, in comparable form."""

    start: int
    end: int
    lemma: str
    form: str


class Post(NamedTuple):
    """A post in an attribution (деді министр): `word` its base form, at [start, end) of the text."""

    start: int
    end: int
    word: str


class Speech:
    """The speech words and names of one text. Every question about a span costs a bisection and what stands in the span."""

    def __init__(self, part: Part, text: str, language: str, names: Sequence[Name]) -> None:
        self.text = text
        self.language = language
        self.words: Attribution = attribution(language)
        self.tokens: Sequence[Token] = scan(text, language)
        self.starts = [t.start for t in self.tokens]
        own = sorted((n for n in names if n.span.part == part), key=lambda n: n.span.start)
        self.elsewhere = [n for n in names if n.span.part != part and n.type == "person"]
        self.persons = self._with_surnames(
            [n for n in own if n.type == "person" and not self._titled(n) and not self._is_post(n)]
        )
        self.organisations = [n for n in own if n.type == "organisation"]
        self.verbs: list[Verb] = []
        self._phrases: dict[str, list[tuple[int, int]]] = {"before": [], "after": [], "this": []}
        self._read()
        self.person_starts = [n.span.start for n in self.persons]
        self._organisation_starts = [n.span.start for n in self.organisations]
        self._verb_starts = [v.start for v in self.verbs]
        self._marks = Spans(())
        self._said: list[tuple[int, int]] = []
        self._said_starts: list[int] = []

    def _titled(self, name: Name) -> bool:
        """A name right between quotation marks is what a company or a ship is called, nobody who speaks."""
        around = self.text[max(0, name.span.start - 1) : name.span.start], self.text[name.span.end : name.span.end + 1]
        return around in (("«", "»"), ("“", "”"), ('"', '"'))

    def _is_post(self, name: Name) -> bool:
        """Президент, taken for a name."""
        text = name.span.text
        return " " not in text and _posts(self.language).named(plain(text, self.language)) is not None

    def _with_surnames(self, persons: list[Name]) -> list[Name]:
        """The persons, with every mention by surname alone that was not taken for a name (Baiserkeyev denied …)."""
        surnames = {n.span.text.split()[-1]: n for n in persons if " " in n.span.text}
        if not surnames:
            return persons
        taken = {n.span.start + n.span.text.rfind(" ") + 1 for n in persons}
        more = []
        for token in self.tokens:
            if token.kind == "w" and token.start not in taken and token.text in surnames:
                span = replace(surnames[token.text].span, start=token.start, end=token.end, text=token.text)
                more.append(replace(surnames[token.text], span=span))
        return sorted([*persons, *more], key=lambda n: n.span.start)

    def _read(self) -> None:
        """Finds the verbs of speech and the phrases, longer ones first; none begins within another of its kind."""
        verbs, phrases, end = self.words.verbs, self.words.phrases, 0
        for i, token in enumerate(self.tokens):
            word = token.plain
            if word in verbs and token.start >= end:
                for phrase, lemma in verbs[word]:
                    if self._stands(i, phrase):
                        end = self.tokens[i + len(phrase) - 1].end
                        self.verbs.append(Verb(token.start, end, lemma, " ".join(phrase)))
                        break
            if word in phrases:
                for phrase, group in phrases[word]:
                    if self._stands(i, phrase):
                        self._phrases[group].append((token.start, self.tokens[i + len(phrase) - 1].end))
                        break

    def _stands(self, index: int, phrase: Phrase) -> bool:
        """Whether a phrase stands at a token."""
        if index + len(phrase) > len(self.tokens):
            return False
        return all(self.tokens[index + k].plain == word for k, word in enumerate(phrase))

    # ---- what stands in a span

    def verbs_in(self, start: int, end: int) -> list[Verb]:
        found = self.verbs[bisect_left(self._verb_starts, start) : bisect_left(self._verb_starts, end)]
        return [v for v in found if v.end <= end]

    def has_verb(self, start: int, end: int) -> bool:
        i = bisect_left(self._verb_starts, start)
        return i < len(self._verb_starts) and self._verb_starts[i] < end

    def tokens_in(self, start: int, end: int) -> Sequence[Token]:
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def tokens_before(self, at: int, most: int) -> Sequence[Token]:
        """The last tokens before an offset, at most so many."""
        end = bisect_left(self.starts, at)
        return self.tokens[max(0, end - most) : end]

    def words_between(self, start: int, end: int) -> int:
        return sum(1 for t in self.tokens_in(start, end) if t.kind in "wn")

    def persons_in(self, start: int, end: int) -> list[Name]:
        found = self.persons[bisect_left(self.person_starts, start) : bisect_left(self.person_starts, end)]
        return [n for n in found if n.span.end <= end]

    def organisations_in(self, start: int, end: int) -> list[Name]:
        found = self.organisations[bisect_left(self._organisation_starts, start) : bisect_left(self._organisation_starts, end)]
        return [n for n in found if n.span.end <= end]

    def phrase_in(self, start: int, end: int, group: str) -> tuple[int, int] | None:
        """The first phrase of a group (before, after, this) in a span."""
        standing = self._phrases[group]
        i = bisect_left(standing, (start, 0))
        return standing[i] if i < len(standing) and standing[i][1] <= end else None

    @property
    def tells(self) -> bool:
        """Whether the text has any word of speech."""
        return bool(self.verbs or self._phrases["before"] or self._phrases["after"])

    def pronoun_in(self, start: int, end: int) -> Token | None:
        return next((t for t in self.tokens_in(start, end) if t.plain in self.words.pronouns), None)

    def post_in(self, start: int, end: int) -> Post | None:
        """The first post in a span, the longest one that begins there (премьер-министр before премьер)."""
        posts = _posts(self.language)
        tokens = self.tokens_in(start, end)
        for i, token in enumerate(tokens):
            if token.kind != "w":
                continue
            joined = "-".join(t.plain for t in tokens[i : i + 3 : 2]) if [t.text for t in tokens[i + 1 : i + 2]] == ["-"] else ""
            pair = " ".join(t.plain for t in tokens[i : i + 2])
            for written, size in ((joined, 3), (pair, 2), (token.plain, 1)):
                word = posts.of(written) if written else None
                if word is not None:
                    return Post(token.start, tokens[min(i + size, len(tokens)) - 1].end, word)
        return None

    def many_in(self, start: int, end: int) -> bool:
        """Whether people are told of by their post, one or many: forecasters, тұрғындар."""
        posts = _posts(self.language)
        return any(t.kind == "w" and posts.named(t.plain) is not None for t in self.tokens_in(start, end))

    def office_in(self, start: int, end: int) -> bool:
        """Whether a body that speaks is told of: in the press service, the ministry."""
        offices = self.words.offices
        return bool(offices) and any(t.kind == "w" and t.plain.startswith(offices) for t in self.tokens_in(start, end))

    # ---- what is said

    def between_marks(self, spans: Iterable[tuple[int, int]]) -> None:
        """Marks the utterances between quotation marks: a person named in one is not who speaks next."""
        self._marks = Spans(spans)

    def spoken(self, start: int, end: int) -> None:
        """Marks an utterance after a dash, in the order of the text."""
        self._said.append((start, end))
        self._said_starts.append(start)

    def is_spoken(self, at: int) -> bool:
        i = bisect_left(self._said_starts, at + 1) - 1
        return at in self._marks or (i >= 0 and at < self._said[i][1])


class _Posts:
    """The posts of a language, by the form in which they stand."""

    def __init__(self, words: Iterable[str], language: str) -> None:
        self._language = language
        self._offices = attribution(language).offices or ("\0",)
        self._by_start: dict[str, list[str]] = {}
        self._by_stem: dict[str, str] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_start.setdefault(word[:POST_START], []).append(word)
            self._by_stem.setdefault(stem(word, language), word)

    def of(self, written: str) -> str | None:
        """The base form of one in the singular, None where it is no post: a body (министрлік) or many (тұрғындар).

        Russian by stem (чиновника, судьи), English as it stands, else by what follows the word.
        """
        word = self.named(written)
        if word is None or written == word:
            return word
        if self._language == "ru":
            return None if word[-1] not in "ая" and written.endswith(_RUSSIAN_MANY) else word
        return None if self._language == "en" or _MANY.match(written[len(word) :]) else word

    def named(self, written: str) -> str | None:
        """The base form of one or many."""
        if self._language == "ru" and " " not in written:
            return self._by_stem.get(stem(written, "ru"))
        if written.startswith(self._offices):
            return None
        most = 1 if self._language == "en" else POST_ENDING
        for word in self._by_start.get(written[:POST_START], ()):
            if written == word or (len(word) >= POST_START and written.startswith(word) and len(written) - len(word) <= most):
                return word
        return None


@cache
def _posts(language: str) -> _Posts:
    return _Posts(attribution(language).posts, language)
