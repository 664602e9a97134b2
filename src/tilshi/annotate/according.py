"""According to X, по словам X, X-тың айтуынша: what somebody said without a verb of speech."""

from __future__ import annotations

from .reporting import FEWEST_WORDS, Reported, Sentence
from .speakers import NOBODY, Attributed

__all__ = ["according"]

LONGEST_SOURCE = 160  # code points of the source behind "according to"
MOST_BEFORE = 10  # words of the source before "айтуынша"
OPENS = 2  # words before "according to" with which it still opens the sentence
WIRE_TAIL = 6  # …, according to X, the agency reports


def according(sentence: Sentence) -> Reported | None:
    """What the sentence gives as the words of a source; the source's own words are left out where they open or close it."""
    found = sentence.speech.phrase_in(sentence.start, sentence.end, "before")
    told = _before(sentence, *found) if found is not None else None
    if found is None:
        found = sentence.speech.phrase_in(sentence.start, sentence.end, "after")
        told = _after(sentence, *found) if found is not None else None
    return told._replace(end=_before_wire(sentence, told)) if told is not None else None


def _before_wire(sentence: Sentence, told: Reported) -> int:
    """The end of what was said, without the wire's word about itself: …, деп хабарлайды «Дала ақпарат»."""
    comma = sentence.text.rfind(",", told.start, told.end)
    if comma < 0 or sentence.speech.words_between(comma, told.end) > WIRE_TAIL:
        return told.end
    return comma if sentence.has(comma, told.end, {form.split()[-1] for form in sentence.words.wire}) else told.end


def _loose(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the phrase tells of speech and needs no known source; data, rules and plans are "according to" as well."""
    return not sentence.has(start, end, sentence.words.data)


def _before(sentence: Sentence, start: int, end: int) -> Reported | None:
    """По словам X, …; …, по словам X; …, по словам X, …"""
    speech, text = sentence.speech, sentence.text
    reach = min(sentence.end, end + LONGEST_SOURCE)
    first = text.find(",", end, reach)
    names = speech.persons_in(end, reach) or speech.organisations_in(end, reach)
    near = names[:1] if names and (first < 0 or names[0].span.start < first or speech.post_in(end, first)) else []
    after = near[0].span.end if near else end
    comma = text.find(",", after, sentence.end)
    stop = comma if comma >= 0 else sentence.end
    who = sentence.source(start, max(stop, after))
    if who is None:
        if not _loose(sentence, start, end):
            return None
        who = NOBODY
    if speech.words_between(sentence.start, start) <= OPENS:
        return Reported(comma + 1, sentence.end, who) if comma >= 0 else None
    rest = speech.words_between(comma, sentence.end) if comma >= 0 else 0
    wired = rest <= WIRE_TAIL and any(v.form in sentence.words.wire for v in speech.verbs_in(comma, sentence.end))
    if rest < FEWEST_WORDS or wired or sentence.language == "en":
        return Reported(sentence.start, start, who)
    return Reported(sentence.start, sentence.end, who)


def _after(sentence: Sentence, start: int, end: int) -> Reported | None:
    """X-тың айтуынша, …; …, X-тың айтуынша, …"""
    speech, text = sentence.speech, sentence.text
    if speech.words_between(sentence.start, start) <= MOST_BEFORE:
        head = sentence.start
    else:
        head = text.rfind(",", sentence.start, start) + 1
        if not head or speech.words_between(head, start) > MOST_BEFORE:
            return None
    who = _named_before(sentence, head, start, _loose(sentence, start, end))
    if who is None:
        return None
    begin = end + 1 if text[end : end + 1] == "," else end
    return Reported(begin if head == sentence.start else sentence.start, sentence.end, who)


def _named_before(sentence: Sentence, head: int, start: int, loose: bool) -> Attributed | None:
    speech = sentence.speech
    names = speech.persons_in(head, start) or speech.organisations_in(head, start)
    if names:
        return sentence.speakers.named(names[-1], None)
    if not speech.words_between(head, start):
        return sentence.speakers.named(sentence.speakers.last_person(sentence.start), None)
    return sentence.source(head, start) or (NOBODY if loose else None)
