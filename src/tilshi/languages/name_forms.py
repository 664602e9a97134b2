"""The keys by which a written word of a name meets the spelling of a table: across spellings, cases and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from .inflection import base_form, russian_base
from .skeletons import skeleton
from .stems import stem
from .tables import strings

__all__ = ["is_russian_form", "is_short", "keys_of_last", "plain", "plain_together", "russian_together", "script_of", "word_key"]

_CAPITALS = "A-ZÇĞİÖŞÜƏÝŇŽА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺЎҲҶӢӮ"
_LETTERS = "a-zçğıöşüəýňžа-яёіїєґәғқңөұүһўҳҷӣӯ"
# АҚШ-тың, АҚШтың, ABD'nin, AQShning: an abbreviation and its ending. The h of Uzbek Sh and Ch is part of a capital.
_ABBREVIATION = re.compile(f"^((?:[{_CAPITALS}]h?){{2,6}})[-‑'’ʼ‘]?[{_LETTERS}]{{1,8}}$")
_MAYBE_SHORT = re.compile(f"[{_CAPITALS}](?![{_LETTERS}])")
_APOSTROPHE = re.compile(f"['’ʼ‘][{_LETTERS}]{{1,8}}$")
# облысында, министрлигине, Bakanlığının: a possessive takes н before the case.
_POSSESSIVE = {
    "kk": re.compile("(?<=[ыі])(?:н|на|не|нда|нде|нан|нен|ндағы|ндегі)$"),
    "ky": re.compile("(?<=[ыиуү])н(?:[аеоө]|[дт][аеоө]н?|[дт][аеоө]г[ыиуү])?$"),
    "tr": re.compile("(?<=[ıiuü])n(?:[ıiuü]n?|[ae]|d[ae]n?|daki|deki)$"),
    "az": re.compile("(?<=[ıiuü])n(?:[ıiuü]n?|[aə]|d[aə]n?|dakı|dəki)$"),
    "tk": re.compile("(?<=[yi])n(?:[yi]ň?|[ae]|d[ae]n?|daky|däki)$"),
}
_CYRILLIC = re.compile("[Ѐ-ԯ]")
# Stand between names and words: no name has them, a skeleton keeps them, and дж before them ends a word.
_NAME, _WORD = "-00-", "-000-"


def script_of(word: str) -> str:
    """Plain spellings meet within one script only: Georgia is no case form of Георгий."""
    return "Cyrl" if _CYRILLIC.search(word) else "Latn"


def is_short(word: str) -> bool:
    """An abbreviation: two to four capitals. Its letters are taken as they are: II is not the EU's İİ, РТ not a case form."""
    return len(word) <= 4 and word.isupper()


@lru_cache(maxsize=65_536)
def plain(word: str, language: str) -> str:
    """The word as written, in the letters of keys."""
    return "=" + word.lower() if is_short(word) else skeleton(word, language)


@lru_cache(maxsize=65_536)
def word_key(word: str, language: str) -> str:
    """What the forms of one word of a name share."""
    if language in ("kk", "en"):
        return plain(base_form(word, language), language)
    if language == "ru":
        if is_short(word):
            return plain(word, language)
        return skeleton(_russian(word), language)
    return skeleton(stem(word, language), language)


def _russian(word: str) -> str:
    """What Russian's case forms of a word share, of each part of it: Ростове-на-Дону, Ростов-на-Дону."""
    return word if is_short(word) else "-".join([russian_base(part) for part in word.lower().replace("ё", "е").split("-")])


def russian_together(names: Sequence[str]) -> list[str]:
    """word_key() of each word of each Russian name."""
    return plain_together([("ru", " ".join([_russian(word) for word in name.split()])) for name in names])


# What a Russian name ends with in the nominative, and what its cases put in the place of it. The first row that fits counts.
_RUSSIAN = tuple(
    (ending, frozenset(cases.split()))
    for ending, cases in (
        ("ский", "ский ского скому ским ском ская ской скую ское ские ских скими"),
        ("цкий", "цкий цкого цкому цким цком цкая цкой цкую цкое цкие цких цкими"),
        ("ская", "ская ской скую"), ("ское", "ское ского скому ским ском"),
        ("ный", "ный ного ному ным ном ная ной ную ное ные ных ными"), ("ая", "ая ой ую"), ("ое", "ое ого ому ым ом"),
        ("ия", "ия ии ию ией"), ("ья", "ья ьи ье ью ьей"), ("а", "а ы и е у ой ою ей"), ("я", "я и е ю ей ею"),
        ("й", "й я ю ем е и"), ("ь", "ь я ю ем ём е и ью"), ("ы", "ы ам ами ах ов"), ("и", "и ей ам ям ами ями ах ях ов ев"),
        ("о", "о а у ом е"), ("е", "е я ю ем"), ("", "а у ом ем е ы и ов ам ами ах"),
    )
)  # fmt: skip


def is_russian_form(written: str, name: str) -> bool:
    """Whether a lower-case word is a case form of a lower-case Russian name: Данией is, данные share but its beginning."""
    parts, of_name = written.replace("ё", "е").split("-"), name.replace("ё", "е").split("-")
    return len(parts) == len(of_name) and all(map(_is_form, parts, of_name))


def _is_form(written: str, name: str) -> bool:
    if written == name:
        return True
    for ending, cases in _RUSSIAN:
        if name.endswith(ending):
            bare = name[: len(name) - len(ending)]
            plural = ending in ("ы", "и") and written == bare  # Филиппины: Филиппин
            return plural or (written.startswith(bare) and written[len(bare) :] in cases)
    return False


@lru_cache(maxsize=65_536)
def keys_of_last(word: str, language: str) -> tuple[str, ...]:
    """Plain spellings the last word of a name may be a case form of, the likeliest first. No other word bends outside Russian."""
    short = None
    if (word[1:2].isupper() or word[1:2] == "h") and (language != "en" or "'" in word or "’" in word):
        short = _ABBREVIATION.match(word)
    if short:
        return (plain(short.group(1), language), skeleton(short.group(1), language))
    found = [word_key(word, language)]
    bare = _APOSTROPHE.sub("", word) if language in ("tr", "az", "tk") else word
    if bare != word:
        found.insert(0, plain(bare, language))
    lower = bare.lower().replace("‘", "ʻ").replace("’", "ʻ").replace("'", "ʻ")
    match = _POSSESSIVE[language].search(lower) if language in _POSSESSIVE else None
    if match:
        found.append(skeleton(lower[: match.start()], language))
    endings = (ending for ending in _case_endings(language) if lower.endswith(ending))
    found += [skeleton(lower[: -len(e)], language) for e in endings if len(lower) - len(e) >= _SHORTEST]
    return tuple(dict.fromkeys(found))


_SHORTEST = 2  # letters left of a name: Ошко
# Endings that the tables of endings lack because a common word may well end so; a name must be in the tables without it.
_OF_NAMES = {
    "uz": ("ga", "ka", "qa", "га", "ка", "қа", "да", "дан", "дек"),
    "ky": ("га", "ге", "го", "гө", "ка", "ке", "ко", "кө"),
    "tk": ("a", "e", "na", "ne"),
    "az": ("a", "ə"),
}


@cache
def _case_endings(language: str) -> tuple[str, ...]:
    """Every case ending of the language's table; what stays must be in the tables. Kazakh has rules of its own."""
    if language in ("kk", "ru", "en"):
        return ()
    return (*strings(language, "endings", "case"), *_OF_NAMES.get(language, ()))


def plain_together(names: Sequence[tuple[str, str]]) -> list[str]:
    """plain() of each word of each (language, name): one skeleton a language and script, which takes a tenth of the time."""
    groups: dict[tuple[str, str], list[int]] = {}
    for number, (language, name) in enumerate(names):
        groups.setdefault((language, script_of(name)), []).append(number)
    found = [""] * len(names)
    for (language, _), numbers in groups.items():
        joined = _NAME.join([names[n][1] for n in numbers]).replace(" ", _WORD)
        keys = skeleton(joined, language).replace(_WORD, " ").split(_NAME)
        for number, key in zip(numbers, keys, strict=True):
            name = names[number][1]
            if _MAYBE_SHORT.search(name):
                key = " ".join([plain(word, language) for word in name.split()])
            found[number] = key if "  " not in key else " ".join(key.split())  # & between words leaves nothing
    return found
