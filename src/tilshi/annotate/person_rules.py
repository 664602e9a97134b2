"""Persons by rule: given names, family names by their endings, initials, posts before a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..languages.gazetteer import place_named
from ..languages.inflection import base_form, russian_surname
from ..languages.keys import given_name, is_patronymic
from ..languages.stems import stem
from .capital_words import Word
from .name_words import is_head, is_plain, is_title

__all__ = ["is_personal", "is_surname", "part_of_person", "person_at"]

_SURNAME = re.compile(
    "(?:[аеиоуы]?[оеё]ва?|[иы]на?|ский|ская|цкий|цкая|енко|ұлы|қызы|дзе|швили|я?зода|заде|"
    "[oe]va?|yeva?|[aeiouəı]ina?|sky|skiy|skaya|enko|uly|kyzy|qızı|gyzy|zoda|zad[eə]|o[gğ]lu|[oe]w|owa|ewa|yan)$"
)
_STRONG = re.compile("(?:[оеё]ва?|ский|ская|енко|ұлы|қызы|[oe]va?|yeva?|sky|skaya|enko|[oeýa]wa?|z[ao]d[aeə])$")
# A sentence's first word has a capital anyway: only the endings no common word has.
_SURE = {
    "en": re.compile("[a-z]{3}(?:[oe]v|[oe]va|yeva?|enko)$"),
    "ru": re.compile("$^"),  # рублёва, корова: the tagger's matter
    "kk": re.compile("$^"),
}
_SURE_ELSEWHERE = re.compile("(?:[а-яөүңҳҷқғӣӯ]{3}(?:[ое]ва?)|[a-zçəğıöşüňýž]{3}(?:[oe]va?|yeva?|[oeý]wa?))$")
# Languages whose names take case endings that stem() knows.
_UNTITLED = ("tg", "tk", "az", "tr")  # languages whose posts no table has, or that write them with a capital
_NO_ENDING = ("tr",)  # family names there are common words: Hakan Demir
_BENT = ("uz", "ky", "tg", "tk", "az", "tr")


def person_at(words: Sequence[Word], start: int, end: int, language: str) -> int:
    """How many words of a person's name begin at `start`; 0 when none does. `end`: where the capitals end."""
    size = 1
    while start + size < end and size < 4 and not _breaks(words, start, start + size, language):
        size += 1
    while size > 2 and not is_personal(words[start + size - 1].text, language):
        if size == 3 and given_name(words[start + 1].text, language):
            break  # Recep Tayyip Erdoğan: after two given names the family name needs no ending
        size -= 1
    texts = [w.text for w in words[start : start + size]]
    titled = start > 0 and words[start].joined and is_title(words[start - 1].text, language)
    if size == 1:
        return _single(words[start], titled, language)
    if texts[0].isupper() and len(texts[0]) > 1 and not texts[1].isupper():
        return 0
    if any(is_head(t, language) or is_plain(t, language) for t in texts):
        return 0
    first_given = given_name(texts[0], language) is not None
    last_given = given_name(texts[-1], language) is not None
    initials = len(texts[0]) == 1
    untold = words[start].opens or language in _UNTITLED
    if untold and not (first_given or initials or is_surname(texts[0], language)) and _given_inside(texts, language):
        return 0  # Bakan Mehmet Yılmaz: a post has the capital of the sentence
    if all(len(t) == 1 for t in texts):
        return 0
    surname = any(is_surname(t, language) for t in texts[:3])
    if first_given or last_given or initials or titled or is_patronymic(texts[-1]):
        return size
    if surname and size == 2 and (is_surname(texts[1], language) or not words[start].opens):
        return 2
    return 0


def _given_inside(texts: Sequence[str], language: str) -> bool:
    return any(given_name(t, language) for t in texts[1:])


def _breaks(words: Sequence[Word], start: int, index: int, language: str) -> bool:
    word = words[index].text
    before = words[index - 1].text
    if (len(word) > 1 and word.isupper() and not before.isupper()) or is_title(word, language):
        return True
    if len(word) > 1 and given_name(word, language) and is_surname(before, language) and not given_name(before, language):
        return index - 1 > start  # İlham Əliyev, Vladimir Putin: the next person begins
    return not is_personal(word, language) and place_named((word,), language) is not None


def _single(word: Word, titled: bool, language: str) -> int:
    if is_head(word.text, language) or is_plain(word.text, language):
        return 0
    if len(word.text) < 3 or any(c.isdigit() for c in word.text) or word.text.isupper():
        return 0
    if word.opens:
        sure = _SURE.get(language, _SURE_ELSEWHERE)
        return int(any(sure.search(base) is not None for base in _bases(word.text, language)))
    if titled:
        return 1
    if len(word.text) > 4 and any(_STRONG.search(base) for base in _bases(word.text, language)):
        return 1
    return 1 if given_name(word.text, language) and language != "en" else 0


@lru_cache(maxsize=65_536)
def is_surname(word: str, language: str) -> bool:
    """Whether the word ends as family names of the region do, in any case form."""
    return len(word) > 3 and word[0].isupper() and any(_SURNAME.search(base) for base in _bases(word, language))


def is_personal(word: str, language: str) -> bool:
    """A family name, a father's or a given name."""
    return is_surname(word, language) or is_patronymic(word) or given_name(word, language) is not None


def _bases(word: str, language: str) -> tuple[str, ...]:
    base = base_form(word, language)
    if language == "ru":
        return (russian_surname(base),)
    return (base, stem(word, language)) if language in _BENT else (base,)


def part_of_person(words: Sequence[Word], start: int, stop: int, end: int, language: str) -> bool:
    """Дінмұхамед Қонаев, Дана Алматова: the place named by words[start:stop] is a word inside a person's name."""
    if stop - start > 1:
        return False
    after = words[stop].text if stop < end else ""
    before = words[start - 1].text if start and words[start].joined and words[start - 1].capital else ""
    return bool(
        (after and given_name(words[start].text, language) and (is_surname(after, language) or language in _NO_ENDING))
        or (before and given_name(before, language))
    )
