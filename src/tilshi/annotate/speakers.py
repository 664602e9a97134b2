"""Who speaks: the verbs of speech of a text and the names they go with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ..languages.attribution import Attribution, attribution
from ..languages.inflection import kazakh_base
from ..model import Name, Part
from .scanning import Token, scan

__all__ = ["NOBODY", "Attributed", "Speech", "Verb"]

POST_LETTERS = 6  # министр, министрі, minister: what two forms of a post share at least
POST_REACH = 4  # words before a name that may hold its post
POST_BACK = 40  # names looked back over for a post
SURNAME_LETTERS = 5  # what a surname taken for no name shares at least with one known from elsewhere
LAST_SPOKEN = 8  # utterances checked back: they overlap at most by a nested one


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


NOBODY = Attributed(None, None, None)


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
        self.persons = self._with_surnames([n for n in own if n.type == "person" and not self._titled(n)])
        self.organisations = [n for n in own if n.type == "organisation"]
        self.verbs = self._verbs()
        self._person_starts = [n.span.start for n in self.persons]
        self._organisation_starts = [n.span.start for n in self.organisations]
        self._verb_starts = [v.start for v in self.verbs]
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._bearers: dict[str, dict[str, Name]] = defaultdict(dict)
        self._surnames: dict[str, Name] = {}
        for name in (*self.persons, *self.elsewhere):
            self._index(name)
        self._spoken: list[tuple[int, int]] = []

    def _index(self, name: Name) -> None:
        self._by_key[name.key].append(name.span.text)
        words = name.span.text.split()
        self._surnames.setdefault(words[-1][:SURNAME_LETTERS], name)
        if len(words) > 1:
            for word in words:
                self._bearers[word].setdefault(name.key, name)

    def _titled(self, name: Name) -> bool:
        """A name right between quotation marks is what a company or a ship is called, nobody who speaks."""
        around = self.text[max(0, name.span.start - 1) : name.span.start], self.text[name.span.end : name.span.end + 1]
        return around in (("«", "»"), ("“", "”"), ('"', '"'))

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

    def _verbs(self) -> list[Verb]:
        found = []
        for i, token in enumerate(self.tokens):
            for phrase, lemma in self.words.verbs.get(token.plain, ()):
                last = i + len(phrase) - 1
                if last < len(self.tokens) and all(self.tokens[i + k].plain == w for k, w in enumerate(phrase)):
                    found.append(Verb(token.start, self.tokens[last].end, lemma, " ".join(phrase)))
                    break
        return found

    # ---- what stands in a span

    def verbs_in(self, start: int, end: int) -> list[Verb]:
        found = self.verbs[bisect_left(self._verb_starts, start) : bisect_left(self._verb_starts, end)]
        return [v for v in found if v.end <= end]

    def tokens_in(self, start: int, end: int) -> Sequence[Token]:
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def words_between(self, start: int, end: int) -> int:
        return sum(1 for t in self.tokens_in(start, end) if t.kind in "wn")

    def persons_in(self, start: int, end: int) -> list[Name]:
        found = self.persons[bisect_left(self._person_starts, start) : bisect_left(self._person_starts, end)]
        return [n for n in found if n.span.end <= end]

    def organisations_in(self, start: int, end: int) -> list[Name]:
        found = self.organisations[bisect_left(self._organisation_starts, start) : bisect_left(self._organisation_starts, end)]
        return [n for n in found if n.span.end <= end]

    def mentioned(self, start: int, end: int) -> Name | None:
        """A person known from elsewhere in the article whose surname stands here, though it was not taken for a name."""
        for token in self.tokens_in(start, end):
            if token.kind == "w" and len(token.text) >= SURNAME_LETTERS and token.text[0].isupper():
                name = self._surnames.get(token.text[:SURNAME_LETTERS])
                shared = max(SURNAME_LETTERS, len(token.text) - 3)
                if name is not None and name.span.text.split()[-1][:shared] == token.text[:shared]:
                    return name
        return None

    def has_pronoun(self, start: int, end: int) -> bool:
        return any(t.plain in self.words.pronouns for t in self.tokens_in(start, end))

    # ---- who it is

    def spoken(self, start: int, end: int) -> None:
        """Marks an utterance: a person named in one is not who speaks next."""
        insort(self._spoken, (start, end))

    def _is_spoken(self, at: int) -> bool:
        i = bisect_right(self._spoken, (at, len(self.text)))
        return any(a <= at < b for a, b in self._spoken[max(0, i - LAST_SPOKEN) : i])

    def attribute(self, zones: Sequence[tuple[int, int]], verb: Verb | None, said_at: int) -> Attributed:
        """The speaker named in the first zone that names a person, else the organisation, else the last person before `said_at`.

        Zones are spans of the attribution in order of trust. An impersonal verb (сообщили в …) takes no earlier person.
        """
        lemma = verb.lemma if verb else None
        for start, end in zones:
            persons = self.persons_in(start, end)
            if persons:
                beside = verb if verb is not None and start <= verb.start < end else None
                return self.named(min(persons, key=lambda n: (" " not in n.span.text, _distance(n, beside))), lemma)
            mentioned = self.mentioned(start, end)
            if mentioned is not None:
                return self.named(mentioned, lemma)
        impersonal = verb is not None and verb.form in self.words.impersonal
        for start, end in zones:
            organisations = self.organisations_in(start, end)
            if organisations and verb is not None and (impersonal or 0 <= _distance(organisations[0], verb) <= 3):
                return self.named(organisations[0], lemma)
        if impersonal:
            return self.named(None, lemma)
        return self.named(self._by_post(zones[0], said_at) or self.last_person(said_at), lemma)

    def named(self, name: Name | None, lemma: str | None) -> Attributed:
        """The speaker in the fullest and then shortest form the article has: Дмитрий Песков for Пескова."""
        if name is None:
            return Attributed(None, None, lemma)
        name = self._fuller(name)
        same = self._by_key.get(name.key) or [name.span.text]
        fullest = min(same, key=lambda text: (-len(text.split()), len(text)))
        return Attributed(_bare(fullest, self.language), name.key, lemma)

    def _fuller(self, name: Name) -> Name:
        """A name of one word is whoever bears it, where the article names only one such (Тимур: Тимур Әбілев)."""
        if " " in name.span.text or name.type != "person":
            return name
        bearers = self._bearers.get(name.span.text, {})
        return next(iter(bearers.values())) if len(bearers) == 1 else name

    def _by_post(self, zone: tuple[int, int], at: int) -> Name | None:
        """«…», – деді министр: the last person before whose own words hold the same post (министр Ерден Тілепбаев)."""
        posts = {t.plain[:POST_LETTERS] for t in self.tokens_in(*zone) if t.kind == "w" and len(t.plain) >= POST_LETTERS}
        posts -= {v.form[:POST_LETTERS] for v in self.verbs_in(*zone)}
        if not posts:
            return None
        before = bisect_left(self._person_starts, at)
        for i in range(before - 1, max(-1, before - 1 - POST_BACK), -1):
            name = self.persons[i]
            last_end = self.persons[i - 1].span.end if i else 0  # a post before the name before is that one's
            near = self.tokens_in(last_end, name.span.start)[-POST_REACH:]
            if any(t.plain[:POST_LETTERS] in posts for t in near) and not self._is_spoken(name.span.start):
                return name
        return None

    def last_person(self, at: int) -> Name | None:
        """The last person named before an offset outside of utterances; else the one person the other part names."""
        for i in range(bisect_left(self._person_starts, at) - 1, -1, -1):
            name = self.persons[i]
            if name.span.end <= at and not self._is_spoken(name.span.start):
                return name
        keys = {name.key for name in self.elsewhere}
        return self.elsewhere[0] if len(keys) == 1 else None


def _distance(name: Name, verb: Verb | None) -> int:
    """Code points between a name and its verb."""
    if verb is None:
        return 0
    return name.span.start - verb.end if name.span.start >= verb.end else verb.start - name.span.end


def _bare(name: str, language: str) -> str:
    """A Kazakh name without the case ending of its last word: Ермек Досановтың. Elsewhere as it stands."""
    if language != "kk":
        return name
    head, last = name[: name.rfind(" ") + 1], name[name.rfind(" ") + 1 :]
    base = kazakh_base(last.lower())
    return head + last[: len(base)] if last.lower().startswith(base) else name
