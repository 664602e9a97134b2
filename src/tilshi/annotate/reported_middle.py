"""Reported speech where the verb stands in the middle or at the end: Russian, English, Tajik."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .reporting import FEWEST_WORDS, Reported, Sentence
from .scanning import Token
from .speech import Verb

__all__ = ["after_colon", "reported_middle", "that_clause"]

THAT_REACH = 70  # code points from the verb to "that": said on Monday in the capital that
TAIL = 160  # the longest attribution after an utterance: …, сообщил начальник департамента …
ASIDE = 40  # code points of an attribution in the midst of a sentence: …, говорят сельчане, …
SUBJECT = 8  # words of a subject between comma and verb, or of what follows the verb (English)
CLAUSE_HEAD = 14  # words within which a clause without "that" shows its finite verb


def reported_middle(sentence: Sentence, verbs: Sequence[Verb]) -> Reported | None:
    """The first verb that reports something."""
    for verb in verbs:
        found = _as(sentence, verb)
        found = found or that_clause(sentence, verb, sentence.words.that) or after_colon(sentence, verb)
        found = found or _bare(sentence, verb) or _trailing(sentence, verb)
        if found is not None:
            return found
    return None


def _as(sentence: Sentence, verb: Verb) -> Reported | None:
    """Как сообщил X, …"""
    speech = sentence.speech
    tokens = speech.tokens_in(sentence.start, verb.start)
    if not tokens or tokens[0].plain not in sentence.words.as_ or len(tokens) > 4:
        return None
    names = speech.persons_in(verb.end, sentence.end) or speech.organisations_in(verb.end, sentence.end)
    comma = sentence.text.find(",", names[0].span.end if names else verb.end, sentence.end)
    who = sentence.attributed(verb, sentence.start, comma) if comma >= 0 else None
    return Reported(comma + 1, sentence.end, who) if who is not None else None


def that_clause(sentence: Sentence, verb: Verb, that: frozenset[str]) -> Reported | None:
    """X сообщил (журналистам), что …; X said on Monday that …"""
    english = sentence.language == "en"
    before: list[Token] = []
    for token in sentence.speech.tokens_in(verb.end, min(sentence.end, verb.end + THAT_REACH)):
        if token.plain in that:
            if english and not _joins(sentence, before):
                return None
            who = sentence.attributed(verb, sentence.start, token.start)
            return Reported(token.end, sentence.end, who) if who is not None else None
        if token.text in ".!?;:«“":
            return None
        before.append(token)
    return None


def _joins(sentence: Sentence, between: Sequence[Token]) -> bool:
    """Whether "that" behind these words opens what was said: no "of that", no "a step that", no clause begun before it."""
    if not between:
        return True
    commas = sum(t.text == "," for t in between)
    words = sentence.words
    begun = any(t.plain in words.finite for t in between)
    return commas != 1 and not begun and between[-1].plain not in words.prepositions


def after_colon(sentence: Sentence, verb: Verb) -> Reported | None:
    """подчеркнул: в условиях …"""
    colon = sentence.text.find(":", verb.end, min(sentence.end, verb.end + ASIDE))
    if colon < 0 or sentence.speech.words_between(verb.end, colon) > 3:
        return None
    clause = sentence.text.rfind(",", sentence.start, verb.start) + 1
    near = clause if clause and not sentence.speech.persons_in(sentence.start, verb.start) else sentence.start
    who = sentence.attributed(verb, near, colon)
    if who is None:
        return None
    told = who.speaker is not None or sentence.speech.office_in(near, colon) or sentence.speech.many_in(near, verb.start)
    return Reported(colon + 1, sentence.end, who) if told else None


def _trailing(sentence: Sentence, verb: Verb) -> Reported | None:
    """…, сообщили в полиции; …, the minister said; …, говорят сельчане, …"""
    speech, start = sentence.speech, sentence.start
    comma = sentence.text.rfind(",", start, verb.start)
    if comma < 0 or sentence.end - verb.end > TAIL:
        return None
    english = sentence.language == "en"
    between = speech.words_between(comma, verb.start)
    if between > (SUBJECT if english else 0):
        return None
    if english and (speech.words_between(verb.end, sentence.end) > SUBJECT or not _has_subject(sentence, comma, verb)):
        return None
    aside = None if english else _aside_end(sentence, verb)
    end = comma if aside is None else sentence.end
    if speech.words_between(start, comma) < FEWEST_WORDS or not sentence.says_something(start, end):
        return None
    who = sentence.attributed(verb, comma, aside or sentence.end)
    return Reported(start, end, who) if who is not None else None


def _has_subject(sentence: Sentence, comma: int, verb: Verb) -> bool:
    speech = sentence.speech
    if not speech.words_between(comma, verb.start):
        return True
    named = speech.persons_in(comma, verb.start) or speech.organisations_in(comma, verb.start)
    spoken_of = speech.pronoun_in(comma, verb.start) or speech.post_in(comma, verb.start)
    return bool(named or spoken_of) or speech.office_in(comma, verb.start)


def _aside_end(sentence: Sentence, verb: Verb) -> int | None:
    """Where the sentence goes on behind an attribution in its midst; an apposition to a person's name is no going on."""
    comma = sentence.text.find(",", verb.end, min(sentence.end, verb.end + ASIDE))
    if comma < 0 or sentence.speech.persons_in(verb.end, comma) or not sentence.speech.words_between(comma, sentence.end):
        return None
    following = next(_words(sentence, comma), "")
    return None if following in sentence.words.participles | sentence.words.conjunctions else comma


def _inverted(sentence: Sentence, first: Token) -> bool:
    """…, said Oleg Tsoi, who has run the depot: the subject stands behind the verb."""
    persons = sentence.speech.persons_in(first.start, first.start + ASIDE)
    return bool(persons) and persons[0].span.start == first.start


def _words(sentence: Sentence, start: int) -> Iterator[str]:
    return (t.plain for t in sentence.speech.tokens_in(start, sentence.end) if t.kind == "w")


def _bare(sentence: Sentence, verb: Verb) -> Reported | None:
    """English alone leaves "that" out: X said the forum is …"""
    words, speech, start = sentence.words, sentence.speech, sentence.start
    first = verb.form.split()[0]
    if not words.bare or verb.form == "reported" or not (first in words.bare or first.endswith("ed")):
        return None
    tokens = speech.tokens_in(verb.end, sentence.end)[:CLAUSE_HEAD]
    if len(tokens) < 4 or tokens[0].kind not in "wn" or tokens[0].plain in words.not_first:
        return None
    if not any(t.plain in words.finite or t.plain.endswith("ed") for t in tokens[1:]):
        return None
    before = speech.tokens_in(start, verb.start)
    if not before or before[-1].plain in words.not_subject or (before[-1].text == "," and _inverted(sentence, tokens[0])):
        return None
    named = speech.persons_in(start, verb.start) or speech.organisations_in(start, verb.start)
    if not named and speech.pronoun_in(start, verb.start) is None and speech.words_between(start, verb.start) > 6:
        return None
    who = sentence.attributed(verb, start, verb.start)
    return Reported(verb.end, sentence.end, who) if who is not None else None
