"""What may follow a Kazakh noun within one word: number, person and case in their order, by the sound before and by harmony.

Stricter than a table of endings: қала + м + а is no form of қала, нан is not н + ан, and қой + масы is another word.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["kazakh_ending"]

# Sounds that choose the first letter of an ending. у, и, ю close a syllable as often as they open one: both are taken.
_VOWEL = "аәеёоөұүыіэя"
_GLIDE = "уию"
_NASAL = "мнң"
_SOFT = "лрйзжь"
_HARD = "бвгдғкқпстфхһцчшщ"

_PLURAL = f"(?:(?<=[{_VOWEL}{_GLIDE}рй])лAр|(?<=[лзжь{_NASAL}])дAр|(?<=[{_HARD}])тAр)"
_THIRD = f"(?:(?<=[{_VOWEL}{_GLIDE}])сI|(?<=[^{_VOWEL}])I)"
_THIRD_CASE = "(?:нIң|нA|н|ндA(?:GI)?|нAн|мен|ншA|ндAй)"
# My and your alone (қалам, елің) are rare in news and meet other words; our, your (formal) are not.
_OUR = f"(?:(?<=[{_VOWEL}])(?:мIз|ңIз)|(?<=[^{_VOWEL}])I(?:мIз|ңIз))"
_GENITIVE = f"(?:(?<=[{_VOWEL}{_NASAL}])нIң|(?<=[{_SOFT}{_GLIDE}])дIң|(?<=[{_HARD}])тIң)"
_ACCUSATIVE = f"(?:(?<=[{_VOWEL}])нI|(?<=[{_SOFT}{_GLIDE}{_NASAL}])дI|(?<=[{_HARD}])тI)"
_DATIVE = f"(?:(?<=[{_HARD}])QA|(?<=[^{_HARD}])GA)"
_LOCATIVE = f"(?:(?<=[{_HARD}])тA|(?<=[^{_HARD}])дA)"
_ABLATIVE = f"(?:(?<=[{_NASAL}])нAн|(?<=[{_HARD}])тAн|(?<=[^{_HARD}{_NASAL}])дAн)"
_WITH = f"(?:(?<=[{_VOWEL}{_GLIDE}{_NASAL}лрйь])мен|(?<=[зжбвгдғ])бен|(?<=[{_HARD}])пен)"
_CASE = f"(?:{_GENITIVE}|{_ACCUSATIVE}|{_DATIVE}|{_LOCATIVE}(?:GI(?:{_PLURAL})?)?|{_ABLATIVE}|{_WITH})"
_LIKE = f"(?:(?<=[{_HARD}])тAй|(?<=[^{_HARD}])дAй)"
_OF = f"(?:(?<=[{_VOWEL}{_GLIDE}рй])лIQ|(?<=[лзжь{_NASAL}])дIQ|(?<=[{_HARD}])тIQ)"  # облыстық, айлық
_FORMS = f"(?:{_PLURAL})?(?:{_THIRD}(?:{_THIRD_CASE})?|{_OUR}(?:{_CASE}|A)?|{_CASE})?"
_TIME = f"(?:(?<=[{_HARD}])QI|(?<=[^{_HARD}ыі])GI)"  # жылғы, қысқы
_WHOLE = f"(?:{_FORMS}|{_OF}{_FORMS}|(?:{_PLURAL})?{_LIKE}|{_TIME}|(?<=[ыі]){_THIRD_CASE})"

_BACK = {"A": "а", "I": "ы", "Q": "қ", "G": "ғ"}
_FRONT = {"A": "е", "I": "і", "Q": "к", "G": "г"}
_EITHER = ("ь", "нк", "рк")  # рубльге, медальға, банкке, паркте: loans that do not follow their last vowel
_LAST_VOWEL = re.compile(f"[{_VOWEL}{_GLIDE}](?=[^{_VOWEL}{_GLIDE}]*$)")


@cache
def _pattern(front: bool) -> re.Pattern[str]:
    rules = _WHOLE
    for place, letter in (_FRONT if front else _BACK).items():
        rules = rules.replace(place, letter)
    return re.compile(rules)


def kazakh_ending(word: str, cut: int) -> bool:
    """Whether what follows `cut` in a lower-case word is an ending that a noun word[:cut] takes."""
    if cut == len(word):
        return True
    vowel = _LAST_VOWEL.search(word, 0, cut)
    either = vowel is None or vowel.group() in _GLIDE or word.endswith(_EITHER, 0, cut)
    if (either or (vowel is not None and vowel.group() in "әөүіеэ")) and _pattern(True).fullmatch(word, cut):
        return True
    return (either or (vowel is not None and vowel.group() in "аоұыяё")) and _pattern(False).fullmatch(word, cut) is not None
