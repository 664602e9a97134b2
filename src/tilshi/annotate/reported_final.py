"""Reported speech where the verb closes the sentence: the Turkic languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from ..model import Name
from .reported_middle import after_colon, that_clause
from .reporting import Reported, Sentence
from .scanning import Token
from .speakers import NOBODY
from .speech import Verb

__all__ = ["reported_final"]

SUBJECT = 9  # words from the head of the sentence to the end of its subject's name, posts included
HEAD = 6  # words in which a post or body that opens the sentence stands
POSSESSIVE = 3  # letters a post in the nominative adds to its base form: министрі, hokimi, bakanı
# Cases in which a body is no subject: of, to, at, the object.
_OBLIQUE = re.compile(
    "(?:[нтд][ыіи]ң|[нтд][ыиуү]н|[қкғг][аеө]|[нд][ыі]|н[аеө]|[тд][аеө]|ning|ni|ga|da|n[ıiuü]n|n?[ıiuü]n[ıiuüae]|ň|d[ae])$"
)


def reported_final(sentence: Sentence, verbs: Sequence[Verb]) -> Reported | None:
    """What the last verb that reports something closes, less the subject at its head."""
    for verb in reversed(verbs):
        found = _deep(sentence, verb) or _nominal(sentence, verb)
        if found is not None:
            return found
    for verb in verbs:
        found = that_clause(sentence, verb, sentence.words.that_after) or after_colon(sentence, verb)
        if found is not None:
            return found
    return None


def _deep(sentence: Sentence, verb: Verb) -> Reported | None:
    """… деп атап өтті X; …, деді X"""
    tokens = [t for t in sentence.speech.tokens_before(verb.start, 4) if t.start >= sentence.start]
    words = sentence.words
    that = next((t for t in tokens if t.plain in words.that), None)
    if not tokens or (that is None and verb.form.split()[0] not in words.that and not _comma_before(sentence, verb.start)):
        return None
    return _clause(sentence, verb, that.start if that is not None else verb.start)


def _comma_before(sentence: Sentence, at: int) -> bool:
    return sentence.text[max(sentence.start, at - 4) : at].rstrip(" \u00a0–—-")[-1:] in (",", "»", "”")


def _nominal(sentence: Sentence, verb: Verb) -> Reported | None:
    """… болатынын айтты: the word before the verb is a clause made a noun"""
    tokens = [t for t in sentence.speech.tokens_before(verb.start, 4) if t.kind == "w" and t.start >= sentence.start]
    if not sentence.words.nominal or not any(t.plain.endswith(sentence.words.nominal) for t in tokens[-2:]):
        return None
    return _clause(sentence, verb, verb.start)


def _clause(sentence: Sentence, verb: Verb, stop: int) -> Reported | None:
    """What was said: all before `stop`, less the subject at its head. The speaker follows the verb or opens the sentence."""
    speech, speakers, start = sentence.speech, sentence.speakers, sentence.start
    wire = verb.form in sentence.words.wire
    if speech.persons_in(verb.end, sentence.end):
        return Reported(start, stop, speakers.attribute([(stop, sentence.end)], verb, start))
    if speech.office_in(verb.end, sentence.end):  # деп хабарлады ТЖМ баспасөз қызметі
        who = sentence.attributed(verb, verb.end, sentence.end)
        return Reported(start, stop, who) if who is not None else None
    if wire:
        return None
    tokens = speech.tokens_in(start, stop)
    if tokens and tokens[0].plain in sentence.words.pronouns:
        who = speakers.unnamed((start, tokens[0].end), verb, start)
        return Reported(_after_aside(sentence, tokens[0].end, stop), stop, who)
    subject = _subject(sentence, stop)
    if subject is not None:
        return Reported(_after_aside(sentence, subject.span.end, stop), stop, speakers.named(subject, verb.lemma))
    return _by_post(sentence, verb, stop)


def _after_aside(sentence: Sentence, start: int, stop: int) -> int:
    """Where what was said begins: behind what the speaker does meanwhile (журналистерге жауап бере отырып, …)."""
    comma = sentence.text.find(",", start + 1, stop)
    last = sentence.speech.tokens_before(comma, 1) if comma >= 0 else ()
    return comma + 1 if last and last[0].start > start and last[0].plain in sentence.words.aside else start


def _subject(sentence: Sentence, stop: int) -> Name | None:
    """The person or organisation that opens the sentence, after a post at most, in the nominative."""
    speech, start = sentence.speech, sentence.start
    for name in speech.persons_in(start, stop):
        if speech.words_between(start, name.span.start) <= SUBJECT and sentence.speakers.is_subject(name):
            return name
    organisations = speech.organisations_in(start, stop)
    return next((n for n in organisations if speech.words_between(start, n.span.start) <= 1), None)


def _goes_on(sentence: Sentence, token: Token) -> bool:
    """Whether a word still tells who speaks."""
    if token.plain.startswith(sentence.words.offices or ("\0",)):
        return True
    return sentence.speech.post_in(token.start, token.end + 1) is not None and not _OBLIQUE.search(token.plain)


def _by_post(sentence: Sentence, verb: Verb, stop: int) -> Reported:
    """Министр … мәлімдеді; Министрліктен … деп хабарлады: a post or a body opens the sentence."""
    speech, start = sentence.speech, sentence.start
    head = [t for t in speech.tokens_in(start, stop)[:HEAD] if t.kind == "w"]
    for token, following in zip_longest(head, head[1:]):
        if following is not None and _goes_on(sentence, following):
            continue  # полиция департаментінің баспасөз қызметі, ведомство өкілі: the last word counts
        post = speech.post_in(token.start, token.end + 1)
        if (
            post is not None
            and token.end - token.start - len(post.word.split()[-1]) <= POSSESSIVE
            and not _OBLIQUE.search(token.plain)
        ):
            return Reported(token.end, stop, sentence.speakers.unnamed((start, token.end), verb, start))
        if token.plain.startswith(sentence.words.offices or ("\0",)) and not _OBLIQUE.search(token.plain):
            return Reported(token.end, stop, NOBODY._replace(verb=verb.lemma))
    return Reported(start, stop, NOBODY._replace(verb=verb.lemma))
