"""What may follow a word of the lexicon within one token, and in which letters words are compared.

An ending is tried only after a word the lexicon knows, so it cannot cut an unknown word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import TypeAlias
from unicodedata import combining, normalize

from .kazakh_endings import kazakh_ending
from .russian_endings import russian_forms, short_start_endings

__all__ = ["Ends", "after_short_start", "comparable", "forms"]

Ends: TypeAlias = Callable[[str, int], bool]
"""Whether what follows the position in the word is an ending of what stands before it."""

# In folded spellings (folded below: ң→н, ө→о, ү→у, ş→s, ı→i, ə→a, ý→y): plural, possessive, case, predicate, in this order.
# What begins with a vowel follows a consonant, and the other way round. Kazakh has stricter rules: kazakh_endings.py.
_KYRGYZ = (
    r"(?:лар|лер|лор|дар|дер|дор|тар|тер|тор)?"
    r"(?:(?<=[аеоуыиэяюё])(?:сы|си|су|быз|биз|буз)|(?<![аеоыиэяё])(?:ы|и|у|ыбыз|ибиз|убуз))?"
    r"(?:нын|нин|нун|дын|дин|дун|тын|тин|тун|га|ге|го|ка|ке|ко|на|не|но|ны|ни|ну|ды|ди|ду|ты|ти|ту|(?<=[ыиу])н"
    r"|нда|нде|ндо|да|де|до|та|те|то|дан|ден|дон|тан|тен|тон|нан|нен|нон|лык|лик|лук|дык|дик|дук|тык|тик|тук"
    r"|(?:н?[дт][аео]|ындаг|индег|ундаг)?[гк][ыиу]|нча|нче)?"
    r"(?:лар|лер|лор|дар|дер|дор)?(?:нын|нин|нун|га|ге|го|ны|ни|ну|да|де|до|дан|ден|дон)?"
)
_UZBEK = (
    r"(?:lar)?(?:(?<=[aeiou])(?:si|miz|ngiz)|(?<![aeiou])(?:i|imiz|ingiz))?"
    r"(?:ning|ni|ga|ka|qa|da|dan|dagi|gi|gacha|lik)?(?:lar|lari)?(?:ning|ni|ga|da|dan|dir|mi)?"
)
_TURKISH = (
    r"(?:lar|ler)?"
    r"(?:(?<=[aeiou])(?:si|su|miz|muz|niz|nuz)|(?<![aeiou])(?:i|u|imiz|umuz|iniz|unuz))?"
    r"(?:(?<=[aeiou])(?:nin|nun|yi|yu|ni|nu|ya|ye|na|ne|yla|yle)|(?<![aeiou])(?:in|un|i|u|a|e|la|le)"
    r"|n?d[ae]n?|t[ae]n?|lik|luk|n?d[ae]ki|taki|teki)?"
    r"(?:lar|ler)?(?:n?in|ni|na|ne|da|de|dan|den|dir|dur|tir|tur)?"
)
_AZERBAIJANI = (
    r"(?:li|lu)?(?:lar)?(?:(?<=[aeiou])(?:si|su|miz|muz)|(?<![aeiou])(?:i|u|imiz|umuz|iniz|unuz))?"
    r"(?:(?<=[aeiou])(?:nin|nun|ni|nu|ya|na)|(?<![aeiou])(?:in|un|i|u|a)|n?dan?|la|lik|luk|n?daki)?(?:lar)?(?:in|i|da|dan|dir|dur)?"
)
_TURKMEN = (
    r"(?:ly|li)?(?:lar|ler)?(?:(?<=[aeiouy])(?:sy|si)|(?<![aeiou])(?:y|i|u|ymyz|imiz))?"
    r"(?:nyn|nin|yn|in|ny|ni|y|i|na|ne|a|e|ynda|inde|n?d[ae]n?|yndan|inden|lyk|lik|n?daky|n?daki)?"
    r"(?:lar|ler)?(?:yn|in|y|i|da|de|dan|den|dyr|dir)?"
)
# degree; plural; izofat or "a certain"; whose; object, "and", "is"
_TAJIK = r"(?:тарин|тар)?(?:хо|он|гон|ен|вон)?(?:е?и|йи|ии|е)?(?:аш|яш|ат|ашон|яшон|шон|амон|атон)?(?:ро|ю|у|ву|анд|аст|ст)?"

_ENDINGS = {"ky": _KYRGYZ, "uz": _UZBEK, "tr": _TURKISH, "az": _AZERBAIJANI, "tk": _TURKMEN, "tg": _TAJIK}

# Verbs of few letters in the Turkic languages: past, participles, gerund, infinitive, with voice and negation.
_CYRILLIC_VERB = (
    r"(?:[ыиу]?[лнт]|[тд][ыиу]р)?(?:[пбм][аео])?"
    r"(?:[тд][ыиу](?:м|к|лар)?|[гк][аео]н\w{0,6}|[ыиу]?п(?:ты|ти|ту)?|уу\w{0,5}|[аей](?:т|ды|ди)\w{0,4}|[ыиу]?ш\w{0,4})"
)
_LATIN_VERB = (
    r"(?:[iu]?[lnt]|[td][iu]r)?(?:m[ae]y?)?"
    r"(?:[td][iu]\w{0,4}|[gk][ae]n\w{0,6}|m[iu]s\w{0,4}|i?b|i?p|y?[ae]c[ae][kg]\w{0,4}|i?yor\w{0,4}|m[ae][kq]\w{0,4}|ish\w{0,4})"
)
_SOFTENED = {"к": "г", "қ": "ғ", "п": "б", "k": "gğ", "p": "b", "q": "gğ", "t": "d", "ç": "c"}
_SOFTENING = ("kk", "ky", "uz", "tr", "az", "tk")
LONG_START = 5  # letters: a starred beginning this long may go on as it likes (школьн*), a shorter one only into an ending (рек*)

_ENGLISH_SHORT = frozenset({"", "s", "es"}) | {"d", "ed", "ing", "er", "ers"}


def forms(word: str, language: str) -> tuple[tuple[str, Ends], ...]:
    """Beginnings that the forms of a comparable word share, each with the test for what may follow."""
    if language == "ru":
        return tuple((base, partial(_one_of, endings)) for base, endings in russian_forms(word))
    if language == "en":
        plural = ((word[:-1], partial(_one_of, frozenset({"ies"}))),) if word.endswith("y") and len(word) > 3 else ()
        hissing = word.endswith(("s", "x", "z", "ch", "sh", "o"))
        return ((word, partial(_one_of, frozenset({"", "es" if hissing else "s"}))), *plural)
    ends = kazakh_ending if language == "kk" else _pattern_test(_ENDINGS.get(language, ""))
    return tuple((spelling, ends) for spelling in (word, *_softened(word, language)))


def after_short_start(language: str) -> Ends:
    """What may follow a starred beginning of fewer than LONG_START letters."""
    if language == "ru":
        return partial(_one_of, short_start_endings())
    if language == "en":
        return partial(_one_of, _ENGLISH_SHORT)
    verb = _pattern_test(_CYRILLIC_VERB if language in ("kk", "ky") else _LATIN_VERB)
    noun = kazakh_ending if language == "kk" else _pattern_test(_ENDINGS.get(language, ""))
    return lambda word, cut: noun(word, cut) or (cut > 2 and language != "tg" and verb(word, cut))


def _one_of(endings: frozenset[str], word: str, cut: int) -> bool:
    return word[cut:] in endings


@cache
def _pattern_test(rules: str) -> Ends:
    pattern = re.compile(rules)

    def ends(word: str, cut: int) -> bool:
        head = _folded(word[:cut])
        return pattern.fullmatch(head + _folded(word[cut:]), len(head)) is not None

    return ends


def _softened(word: str, language: str) -> tuple[str, ...]:
    """Spellings of a word whose last sound softens before a vowel: мектеп, мектеб(і); kitap, kitab(ı); çocuk, çocuğ(u)."""
    if language not in _SOFTENING or len(word) < 4:
        return ()
    return tuple(word[:-1] + soft for soft in _SOFTENED.get(word[-1], ""))


# Apostrophes that Uzbek writes in o' and g'; the one inside a word (ma'lumot) is left out by half the press.
_APOSTROPHES = "’'ʼʻ‘`ʹ"
_UZBEK_LETTER = re.compile(f"(?<=[og])[{_APOSTROPHES}]")
_DROPPED = {ord(sign): None for sign in _APOSTROPHES + "\u0307"}
_LETTERS = str.maketrans({"ё": "е", "ӣ": "и", "ӯ": "у"})
_UZBEK_CYRILLIC = "а б в г д е з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ё ж ў қ ғ ҳ"
_UZBEK_LATIN = "a b v g d e z i y k l m n o p r s t u f x ts ch sh sh - i - e yu ya yo j oʻ q gʻ h"
_UZBEK_TABLE = str.maketrans(
    {c: latin.strip("-") for c, latin in zip(_UZBEK_CYRILLIC.split(), _UZBEK_LATIN.split(), strict=True)}
)


def comparable(word: str, language: str) -> str:
    """The word in lower case in the one spelling in which it is compared; letters of the language stay apart (қол, көл)."""
    lower = word.lower()
    if language == "uz":
        lower = _UZBEK_LETTER.sub("ʻ", lower.translate(_UZBEK_TABLE))
        return "".join(c for i, c in enumerate(lower) if ord(c) not in _DROPPED or (c == "ʻ" and i and lower[i - 1] in "og"))
    if language == "en":
        lower = re.sub(f"[{_APOSTROPHES}]s?$", "", lower)
    return lower.translate(_DROPPED).translate(_LETTERS)


_FOLD = str.maketrans("ңөүіәұқғҳı", "ноуиаукгхi") | {ord("ə"): "a"} | _DROPPED


def _folded(text: str) -> str:
    """Letters in which the tables of endings are written: without harmony and marks."""
    plain = text.translate(_FOLD)
    if plain.isascii():
        return plain
    return "".join(mark for mark in normalize("NFD", plain.replace("й", "\0")) if not combining(mark)).replace("\0", "й")
