"""Reported speech: X said that …, X сообщил, что …, X … деп атап өтті, according to X."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages import sentences
from ..model import Name, Part, Quote, Span
from .scanning import Spans
from .speakers import NOBODY, Attributed, Speech, Verb
from .utterances import trimmed

__all__ = ["find_reported"]

FEWEST_WORDS = 2
THAT_REACH = 70  # code points from the verb to "that": said on Monday in the capital that
WIRE_TAIL = 6  # …, according to X, the agency reports
TAIL = 160  # the longest attribution after an utterance: …, сообщил начальник департамента …


def find_reported(part: Part, text: str, language: str, speech: Speech, covered: Sequence[tuple[int, int]]) -> list[Quote]:
    """Reported utterances by start, one a sentence at most, none in a sentence that holds direct speech (`covered`)."""
    heads = {phrase[0] for phrase in (*speech.words.before, *speech.words.after)}
    if not speech.verbs and not any(token.plain in heads for token in speech.tokens):
        return []
    direct = Spans(covered)
    found = []
    for start, end in sentences(text, language):
        if direct.meets(start, end):
            continue
        quote = _Sentence(part, text, language, speech, start, end).reported()
        if quote is not None:
            found.append(quote)
    return found


class _Sentence:
    def __init__(self, part: Part, text: str, language: str, speech: Speech, start: int, end: int) -> None:
        self.part = part
        self.text = text
        self.language = language
        self.speech = speech
        self.start = start
        self.end = end
        self.words = speech.words

    def reported(self) -> Quote | None:
        verbs = self.speech.verbs_in(self.start, self.end)
        found = self._according()
        if found is None:
            found = self._final(verbs) if self.words.final else self._middle(verbs)
        if found is None:
            return None
        (start, end), who = found
        start, end = trimmed(self.text, start, end)
        if self.speech.words_between(start, end) < FEWEST_WORDS:
            return None
        return Quote(Span(self.part, start, end, self.text[start:end]), False, who.speaker, who.key, who.verb)

    # ---- according to X

    def _phrase(self, phrases: Sequence[tuple[str, ...]]) -> tuple[int, int] | None:
        tokens = self.speech.tokens_in(self.start, self.end)
        for i, token in enumerate(tokens):
            for phrase in phrases:
                if token.plain == phrase[0] and [t.plain for t in tokens[i : i + len(phrase)]] == list(phrase):
                    return token.start, tokens[i + len(phrase) - 1].end
        return None

    def _according(self) -> tuple[tuple[int, int], Attributed] | None:
        found = self._phrase(self.words.before)
        if found is not None:
            return self._according_before(*found)
        found = self._phrase(self.words.after)
        if found is None:
            return None
        comma = self.text.find(",", found[1], self.end)
        names = self.speech.persons_in(self.start, found[0]) or self.speech.organisations_in(self.start, found[0])
        if not names and self.speech.words_between(self.start, found[0]) > 8:
            return None
        begin = comma + 1 if 0 <= comma - found[1] <= 3 else found[1]
        return (begin, self.end), self._who(names[-1:], self.start)

    def _according_before(self, start: int, end: int) -> tuple[tuple[int, int], Attributed] | None:
        reach = min(self.end, end + TAIL)
        names = self.speech.persons_in(end, reach) or self.speech.organisations_in(end, reach)
        after = names[0].span.end if names else end
        comma = self.text.find(",", after, self.end)
        who = self._who(names[:1], self.start)
        pronoun = self.speech.has_pronoun(end, end + 8)
        if not names:
            who = self._who([], self.start) if pronoun else NOBODY
        if self.speech.words_between(self.start, start) <= 2:
            return ((comma + 1, self.end), who) if comma >= 0 else None
        rest = self.speech.words_between(comma, self.end) if comma >= 0 else 0
        wired = rest <= WIRE_TAIL and any(v.form in self.words.wire for v in self.speech.verbs_in(comma, self.end))
        if rest < FEWEST_WORDS or wired:
            return (self.start, start), who
        return (comma + 1, self.end), who

    def _who(self, names: Sequence[Name], at: int) -> Attributed:
        return self.speech.named(names[0] if names else self.speech.last_person(at), None)

    # ---- Russian, English, Tajik

    def _middle(self, verbs: Sequence[Verb]) -> tuple[tuple[int, int], Attributed] | None:
        for verb in verbs:
            found = self._as(verb) or self._that(verb) or self._colon(verb) or self._trailing(verb) or self._bare(verb)
            if found is not None:
                return found
        return None

    def _attributed(self, verb: Verb, start: int, end: int) -> Attributed | None:
        """The speaker in the attribution; None where it is a wire's word about itself."""
        persons = self.speech.persons_in(start, end)
        if verb.form in self.words.wire and not persons:
            return None
        named = persons or self.speech.organisations_in(start, end) or self.speech.mentioned(start, end)
        if named or self.speech.has_pronoun(start, end):
            return self.speech.attribute([(start, end)], verb, self.start)
        return Attributed(None, None, verb.lemma)

    def _as(self, verb: Verb) -> tuple[tuple[int, int], Attributed] | None:
        """Как сообщил X, …"""
        tokens = self.speech.tokens_in(self.start, verb.start)
        if not tokens or tokens[0].plain not in self.words.as_ or len(tokens) > 4:
            return None
        names = self.speech.persons_in(verb.end, self.end) or self.speech.organisations_in(verb.end, self.end)
        comma = self.text.find(",", names[0].span.end if names else verb.end, self.end)
        who = self._attributed(verb, self.start, comma) if comma >= 0 else None
        return ((comma + 1, self.end), who) if who is not None else None

    def _that(self, verb: Verb) -> tuple[tuple[int, int], Attributed] | None:
        for token in self.speech.tokens_in(verb.end, min(self.end, verb.end + THAT_REACH)):
            if token.plain in self.words.that:
                who = self._attributed(verb, self.start, token.start)
                return ((token.end, self.end), who) if who is not None else None
            if token.text in ".!?;:«“":
                return None
        return None

    def _colon(self, verb: Verb) -> tuple[tuple[int, int], Attributed] | None:
        """подчеркнул: в условиях …"""
        colon = self.text.find(":", verb.end, min(self.end, verb.end + 40))
        if colon < 0 or self.speech.words_between(verb.end, colon) > 3:
            return None
        who = self._attributed(verb, self.start, colon)
        return ((colon + 1, self.end), who) if who is not None and who.speaker is not None else None

    def _trailing(self, verb: Verb) -> tuple[tuple[int, int], Attributed] | None:
        """…, сообщили в полиции; …, the minister said"""
        comma = self.text.rfind(",", self.start, verb.start)
        if comma < 0 or self.end - verb.end > TAIL:
            return None
        between = self.speech.words_between(comma, verb.start)
        english = self.language == "en"
        if between > (8 if english else 0) or (english and self.speech.words_between(verb.end, self.end) > 8):
            return None
        if english and between and not (self.speech.persons_in(comma, verb.start) or self.speech.has_pronoun(comma, verb.start)):
            return None
        begin = self.start
        if self.speech.words_between(begin, comma) < FEWEST_WORDS or not self._has_predicate(begin, comma):
            return None
        who = self._attributed(verb, comma, self.end)
        return ((begin, comma), who) if who is not None else None

    def _has_predicate(self, start: int, end: int) -> bool:
        """Whether the clause before ", обещают" holds a finite form, so that it says something; with no endings listed, yes."""
        if not self.words.finite_endings:
            return True
        words = (t.plain for t in self.speech.tokens_in(start, end) if t.kind == "w" and len(t.plain) > 2)
        return any(word.endswith(self.words.finite_endings) for word in words)

    def _bare(self, verb: Verb) -> tuple[tuple[int, int], Attributed] | None:
        """English alone leaves "that" out: X said the forum is …"""
        past = verb.form.split()[0].endswith(("ed", "said", "says"))
        if self.language != "en" or not past or verb.form == "reported":
            return None
        tokens = self.speech.tokens_in(verb.end, self.end)
        if len(tokens) < 4 or tokens[0].kind != "w" or tokens[0].plain in self.words.not_first:
            return None
        if not any(t.plain in self.words.finite or t.plain.endswith("ed") for t in tokens[1:14]):
            return None
        before = self.speech.tokens_in(self.start, verb.start)
        if not before or before[-1].plain in self.words.not_subject:
            return None
        if not (self.speech.persons_in(self.start, verb.start) or self.speech.has_pronoun(self.start, verb.start)):
            organisations = self.speech.organisations_in(self.start, verb.start)
            if not organisations and self.speech.words_between(self.start, verb.start) > 6:
                return None
        who = self._attributed(verb, self.start, verb.start)
        return ((verb.end, self.end), who) if who is not None else None

    # ---- Turkic: the verb closes the sentence

    def _final(self, verbs: Sequence[Verb]) -> tuple[tuple[int, int], Attributed] | None:
        for verb in reversed(verbs):
            tokens = self.speech.tokens_in(self.start, verb.start)
            if not tokens:
                continue
            found = self._deep(verb) or self._nominal(verb)
            if found is not None:
                return found
        return None

    def _deep(self, verb: Verb) -> tuple[tuple[int, int], Attributed] | None:
        """… деп атап өтті X; …, деді X"""
        tokens = self.speech.tokens_in(self.start, verb.start)
        that = next((t for t in tokens[-4:] if t.plain in self.words.that), None)
        first = verb.form.split()[0]
        stop = that.start if that is not None else verb.start
        if that is None and first not in self.words.that and not self._comma_before(verb.start):
            return None
        return self._clause(verb, stop, stop)

    def _comma_before(self, at: int) -> bool:
        return self.text[max(self.start, at - 4) : at].rstrip(" \u00a0–—-")[-1:] in (",", "»", "”")

    def _nominal(self, verb: Verb) -> tuple[tuple[int, int], Attributed] | None:
        """… болатынын айтты: the word before the verb is a clause made a noun"""
        tokens = [t for t in self.speech.tokens_in(self.start, verb.start) if t.kind == "w"]
        if not tokens or not self.words.nominal or not any(t.plain.endswith(self.words.nominal) for t in tokens[-2:]):
            return None
        return self._clause(verb, verb.start, verb.start)

    def _clause(self, verb: Verb, stop: int, attribution: int) -> tuple[tuple[int, int], Attributed] | None:
        """What was said: all before `stop`, less the subject at its head. The speaker follows the verb or opens the sentence."""
        after = self.speech.persons_in(verb.end, self.end)
        if after:
            return (self.start, stop), self.speech.attribute([(attribution, self.end)], verb, self.start)
        tokens = self.speech.tokens_in(self.start, stop)
        if tokens and tokens[0].plain in self.words.pronouns:
            return (tokens[0].end, stop), self.speech.named(self.speech.last_person(self.start), verb.lemma)
        names = [n for n in self.speech.persons_in(self.start, stop) if self._opens(n)]
        if not names:
            organisations = self.speech.organisations_in(self.start, stop)
            names = [n for n in organisations if self.speech.words_between(self.start, n.span.start) <= 1]
        if names:
            return (names[0].span.end, stop), self.speech.named(names[0], verb.lemma)
        return (self.start, stop), Attributed(None, None, verb.lemma)

    def _opens(self, name: Name) -> bool:
        """Whether the name is the subject: near the head of the sentence (after a post at most)."""
        return self.speech.words_between(self.start, name.span.start) <= 9
