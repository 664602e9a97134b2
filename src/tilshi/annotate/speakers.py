"""Who speaks: the person, organisation or post that goes with an utterance."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..languages import shown_name
from ..languages.genders import gender_of
from ..model import Name
from .speech import Post, Speech, Verb

__all__ = ["NOBODY", "Attributed", "Speakers"]

POST_LETTERS = 6  # министр, министрі, minister: what two forms of a post share at least
POST_REACH = 4  # words before or behind a name that may hold its post
LOOKED_BACK = 40  # names looked back over for a speaker
LOOKED_AHEAD = 400  # code points behind an utterance in which she is named at last: “…,” she said. Maria Stone has …
SURNAME_LETTERS = 5  # what a surname taken for no name shares at least with one known from elsewhere
BESIDE = 3  # code points between an organisation and the verb it speaks by
_RUSSIAN_MANY = ("ют", "ят", "ут", "ат", "ются", "ятся", "ли", "лись")


class Attributed(NamedTuple):
    speaker: str | None
    key: str | None
    verb: str | None


NOBODY = Attributed(None, None, None)


class Speakers:
    """Who speaks in one text, by the names it gives."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.language = speech.language
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._bearers: dict[str, dict[str, Name]] = defaultdict(dict)
        self._surnames: dict[str, Name] = {}
        self._shown: dict[str, str] = {}
        for name in (*speech.persons, *speech.elsewhere):
            self._index(name)

    def _index(self, name: Name) -> None:
        self._by_key[name.key].append(name.span.text)
        words = name.span.text.split()
        self._surnames.setdefault(words[-1][:SURNAME_LETTERS], name)
        if len(words) > 1:
            for word in words:
                self._bearers[word].setdefault(name.key, name)

    def mentioned(self, start: int, end: int) -> Name | None:
        """A person known from elsewhere in the article whose surname stands here, though it was not taken for a name."""
        for token in self.speech.tokens_in(start, end):
            if token.kind == "w" and len(token.text) >= SURNAME_LETTERS and token.text[0].isupper():
                name = self._surnames.get(token.text[:SURNAME_LETTERS])
                shared = max(SURNAME_LETTERS, len(token.text) - 3)
                if name is not None and name.span.text.split()[-1][:shared] == token.text[:shared]:
                    return name
        return None

    def attribute(self, zones: Sequence[tuple[int, int]], verb: Verb | None, said_at: int) -> Attributed:
        """The speaker named in the first zone that names a person, else the organisation, else who is meant by post or pronoun.

        Zones are spans of the attribution in order of trust. An impersonal verb (сообщили в …) takes no earlier person.
        """
        lemma = verb.lemma if verb else None
        for start, end in zones:
            persons = self.speech.persons_in(start, end)
            if persons:
                beside = verb if verb is not None and start <= verb.start < end else None
                return self.named(min(persons, key=lambda n: (" " not in n.span.text, _distance(n, beside))), lemma)
            mentioned = self.mentioned(start, end)
            if mentioned is not None:
                return self.named(mentioned, lemma)
        impersonal = verb is not None and verb.form in self.speech.words.impersonal
        for start, end in zones:
            organisations = self.speech.organisations_in(start, end)
            if organisations and verb is not None:
                office = impersonal or self.speech.office_in(*_until(verb, start, organisations[0].span.start))
                if office or 0 <= _distance(organisations[0], verb) <= BESIDE:
                    return self.named(organisations[0], lemma)
        if impersonal:
            return self.named(None, lemma)
        return self.unnamed(zones[0], verb, said_at)

    def unnamed(self, zone: tuple[int, int], verb: Verb | None, at: int) -> Attributed:
        """By post (деді министр: who was introduced with it, else the post itself), by pronoun, or whoever spoke last."""
        lemma = verb.lemma if verb else None
        post = self.speech.post_in(*zone)
        pronoun = self.speech.pronoun_in(*zone)
        if pronoun is not None and (post is None or self.speech.words_between(pronoun.end, post.start) > 0):
            return self.named(self.last_person(at, self._gender(zone, verb)), lemma)  # he told residents; not: his adviser said
        if verb is not None and self.language == "ru" and verb.form.split()[0].endswith(_RUSSIAN_MANY):
            return Attributed(None, None, lemma)  # говорят сельчане
        if post is not None and self._indefinite(post):
            return Attributed(self.speech.text[post.start : post.end].lower(), None, lemma)
        bearer = self._by_post(zone, post, at)
        if bearer is not None:
            return self.named(bearer, lemma)
        if post is not None and post.word not in self.speech.words.anyone:
            other = self._without_post(at)
            return self.named(other, lemma) if other is not None else Attributed(post.word, None, lemma)
        last = self.last_person(at, self._gender(zone, verb))
        return Attributed(post.word, None, lemma) if last is None and post is not None else self.named(last, lemma)

    def _indefinite(self, post: Post) -> bool:
        """One resident, бір тұрғын: nobody who was named."""
        return any(t.plain in self.speech.words.indefinite for t in self.speech.tokens_before(post.start, 2))

    def _gender(self, zone: tuple[int, int], verb: Verb | None) -> str | None:
        """What he, она, сказала tell of the speaker."""
        words = self.speech.words
        for token in self.speech.tokens_in(*zone):
            if token.plain in words.masculine:
                return "m"
            if token.plain in words.feminine:
                return "f"
        if verb is not None and self.language == "ru":
            form = verb.form.split()[0]
            return "f" if form.endswith(("ла", "лась")) else "m" if form.endswith(("л", "лся")) else None
        return None

    # ---- the name

    def named(self, name: Name | None, lemma: str | None) -> Attributed:
        """The speaker in the fullest form the article has, in the nominative: Дмитрий Песков for Пескова."""
        if name is None:
            return Attributed(None, None, lemma)
        name = self._fuller(name)
        shown = self._shown.get(name.key)
        if shown is None:
            shown = self._shown[name.key] = self._nominative(name)
        return Attributed(shown, name.key, lemma)

    def _nominative(self, name: Name) -> str:
        forms = self._by_key.get(name.key) or [name.span.text]
        if self.language in ("en", "ru"):
            return min(forms, key=lambda text: (-len(text.split()), len(text)))
        return shown_name(forms, self.language, name.type) or name.span.text

    def _fuller(self, name: Name) -> Name:
        """A name of one word is whoever bears it, where the article names only one such (Тимур: Тимур Әбілев)."""
        if " " in name.span.text or name.type != "person":
            return name
        bearers = self._bearers.get(name.span.text, {})
        return next(iter(bearers.values())) if len(bearers) == 1 else name

    # ---- named before

    def _by_post(self, zone: tuple[int, int], post: Post | None, at: int) -> Name | None:
        """«…», – деді министр: the last person before who stands beside the same post (министр Ерден Тілепбаев)."""
        wanted = {t.plain[:POST_LETTERS] for t in self.speech.tokens_in(*zone) if t.kind == "w" and len(t.plain) >= POST_LETTERS}
        wanted -= {v.form[:POST_LETTERS] for v in self.speech.verbs_in(*zone)}
        if post is not None:
            wanted.add(post.word[:POST_LETTERS])
        if not wanted:
            return None
        return next((n for n in self._before(at) if self._bears(n, wanted, post)), None)

    def _bears(self, name: Name, wanted: set[str], post: Post | None) -> bool:
        own = self.speech.post_in(*self._around(name))
        return (post is not None and own is not None and own.word == post.word) or not wanted.isdisjoint(self._beside(name))

    def _without_post(self, at: int) -> Name | None:
        """The last person before whom nothing calls by another post; none where the article has not named one."""
        return next((n for n in self._candidates(at) if self._may_be_any(n)), None)

    def _may_be_any(self, name: Name) -> bool:
        own = self.speech.post_in(*self._around(name))
        return own is None or own.word in self.speech.words.anyone

    def _around(self, name: Name) -> tuple[int, int]:
        """The words before a name in which its post may stand, no further back than the name before or the line."""
        i = bisect_left(self.speech.person_starts, name.span.start)
        near = self.speech.tokens_before(name.span.start, POST_REACH)
        floor = self.speech.persons[i - 1].span.end if i else 0
        starts = [t.start for t in near if t.start >= floor]
        return (starts[0] if starts else name.span.start), name.span.start

    def _beside(self, name: Name) -> Iterator[str]:
        for token in self.speech.tokens_in(*self._around(name)):
            yield token.plain[:POST_LETTERS]
        if self.speech.text[name.span.end : name.span.end + 1] == ",":  # Galym Yrysov, head of the department
            for token in self.speech.tokens_in(name.span.end, name.span.end + 60)[: POST_REACH + 1]:
                yield token.plain[:POST_LETTERS]

    def last_person(self, at: int, gender: str | None = None) -> Name | None:
        """The last person named before an offset outside of utterances; else the one the other part names, else the next one.

        Who stands in the nominative goes before who does not, within a line; he and she are told apart where names tell.
        """
        found = list(self._candidates(at))
        if not found:
            return self._later(at)
        found = [n for n in found if self._well_named(n)] or found
        fitting = [n for n in found if gender is None or self._gender_of(n) in (None, gender)] or found
        nearest = fitting[0]
        if self.is_subject(nearest):
            return nearest
        text = self.speech.text
        line = [n for n in fitting[1:] if n.span.part == nearest.span.part and "\n" not in text[n.span.end : nearest.span.start]]
        return next((n for n in line if self.is_subject(n)), nearest)

    def _before(self, at: int) -> Iterator[Name]:
        """Persons named before an offset outside of utterances, the last first."""
        last = bisect_left(self.speech.person_starts, at)
        for name in reversed(self.speech.persons[max(0, last - LOOKED_BACK) : last]):
            if name.span.end <= at and not self.speech.is_spoken(name.span.start):
                yield name

    def _candidates(self, at: int) -> Iterator[Name]:
        found = False
        for name in self._before(at):
            found = True
            yield name
        if not found and len({name.key for name in self.speech.elsewhere}) == 1:
            yield self.speech.elsewhere[0]

    def _later(self, at: int) -> Name | None:
        first = bisect_left(self.speech.person_starts, at)
        ahead = self.speech.persons[first : first + 1]
        return ahead[0] if ahead and ahead[0].span.start - at <= LOOKED_AHEAD else None

    def _well_named(self, name: Name) -> bool:
        """Whether a full name stands for the person, or one word more than once: a lone capital may be no name at all."""
        forms = self._by_key[name.key]
        return len(forms) > 1 or " " in name.span.text

    def _gender_of(self, name: Name) -> str | None:
        return gender_of(tuple(self._by_key.get(name.key, [name.span.text])[:4]), self.language)

    def is_subject(self, name: Name) -> bool:
        """Whether the name stands in no oblique case, or in one that makes it speak (Оразовтың айтуынша)."""
        source = self.speech.phrase_in(name.span.end, len(self.speech.text), "after")
        if source is not None and source[0] - name.span.end <= BESIDE:
            return True
        return self.language == "en" or shown_name([name.span.text], self.language) == name.span.text


def _until(verb: Verb, start: int, name: int) -> tuple[int, int]:
    """From the verb to the name, or from the head of the zone."""
    return (verb.end, name) if verb.end <= name else (start, name)


def _distance(name: Name, verb: Verb | None) -> int:
    """Code points between a name and its verb."""
    if verb is None:
        return 0
    return name.span.start - verb.end if name.span.start >= verb.end else verb.start - name.span.end
