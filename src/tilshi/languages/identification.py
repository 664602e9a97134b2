"""Which language and script a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from unicodedata import name as letter_name

from .latin_kazakh import share_of_kazakh
from .short_texts import language_of_few, statistical
from .tables import LANGUAGES, strings

__all__ = ["Identified", "identify"]

# Languages a newsroom of the region meets beside its own nine: told apart so that they are never taken for ours.
_NEIGHBOURS = (
    "ar",
    "ba",
    "be",
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "es",
    "fa",
    "fi",
    "fr",
    "he",
    "hi",
    "hu",
    "hy",
    "it",
    "ja",
    "ka",
    "ko",
    "mk",
    "mn",
    "nl",
    "no",
    "pl",
    "ps",
    "pt",
    "ro",
    "sk",
    "sl",
    "sr",
    "sv",
    "tt",
    "ug",
    "uk",
    "ur",
    "zh",
)
_CHOICES = (*LANGUAGES, *_NEIGHBOURS)
_SHORT = 5  # words: fewer are too few for statistics alone, see short_texts
_READ = 600  # code points are enough to tell; a whole book takes no longer than a page
_SCRIPTS = {"CYRILLIC": "Cyrl", "LATIN": "Latn", "ARABIC": "Arab", "HEBREW": "Hebr", "GEORGIAN": "Geor",
            "ARMENIAN": "Armn",
            "GREEK": "Grek", "HANGUL": "Kore", "CJK": "Hani", "HIRAGANA": "Jpan",
            "KATAKANA": "Jpan", "DEVANAGARI": "Deva"}  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*['ʻ‘]?")
_UZBEK_MARK = re.compile("[og][ʻ‘’'`ʼ]")
_MARK_OF_2017 = re.compile("[anscyi][’'`ʼ]")  # Qazaqstannyn' jan'a
_NOISE = re.compile(r"https?://\S+|\b\S+@\S+|[\w.-]+\.(?:kz|com|org|uz|kg|ru|net)\b|[@#]\w+")


class Identified(NamedTuple):
    """`language`: BCP 47, "und" when unknown. `script`: ISO 15924, "Zyyy" without letters. `confidence`: 0..1."""

    language: str
    script: str
    confidence: float


def identify(text: str, hint: str | None = None) -> Identified:
    """The language most of the text is in. `hint`, a language tag, decides only where the text itself does not."""
    clean = _NOISE.sub(" ", text[:_READ])
    script = _script(clean)
    words = _WORD.findall(clean.lower())
    hinted = (hint or "").lower().replace("_", "-").split("-")[0]
    if not words:
        return Identified("und", script, 0.0)
    language, confidence = _language(clean, words, script)
    if hinted in LANGUAGES and hinted != language and confidence < 0.6 and _may_be(hinted, script):
        return Identified(hinted, script, 0.5)
    return Identified(language, script, round(confidence, 3))


# Neighbours whose alphabets lack ы, э and ё, which few Russian sentences do.
_WITHOUT_YERU = ("bg", "mk", "sr", "uk")


def _language(text: str, words: list[str], script: str) -> tuple[str, float]:
    if script == "Latn":
        kazakh = _latin_kazakh(words, set("".join(words)))
        if kazakh:
            return "kk", kazakh
    if script == "Cyrl":
        uzbek, tajik = _share_cyrillic("uz", words), _share_cyrillic("tg", words)
        if uzbek > 0.06 and uzbek > tajik and _counts(words, "ўҳ"):
            return "uz", min(1.0, 0.6 + uzbek)
    if len(words) < _SHORT and script in ("Cyrl", "Latn"):
        return language_of_few(text, words, script)
    guess, confidence = statistical(_CHOICES).classify(text)
    if guess in _WITHOUT_YERU and any(c in word for word in words for c in "ыэё"):
        guess, confidence = statistical(LANGUAGES).classify(text)
    if not _may_be(guess, script):
        return "und", 0.0
    return guess, float(confidence)


def _script(text: str) -> str:
    counts: dict[str, int] = {}
    for letter in _LETTER.findall(text[:300]):
        key = _script_of(letter)
        counts[key] = counts.get(key, 0) + 1
    return max(counts, key=lambda s: counts[s]) if counts else "Zyyy"


@cache
def _script_of(letter: str) -> str:
    return _SCRIPTS.get(letter_name(letter, "").split(" ")[0].split("-")[0], "Zzzz")


def _may_be(language: str, script: str) -> bool:
    if language in ("ru", "ky", "tg"):
        return script == "Cyrl"
    if language in ("en", "tr", "az", "tk"):
        return script == "Latn" or (language == "az" and script in ("Arab", "Cyrl")) or (language == "tk" and script == "Cyrl")
    return script in ("Cyrl", "Latn", "Arab")


def _counts(words: list[str], letters: str) -> int:
    joined = "".join(words)
    return sum(joined.count(letter) for letter in letters)


def _latin_kazakh(words: list[str], letters: set[str]) -> float:
    """How surely the words are Kazakh in Latin letters, 0 where they are not.

    Of SIB-200 put into Latin letters 97.8 % of sentences have a share above .18, of Uzbek 1 %, of Turkmen, Azerbaijani and
    Turkish .4 % and less (2026-11); letters and apostrophes that only some of the alphabets have move the line.
    """
    if letters & set("əžň"):
        return 0.0
    share = share_of_kazakh(words)
    if "q" in letters and letters & set("ūñğńǵ") and not letters & set("cçxw"):
        least = 0.08
    elif len(words) < _SHORT:
        least = 0.3
    else:
        joined = " ".join(words)
        uzbek = _UZBEK_MARK.search(joined) and not _MARK_OF_2017.search(joined)
        least = 0.25 if uzbek else 0.18 if letters & set("çýw") else 0.14
    return min(1.0, 0.6 + share) if share > least else 0.0


_CYRILLIC_WORDS = {"uz": "cyrillic", "tg": "words"}  # the part of function_words.toml in Cyrillic letters


@cache
def _frequent(language: str) -> frozenset[str]:
    return frozenset(strings(language, "function_words", _CYRILLIC_WORDS[language]))


def _share_cyrillic(language: str, words: list[str]) -> float:
    return sum(word in _frequent(language) for word in words) / len(words)
