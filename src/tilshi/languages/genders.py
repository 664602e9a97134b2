"""Whether a person's name is a man's or a woman's, as far as given names and family names tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .keys import name_key
from .tables import strings

__all__ = ["gender_of"]

_SON = re.compile("(?:[оеё]в|[иы]н|[сц]кий|ұлы|улы|уулу|[oe]v|in|sk[iy]y?|uly|o[gʻ'‘]+li|oğlu)$")
_DAUGHTER = re.compile("(?:[оеё]ва|[иы]на|[сц]кая|қызы|кызы|[oe]va|ina|skaya|kyzy|qyzy|qizi|qızı)$")
_TABLES = ("kk", "ru", "en")  # the languages whose tables tell men from women


@lru_cache(maxsize=4_096)
def gender_of(forms: tuple[str, ...], language: str) -> str | None:
    """`m`, `f` or None of the person behind the forms of one name, in any case; the given name tells before the family name."""
    for form in forms:
        words = form.split()
        if len(words) > 1:
            known = _of_given(name_key(words[0], language, "person"))
            if known:
                return known
    for form in forms:
        words = form.lower().split()
        if words and _SON.search(words[-1]):
            return "m"  # Песков; Пескова alone may be his genitive
        if len(words) > 1 and _DAUGHTER.search(words[-1]) and not words[0].endswith(("а", "я")):
            return "f"
    return None


def _of_given(key: str) -> str | None:
    men, women = _keys("men"), _keys("women")
    return None if (key in men) == (key in women) else "m" if key in men else "f"


@cache
def _keys(section: str) -> frozenset[str]:
    return frozenset(
        name_key(name, language, "person") for language in _TABLES for name in strings(language, "given_names", section)
    )
