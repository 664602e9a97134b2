"""Names in their cases: the base forms a written name may come from."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["base_form", "kazakh_base", "russian_base", "russian_surname"]

_BACK = "аоұыуюяёэ"
_FRONT = "әөүіеиэ"
_VOICELESS = "кқпстфхһцчшщбвгд"  # б в г д close a syllable as п ф к т: Тоқаевтың, Медведевке
_KAZAKH = re.compile(
    "(?:(?<=[аәеёиоөуұүыіэюямнң])(?:ның|нің)|(?<=[рлйузжнмңиюя])(?:дың|дің)|(?<=[кқпстфхһцчшщбвгд])(?:тың|тің)"
    "|(?<=[кқпстфхһцчшщбвгд])(?:қа|ке)|(?<=[^кқпстфхһцчшщбвгд])(?:ға|ге)"
    "|(?<=[аәеёиоөуұүыіэюя])(?:ны|ні)|(?<=[рлйузжнмң])(?:ды|ді)|(?<=[кқпстфхһцчшщбвгд])(?:ты|ті)"
    "|(?<=[кқпстфхһцчшщбвгд])(?:та|те|тан|тен|тағы|тегі)|(?<=[^кқпстфхһцчшщбвгд])(?:да|де|дағы|дегі)"
    "|(?<=[мнң])(?:нан|нен)|(?<=[^мнңкқпстфхһцчшщбвгд])(?:дан|ден)"
    "|(?<=[аәеёиоөуұүыіэюярлймнң])мен|(?<=[зжвбгд])бен|(?<=[кқпстфхһцчшщбвгд])пен)$"
)
_RUSSIAN_ENDS = ("ев", "ов", "ёв", "ин", "ын", "ий", "ич")  # take either harmony: Тоқаевтың, Медведевтің
_HYPHENED = re.compile(
    "-(?:[нтд][ыі]ң|[қкғг][ае]|[нтд][ыі]|[тд][ае]|[нтд][ае]н|[мбп]ен|[тд][ае][ғг][ыі]|лар|лер|дар|дер|тар|тер)$"
)
_LAST_VOWEL = re.compile("[аәеёиоөуұүыіэюя](?=[^аәеёиоөуұүыіэюя]*$)")
_SURNAME = re.compile("^(.{2,}(?:[оеё]в|[иы]н))(?:а|у|ым|е|ой|ою|ы|ых|ыми)$")
_ADJECTIVE = re.compile("^(.{2,}[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими)$")
_CONSONANT_END = re.compile("^(.{3,}[бвгджзйклмнпрстфхцчшщ])(?:ом|ем|ым)$")


@lru_cache(maxsize=65_536)
def kazakh_base(word: str) -> str:
    """A lower-case Kazakh name without its case ending; the word itself where no ending fits by sound and harmony."""
    word = _HYPHENED.sub("", word)
    match = _KAZAKH.search(word)
    if match is None or match.start() < 3:
        return word
    base = word[: match.start()]
    ending = match.group()
    vowel = _LAST_VOWEL.search(base)
    if vowel is None or ending in ("мен", "бен", "пен") or base.endswith(_RUSSIAN_ENDS):
        return base
    back = any(c in "аы" for c in ending)
    fits = vowel.group() in (_BACK if back else _FRONT) or vowel.group() in "иуюяэё"
    return base if fits else word


@lru_cache(maxsize=65_536)
def russian_surname(word: str) -> str:
    """A lower-case Russian surname in the masculine nominative as far as its ending tells: Песковым, Балаевой, Невского."""
    for pattern, ending in ((_SURNAME, ""), (_ADJECTIVE, "ий"), (_CONSONANT_END, "")):
        match = pattern.match(word)
        if match:
            return match.group(1) + ending
    return word


_RUSSIAN_ENDING = re.compile(
    "(?:ого|ему|ому|ыми|ими|ами|ями|ах|ях|ам|ям|ой|ей|ою|ею|ую|юю|ая|яя|ое|ее|ые|ие|ый|ий|ых|их|ым|им|ом|ем|[аеёиоуыэюяйь])$"
)


@lru_cache(maxsize=65_536)
def russian_base(word: str) -> str:
    """What all case forms of a lower-case Russian place or common name share: endings off until three letters stay.

    No word of the language, only a key: Казахстан, Казахстане, Казахстаном are one.
    """
    while True:
        match = _RUSSIAN_ENDING.search(word)
        if match is None or match.start() < 3:
            return word[:-1] if len(word) == 3 and word[-1] in "аыеу" else word
        word = word[: match.start()]


# A family name's own ending, then a case: short endings are taken off only where it shows that the name is over.
_FAMILY_IN_CASE = {
    "uz": re.compile(
        "^(.{2,}(?:[oe]va?|ina?|zoda|iy|ko|qizi|o[ʻ‘'ʼ’`]g[ʻ‘'ʼ’`]li|bek|boy|jon|xon))(?:ning|ni|ga|da|dan|dagi|lar)$"
    ),
    "ky": re.compile(
        "^(.{2,}(?:[ое]ва?|ина?|бек|бай|кул|уулу|кызы|ко))(?:[нтд][ыиуү]н?|[гк][аеоө]|[тд][аеоө]н?|[тд][аеоө]г[ыиуү]|[нтд][аеоө]н)$"
    ),
    "tg": re.compile("^(.{2,}(?:[ое]ва?|ина?|зода))(?:ро|ҳо)$"),
    "tk": re.compile("^(.{2,}(?:[oeý]wa?|ina?))(?:[yi]ň|n[yi]ň|[ae]|n[ae]|[yi]|n[yi]|d[ae]n?|dak[yi])$"),
    "az": re.compile("^(.{2,}(?:[oe]va?|ina?|zadə|oğlu|qızı))(?:n?[ıiuü]n?|y?[aə]|n[aə]|d[aə]n?|dak[ıi])$"),
}
_APOSTROPHE = re.compile("['’ʼ‘][a-zçğıöşüəäňýž]{1,6}$")


def base_form(word: str, language: str | None) -> str:
    """Lower case without case ending, as far as the language is known and its endings can be told."""
    lower = word.lower()
    if language == "kk":
        return kazakh_base(lower)
    if language == "en":
        return re.sub("['’]s?$", "", lower)
    if language in ("tr", "az", "tk"):
        lower = _APOSTROPHE.sub("", lower)  # Erdoğan'ın
    rule = _FAMILY_IN_CASE.get(language or "")
    match = rule.match(lower) if rule else None
    return match.group(1) if match else lower
