"""Numbers that the words around show to be labels, times of day, ordinals or shares in words: статья 188, at 5 pm."""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.numbers import Number, is_ordinal, strings, vocabulary
from ..languages.units import makes
from .quantities import Quantity
from .scanning import Token

__all__ = ["Labelled"]

HOURS = 24
CODE = 9  # digits in a row without a unit: no quantity is written so
TITLE = 4  # words of a title in quotation marks after its number


class Labelled:
    """Judges the numbers of one text by the words beside them: numerals.toml, sections labels and fractions."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self.tokens = tokens
        self.language = language
        self.ordinal_point = vocabulary(language).ordinal_point

    def is_label(self, found: Quantity) -> bool:
        """статья 188, 345-бап, сағат 10-да, at 5 pm, 9. sınıf, «Хабар 24», двадцать первый"""
        if found.unit is not None:
            return (found.unit == "h" and self._clock(found)) or (found.unit == "km" and self._on_road(found))
        if self._code(found) or self._time_of_day(found) or self._ordinal_point(found) or self._model(found):
            return True
        if found.digits and isinstance(found.value, int) and self._named_before(found):
            return True
        following = self._at(found.last + 1)
        if following is not None and following.plain in self._words("labels", "after"):
            return True
        return self._part_of_name(found)

    def share(self, i: int) -> int:
        """How many pieces a share in words takes from piece `i` on (үштен бірі, две трети, аз се як); 0 where none begins."""
        first, second = self._at(i), self._at(i + 1)
        if first is None or second is None or first.kind != "w" or first.numeral is None or second.kind != "w":
            return 0
        if first.numeral.kind in ("hundred", "scale", "whole"):
            return 0
        if second.plain in self._words("fractions", "heads"):
            return 2
        part = self._part(second)
        if part is None or not 0 < part < first.numeral.value:
            return 0
        cases, after = self._words("fractions", "case"), self._words("fractions", "after")
        before = self._at(i - 1)
        ended = bool(cases) and first.plain.endswith(cases) and first.plain not in vocabulary(self.language).numerals
        return 2 if ended or (before is not None and before.plain in after) else 0

    # ---- the words beside

    def _at(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def _words(self, section: str, name: str) -> tuple[str, ...]:
        return strings(self.language, section, name)

    def _part(self, token: Token) -> Number | None:
        """What a number with the ending of a possessor is worth: үштен бірі."""
        if token.numeral is not None:
            return token.numeral.value
        numerals, endings = vocabulary(self.language).numerals, self._words("endings", "possessive")
        found = (numerals.get(token.plain[: -len(ending)]) for ending in endings if token.plain.endswith(ending))
        return next((numeral.value for numeral in found if numeral is not None), None)

    def _named_before(self, found: Quantity) -> bool:
        """статья 188; ст. 12, with the point of a shortened word between"""
        before = self._at(found.first - 1)
        if before is not None and before.text == "." and found.first >= 2:
            before = self.tokens[found.first - 2]
            if before.plain not in self._words("labels", "abbreviated"):
                return False
        return before is not None and before.plain in self._words("labels", "before")

    def _part_of_name(self, found: Quantity) -> bool:
        """«Хабар 24», «Боинг 737»; and двадцать первый, қырық бесінші: the rest of an ordinal"""
        following, before = self._at(found.last + 1), self._at(found.first - 1)
        if following is None:
            return False
        if not found.digits and following.kind == "w" and is_ordinal(following.plain, self.language):
            return True
        after = self._at(found.last + 2)
        if not found.digits and following.text == "-" and after is not None:
            return is_ordinal(after.plain, self.language)
        if before is not None and before.text in "«“" and self._closes(found.last + 1):
            return True
        return following.text in '»”"' and before is not None and before.kind == "w" and before.text[0].isupper()

    def _closes(self, i: int) -> bool:
        """«109», «100 жаңа есім»: a title of few words that begins with the number"""
        for token in self.tokens[i : i + TITLE]:
            if token.text in "»”":
                return True
            if token.kind != "w":
                return False
        return False

    def _code(self, found: Quantity) -> bool:
        """ИИН 900101300123"""
        written = self.tokens[found.first].text
        return found.first == found.last and len(written) >= CODE and written.isdigit() and not written.endswith("000")

    def _model(self, found: Quantity) -> bool:
        """Boeing 737, айфон 15"""
        before = self._at(found.first - 1)
        return found.digits and before is not None and before.kind == "w" and before.text.lower() in makes()

    def _on_road(self, found: Quantity) -> bool:
        """на 74 км трассы: where, not how far"""
        following = self._at(found.last + 1)
        return following is not None and following.plain in self._words("labels", "road")

    def _ordinal_point(self, found: Quantity) -> bool:
        """9. sınıf: in Turkish a point right after a number makes it an ordinal where the sentence goes on."""
        point, following = self._at(found.last + 1), self._at(found.last + 2)
        if not self.ordinal_point or not found.digits or point is None or following is None or point.text != ".":
            return False
        return point.start == self.tokens[found.last].end and following.kind == "w" and following.text[0].islower()

    # ---- times of day

    def _time_of_day(self, found: Quantity) -> bool:
        """таңғы тоғызда, saat 14.05'te, в семь вечера, at seven"""
        if not 0 < found.value <= HOURS:
            return False
        before, following = self._at(found.first - 1), self._at(found.last + 1)
        said = before.plain if before is not None else ""
        if said in self._words("labels", "clock_words"):
            return True
        if isinstance(found.value, float):
            return False
        then = following.plain if following is not None else ""
        if then in self._words("labels", "clock_sure"):
            return True
        if said in self._words("labels", "clock") and then in self._words("labels", "clock_after"):
            return True
        if said not in self._words("labels", "clock_at") or found.digits:
            return False
        return following is None or following.kind != "w" or then in self._words("labels", "clock_follows")

    def _clock(self, found: Quantity) -> bool:
        """в 10 часов is a time of day, за 10 часов a duration."""
        before, following = self._at(found.first - 1), self._at(found.last + 1)
        of_day = following is not None and following.plain in self._words("labels", "clock_after")
        named = of_day or (before is not None and before.plain in self._words("labels", "clock"))
        return named and isinstance(found.value, int) and found.value <= HOURS
