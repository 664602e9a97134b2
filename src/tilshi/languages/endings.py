"""Case, number and person endings a lexicon word may carry in the agglutinative languages and Tajik.

Wider than a stemmer's rules on purpose: an ending is tried only after a word the lexicon knows, so it cannot cut an unknown word.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, normalize

from Stemmer import Stemmer

# In folded spellings (folded_word below: қ→к, ғ→г, ң→н, ә→а, ө→о, ү ұ→у, і→и, ы stays; ş→s, ı→i, ə→a, ý→y); plural,
# possessive, case, predicate, in this order.
_KAZAKH = (
    r"(?:лар|лер|дар|дер|тар|тер)?"
    r"(?:ым|им|ын|ин|ыныз|иниз|ымыз|имиз|ы|и|сы|си|м|н|мыз|миз|ныз|низ)?"
    r"(?:нын|нин|дын|дин|тын|тин|на|не|га|ге|ка|ке|а|е|ны|ни|ды|ди|ты|ти|н|нда|нде|да|де|та|те"
    r"|нан|нен|дан|ден|тан|тен|мен|бен|пен|ша|ше|дагы|деги|тагы|теги|ндагы|ндеги|лык|лик|дык|дик|тык|тик|лы"
    r"|ли|ды|ди|ты|ти|сыз|сиз|дай|дей|тай|тей)?"
    r"(?:нын|нин|дын|дин|тын|тин|га|ге|ка|ке|ны|ни|да|де|нан|нен|мен|ы|и|сы|си|лар|лер|дар|дер|тар|тер)?"
)
_KYRGYZ = (
    r"(?:лар|лер|лор|дар|дер|дор|тар|тер|тор)?"
    r"(?:ым|им|ум|ын|ин|ун|ы|и|у|сы|си|су|ыбыз|ибиз|убуз|быз|биз|м|н)?"
    r"(?:нын|нин|нун|дын|дин|дун|тын|тин|тун|га|ге|го|ка|ке|ко|на|не|но|а|е|о|ны|ни|ну|ды|ди|ду|ты|ти|ту|н"
    r"|нда|нде|ндо|да|де|до|та|те|то|дан|ден|дон|тан|тен|тон|нан|нен|нон|луу|дуу|туу|лык|лик|лук|дык|дик|дук"
    r"|тык|тик|тук|дагы|деги|догу|нча|ча|че|чо)?"
    r"(?:нын|нин|нун|га|ге|го|ны|ни|ну|да|де|до|дан|ден|дон|ы|и|у|сы|си|су|лар|лер|лор|дар|дер|дор)?"
)
_UZBEK = (
    r"(?:lar)?(?:im|ing|i|si|imiz|ingiz|miz|ngiz|m|ng)?(?:ning|ni|ga|ka|qa|da|dan|dagi|gacha|cha|li|lik|siz|day|dek)?"
    r"(?:ning|ni|ga|da|dan|i|si|lar|lari|dir|mi|chi)?"
)
_TURKISH = (
    r"(?:lar|ler)?(?:im|um|in|un|i|u|si|su|imiz|umuz|iniz|unuz|miz|muz|niz|nuz|m|n|y)?"
    r"(?:nin|nun|in|un|ni|nu|yi|yu|i|u|na|ne|ya|ye|a|e|nda|nde|da|de|ta|te|ndan|nden|dan|den|tan|ten|la|le"
    r"|yla|yle|li|lu|lik|luk|siz|suz|daki|deki|taki|teki|ndaki|ndeki|ca|ce)?"
    r"(?:nin|nun|ni|nu|na|ne|i|u|si|su|da|de|dan|den|lar|ler|lari|leri|dir|dur|tir|tur)?"
)
_AZERBAIJANI = (
    r"(?:lar|lar)?(?:im|um|in|un|i|u|si|su|imiz|umuz|iniz|unuz|miz|muz|m|n)?"
    r"(?:nin|nun|in|un|ni|nu|i|u|na|ya|a|nda|da|ndan|dan|la|li|lu|lik|luk|siz|suz|daki|ndaki|ca)?(?:nin|ni|na"
    r"|i|da|dan|lar|lari|dir|dur)?"
)
_TURKMEN = (
    r"(?:lar|ler)?(?:im|um|in|un|y|i|u|sy|si|ymyz|imiz|m|n)?"
    r"(?:nyn|nin|yn|in|ny|ni|y|i|na|ne|a|e|ynda|inde|nda|nde|da|de|yndan|inden|ndan|nden|dan|den|ly|li|lyk"
    r"|lik|daky|daki|ndaky|ndaki|ca|ce)?"
    r"(?:nyn|nin|ny|ni|na|ne|y|i|sy|si|da|de|dan|den|lar|ler|lary|leri|dyr|dir)?"
)
_TAJIK = r"(?:хо|он|гон|ён)?(?:и|еи|йи|и)?(?:ро|ю|у|ву|яш|аш|шон|амон|ам|ат|е|анд|аст)?"

_ENDINGS = {
    "kk": _KAZAKH,
    "ky": _KYRGYZ,
    "uz": _UZBEK,
    "tr": _TURKISH,
    "az": _AZERBAIJANI,
    "tk": _TURKMEN,
    "tg": _TAJIK,
}

_VOICED = {"к": "г", "п": "б", "k": "g", "p": "b", "q": "g", "t": "d"}
_SOFTENING = ("kk", "ky", "uz", "tr", "az", "tk")


@cache
def ending_pattern(language: str) -> re.Pattern[str] | None:
    """What may follow a word of `language` within one token, on folded spellings; None where stems are enough."""
    rules = _ENDINGS.get(language)
    return re.compile(rules) if rules else None


def voiced(word: str, language: str) -> tuple[str, ...]:
    """The other spelling of a folded word whose last sound softens before a vowel: мектеп → мектеб(і), kitap → kitab(ı)."""
    if language not in _SOFTENING or len(word) < 4 or word[-1] not in _VOICED:
        return ()
    return (word[:-1] + _VOICED[word[-1]],)


# One letter for what keyboards and tongues write differently. Cyrillic letters of Kazakh, Kyrgyz, Tajik; Latin ones
# without a mark
# that NFD could take off; apostrophes of Uzbek go.
_FOLD = str.maketrans(
    "қғңәөүұіһёӣӯҷҳўєїѕђщъəıłøđß",
    "кгнаоууихеиужхуеисдшьailods",
) | {ord(sign): None for sign in "’'ʼʻ‘`ʹ\u0307"}

# Uzbek in Cyrillic is looked up by its Latin spelling.
_UZBEK_LATIN = {ord("ъ"): None, ord("ь"): None} | {
    ord(cyrillic): latin
    for cyrillic, latin in zip(
        "абвгдезийклмнопрстуфхцчшыэюяёжўқғҳ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "x",
            "ts",
            "ch",
            "sh",
            "i",
            "e",
            "yu",
            "ya",
            "yo",
            "j",
            "o",
            "q",
            "g",
            "h",
        ],
        strict=True,
    )
}


def folded_word(word: str, language: str) -> str:
    """The word in lower case with the letters folded together that one tongue writes in several ways."""
    lower = word.lower()
    if lower.isascii() and lower.isalnum():
        return lower
    if language == "uz":
        lower = lower.translate(_UZBEK_LATIN)
    plain = lower.translate(_FOLD)
    if plain.isascii():
        return plain
    kept = "".join(mark for mark in normalize("NFD", plain.replace("й", "\0")) if not combining(mark))
    return kept.replace("\0", "й")


@cache
def _stemmer(language: str) -> Stemmer:
    return Stemmer({"ru": "russian", "en": "english"}[language], 0)


def stemmed_word(word: str, language: str) -> str:
    """The folded stem where a stemmer serves better than a table of endings (Russian, English), else the folded word."""
    if language in ("ru", "en"):
        return str(_stemmer(language).stemWord(folded_word(word, language)))
    return folded_word(word, language)
