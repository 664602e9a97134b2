"""Two numbers that make one figure: 15–20, от 15 до 20, 15-тен 20-ға дейін, between 15 and 20; and two that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..languages.numbers import Number, strings
from .quantities import Quantity, read_quantity
from .scanning import DASHES, Spans, Token

__all__ = ["Ranges"]

BACK = 6  # words before a number, and ahead of it, in which a verb of change is looked for
AHEAD = 8


class Ranges:
    """Looks for the second end of a range in one text."""

    def __init__(self, tokens: Sequence[Token], language: str, mask: Spans) -> None:
        self.tokens = tokens
        self.language = language
        self.mask = mask

    def of(self, first: Quantity) -> tuple[Quantity, Number, Quantity] | None:
        """The whole range that begins with `first`: its quantity with the lower value, the higher value, and its second end."""
        second = self._second(first)
        if second is None:
            return None
        low = _low(first, second)
        if low >= second.value or (first.unit and second.unit and first.unit != second.unit):
            return None
        both = replace(
            second,
            first=first.first,
            value=low,
            unit=second.unit or first.unit,
            approximate=first.approximate or second.approximate,
        )
        return both, second.value, second

    def unit_shared(self, first: Quantity) -> Quantity:
        """с 38 до 60 млн долларов, 15-тен 20 пайызға: unit and scale named once hold for both values of a change."""
        i = first.last + 1
        if first.unit is not None or first.year_like or i >= len(self.tokens):
            return first
        joint = self._joint_after(i)
        if joint:
            i += joint
        elif self._listed("to_between", self.tokens[i]):
            i += 1
        elif not _ends(first.ending, self._words("from_endings")):
            return first
        second = self._read(i)
        if second is None or second.unit is None:
            return first
        if second.unit == "year" if not joint else (second.scale != first.scale or not second.digits):
            return first
        value = _low(first, second) if self.language in ("ru", "en") else first.value
        return replace(first, value=value, unit=second.unit)

    def unit_carried(self, last: Quantity, found: Quantity) -> Quantity:
        """120 теңге орнына 94: the unit named before such a word holds for the bare number after it."""
        between = [token.plain for token in self.tokens[last.last + 1 : found.first]]
        carried = any(between == phrase.split() for phrase in strings(self.language, "shared", "with_last"))
        return replace(found, unit=last.unit) if carried and last.unit != "year" else found

    def _joint_after(self, i: int) -> int:
        """How many words join a number to the next, whose unit it shares: 94 вместо 120 тенге, 20 и 30 процентов."""
        for phrase in strings(self.language, "shared", "with_next"):
            words = phrase.split()
            if [token.plain for token in self.tokens[i : i + len(words)]] == words:
                return len(words)
        return 0

    # ---- the second end

    def _second(self, first: Quantity) -> Quantity | None:
        i = self._joint(first)
        if i is None or i >= len(self.tokens):
            return None
        second = self._read(i if self.tokens[i].text not in "$€£" else i + 1)
        if second is None or (first.year_like and second.year_like and second.unit is None):
            return None
        return second

    def _read(self, i: int) -> Quantity | None:
        if i >= len(self.tokens) or self.tokens[i].numeral is None or self.tokens[i].start in self.mask:
            return None
        return read_quantity(self.tokens, i, self.language)

    def _words(self, name: str) -> tuple[str, ...]:
        return strings(self.language, "range", name)

    def _listed(self, name: str, token: Token) -> bool:
        return token.plain in self._words(name)

    def _joint(self, first: Quantity) -> int | None:
        """Where the second end would begin, if a word, a dash or a case ending ties it to the first."""
        i = first.last + 1
        if i >= len(self.tokens):
            return None
        token = self.tokens[i]
        if token.text in DASHES:
            return self._after_dash(first, i)
        if token.kind == "w" and first.first:
            before = self.tokens[first.first - 1]
            if self._listed("between", before) and self._listed("between_and", token):
                return i + 1
        if token.kind == "w" and self._listed("to_between", token) and self._from_to(first, token):
            return i + 1
        if token.numeral is not None and _ends(first.ending, self._words("from_endings")) and self._to_follows(i):
            return i
        return None

    def _from_to(self, first: Quantity, token: Token) -> bool:
        """от 15 до 20, from 15 to 20, 10 to 15 people; not вырос с 15 до 20 %: those are two values."""
        before = self.tokens[first.first - 1] if first.first else None
        named = before is not None and self._listed("from_before", before)
        if not named and not self._listed("to_bare", token):
            return False
        if before is not None and self._listed("from_change", before):
            return False
        return not any(self._listed("change", t) for t in self.tokens[max(0, first.first - 1 - BACK) : first.first])

    def _after_dash(self, first: Quantity, i: int) -> int | None:
        if i + 1 >= len(self.tokens) or self._score(first.first):
            return None
        token, following = self.tokens[i], self.tokens[i + 1]
        tight = token.start == self.tokens[i - 1].end and following.start == token.end
        if tight or (token.text != "—" and following.kind == "n" and first.digits):
            return i + 1
        return None

    def _score(self, first: int) -> bool:
        return first > 0 and self.tokens[first - 1].plain in strings(self.language, "labels", "score")

    def _to_follows(self, i: int) -> bool:
        """15-тен 20-ға дейін is a range; 15-тен 20-ға өсті is a change from one value to another."""
        near = self.tokens[i : i + AHEAD]
        if any(self._listed("change", t) for t in near):
            return False
        return any(self._listed("to_after", t) or _ends(t.plain, self._words("to_glued")) for t in near)


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return bool(endings) and word.endswith(endings)


def _low(first: Quantity, second: Quantity) -> Number:
    """15–20 тысяч: the scale of the second end holds for the first, where that has none and is smaller for it."""
    if second.scale != 1 and first.scale == 1 and not second.bare_scale and first.value < second.value / second.scale:
        value = first.value * second.scale
        return int(value) if float(value).is_integer() else round(value, 6)
    return first.value
