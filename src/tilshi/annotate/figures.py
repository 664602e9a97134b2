"""Figures: what is counted or measured in an article, as values that can be compared over languages. docs/methods/figures.md"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..languages.numbers import Number, strings, vocabulary
from ..model import Figure, Part, Span

from . import bounds
from .counted import Counting
from .labels import Masked, masked
from .quantities import Quantity, read_quantity
from .scanning import DASHES, Token, scan

__all__ = ["find_figures"]


def find_figures(part: Part, text: str, language: str) -> list[Figure]:
    """Quantities by start. The span covers number and unit, not the word that makes it approximate or a bound.

    Not figures: years and dates, clock times, scores, telephone numbers, numbers of articles and editions, a lone "one".
    """
    tokens = scan(text, language)
    if not any(token.numeral is not None for token in tokens):
        return []
    return _Finder(part, text, language, tokens, masked(text, language)).all()


class _Finder:
    """One pass over the pieces of a text."""

    def __init__(self, part: Part, text: str, language: str, tokens: Sequence[Token], mask: Masked) -> None:
        self.part = part
        self.text = text
        self.language = language
        self.tokens = tokens
        self.mask = mask
        self.words = vocabulary(language)
        self.counting = Counting(text, language)

    def all(self) -> list[Figure]:
        found: list[Figure] = []
        i = 0
        while i < len(self.tokens):
            if self.tokens[i].numeral is None and not self._starts(i):
                i += 1
                continue
            figures, i = self._at(i)
            found += figures
        return found

    def _starts(self, i: int) -> bool:
        """half a million: the first word is no numeral by itself."""
        return any(self.tokens[i].plain == phrase[0] for phrase in self.words.half_before)

    def _at(self, i: int) -> tuple[list[Figure], int]:
        """The figures that begin at piece `i`, and where to go on."""
        if self.tokens[i].start in self.mask:
            return [], i + 1
        first = read_quantity(self.tokens, i, self.language)
        if first is None:
            return [], self._past(i)
        second = self._range(first)
        if second is not None:
            return self._ranged(first, second), second.last + 1
        figure = self._single(first)
        return ([figure] if figure else []), max(first.last, first.number_last) + 1

    def _past(self, i: int) -> int:
        """Past a number that is a label, with the word glued to it."""
        i += 1
        while i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end and self.tokens[i].kind in "nw":
            i += 1
        return i

    # ---- ranges

    def _range(self, first: Quantity) -> Quantity | None:
        """The second end of a range that begins with `first`: 15–20, от 15 до 20, 15-тен 20-ға дейін, between 15 and 20."""
        i = self._joint(first)
        if i is None or i >= len(self.tokens) or self.tokens[i].start in self.mask:
            return None
        head = self.tokens[i]
        if head.numeral is None and head.text not in "$€£":
            return None
        at = i if head.numeral is not None else i + 1
        if at >= len(self.tokens) or self.tokens[at].numeral is None:
            return None
        second = self._second(at, first)
        if second is None or (first.year_like and second.year_like and second.unit is None):
            return None
        low = self._low(first, second)
        if low >= second.value or (first.unit and second.unit and first.unit != second.unit):
            return None
        return second

    def _second(self, at: int, first: Quantity) -> Quantity | None:
        """The quantity after a joint; a dash before it is no sign that it is glued to a word."""
        return read_quantity(self.tokens, at, self.language)

    def _low(self, first: Quantity, second: Quantity) -> Number:
        """15–20 тысяч: the scale of the second end holds for the first, where that has none and is smaller for it."""
        if second.scale != 1 and first.scale == 1 and not second.bare_scale and first.value < second.value / second.scale:
            value = first.value * second.scale
            return int(value) if float(value).is_integer() else round(value, 6)
        return first.value

    def _joint(self, first: Quantity) -> int | None:
        """Where the second end of a range would begin."""
        i = first.last + 1
        if i >= len(self.tokens):
            return None
        token = self.tokens[i]
        if token.text in DASHES:
            return self._dash_joint(first, i)
        before = self.tokens[first.first - 1].plain if first.first else ""
        if token.kind == "w":
            if before in strings(self.language, "range", "between") and token.plain in strings(self.language, "range", "between_and"):
                return i + 1
            to = token.plain in strings(self.language, "range", "to_between")
            if to and (before in strings(self.language, "range", "from_before") or (self.language == "en" and token.plain == "to")):
                return None if self._change(first.first - 1, before) else i + 1
        if first.ending.endswith(tuple(strings(self.language, "range", "from_endings")) or ("\0",)) and token.numeral is not None:
            return i if self._to_follows(i) else None
        return None

    def _dash_joint(self, first: Quantity, i: int) -> int | None:
        token, following = self.tokens[i], self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if following is None or self._score(first.first):
            return None
        tight = token.start == self.tokens[i - 1].end and following.start == token.end
        if tight or (token.text != "—" and following.kind == "n" and first.digits):
            return i + 1
        return None

    def _score(self, first: int) -> bool:
        return first > 0 and self.tokens[first - 1].plain in ("счетом", "счет", "есебімен", "score", "hisobida", "эсебинде", "hesabı")

    def _to_follows(self, i: int) -> bool:
        """15-тен 20-ға дейін is a range; 15-тен 20-ға өсті is a change from one value to another."""
        ends, change = strings(self.language, "range", "to_after"), strings(self.language, "range", "change")
        near = [t.plain for t in self.tokens[i : i + 8]]
        if any(word in change for word in near):
            return False
        return any(word in ends for word in near) or any(word.endswith(("gacha", "гача", "dək")) for word in near[:4])

    def _change(self, i: int, before: str) -> bool:
        """вырос с 15 до 20 %; rose from 15 to 20: two values, no range."""
        if before in ("с", "со"):
            return True
        change = strings(self.language, "range", "change")
        return any(t.plain in change for t in self.tokens[max(0, i - 6) : i])

    def _ranged(self, first: Quantity, second: Quantity) -> list[Figure]:
        low = self._low(first, second)
        both = replace(second, first=first.first, value=low, unit=second.unit or first.unit, approximate=first.approximate or second.approximate)
        figure = self._single(both, high=second.value)
        if figure is None:
            return []
        if self._reversed_score(first, second):
            return []
        return [figure]

    def _reversed_score(self, first: Quantity, second: Quantity) -> bool:
        return False

    # ---- one figure

    def _single(self, found: Quantity, high: Number | None = None) -> Figure | None:
        if high is None and not self._counts(found):
            return None
        sense = bounds.before(self.tokens, found.first, self.language)
        if sense is None:
            sense = bounds.after(self.tokens, found.last, self.language, found.unit is not None)
        if high is not None and sense != "approximate":
            sense = None
        start, end = self.tokens[self._article(found)].start, self.tokens[found.last].end
        return Figure(
            Span(self.part, start, end, self.text[start:end]),
            found.value,
            high=high,
            approximate=found.approximate or sense == "approximate",
            bound=sense if sense in ("at_least", "at_most") else None,
            unit=found.unit,
            counted=self.counting.after(self.tokens, found),
        )

    def _article(self, found: Quantity) -> int:
        """a million: the article stands for the one it is."""
        if found.bare_scale and found.first and self.tokens[found.first - 1].plain in self.words.articles:
            return found.first - 1
        return found.first

    def _counts(self, found: Quantity) -> bool:
        """Whether the number counts or measures something, as far as the words around it show."""
        before = self.tokens[found.first - 1] if found.first else None
        if self._label(found, before):
            return False
        if found.year_like and found.unit is None:
            return bounds.before(self.tokens, found.first, self.language) is not None or self.counting.after(self.tokens, found) is not None
        if found.digits:
            return not self._crossed_out(found)
        return self._written(found, before)

    def _crossed_out(self, found: Quantity) -> bool:
        """2-1 and the like: a score, or a number tied to another by a dash that is no range."""
        i = found.last + 1
        if found.unit is None and i + 1 < len(self.tokens) and self.tokens[i].text in DASHES:
            tight = self.tokens[i].start == self.tokens[found.last].end and self.tokens[i + 1].start == self.tokens[i].end
            return tight and self.tokens[i + 1].kind == "n"
        if found.unit is None and found.first >= 2 and self.tokens[found.first - 1].text in DASHES:
            dash, number = self.tokens[found.first - 1], self.tokens[found.first - 2]
            return dash.start == number.end and dash.end == self.tokens[found.first].start and number.kind == "n"
        return False

    def _label(self, found: Quantity, before: Token | None) -> bool:
        """статья 188, 345-бап, сағат 10-да, at 5 pm"""
        following = self.tokens[found.last + 1] if found.last + 1 < len(self.tokens) else None
        if following is not None and following.text == "." and found.last + 2 < len(self.tokens) and self.language == "en":
            following = following if self.tokens[found.last + 2].plain != "m" else self.tokens[found.last + 2]
        named = strings(self.language, "labels", "before")
        if before is not None and before.text == "." and found.first >= 2:
            before = self.tokens[found.first - 2]
            if before.plain not in ("ст", "п", "ч", "ул", "кв", "no", "тел", "мкр", "art", "art"):
                before = None
        if found.unit is None and before is not None and before.plain in named and found.digits and not isinstance(found.value, float):
            return True
        if found.unit is None and following is not None and following.plain in strings(self.language, "labels", "after"):
            return True
        return found.unit == "hour" and self._clock(found)

    def _clock(self, found: Quantity) -> bool:
        """в 10 часов is a time of day, за 10 часов a duration."""
        before = self.tokens[found.first - 1].plain if found.first else ""
        return self.language == "ru" and before in ("в", "к") and isinstance(found.value, int) and found.value <= 24

    def _written(self, found: Quantity, before: Token | None) -> bool:
        """A number in words counts unless it is a lone "one", a name, or said of what is not counted (two sides)."""
        head = self.tokens[found.first]
        following = self.tokens[found.last + 1] if found.last + 1 < len(self.tokens) else None
        if found.value == 1 and not found.unit:
            return False
        if found.value == 1 and found.unit in ("person", "times", "year", "day", "month", "week", "hour", "minute", "second", "head"):
            return False
        if found.bare_scale and not self._scale_alone(found, before):
            return False
        if before is not None and before.plain in strings(self.language, "not_counted", "determiners") and found.value < 10:
            return False
        if found.unit is None and following is not None and following.plain in strings(self.language, "not_counted", "heads"):
            return False
        if head.text[0].isupper() and self.part != "title" and not self._opens_sentence(found.first):
            return False
        return not (head.text.isupper() and len(head.text) > 1 and self.part != "title")

    def _scale_alone(self, found: Quantity, before: Token | None) -> bool:
        """миллион тенге, a million people; but not millions, тысячи людей, жүз (a face)."""
        word = self.tokens[found.first].plain
        if before is not None and before.plain in self.words.articles:
            return True
        if self.language == "en":
            return False
        plural = word in ("тысячи", "миллионы", "миллиарды", "тысяч", "миллионов", "тысячами", "миллионами", "миллиардов", "тысячам", "тысячах")
        return not plural and (found.unit is not None or self.counting.after(self.tokens, found) is not None)

    def _opens_sentence(self, i: int) -> bool:
        before = self.tokens[i - 1] if i else None
        return before is None or before.kind == "b" or before.text in ".!?…«“\"–—-:;"
