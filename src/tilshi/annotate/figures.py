"""Figures: what is counted or measured in an article, as values that can be compared over languages. docs/methods/figures.md"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..languages.numbers import Number, strings, vocabulary
from ..languages.units import unit_at
from ..model import Figure, Part, Span
from . import bounds
from .ages import Ages
from .counted import Counting, unit_of
from .labelled import Labelled
from .labels import masked
from .meant import Meant
from .quantities import Quantity, read_quantity
from .ranges import Ranges
from .scanning import DASHES, Spans, Token, scan

__all__ = ["find_figures"]


def find_figures(part: Part, text: str, language: str) -> list[Figure]:
    """Quantities by start. The span covers number and unit, not the word that makes it approximate or a bound.

    Not figures: years and dates, clock times, scores, telephone numbers, numbers of articles and editions, a lone "one".
    """
    tokens = scan(text, language)
    if not any(token.numeral is not None for token in tokens):
        return []
    return _Finder(part, text, language, tokens, masked(text, language)).all()


INCHES = 12  # in a foot
# "one" with these is said without counting: one day, бір адам
ONE_OF = frozenset({"person", "times", "year", "day", "month", "week", "h", "min", "s", "head", "occasion", "turn"})


class _Finder:
    """One pass over the pieces of a text."""

    def __init__(self, part: Part, text: str, language: str, tokens: Sequence[Token], mask: Spans) -> None:
        self.part = part
        self.text = text
        self.language = language
        self.tokens = tokens
        self.mask = mask
        self.words = vocabulary(language)
        self.halves = frozenset(phrase[0] for phrase in self.words.half_before)
        self.counting = Counting(text, language)
        self.meant = Meant(tokens, text, language)
        self.labelled = Labelled(tokens, language)
        self.ages = Ages(tokens, language)
        self.last: Quantity | None = None  # the one read before
        self.done = 0  # pieces before this one belong to figures already read
        self.ranges = Ranges(tokens, language, mask)

    def all(self) -> list[Figure]:
        found: list[Figure] = []
        i = 0
        while i < len(self.tokens):
            if self.tokens[i].numeral is None and not self._starts(i):
                i += 1
                continue
            figures, self.done = self._at(i)
            i = self.done
            found += figures
        return found

    def _starts(self, i: int) -> bool:
        """half a million: the first word is no numeral by itself."""
        return self.tokens[i].plain in self.halves

    def _at(self, i: int) -> tuple[list[Figure], int]:
        """The figures that begin at piece `i`, and where to go on."""
        if self.tokens[i].start in self.mask:
            return [], i + 1
        share = self.labelled.share(i)
        if share:
            return [], i + share
        first = read_quantity(self.tokens, i, self.language)
        if first is None:
            return [], self._past(i)
        if first.first < self.done:
            first = replace(first, first=i, unit=None)  # 15$15: the sign is the first one's
        range_ = self.ranges.of(first)
        if range_ is not None:
            both, high, second = range_
            self.last = second
            return [self._figure(both, high)], second.last + 1
        found = self._shared(first)
        figures = [self._figure(found)] if self._counts(found) else []
        self.last = found
        return figures, max(first.last, first.number_last) + 1

    def _past(self, i: int) -> int:
        """Past a number that is a label, with the word glued to it."""
        i += 1
        while i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end and self.tokens[i].kind in "nw":
            i += 1
        return i

    # ---- one figure

    def _figure(self, found: Quantity, high: Number | None = None) -> Figure:
        sense = bounds.before(self.tokens, found.first, self.language)
        if sense is None:
            sense = bounds.after(self.tokens, found.last, self.language, found.unit is not None)
        if high is not None and sense != "approximate":
            sense = None
        counted = self.counting.after(self.tokens, found)
        start, end = self.tokens[self._article(found)].start, self.tokens[found.last].end
        return Figure(
            Span(self.part, start, end, self.text[start:end]),
            found.value,
            high=high,
            approximate=found.approximate or sense == "approximate",
            bound=sense if sense in ("at_least", "at_most") else None,
            unit=self._unit(found, counted),
            counted=counted,
        )

    def _unit(self, found: Quantity, counted: str | None) -> str | None:
        unit = self.meant.unit(found)
        if unit is not None:
            return self._rate(found, unit) or unit
        return unit_of(counted) or self._inches(found) or ("year" if self.ages.has(found) else None)

    def _shared(self, found: Quantity) -> Quantity:
        """A bare number with the unit that one beside it names for both."""
        if found.unit is not None or found.year_like or not found.digits:
            return found
        shared = self.ranges.unit_shared(found)
        if shared.unit is None and self.last is not None and self.last.unit is not None:
            shared = self.ranges.unit_carried(self.last, shared)
        if shared.unit is not None and self.counting.after(self.tokens, found) is not None:
            return found
        return shared

    def _rate(self, found: Quantity, unit: str | None) -> str | None:
        """секундына 27 метр: metres a second"""
        if unit not in ("m", "km", "m3", "mile", "foot", "l") or not found.first:
            return None
        before = self.tokens[found.first - 1].plain
        if before in strings(self.language, "rates", "second"):
            return f"{unit}/s"
        return f"{unit}/h" if before in strings(self.language, "rates", "hour") else None

    def _inches(self, found: Quantity) -> str | None:
        """6-foot-6, 6 фут 6: what follows feet without a unit is inches."""
        i = found.first - 1
        if i > 0 and self.tokens[i].text in DASHES:
            i -= 1
        if i < 1 or self.tokens[i].kind != "w" or not found.digits or found.value >= INCHES:
            return None
        if self.tokens[found.first].start - self.tokens[i].end > 1:
            return None
        unit = unit_at([self.tokens[i].plain], self.language)
        return "inch" if unit is not None and unit[0] == "foot" else None

    def _article(self, found: Quantity) -> int:
        """a million: the article stands for the one it is."""
        if found.bare_scale and found.first and self.tokens[found.first - 1].plain in self.words.articles:
            return found.first - 1
        return found.first

    def _counts(self, found: Quantity) -> bool:
        """Whether the number counts or measures something, as far as the words around it show."""
        before = self.tokens[found.first - 1] if found.first else None
        if self.labelled.is_label(found):
            return False
        if found.year_like and found.unit is None:
            bounded = bounds.before(self.tokens, found.first, self.language) is not None
            # "2025-ке дейін" may be a year, "2000-нан аса" is none
            bounded |= bounds.after(self.tokens, found.last, self.language, False) in ("approximate", "at_least")
            determined = before is not None and before.plain in strings(self.language, "not_counted", "determiners")
            return bounded or (not determined and self.counting.after(self.tokens, found, reach=1) is not None)
        if found.digits:
            return not self._crossed_out(found)
        return self._written(found, before)

    def _crossed_out(self, found: Quantity) -> bool:
        """2-1 and the like: a score, or a number tied to another by a dash that is no range."""
        if found.unit is not None:
            return False
        return self._tied(found.last, found.last + 2) or self._tied(found.first - 2, found.first)

    def _tied(self, one: int, two: int) -> bool:
        """Whether a dash without spaces stands between two numbers."""
        if one < 0 or two >= len(self.tokens):
            return False
        a, dash, b = self.tokens[one : two + 1]
        return a.kind == b.kind == "n" and dash.text in DASHES and dash.start == a.end and b.start == dash.end

    def _following(self, found: Quantity) -> Token | None:
        return self.tokens[found.last + 1] if found.last + 1 < len(self.tokens) else None

    def _written(self, found: Quantity, before: Token | None) -> bool:
        """A number in words counts unless it is a lone "one", a name, or said of what is not counted (two sides)."""
        if found.value == 1 and (not found.unit or found.unit in ONE_OF):
            return False
        if found.value == 0 and not found.unit:
            return False  # below zero
        if found.bare_scale and not self._scale_alone(found, before):
            return False
        if before is not None and before.plain in strings(self.language, "not_counted", "determiners") and found.value < 10:
            return False
        following = self._following(found)
        if found.unit is None and following is not None and following.plain in strings(self.language, "not_counted", "heads"):
            return False
        head = self.tokens[found.first].text
        if self.part == "title":
            return True
        return not head[0].isupper() or (self._opens_sentence(found.first) and not (head.isupper() and len(head) > 1))

    def _scale_alone(self, found: Quantity, before: Token | None) -> bool:
        """миллион тенге, a million people; but not millions, тысячи людей, жүз (a face)."""
        if before is not None and before.plain in self.words.articles:
            return True
        if self.language == "en" or self.tokens[found.first].plain in strings(self.language, "vague", "words"):
            return False
        return found.unit is not None or self.counting.after(self.tokens, found) is not None

    def _opens_sentence(self, i: int) -> bool:
        before = self.tokens[i - 1] if i else None
        return before is None or before.kind == "b" or before.text in '.!?…«“"–—-:;'
