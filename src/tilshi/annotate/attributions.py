"""Where the attribution of an utterance stands: behind it, before it, in the line before, or in its middle."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from .speakers import Speakers
from .speech import Speech, Verb
from .utterances import Marked

__all__ = ["Attributions", "Cut", "Found"]

FEWEST_WORDS = 5  # what is borrowed within a sentence of the author's is mostly shorter
LONGEST_ZONE = 300  # code points of an attribution behind an utterance
LONGEST_LEAD = 400  # code points of the sentence before one
AHEAD_JOINED, AHEAD_BARE = 14, 4  # words between an utterance and its verb: after a comma or dash, and without
NEAR = 3  # words behind an utterance after which its verb needs somebody who speaks
ABOUT_THIS = 16  # words of a sentence like "this was said by the head of … X"
LONGEST_WORD = 24  # code points in which the word behind a mark begins
SOON = 80  # code points within which a verb follows the dash that cuts an utterance

_TO_ATTRIBUTION = re.compile(r"[,.!?…»”\"]{1,3}[ \u00a0]*[–—-][ \u00a0]+(?=[^\W\d_])")
_ON = re.compile(r"[,.!?…:;]?[ \u00a0]*[–—-][ \u00a0]+")
_ZONE_END = re.compile(
    r"[,.!?…:;][»”\"]?[ \u00a0]*[–—-][ \u00a0]+"
    r"|(?<![ \u00a0.(][^\W\d_])[.!?…]+(?=[\s«“\"»”]|$)"
    r"|\n|(?<=[\s(])(?=[«“„\"‘])"
)
_AFTER_MARK = re.compile(r"[ \u00a0]*[,.!?…]?[ \u00a0]*[–—-]?[ \u00a0]*")
_SENTENCE_START = re.compile(r"[.!?…][»”\"]?[ \u00a0]+|\n")

Zone = tuple[int, int]


class Found(NamedTuple):
    """An attribution: its verb, if one of speech, and its span of the text."""

    verb: Verb | None
    zone: Zone


class Cut(NamedTuple):
    """A part of an utterance and the attribution behind it, if one follows."""

    start: int
    end: int
    found: Found | None


class Attributions:
    """The attributions of one text. `titles`: short titles between marks, by where they begin: where they end."""

    def __init__(self, text: str, speech: Speech, speakers: Speakers, titles: Mapping[int, int]) -> None:
        self.text = text
        self.speech = speech
        self.speakers = speakers
        self.titles = titles

    def possible(self, mark: Marked) -> bool:
        """Whether anything near could attribute: a verb of speech, or a dash or colon beside the marks. Costs a bisection."""
        beside = self.text[max(0, mark.outer_start - 3) : mark.outer_start] + self.text[mark.outer_end : mark.outer_end + 4]
        if any(c in beside for c in "–—-:"):
            return True
        following = self.speech.tokens_in(mark.outer_end, mark.outer_end + LONGEST_WORD)[:1]
        if following and following[0].plain in self.speech.words.participles:
            return True
        return self.speech.has_verb(max(0, mark.outer_start - LONGEST_LEAD), mark.outer_end + LONGEST_ZONE)

    # ---- behind

    def after(self, mark: Marked) -> Found | None:
        """«…», – деді X; «…» деп атап өтті X; “…,” the minister said; «…» деп, X айтты; «…». Об этом сказал X"""
        gap = _AFTER_MARK.match(self.text, mark.outer_end)
        start = gap.end() if gap else mark.outer_end
        lead = self.text[max(mark.start, mark.end - 1) : mark.end] + self.text[mark.outer_end : start]
        end = self.zone_end(start, start + LONGEST_ZONE)
        verbs = self.speech.verbs_in(start, end)
        if not verbs:
            return self._after_dash(start, end, self.text[mark.outer_end : start]) or self._participle(mark, start, end)
        verb = verbs[0]
        ahead = self.speech.words_between(start, verb.start)
        joined = any(c in lead for c in "–—-,!?…")
        ended = lead[:1] == "." or (lead.strip()[-1:] == "." and not joined)
        if ended and ahead > 0:
            return Found(verb, (start, end)) if self._about_this(start, verb) else None
        that = [t.plain in self.speech.words.that for t in self.speech.tokens_in(start, verb.start)]
        named = self._participle(mark, start, end)
        if named is not None:
            return named
        if not joined and not any(that) and ahead > self._between(mark):
            return None
        if ahead > NEAR and not self.speech.words.final and not self._somebody(start, end):
            return None  # “The Voice of the River”, staged by the host theatre, tells …
        return Found(verb, (start, end)) if ahead <= (AHEAD_JOINED if joined or that[:1] == [True] else AHEAD_BARE) else None

    def _between(self, mark: Marked) -> int:
        """Words that may stand between an utterance and a verb that nothing ties to it: none behind what may be a title."""
        return 1 if self.speech.words_between(mark.start, mark.end) >= FEWEST_WORDS else 0

    def _somebody(self, start: int, end: int) -> bool:
        speech = self.speech
        named = speech.persons_in(start, end) or speech.organisations_in(start, end) or self.speakers.mentioned(start, end)
        spoken_of = speech.pronoun_in(start, end) is not None or speech.many_in(start, end)
        return bool(named) or spoken_of or speech.office_in(start, end)

    def _about_this(self, start: int, verb: Verb) -> bool:
        """«…». Бұл туралы X айтты: the next sentence says who said it."""
        this = self.speech.phrase_in(start, verb.start, "this")
        return this is not None and this[0] == start and self.speech.words_between(start, verb.start) <= ABOUT_THIS

    def _participle(self, mark: Marked, start: int, end: int) -> Found | None:
        """“…” diyen vali X: the word after the mark, and a person soon after it."""
        tokens = self.speech.tokens_in(start, end)[:1]
        if not tokens or tokens[0].plain not in self.speech.words.participles or not self.speech.words.final:
            return None
        persons = self.speech.persons_in(start, end)
        if not persons or self.speech.words_between(start, persons[0].span.start) > FEWEST_WORDS:
            return None
        sentence = self.text[mark.end - 1 : mark.end] in ".!?…," or self.speech.words_between(mark.start, mark.end) >= 4
        return Found(None, (start, persons[0].span.end)) if sentence else None

    def _after_dash(self, start: int, end: int, gap: str) -> Found | None:
        """«…», — плачет X: a dash and a name after it attribute, whatever the verb."""
        dashed = any(c in gap for c in "–—") or (gap.strip() in ("-", ",-", ", -") and gap.endswith(" "))
        if not dashed or not self.text[start : start + 1].islower():
            return None
        named = self.speech.persons_in(start, end) or self.speakers.mentioned(start, end)
        pronoun = any(t.plain in self.speech.words.pronouns for t in self.speech.tokens_in(start, end)[:3])
        return Found(None, (start, end)) if named or pronoun else None

    def zone_end(self, start: int, limit: int) -> int:
        """Where an attribution ends; a short title between marks («Ақсайлы Жылу» кәсіпорны) belongs to it."""
        at, limit = start, min(limit, len(self.text))
        while True:
            stop = _ZONE_END.search(self.text, at, limit)
            if stop is None:
                return limit
            title = self.titles.get(stop.start())
            if stop.group() or title is None:
                return stop.start()
            at = title

    # ---- before

    def before(self, mark: Marked) -> Found | None:
        """X сказал: «…»; X said, “…”; Айдос X: «…»"""
        lead = self.text[max(0, mark.outer_start - 4) : mark.outer_start].rstrip(" \u00a0–—-\n")[-1:]
        start = self.sentence_start(mark.outer_start)
        if self.text[start : mark.outer_start].strip() == "" and start > 0:
            return self._line_before(start)
        verbs = self.speech.verbs_in(start, mark.outer_start)
        if lead == ":":
            if verbs:
                return Found(verbs[-1], (start, mark.outer_start))
            persons = self.speech.persons_in(start, mark.outer_start)
            near = persons and self.speech.words_between(persons[-1].span.end, mark.outer_start) <= FEWEST_WORDS
            return Found(None, (start, mark.outer_start)) if near else None
        if verbs and self.speech.words_between(verbs[-1].end, mark.outer_start) <= (6 if lead == "," else 1):
            inside = self.text[mark.start : mark.end]
            if lead == "," or self.speech.words_between(mark.start, mark.end) >= FEWEST_WORDS or inside[-1:] in ".!?":
                return Found(verbs[-1], (start, mark.outer_start))
        return None

    def _line_before(self, start: int) -> Found | None:
        """The line before ended in a colon: She noted that … :"""
        found = self.colon_before(start)
        return found if found is not None and found.verb is not None else None

    def colon_before(self, start: int) -> Found | None:
        """The clause that a colon closes right before an offset, if it has a verb of speech or names a person."""
        end = self._last_mark(start)
        if self.text[end - 1 : end] != ":":
            return None
        begin = self.sentence_start(end - 1)
        verbs = self.speech.verbs_in(begin, end)
        if not verbs and not self.speech.persons_in(begin, end):
            return None
        return Found(verbs[-1] if verbs else None, (begin, end))

    def _last_mark(self, at: int) -> int:
        """Where the text before an offset ends, spaces, line ends and dashes left out."""
        floor = max(0, at - 12)
        while at > floor and self.text[at - 1] in " \u00a0\n–—-":
            at -= 1
        return at

    def sentence_start(self, at: int) -> int:
        start = max(0, at - LONGEST_LEAD)
        for match in _SENTENCE_START.finditer(self.text, start, at):
            start = match.end()
        return start

    # ---- in the middle: А, – сказал X. – Б

    def cut(self, start: int, end: int, before: int | None = None) -> list[Cut]:
        """The utterance at [start, end) as parts, each with the attribution behind it; the first one begins by `before`."""
        parts: list[Cut] = []
        while True:
            found = self._next(start, end if before is None or parts else min(end, before))
            if found is None:
                parts.append(Cut(start, end, None))
                return parts
            stop, attribution = found
            zone_end = self.zone_end(attribution.verb.end if attribution.verb else attribution.zone[1], end)
            parts.append(Cut(start, stop, Found(attribution.verb, (attribution.zone[0], zone_end))))
            gap = _ON.match(self.text, zone_end, end)
            if gap is None or gap.end() >= end:
                return parts
            start = gap.end()

    def _next(self, at: int, end: int) -> tuple[int, Found] | None:
        for start, dashed in self._candidates(at, end):
            verb = self._verb_soon(start)
            if verb is not None:
                return self._punctuation_start(start), Found(verb, (start, verb.end))
            persons = self.speech.persons_in(start, start + SOON) if dashed else []
            if persons and self.speech.words_between(start, persons[0].span.start) in (1, 2, 3):
                between = self.text[start : persons[0].span.start]
                if not any(c in between for c in ".,!?:;«“"):
                    return self._punctuation_start(start), Found(None, (start, persons[0].span.end))
        return None

    def _candidates(self, at: int, end: int) -> list[tuple[int, bool]]:
        """Where an attribution may begin: after a dash (True), or (деді, dedi) right after a comma or mark."""
        found = [(m.end(), True) for m in _TO_ATTRIBUTION.finditer(self.text, at, end) if self._may_attribute(m.end())]
        if self.speech.words.final:
            verbs = self.speech.verbs_in(at, end)
            closed = [v for v in verbs if self.text[max(0, v.start - 2) : v.start].rstrip()[-1:] in (",", "»", "”", '"')]
            found += [(v.start, False) for v in closed]
        return sorted(found)

    def _may_attribute(self, start: int) -> bool:
        """A small letter, or a name at once: – А, – Лейла Гаджиева говорит."""
        return self.text[start].islower() or any(n.span.start == start for n in self.speech.persons_in(start, start + SOON))

    def _verb_soon(self, start: int) -> Verb | None:
        for verb in self.speech.verbs_in(start, start + SOON)[:3]:
            between = self.text[start : verb.start]
            if self.speech.words_between(start, verb.start) <= 3 and not any(c in between for c in ".!?:;\n"):
                return verb
        return None

    def _punctuation_start(self, zone_start: int) -> int:
        at = zone_start
        while at > 0 and self.text[at - 1] in " \u00a0–—-,":
            at -= 1
        return at
