"""Reported speech: X said that …, X сообщил, что …, X … деп атап өтті, according to X."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..languages import sentences
from ..model import Part, Quote, Span
from .according import according
from .direct import Covered
from .reported_final import reported_final
from .reported_middle import reported_middle, that_clause
from .reporting import FEWEST_WORDS, Reported, Sentence
from .scanning import Spans
from .speakers import Attributed, Speakers
from .utterances import trimmed

__all__ = ["find_reported"]

LONGEST_SENTENCE = 1_500  # code points; a longer one is no writing, and would be asked for each of its verbs
MOST_VERBS = 12  # verbs of speech looked at in one sentence
TAIL_WORDS = 4  # words behind direct speech that may report more: “…,” said X, adding that …
ABOUT_WORDS = 4  # words of a sentence that the next one attributes: … . Об этом сообщил X.


def find_reported(part: Part, text: str, language: str, speakers: Speakers, covered: Sequence[Covered]) -> list[Quote]:
    """Reported utterances by start, one a sentence at most; of a sentence with direct speech (`covered`) what follows that."""
    if not speakers.speech.tells:
        return []
    direct = Spans((c.start, c.end) for c in covered)
    by_start = sorted(covered, key=lambda c: c.start)
    starts = [c.start for c in by_start]
    found: list[Quote] = []
    before: Sentence | None = None
    for start, end in sentences(text, language):
        if end - start > LONGEST_SENTENCE:
            before = None
            continue
        if direct.meets(start, end):
            last = by_start[bisect_left(starts, end) - 1]
            one = _tail(Sentence(text, speakers, max(start, last.verb_end), end), last.attributed)
            before = None
        else:
            sentence = Sentence(text, speakers, start, end)
            one = _about_this(sentence, before) or _in(sentence)
            before = None if one is not None else sentence
        quote = _quote(part, text, speakers, one) if one is not None else None
        if quote is not None:
            found.append(quote)
    return found


def _quote(part: Part, text: str, speakers: Speakers, one: Reported) -> Quote | None:
    start, end = trimmed(text, one.start, one.end)
    if speakers.speech.words_between(start, end) < FEWEST_WORDS:
        return None
    return Quote(Span(part, start, end, text[start:end]), False, one.who.speaker, one.who.key, one.who.verb)


def _in(sentence: Sentence) -> Reported | None:
    found = according(sentence)
    if found is not None:
        return found
    verbs = sentence.speech.verbs_in(sentence.start, sentence.end)[:MOST_VERBS]
    return reported_final(sentence, verbs) if sentence.words.final else reported_middle(sentence, verbs)


def _tail(sentence: Sentence, who: Attributed) -> Reported | None:
    """“…,” said X, adding that …; “…” diyen X, …-dığını belirtti: more of the same speaker."""
    speech = sentence.speech
    if sentence.start >= sentence.end or speech.words_between(sentence.start, sentence.end) < TAIL_WORDS:
        return None
    verbs = speech.verbs_in(sentence.start, sentence.end)[:MOST_VERBS]
    if sentence.words.final:
        found = reported_final(sentence, verbs[-1:])
    else:
        found = next((f for v in verbs if (f := that_clause(sentence, v, sentence.words.that))), None)
    if found is None or found.who.key is not None:
        return found
    return found._replace(who=who._replace(verb=found.who.verb))


def _about_this(sentence: Sentence, before: Sentence | None) -> Reported | None:
    """Об этом сообщил X: the sentence before, or what stands before it in the same sentence."""
    speech = sentence.speech
    this = speech.phrase_in(sentence.start, sentence.end, "this")
    if this is None:
        return None
    verbs = speech.verbs_in(this[1], sentence.end)
    who = sentence.attributed(verbs[0], this[0], sentence.end) if verbs else None
    if who is None or who.speaker is None:
        return None
    opens = speech.words_between(sentence.start, this[0]) == 0
    told = before if opens else Sentence(sentence.text, sentence.speakers, sentence.start, this[0])
    if told is None or speech.words_between(told.start, told.end) < ABOUT_WORDS:
        return None
    return Reported(told.start, told.end, who)
