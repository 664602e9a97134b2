"""What may follow a Kazakh noun within one word: number, person and case in their order, by the sound before and by harmony.

Stricter than a table of endings: қала + м + а is no form of қала, нан is not н + ан, and қой + масы is another word.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["FORMS", "GLIDE", "HARD", "PLURAL", "VOWEL", "harmonic", "kazakh_ending"]

# Sounds that choose the first letter of an ending. у, и, ю close a syllable as often as they open one: both are taken.
VOWEL = "аәеёоөұүыіэя"
GLIDE = "уию"
_NASAL = "мнң"
_SOFT = "лрйзжь"
HARD = "бвгдғкқпстфхһцчшщ"

PLURAL = f"(?:(?<=[{VOWEL}{GLIDE}рй])лAр|(?<=[лзжь{_NASAL}])дAр|(?<=[{HARD}])тAр)"
_THIRD = f"(?:(?<=[{VOWEL}{GLIDE}])сI|(?<=[^{VOWEL}])I)"
_THIRD_CASE = "(?:нIң|нA|н|ндA(?:GI)?|нAн|мен|ншA|ндAй)"
# My and your alone (қалам, елің) are rare in news and meet other words; our, your (formal) are not.
_OUR = f"(?:(?<=[{VOWEL}])(?:мIз|ңIз)|(?<=[^{VOWEL}])I(?:мIз|ңIз))"
_GENITIVE = f"(?:(?<=[{VOWEL}{_NASAL}])нIң|(?<=[{_SOFT}{GLIDE}])дIң|(?<=[{HARD}])тIң)"
_ACCUSATIVE = f"(?:(?<=[{VOWEL}])нI|(?<=[{_SOFT}{GLIDE}{_NASAL}])дI|(?<=[{HARD}])тI)"
_DATIVE = f"(?:(?<=[{HARD}])QA|(?<=[^{HARD}])GA)"
_LOCATIVE = f"(?:(?<=[{HARD}])тA|(?<=[^{HARD}])дA)"
_ABLATIVE = f"(?:(?<=[{_NASAL}])нAн|(?<=[{HARD}])тAн|(?<=[^{HARD}{_NASAL}])дAн)"
_WITH = f"(?:(?<=[{VOWEL}{GLIDE}{_NASAL}лрйь])мен|(?<=[зжбвгдғ])бен|(?<=[{HARD}])пен)"
_CASE = f"(?:{_GENITIVE}|{_ACCUSATIVE}|{_DATIVE}|{_LOCATIVE}(?:GI(?:{PLURAL})?)?|{_ABLATIVE}|{_WITH})"
_LIKE = f"(?:(?<=[{HARD}])тAй|(?<=[^{HARD}])дAй)"
_OF = f"(?:(?<=[{VOWEL}{GLIDE}рй])лIQ|(?<=[лзжь{_NASAL}])дIQ|(?<=[{HARD}])тIQ)"  # облыстық, айлық
FORMS = f"(?:{PLURAL})?(?:{_THIRD}(?:{_THIRD_CASE})?|{_OUR}(?:{_CASE}|A)?|{_CASE})?"
_TIME = f"(?:(?<=[{HARD}])QI|(?<=[^{HARD}ыі])GI)"  # жылғы, қысқы
_WHOLE = f"(?:{FORMS}|{_OF}{FORMS}|(?:{PLURAL})?{_LIKE}|{_TIME}|(?<=[ыі]){_THIRD_CASE})"

_BACK = {"A": "а", "I": "ы", "Q": "қ", "G": "ғ"}
_FRONT = {"A": "е", "I": "і", "Q": "к", "G": "г"}
_EITHER = ("ь", "нк", "рк")  # рубльге, медальға, банкке, паркте: loans that do not follow their last vowel
_LAST_VOWEL = re.compile(f"[{VOWEL}{GLIDE}](?=[^{VOWEL}{GLIDE}]*$)")


@cache
def _pattern(front: bool) -> re.Pattern[str]:
    return re.compile(harmonic(_WHOLE, front))


def harmonic(rules: str, front: bool) -> str:
    """The pattern with its A, I, Q, G written as front (е і к г) or as back letters (а ы қ ғ)."""
    for place, letter in (_FRONT if front else _BACK).items():
        rules = rules.replace(place, letter)
    return rules


def kazakh_ending(word: str, cut: int) -> bool:
    """Whether what follows `cut` in a lower-case word is an ending that a noun word[:cut] takes."""
    if cut == len(word):
        return True
    vowel = _LAST_VOWEL.search(word, 0, cut)
    either = vowel is None or vowel.group() in GLIDE or word.endswith(_EITHER, 0, cut)
    if (either or (vowel is not None and vowel.group() in "әөүіеэ")) and _pattern(True).fullmatch(word, cut):
        return True
    return (either or (vowel is not None and vowel.group() in "аоұыяё")) and _pattern(False).fullmatch(word, cut) is not None
