"""Who speaks: the verbs of speech of a text and the names they go with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ..languages.attribution import Attribution, attribution
from ..model import Name, Part
from .scanning import Token, scan

__all__ = ["Attributed", "Speech", "Verb"]


class Verb(NamedTuple):
    """A verb of speech at [start, end) of the text; `lemma` its dictionary form, `form` as it stands, in comparable form."""

    start: int
    end: int
    lemma: str
    form: str


class Attributed(NamedTuple):
    speaker: str | None
    key: str | None
    verb: str | None


class Speech:
    """The speech words and names of one text."""

    def __init__(self, part: Part, text: str, language: str, names: Sequence[Name]) -> None:
        self.text = text
        self.language = language
        self.words: Attribution = attribution(language)
        self.tokens: Sequence[Token] = scan(text, language)
        self.starts = [t.start for t in self.tokens]
        own = sorted((n for n in names if n.span.part == part), key=lambda n: n.span.start)
        self.persons = [n for n in own if n.type == "person"]
        self.organisations = [n for n in own if n.type == "organisation"]
        self.elsewhere = [n for n in names if n.span.part != part and n.type == "person"]
        self.verbs = self._verbs()
        self.spoken: list[tuple[int, int]] = []  # utterances: a name in one is not who speaks next

    def _verbs(self) -> list[Verb]:
        found = []
        for i, token in enumerate(self.tokens):
            for phrase, lemma in self.words.verbs.get(token.plain, ()):
                last = i + len(phrase) - 1
                if last < len(self.tokens) and all(self.tokens[i + k].plain == w for k, w in enumerate(phrase)):
                    found.append(Verb(token.start, self.tokens[last].end, lemma, " ".join(phrase)))
                    break
        return found

    def verbs_in(self, start: int, end: int) -> list[Verb]:
        return [v for v in self.verbs if start <= v.start and v.end <= end]

    def words_between(self, start: int, end: int) -> int:
        first = bisect_left(self.starts, start)
        return sum(1 for t in self.tokens[first : bisect_left(self.starts, end)] if t.kind in "wn")

    def tokens_in(self, start: int, end: int) -> Sequence[Token]:
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def persons_in(self, start: int, end: int) -> list[Name]:
        return [n for n in self.persons if start <= n.span.start and n.span.end <= end]

    def organisations_in(self, start: int, end: int) -> list[Name]:
        return [n for n in self.organisations if start <= n.span.start and n.span.end <= end]

    def attribute(self, zones: Sequence[tuple[int, int]], verb: Verb | None, said_at: int) -> Attributed:
        """The speaker named in the first zone that names a person, else the organisation, else the last person before `said_at`.

        Zones are spans of the attribution in order of trust. An impersonal verb (сообщили в …) takes no earlier person.
        """
        lemma = verb.lemma if verb else None
        for start, end in zones:
            persons = self.persons_in(start, end)
            if persons:
                name = min(persons, key=lambda n: self._distance(n, verb)) if verb and start <= verb.start < end else persons[0]
                return self.named(name, lemma)
            mentioned = self.mentioned(start, end)
            if mentioned is not None:
                return self.named(mentioned, lemma)
        impersonal = verb is not None and verb.form in self.words.impersonal
        for start, end in zones:
            organisations = self.organisations_in(start, end)
            if organisations and (impersonal or self._subject(organisations[0], verb)):
                return self.named(organisations[0], lemma)
        return self.named(None if impersonal else self.last_person(said_at), lemma)

    def named(self, name: Name | None, lemma: str | None) -> Attributed:
        """The speaker in the fullest and then shortest form the article has: Дмитрий Песков for Пескова."""
        if name is None:
            return Attributed(None, None, lemma)
        same = [n.span.text for n in (*self.persons, *self.elsewhere) if n.key == name.key] or [name.span.text]
        return Attributed(min(same, key=lambda text: (-len(text.split()), len(text))), name.key, lemma)

    def mentioned(self, start: int, end: int) -> Name | None:
        """A person known from elsewhere in the article whose surname stands here, though it was not taken for a name."""
        for token in self.tokens_in(start, end):
            if token.kind == "w" and len(token.text) > 4 and token.text[0].isupper():
                for name in self.persons:
                    if name.span.text.split()[-1][: max(4, len(token.text) - 3)] == token.text[: max(4, len(token.text) - 3)]:
                        return name
        return None

    def _subject(self, name: Name, verb: Verb | None) -> bool:
        """An organisation right beside its verb speaks itself; in "the head of the company said" it does not."""
        if verb is None:
            return False
        gap = name.span.start - verb.end if name.span.start >= verb.end else verb.start - name.span.end
        return 0 <= gap <= 3

    def _distance(self, name: Name, verb: Verb | None) -> int:
        if verb is None:
            return name.span.start
        return name.span.start - verb.end if name.span.start >= verb.end else verb.start - name.span.end

    def last_person(self, at: int) -> Name | None:
        """The last person named before an offset outside of utterances; else the one person the other part names."""
        for name in reversed(self.persons):
            if name.span.end <= at and not any(a <= name.span.start < b for a, b in self.spoken):
                return name
        keys = {name.key for name in self.elsewhere}
        return self.elsewhere[0] if len(keys) == 1 else None
