"""Keys: what stands for a named entity in every language, script and case."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from anyascii import anyascii

from .gazetteer import organisation_named, place_named
from .inflection import base_form, kazakh_base, russian_base, russian_surname
from .kazakh import kazakh_stem
from .skeletons import skeleton
from .tables import strings, table

__all__ = ["family_key", "given_name", "is_patronymic", "name_key", "same_entity"]

_WORD = re.compile(r"[^\W_]+(?:['’ʻʼ‘`\-‑][^\W_]+)*[ʻ‘]?")
_PATRONYMIC = re.compile(
    "(?:[оеё]вич(?:а|у|ем|е)?|[оеё]вн(?:а|ы|е|ой|у)|ични?ч?(?:на|ны|не|ной|ну)|ильич(?:а|у|ом|е)?"
    "|ұлы|улы|қызы|кызы|ўғли|қизи|уулу|оглу|оғлу)(?:ның|нің|ға|ге|на|не|ны|ні|н|мен|нан|да)?$"
    "|(?:.[oe]vich|.[oe]vna|uly|ūly|kyzy|qyzy|oglu|oğlu|oʻgʻli|o'g'li|o‘g‘li|qizi|qızı|uulu)$"
)
_ADJECTIVE = re.compile("(.{3,}?)(?:ин)?ск(?:ий|ая|ое|ие|ого|ой|ому|им|ом|ую|их)$")
_VOWELS = "aeiou"
_QUOTED = re.compile('[«“"„‹]([^»”"“›]{2,60})[»”"“›]')


@lru_cache(maxsize=65_536)
def name_key(text: str, language: str | None = None, type: str | None = None) -> str:
    """The key: "person:erlan_karin", "person:karin", "place:KZ", "place:almati", "organisation:tass": stable, readable ASCII.

    `type` is a NameType; without it the gazetteer tells places and organisations, and the rest are persons.
    A person's key is given name and family name, both without what cases and gender add, or the family name alone;
    an initial stands where only an initial is written (person:e_karin). same_entity() compares such keys.
    """
    words = tuple(_WORD.findall(text))
    if not words:
        return _key(type or "person", "", text or "-")
    if type in (None, "place"):
        place = place_named(words, language or "en")
        if place is not None:
            return f"place:{place.key}"
    if type in (None, "organisation"):
        organisation = organisation_named(words, language or "en")
        if organisation is not None:
            return f"organisation:{organisation.key}"
    if type == "place":
        telling = [w for w in words if _bare(w, language) not in _place_kinds()] or list(words)
        beside = language == "ru" and len(telling) < len(words)  # the word for the kind of place stands beside it
        return _key("place", "_".join(_of_adjective(w) if beside else _bare(w, language) for w in telling), text)
    if type == "organisation":
        return _key("organisation", _organisation(text, words, language), text)
    return _key("person", _person(words, language), text)


def _key(kind: str, core: str, text: str) -> str:
    """Letters that no table and no romanisation knows stand by their numbers: two such names must not be one."""
    return f"{kind}:{core}" if core.strip("_-") else f"{kind}:" + "".join(f"{ord(c):x}" for c in text[:8] or "-")


def same_entity(one: str, other: str) -> bool:
    """Whether two keys can stand for one entity: equal, or persons of one family name whose given names do not clash."""
    if one == other:
        return True
    if not (one.startswith("person:") and other.startswith("person:")):
        return False
    given, _, family = one[7:].rpartition("_")
    given2, _, family2 = other[7:].rpartition("_")
    if family != family2:
        return False
    short, long = sorted((given, given2), key=len)
    return not short or (len(short) == 1 and long.startswith(short))


# ---- persons


def _person(words: tuple[str, ...], language: str | None) -> str:
    kept = [w for w in words if not is_patronymic(w)]
    if len(kept) < 2 <= len(words) or not kept:
        kept = list(words[:2])  # Сүйінбай Аронұлы: the father's name is all the family name there is
    if len(kept) == 1:
        return given_name(kept[0], language) or _family(kept[0], language)
    first, last = kept[0], kept[-1]
    if len(last) == 1 or (given_name(last, language) and not given_name(first, language)):
        first, last = last, first
    given = skeleton(first, language)[:1] if len(first) == 1 else given_name(first, language) or _given(first, language)
    return f"{given}_{_family(last, language)}"


def is_patronymic(word: str) -> bool:
    """Кемелевич, Кемелұлы, qizi: a father's name by its ending, in any case."""
    return len(word) > 2 and _PATRONYMIC.search(word.lower()) is not None


def given_name(word: str, language: str | None = None) -> str | None:
    """The key of a known given name in whatever case it stands, or None."""
    index = _given_names()
    written = skeleton(word, language)
    plain = index.get(written)
    if plain or language == "en":
        return plain
    if "-" in word:
        parts = [given_name(part, language) for part in word.split("-") if part]
        return "-".join(part for part in parts if part) if parts and all(parts) else None
    if language != "ru":
        return index.get(skeleton(base_form(word, language), language))
    bare = _given(word, language)
    return _bare_given_names().get(bare) if bare != written else None


def _given(word: str, language: str | None) -> str:
    lower = base_form(word, language)
    if language == "ru" and len(lower) > 4:
        lower = re.sub("(?:ом|ем|ой|ей|ью)$", "", lower)
    return _reduced(skeleton(lower, language))


def _family(word: str, language: str | None) -> str:
    lower = base_form(word, language)
    if any("Ѐ" <= c <= "ԯ" for c in lower):
        lower = russian_surname(lower)
    return _reduced(re.sub("(ov|ev|in|sk)(?:a|aia)$", r"\1", skeleton(lower, language)))


def _reduced(word: str) -> str:
    """Without final vowels, which cases and genders change; three letters stay."""
    bare = word.rstrip(_VOWELS + "-")
    return bare if len(bare) >= 3 else word


@cache
def _given_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in ("kk", "ru", "en", "uz", "ky", "tg", "tk", "az", "tr"):
        for name in strings(language, "given_names"):
            plain = skeleton(name, language)
            names.setdefault(plain, plain)
    for language in ("az", "tr"):  # Recep, Cavid as English takes them over, letter by letter
        for name in strings(language, "given_names"):
            names[skeleton(anyascii(name), "en")] = skeleton(name, language)
    return names


@cache
def _bare_given_names() -> dict[str, str]:
    """Given names without final vowels, for names in a case; the men's forms come first (Ерлана is Ерлан's)."""
    bare: dict[str, str] = {}
    for plain, key in sorted(_given_names().items(), key=lambda item: len(item[0])):
        bare.setdefault(_reduced(plain), key)
    return bare


def family_key(word: str, language: str | None = None) -> str:
    """The family part of a person's key: a single word read as a family name though it may be a given one (Карина)."""
    return _family(word, language)


# ---- places and organisations the tables lack


def _bare(word: str, language: str | None) -> str:
    """A word of a place or organisation without what cases add, in the letters of keys."""
    lower = word.lower()
    if len(word) <= 4 and word.isupper():
        return skeleton(lower, language)
    if language == "kk":
        lower = kazakh_stem(lower) if word[0].islower() else kazakh_base(lower)
    elif any("Ѐ" <= c <= "ԯ" for c in lower) and language in ("ru", None):
        lower = russian_base(lower)
    else:
        lower = base_form(word, language)
    return _reduced(skeleton(lower, language))


def _of_adjective(word: str) -> str:
    """Карагайлинское (ущелье): the noun behind a Russian adjective, as Қарағайлы gives it; other words as they are."""
    match = _ADJECTIVE.match(word.lower())
    return _reduced(skeleton(match.group(1), "ru")) if match else _bare(word, "ru")


def _organisation(text: str, words: tuple[str, ...], language: str | None) -> str:
    """The quoted name inside, where there is one, else its words without those that only say what kind it is."""
    quoted = _QUOTED.search(text)
    if quoted:
        words = tuple(_WORD.findall(quoted.group(1))) or words
    kinds = _kinds()
    telling = [w for w in words if _bare(w, language) not in kinds] or list(words)
    known = organisation_named(telling, language or "en")
    if known is not None:
        return known.key
    return "_".join(_bare(w, language) for w in telling)


@cache
def _place_kinds() -> frozenset[str]:
    """облысы, область, region: what kind of place it is, no part of its key."""
    found: set[str] = set()
    for language, rows in table("", "place_words").items():
        assert isinstance(rows, dict)
        found.update(_bare(word, language) for row in rows.values() for word in str(row).split())
    return frozenset(found)


@cache
def _kinds() -> frozenset[str]:
    return frozenset(
        _bare(word, language) for language in ("kk", "ru", "en") for word in strings(language, "organisation_words", "kind")
    )
