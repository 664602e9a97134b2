"""Quotes: what somebody said, word for word or reported, with who said it. docs/methods/quotes.md"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..model import Name, Part, Quote, Span
from .reported import find_reported
from .speakers import NOBODY, Attributed, Speech, Verb
from .utterances import LONGEST, Marked, dashes, marked, trimmed

__all__ = ["find_quotes"]

FEWEST_WORDS = 5  # without a verb of speech, fewer words between marks are a title (programmes, papers, companies)
FEWEST_ATTRIBUTED = 2

_TO_ATTRIBUTION = re.compile(r"[,.!?…»”\"]{1,3}[ \u00a0]*[–—-][ \u00a0]+(?=[^\W\d_])")
_ZONE_END = re.compile(
    r"[,.!?…:;][»”\"]?[ \u00a0]*[–—-][ \u00a0]+"
    r"|(?<![ \u00a0.(][^\W\d_])[.!?…]+(?=[\s«“\"»”]|$)"
    r"|\n|(?<=[\s(])(?=[«“„\"])"
)
_AFTER_MARK = re.compile(r"[ \u00a0]*[,.!?…]?[ \u00a0]*[–—-]?[ \u00a0]*")
_SENTENCE_START = re.compile(r"[.!?…][»”\"]?[ \u00a0]+|\n")
_LETTER = re.compile(r"[^\W\d_]")


def find_quotes(part: Part, text: str, language: str, names: Sequence[Name] = ()) -> list[Quote]:
    """Utterances by start; the span is what was said, without its marks and its closing comma or full stop.

    `names`: those of the whole article, either part. The verb is given by its dictionary form. Speaker and key are None where
    the text does not say.
    """
    speech = Speech(part, text, language, names)
    finder = _Direct(part, text, speech)
    direct = finder.all()
    reported = find_reported(part, text, language, speech, finder.covered)
    return sorted([*direct, *reported], key=lambda q: q.span.start)


class _Direct:
    """Direct speech of one text, from its head to its end."""

    def __init__(self, part: Part, text: str, speech: Speech) -> None:
        self.part = part
        self.text = text
        self.speech = speech
        self.covered: list[tuple[int, int]] = []
        self.found: list[Quote] = []
        self.last: tuple[int, Attributed] | None = None
        self.titles: dict[int, int] = {}

    def all(self) -> list[Quote]:
        marks = marked(self.text)
        starts = dashes(self.text)
        for m in marks:
            if self.speech.words_between(m.start, m.end) >= FEWEST_WORDS:
                self.speech.spoken(m.start, m.end)
            else:
                self.titles[m.outer_start] = m.outer_end
        places: list[tuple[int, Marked | None]] = [(m.outer_start, m) for m in marks] + [(s, None) for s in starts]
        end = -1
        for at, mark in sorted(places, key=lambda p: p[0]):
            if at < end:
                continue
            end = max(end, self._marked(mark) if mark is not None else self._dashed(at, starts))
        return self.found

    # ---- between marks

    def _marked(self, mark: Marked) -> int:
        """One pair of marks; returns where to go on."""
        inner = self._split(mark.start, mark.end)
        if len(inner) > 1 or inner[0][1] is not None:
            self._segments(inner, mark.outer_start)
            return mark.outer_end
        words = self.speech.words_between(mark.start, mark.end)
        attributed, zone_end = self._continued(mark, words), mark.outer_end
        if attributed is None:
            if words <= FEWEST_WORDS and self.text[mark.start].islower():
                return mark.outer_end  # a few words borrowed within a sentence of the author's
            attributed, zone_end = self._attribution(mark, words)
        if attributed is None and not self._stands_alone(mark, words):
            return mark.outer_end
        self._add(mark.start, mark.end, attributed, max(zone_end, mark.outer_end))
        return mark.outer_end

    def _attribution(self, mark: Marked, words: int) -> tuple[Attributed | None, int]:
        after = self._after(mark)
        before = self._before(mark)
        if after is not None and words >= FEWEST_ATTRIBUTED:
            verb, zone = after
            zones = [zone] + ([before[1]] if before else [(self._sentence_start(mark.outer_start), mark.outer_start)])
            return self.speech.attribute(zones, verb, mark.outer_start), zone[1]
        if before is not None and words >= FEWEST_ATTRIBUTED:
            return self.speech.attribute([before[1]], before[0], before[1][0]), mark.outer_end
        return None, mark.outer_end

    def _after(self, mark: Marked) -> tuple[Verb | None, tuple[int, int]] | None:
        """«…», – деді X; «…» деп атап өтті X; “…,” the minister said"""
        gap = _AFTER_MARK.match(self.text, mark.outer_end)
        start = gap.end() if gap else mark.outer_end
        lead = self.text[max(mark.start, mark.end - 1) : mark.end] + self.text[mark.outer_end : start]
        end = self._zone_end(start, start + 300)
        verbs = self.speech.verbs_in(start, end)
        if not verbs:
            return self._after_dash(start, end, self.text[mark.outer_end : start])
        verb = verbs[0]
        ahead = self.speech.words_between(start, verb.start)
        joined = any(c in lead for c in "–—-,!?…")
        ended = lead[:1] == "." or (lead.strip()[-1:] == "." and not joined)
        if ended and ahead > 0:
            return None
        if not joined and not self._that_before(start, verb) and ahead > 1:
            return None
        return (verb, (start, end)) if ahead <= (14 if joined else 4) else None

    def _after_dash(self, start: int, end: int, gap: str) -> tuple[None, tuple[int, int]] | None:
        """«…», — плачет X: a dash and a name after it attribute, whatever the verb."""
        dashed = any(c in gap for c in "–—") or (gap.strip() in ("-", ",-", ", -") and gap.endswith(" "))
        if not dashed or not self.text[start : start + 1].islower():
            return None
        named = self.speech.persons_in(start, end) or self.speech.mentioned(start, end)
        pronoun = any(t.plain in self.speech.words.pronouns for t in self.speech.tokens_in(start, end)[:3])
        return (None, (start, end)) if named or pronoun else None

    def _zone_end(self, start: int, limit: int) -> int:
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

    def _that_before(self, start: int, verb: Verb) -> bool:
        return any(t.plain in self.speech.words.that for t in self.speech.tokens_in(start, verb.start))

    def _before(self, mark: Marked) -> tuple[Verb | None, tuple[int, int]] | None:
        """X сказал: «…»; X said, “…”; Айдос X: «…»"""
        lead = self.text[max(0, mark.outer_start - 4) : mark.outer_start].rstrip(" \u00a0–—-\n")[-1:]
        start = self._sentence_start(mark.outer_start)
        if self.text[start : mark.outer_start].strip() == "" and start > 0:
            return self._line_before(start)
        verbs = self.speech.verbs_in(start, mark.outer_start)
        if lead == ":":
            if verbs:
                return verbs[-1], (start, mark.outer_start)
            persons = self.speech.persons_in(start, mark.outer_start)
            if persons and mark.outer_start - persons[-1].span.end <= 4:
                return None, (start, mark.outer_start)
            return None
        if verbs and self.speech.words_between(verbs[-1].end, mark.outer_start) <= (6 if lead == "," else 1):
            inside = self.text[mark.start : mark.end]
            if lead == "," or self.speech.words_between(mark.start, mark.end) >= FEWEST_WORDS or inside[-1:] in ".!?":
                return verbs[-1], (start, mark.outer_start)
        return None

    def _line_before(self, start: int) -> tuple[Verb | None, tuple[int, int]] | None:
        """The line before ended in a colon: She noted that … :"""
        end = self._last_mark(start)
        if self.text[end - 1 : end] != ":":
            return None
        begin = self._sentence_start(end - 1)
        verbs = self.speech.verbs_in(begin, end)
        return (verbs[-1], (begin, end)) if verbs else None

    def _last_mark(self, at: int) -> int:
        """Where the text before an offset ends, spaces, line ends and dashes left out."""
        floor = max(0, at - 12)
        while at > floor and self.text[at - 1] in " \u00a0\n–—-":
            at -= 1
        return at

    def _sentence_start(self, at: int) -> int:
        start = max(0, at - 400)
        for match in _SENTENCE_START.finditer(self.text, start, at):
            start = match.end()
        return start

    def _continued(self, mark: Marked, words: int) -> Attributed | None:
        """“…,” said X. “…”: the second part is of the same speaker."""
        if self.last is None or words < FEWEST_ATTRIBUTED:
            return None
        end, attributed = self.last
        between = self.text[end : mark.outer_start]
        return attributed._replace(verb=None) if not between.strip(" .,–—-") and "\n" not in between else None

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

    # ---- after a dash

    def _dashed(self, start: int, starts: Sequence[int]) -> int:
        """An utterance after a dash: until its attribution, with what is said after that; returns where to go on."""
        limit = min(len(self.text), start + LONGEST)
        line_end = self.text.find("\n", start, limit)
        line_end = limit if line_end < 0 else line_end
        i = bisect_right(starts, start)
        following = starts[i] if i < len(starts) else len(self.text)
        segments = self._split(start, line_end)
        first = segments[0][1]
        if first is not None and first[1][0] <= following:
            return self._segments(segments, start)
        line_end = min(line_end, following)
        before = self._colon_before(start)
        if before is None:
            return start
        verb, zone = before
        end = line_end
        if start - 2 > 0 and self.text[max(0, start - 3)] != "\n" and self.text[zone[1] : start].count("\n") == 0:
            stop = re.compile(r"[.!?…](?=\s+[«“\"]?[^\W\d_a-zа-я]|\s*$)").search(self.text, start, line_end)
            end = stop.end() if stop else line_end  # the end of the speech is lost with its line: take the first sentence
        self._add(start, end, self.speech.attribute([zone], verb, zone[0]), end)
        return end

    def _colon_before(self, start: int) -> tuple[Verb | None, tuple[int, int]] | None:
        end = self._last_mark(start)
        if self.text[end - 1 : end] != ":":
            return None
        begin = self._sentence_start(end - 1)
        verbs = self.speech.verbs_in(begin, end)
        if not verbs and not self.speech.persons_in(begin, end):
            return None
        return (verbs[-1] if verbs else None), (begin, end)

    # ---- an utterance cut by its attribution: А, – сказал X. – Б

    def _split(self, start: int, end: int) -> list[tuple[tuple[int, int], tuple[Verb, tuple[int, int]] | None]]:
        """The utterance at [start, end) as parts, each with the attribution that follows it, if one does."""
        parts: list[tuple[tuple[int, int], tuple[Verb, tuple[int, int]] | None]] = []
        begin = start
        at = start
        while True:
            found = self._next_attribution(at, end)
            if found is None:
                parts.append(((begin, end), None))
                return parts
            stop, verb, zone = found
            parts.append(((begin, stop), (verb, zone)))
            gap = re.compile(r"[,.!?…:;]?[ \u00a0]*[–—-][ \u00a0]+").match(self.text, zone[1], end)
            if gap is None:
                return parts
            begin = at = gap.end()
            if self._paragraph_over(begin, end):
                return parts

    def _paragraph_over(self, begin: int, end: int) -> bool:
        return begin >= end

    def _next_attribution(self, at: int, end: int) -> tuple[int, Verb, tuple[int, int]] | None:
        for match in self._candidates(at, end):
            zone_start = match
            verb = self._verb_soon(zone_start, end)
            if verb is None:
                continue
            zone_end = self._zone_end(verb.end, end)
            return self._punctuation_start(zone_start), verb, (zone_start, zone_end)
        return None

    def _candidates(self, at: int, end: int) -> list[int]:
        """Where an attribution may begin: after a dash, or (деді, dedi) right after a comma or mark."""
        found = [m.end() for m in _TO_ATTRIBUTION.finditer(self.text, at, end) if self.text[m.end()].islower()]
        if self.speech.words.final:
            verbs = self.speech.verbs_in(at, end)
            found += [v.start for v in verbs if self.text[max(0, v.start - 2) : v.start].rstrip()[-1:] in (",", "»", "”", '"')]
        return sorted(found)

    def _verb_soon(self, start: int, end: int) -> Verb | None:
        for verb in self.speech.verbs_in(start, min(end, start + 80)):
            between = self.text[start : verb.start]
            if self.speech.words_between(start, verb.start) <= 3 and not any(c in between for c in ".!?:;"):
                return verb
        return None

    def _punctuation_start(self, zone_start: int) -> int:
        at = zone_start
        while at > 0 and self.text[at - 1] in " \u00a0–—-,":
            at -= 1
        return at

    def _segments(self, segments: Sequence[tuple[tuple[int, int], tuple[Verb, tuple[int, int]] | None]], begin: int) -> int:
        attributed: Attributed | None = None
        end = begin
        for (start, stop), attribution in segments:
            if attribution is not None:
                verb, zone = attribution
                if attributed is None or self.speech.persons_in(*zone):
                    attributed = self.speech.attribute([zone], verb, begin)
                end = zone[1]
            else:
                end = stop
            continuing = attributed if attribution is not None else (attributed._replace(verb=None) if attributed else None)
            self._add(start, stop, continuing, end)
        return end

    def _add(self, start: int, end: int, attributed: Attributed | None, zone_end: int) -> None:
        start, end = trimmed(self.text, start, end)
        if start >= end or not _LETTER.search(self.text, start, end):
            return
        who = attributed or NOBODY
        self.covered.append((start, max(end, zone_end)))
        self.speech.spoken(start, end)
        self.found.append(Quote(Span(self.part, start, end, self.text[start:end]), True, who.speaker, who.key, who.verb))
        if attributed is not None:
            self.last = (zone_end, attributed)
