"""Words reckoned from publication: кеше, былтыр, в прошлом месяце, on Monday."""

from __future__ import annotations

from functools import lru_cache

from ..languages.calendar import calendar, weekday_of
from .datepieces import Pieces, Reading
from .scanning import Token

__all__ = ["Relative"]


class Relative:
    """Reads relative words and weekdays."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def read(self) -> None:
        for i, token in enumerate(self.pieces.tokens):
            if token.kind == "w" and not self.pieces.used[i] and _may_begin(token.plain, self.pieces.language):
                _ = self._relative(i, token) or self._weekday(i, token)

    def _relative(self, i: int, token: Token) -> bool:
        p = self.pieces
        phrase = p.phrase(i)
        if phrase is None or any(p.used[i : i + len(phrase.words)]):
            return False
        if phrase.unit == "day" and not self._surely_day(i, token):
            return False
        p.take(i, i + len(phrase.words) - 1, Reading(0, 0, unit=phrase.unit, offset=phrase.offset))
        return True

    def _surely_day(self, i: int, token: Token) -> bool:
        p = self.pieces
        if p.words.has("relative_day_rules.not_after", p.plain(i - 1)):
            return False
        if not p.words.has("relative_day_rules.eve", token.plain):
            return True
        following = p.at(i + 1)
        if following is None or following.kind != "w" or p.words.has("relative_day_rules.eve_next", following.plain):
            return True
        return following.plain.endswith(tuple(p.words.lists["relative_day_rules.eve_verbs"])) and len(following.plain) > 3

    def _weekday(self, i: int, token: Token) -> bool:
        p = self.pieces
        found = self._named(i, token)
        if found is None:
            return False
        last, number, ending = found
        if not self._surely_weekday(i, last, ending) or self._beside_date(i, last):
            return False
        if p.words.has("weekday_marks.after", p.plain(last + 1)):
            last += 1
        p.take(i, last, Reading(0, 0, weekday=number, lean=p.lean(i - 1)))
        return True

    def _named(self, i: int, token: Token) -> tuple[int, int, str] | None:
        """The weekday at piece `i`: its last piece (Azerbaijani names may be two words), its number, its ending."""
        p = self.pieces
        for words, day in p.words.multi_weekdays.get(token.plain, ()):
            if all(p.plain(i + k) == word for k, word in enumerate(words)):
                return i + len(words) - 1, day, ""
        single = weekday_of(token.plain, p.language)
        return (i, *single) if single is not None else None

    def _surely_weekday(self, i: int, last: int, ending: str) -> bool:
        p = self.pieces
        before, after = p.plain(i - 1), p.plain(last + 1)
        if p.words.has("weekday_marks.capital", "yes") and not p.tokens[i].text[0].isupper():
            return False
        if p.words.has("weekday_marks.not_before", before) or p.words.has("weekday_marks.not_after", after):
            return False
        if "weekday_marks.before" in p.words.lists:
            return p.words.has("weekday_marks.before", before)
        if "weekday_marks.after" in p.words.lists:
            return p.words.has("weekday_marks.after", after) or p.words.has("weekday_marks.endings", ending)
        return True

    def _beside_date(self, i: int, last: int) -> bool:
        """в пятницу, 21 ноября: the date itself says more."""
        return any(self.pieces.used[max(0, i - 2) : last + 3])


@lru_cache(maxsize=65_536)
def _may_begin(word: str, language: str) -> bool:
    """Whether a relative word or a weekday can begin with it, which few words do."""
    words = calendar(language)
    return word in words.phrases or word in words.multi_weekdays or weekday_of(word, language) is not None
