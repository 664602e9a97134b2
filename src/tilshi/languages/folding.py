"""Folding for search: letters that readers type for one another become one, and names of one place one term."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from .gazetteer import search_term
from .skeletons import skeleton
from .stems import stem
from .words import tokens

__all__ = ["fold", "index_terms"]

_FOLDED = str.maketrans(dict(zip("әғқңөұүіһёўҳҷӣӯґїєҗəı", "агкноууихеухчиугиежai", strict=True)) | dict.fromkeys("ʻʼ‘’'`ʹ´"))
_MARKS = re.compile("[\u0300-\u036f]")
_FEMININE = re.compile("([oe]v)a$")  # Balayeva, Балаеваның: as the Russian stemmer leaves Балаевой
_NOT_TERM = re.compile(r"[^0-9a-z]")


@lru_cache(maxsize=131_072)
def fold(word: str) -> str:
    """Lower case without what keyboards lack: қ is к, ә is а, ё is е, ş is s, apostrophes are out.

    The script stays. Idempotent.
    """
    lower = word.lower().translate(_FOLDED)
    if lower.isascii():
        return lower
    apart = normalize("NFD", lower.replace("й", "\ue000"))  # й is a letter, not и with a mark
    return normalize("NFC", _MARKS.sub("", apart).replace("\ue000", "й")).translate(_FOLDED)


def index_terms(text: str, language: str) -> list[str]:
    """What search indexes and what a query becomes, one term a word, in order: lower-case ASCII letters and digits.

    A term is the stem in the alphabet of name keys, so a word meets itself over Cyrillic and Latin; a known place or
    organisation of one word becomes its English name in every language (қазақстанға, Казахстане: kazakhstan).
    """
    terms = (_term(token.text, language) for token in tokens(text))
    return [term for term in terms if term]


@lru_cache(maxsize=262_144)
def _term(word: str, language: str) -> str:
    known = None if word[0].isdigit() else search_term(word, language)
    return known or _FEMININE.sub(r"\1", _NOT_TERM.sub("", skeleton(stem(word, language))))
