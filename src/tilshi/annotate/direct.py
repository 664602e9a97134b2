"""Direct speech: what stands between quotation marks or after a dash, if somebody says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..model import Part, Quote, Span
from .attributions import Attributions, Cut, Found
from .speakers import NOBODY, Attributed, Speakers
from .speech import Speech
from .utterances import LONGEST, Marked, dashes, marked, trimmed

__all__ = ["Covered", "find_direct"]

FEWEST_WORDS = 5  # without a verb of speech, fewer words between marks are a title (programmes, papers, companies)
FEWEST_ATTRIBUTED = 2
NEARBY = 300  # code points back to the utterance of whose speaker one that stands alone goes on

_LETTER = re.compile(r"[^\W\d_]")
_FIRST_SENTENCE = re.compile(r"[.!?…](?=\s+[«“\"]?[^\W\d_a-zа-я]|\s*$)")


class Covered(NamedTuple):
    """A stretch that direct speech takes with its attribution; `verb_end`: where the attribution's verb ends."""

    start: int
    end: int
    verb_end: int
    attributed: Attributed


def find_direct(part: Part, text: str, speech: Speech, speakers: Speakers) -> tuple[list[Quote], list[Covered]]:
    """Direct speech of one text from its head to its end, and the stretches it takes."""
    finder = _Direct(part, text, speech, speakers)
    return finder.all(), finder.covered


class _Direct:
    def __init__(self, part: Part, text: str, speech: Speech, speakers: Speakers) -> None:
        self.part = part
        self.text = text
        self.speech = speech
        self.speakers = speakers
        self.covered: list[Covered] = []
        self.found: list[Quote] = []
        self.last: tuple[int, Attributed] | None = None
        self.titles: dict[int, int] = {}
        self.near = Attributions(text, speech, speakers, self.titles)

    def all(self) -> list[Quote]:
        marks = marked(self.text)
        starts = dashes(self.text)
        said: list[tuple[int, int]] = []
        places: list[tuple[int, Marked | None]] = [(start, None) for start in starts]
        for m in marks:
            words = self.speech.words_between(m.start, m.end)
            if words >= FEWEST_WORDS:
                said.append((m.start, m.end))
            else:
                self.titles[m.outer_start] = m.outer_end
            if words >= FEWEST_WORDS or (words and self.near.possible(m)):
                places.append((m.outer_start, m))
        self.speech.between_marks(said)
        end = -1
        for at, mark in sorted(places, key=lambda p: p[0]):
            if at < end or (mark is not None and at in self.titles and self.covered and at < self.covered[-1].end):
                continue  # a title within an attribution: «…», – деді «Тау» жасағының басшысы
            end = max(end, self._marked(mark) if mark is not None else self._dashed(at, starts))
        return self.found

    # ---- between marks

    def _marked(self, mark: Marked) -> int:
        """One pair of marks; returns where to go on."""
        cut = self.near.cut(mark.start, mark.end)
        if len(cut) > 1 or cut[0].found is not None:
            self._parts(cut, mark.outer_start)
            return mark.outer_end
        words = self.speech.words_between(mark.start, mark.end)
        attributed, verb_end, zone_end = self._continued(mark, words), mark.outer_end, mark.outer_end
        if attributed is None:
            found = self._after(mark, words)
            if found is None and words <= FEWEST_WORDS and self.text[mark.start].islower():
                return mark.outer_end  # a few words borrowed within a sentence of the author's
            attributed, zone = self._attribution(mark, words, found)
            if found is not None and zone is not None:
                zone_end, verb_end = zone[1], found.verb.end if found.verb else zone[1]
        if attributed is None:
            if not self._stands_alone(mark, words):
                return mark.outer_end
            attributed = self._unattributed(mark)
        self._add(mark.start, mark.end, attributed, max(zone_end, mark.outer_end), verb_end)
        return mark.outer_end

    def _after(self, mark: Marked, words: int) -> Found | None:
        """The attribution behind; one word, or few in the midst of a sentence, are said only where a mark ties them to it."""
        found = self.near.after(mark)
        if found is None or not words:
            return None
        between = self.text[mark.end - 1 : mark.end] + self.text[mark.outer_end : found.zone[0]]
        dashed = any(c in between for c in "–—!?…") or between.rstrip()[-1:] == "-"
        if words <= FEWEST_WORDS and self.text[mark.start].islower():
            return found if dashed else None
        return found if words >= FEWEST_ATTRIBUTED or dashed or "," in between else None

    def _attribution(self, mark: Marked, words: int, after: Found | None) -> tuple[Attributed | None, tuple[int, int] | None]:
        before = self.near.before(mark)
        if after is not None:
            head = before.zone if before else (self.near.sentence_start(mark.outer_start), mark.outer_start)
            return self.speakers.attribute([after.zone, head], after.verb, mark.outer_start), after.zone
        if before is not None and words >= FEWEST_ATTRIBUTED:
            return self.speakers.attribute([before.zone], before.verb, before.zone[0]), None
        return None, None

    def _continued(self, mark: Marked, words: int) -> Attributed | None:
        """“…,” said X. “…”: the second part is of the same speaker, unless another attribution follows it."""
        if self.last is None or words < FEWEST_ATTRIBUTED:
            return None
        end, attributed = self.last
        between = self.text[end : mark.outer_start]
        if between.strip(" .,–—-") or "\n" in between:
            return None
        after = self.near.after(mark)
        if after is not None and (self.speech.persons_in(*after.zone) or self.speakers.mentioned(*after.zone)):
            return None
        return attributed._replace(verb=None)

    def _stands_alone(self, mark: Marked, words: int) -> bool:
        """Marks around a whole sentence, though nobody is named: more than a title."""
        inside = self.text[mark.start : mark.end].rstrip()
        if words < FEWEST_WORDS or not inside[:1].isupper():
            return False
        near = self.text[max(0, mark.outer_start - 8) : mark.outer_start]
        opens_line = near.rstrip(" \u00a0")[-1:] in ("\n", "")
        before = near.rstrip()[-1:]
        ends = inside[-1:] in ".!?…" or (opens_line and self.text[mark.outer_end : mark.outer_end + 1] in ".!?…")
        return ends and (opens_line or before in ".:!?…–—")

    def _unattributed(self, mark: Marked) -> Attributed:
        """Of one that stands alone: who is named in the same line before it, else who spoke right before."""
        line = self.text.rfind("\n", max(0, mark.outer_start - NEARBY), mark.outer_start) + 1
        name = self.speakers.last_person(mark.outer_start) if self.speech.persons_in(line, mark.outer_start) else None
        if name is not None:
            return self.speakers.named(name, None)
        if self.last is not None and mark.outer_start - self.last[0] <= NEARBY:
            return self.last[1]._replace(verb=None)
        return NOBODY

    # ---- after a dash

    def _dashed(self, start: int, starts: Sequence[int]) -> int:
        """An utterance after a dash: until its attribution, with what is said after that; returns where to go on."""
        limit = min(len(self.text), start + LONGEST)
        line_end = self.text.find("\n", start, limit)
        line_end = limit if line_end < 0 else line_end
        i = bisect_right(starts, start)
        following = starts[i] if i < len(starts) else len(self.text)
        cut = self.near.cut(start, line_end, following + 1)
        if cut[0].found is not None:
            return self._parts(cut, start)
        line_end = min(line_end, following)
        before = self.near.colon_before(start)
        if before is None:
            return start
        end = line_end
        if start - 2 > 0 and self.text[max(0, start - 3)] != "\n" and "\n" not in self.text[before.zone[1] : start]:
            stop = _FIRST_SENTENCE.search(self.text, start, line_end)
            end = stop.end() if stop else line_end  # the end of the speech is lost with its line: take the first sentence
        attributed = self.speakers.attribute([before.zone], before.verb, before.zone[0])
        self._add(start, end, attributed, end, end)
        return end

    def _parts(self, cut: Sequence[Cut], begin: int) -> int:
        """As many quotes as the attributions cut the utterance into, one speaker."""
        attributed: Attributed | None = None
        end = verb_end = begin
        for one in cut:
            said: Attributed | None = None
            if one.found is not None:
                verb, zone = one.found
                if attributed is None or self.speech.persons_in(*zone):
                    attributed = self.speakers.attribute([zone], verb, begin)
                said, end, verb_end = attributed, zone[1], verb.end if verb else zone[1]
            else:
                said, end = (attributed._replace(verb=None) if attributed else None), one.end
            self._add(one.start, one.end, said, end, max(verb_end, one.end))
        return end

    def _add(self, start: int, end: int, attributed: Attributed | None, zone_end: int, verb_end: int) -> None:
        start, end = trimmed(self.text, start, end)
        if start >= end or not _LETTER.search(self.text, start, end):
            return
        who = attributed or NOBODY
        self.covered.append(Covered(start, max(end, zone_end), max(verb_end, end), who))
        self.speech.spoken(start, end)
        self.found.append(Quote(Span(self.part, start, end, self.text[start:end]), True, who.speaker, who.key, who.verb))
        if attributed is not None:
            self.last = (zone_end, attributed)
