"""A sentence that may report what somebody said: its words, and who speaks in a stretch of it."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from .speakers import NOBODY, Attributed, Speakers
from .speech import Verb

__all__ = ["FEWEST_WORDS", "Reported", "Sentence"]

FEWEST_WORDS = 2


class Reported(NamedTuple):
    """What was said, at [start, end) of the text before it is trimmed, and by whom."""

    start: int
    end: int
    who: Attributed


class Sentence:
    """[start, end) of a text with its words of speech."""

    def __init__(self, text: str, speakers: Speakers, start: int, end: int) -> None:
        self.text = text
        self.speakers = speakers
        self.speech = speakers.speech
        self.words = speakers.speech.words
        self.language = speakers.language
        self.start = start
        self.end = end

    def attributed(self, verb: Verb, start: int, end: int) -> Attributed | None:
        """The speaker in the attribution at [start, end); None where it is a wire's word about itself."""
        speech = self.speech
        if speech.persons_in(start, end) or self.speakers.mentioned(start, end):
            return self.speakers.attribute([(start, end)], verb, self.start)
        if verb.form in self.words.wire and not speech.office_in(start, end):
            return None
        organisations = speech.organisations_in(start, end)
        if organisations:
            return self.speakers.named(organisations[0], verb.lemma)
        return self.unnamed(verb, start, end)

    def unnamed(self, verb: Verb | None, start: int, end: int) -> Attributed:
        """Who is meant by a pronoun or a post in a stretch; nobody where neither stands there."""
        if self.speech.pronoun_in(start, end) is not None or self.speech.post_in(start, end) is not None:
            return self.speakers.unnamed((start, end), verb, self.start)
        return NOBODY._replace(verb=verb.lemma if verb else None)

    def source(self, start: int, end: int) -> Attributed | None:
        """Who is named in "according to X"; None where the stretch holds no name, pronoun, post or body."""
        names = self.speech.persons_in(start, end) or self.speech.organisations_in(start, end)
        if names:
            return self.speakers.named(names[0], None)
        mentioned = self.speakers.mentioned(start, end)
        if mentioned is not None:
            return self.speakers.named(mentioned, None)
        who = self.unnamed(None, start, end)
        told = who.speaker is not None or self.speech.pronoun_in(start, end) is not None
        return who if told or self.speech.office_in(start, end) or self.speech.many_in(start, end) else None

    def says_something(self, start: int, end: int) -> bool:
        """Whether a clause holds a finite form; with no endings listed, yes."""
        if not self.words.finite_endings:
            return True
        words = (t.plain for t in self.speech.tokens_in(start, end) if t.kind == "w" and len(t.plain) > 2)
        return any(word.endswith(self.words.finite_endings) for word in words)

    def has(self, start: int, end: int, words: Set[str]) -> bool:
        return any(t.plain in words for t in self.speech.tokens_in(start, end))
