"""The nominative of names in Russian cases: given names by the tables, family names and patronymics by their endings."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from .tables import table

__all__ = ["russian_nominative"]

Gender = Literal["m", "f"]

_FAMILY = re.compile("^(.+(?:[оеё]в|[иы]н))(а|у|ым|е|ой|ою)$")
_ADJECTIVE = re.compile("^(.+[сц]к)(ого|ому|им|ом|ой|ую)$|^(.+[а-я]н)(ого|ому|ым|ую)$")
_FATHER = re.compile("^(.+(?:[оеё]вич|ильич))(?:а|у|ем|е)$")
_DAUGHTER = re.compile("^(.+(?:[оеё]вн|ичн))(?:ы|е|у|ой|ою)$")
_OTHER_FAMILY = re.compile("^(.{2,}[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е)$")  # Дмитрия Пака
# What a given name of each gender may have in place of its nominative ending: (oblique ending, nominative ending).
_MEN = (
    ("а", ""),
    ("у", ""),
    ("ом", ""),
    ("ем", ""),
    ("е", ""),
    ("я", "й"),
    ("ю", "й"),
    ("ем", "й"),
    ("е", "й"),
    ("я", "ь"),
    ("ю", "ь"),
)
_MEN_IN_A = (("ы", "а"), ("и", "а"), ("е", "а"), ("у", "а"), ("ой", "а"), ("и", "я"), ("е", "я"), ("ю", "я"), ("ей", "я"))
_REGION = re.compile("^(.+[сц]к)ой (области|республики|губернии)$")
_REGION_NAMED = {"области": "область", "республики": "республика", "губернии": "губерния"}


def russian_nominative(name: str, type: str) -> str:
    """The name itself where nothing says that it stands in a case: Нуркасова may be a woman, Данияра Сейткожина is a man's."""
    if type == "place":
        region = _REGION.match(name)
        return f"{region.group(1)}ая {_REGION_NAMED[region.group(2)]}" if region else name
    if type != "person":
        return name
    words = name.split()
    given = {i: found for i, word in enumerate(words) if (found := _given(word))}
    gender = _gender(words, given)
    oblique = any(found[0] != words[i] for i, found in given.items())
    made = [given[i][0] if i in given else _other(word, gender, oblique or not given) for i, word in enumerate(words)]
    if gender == "m" and not given and len(words) == 2:  # a given name that no table has: Жандарбеку Оспанову
        made[0] = re.sub("(?<=[бвгджзклмнпрстфхцчшщ])(?:у|ом|ем)$", "", made[0])
    return " ".join(made)


def _given(word: str) -> tuple[str, Gender] | None:
    """The nominative of a given name of the tables and whose it is. A nominative of its own comes first: Александра."""
    lower = word.lower()
    for gender, names in _given_names().items():
        if lower in names:
            return word, gender
    for gender, names in _given_names().items():
        for ending, nominative in (*_MEN, *_MEN_IN_A) if gender == "m" else _MEN_IN_A:
            base = lower.removesuffix(ending) + nominative
            if lower.endswith(ending) and base in names:
                return word[: len(word) - len(ending)] + nominative, gender
    return None


def _gender(words: list[str], given: dict[int, tuple[str, Gender]]) -> Gender | None:
    """By the given name, else by the patronymic, else by what the endings of the family name can be of one gender alone."""
    if given:
        return next(iter(given.values()))[1]
    for word in words:
        lower = word.lower()
        if _DAUGHTER.match(lower) or lower.endswith(("овна", "евна", "ична")):
            return "f"
        if _FATHER.match(lower) or lower.endswith(("ович", "евич", "ильич")):
            return "m"
    endings = {
        match[match.lastindex or 0] for word in words if (match := _FAMILY.match(word.lower()) or _ADJECTIVE.match(word.lower()))
    }
    if endings & {"ой", "ою", "ую"}:
        return "f"
    return "m" if endings & {"ым", "ого", "ому", "им", "ом"} or _said_of_a_man(words, endings) else None


def _said_of_a_man(words: list[str], endings: set[str]) -> bool:
    """Абилеву alone is more often given to a man; Айгуль Абилеву shows a given name that did not change."""
    return bool(endings & {"у", "е"}) and (len(words) == 1 or words[0].lower().endswith(("у", "е")))


def _other(word: str, gender: Gender | None, oblique: bool) -> str:
    """A patronymic or family name. `oblique`: whether the words beside it stand in a case, or none says anything."""
    lower = word.lower()
    if match := _FATHER.match(lower):
        return word[: match.end(1)]
    if match := _DAUGHTER.match(lower):
        return word[: match.end(1)] + "а"
    if match := _FAMILY.match(lower):
        stem, ending = word[: match.end(1)], match.group(2)
        if gender == "f":
            return stem + "а"
        certain = gender == "m" and (oblique or ending != "а")
        return stem if certain else word
    if match := _ADJECTIVE.match(lower):
        stem = word[: match.end(1) if match.group(1) else match.end(3)]
        return stem + ("ая" if gender == "f" else "ий" if match.group(1) else "ый") if gender else word
    if gender == "m" and oblique and (match := _OTHER_FAMILY.match(lower)):
        return word[: match.end(1)]
    return word


@cache
def _given_names() -> dict[Gender, frozenset[str]]:
    """Men's and women's given names as Russian writes them, in lower case."""
    rows = table("ru", "given_names")
    return {"m": _lower(rows.get("men")), "f": _lower(rows.get("women"))}


def _lower(names: object) -> frozenset[str]:
    return frozenset(str(names or "").lower().split())
