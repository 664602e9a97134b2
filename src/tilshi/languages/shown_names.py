"""Names as a reader is shown them: in the nominative, chosen from the forms in which they stand or made of one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from .gazetteer import place_named, place_shown
from .inflection import kazakh_base, russian_base
from .russian_names import russian_nominative
from .tables import strings

__all__ = ["shown_name"]

_KAZAKH_FATHER = re.compile("^(.+(?:ұлы|қызы|улы|кызы))(?:ның|нің|на|не|н|нда|нан|мен)$")
_APOSTROPHE = re.compile("['’ʼ][a-zçğıöşüəäňýž]{1,5}$")
# Case endings after which a name is left; short ones only where a family name's own ending shows that the name is over.
_LONG = {
    "uz": re.compile("^(.{4,}?)(?:ning|dan|dagi|gacha|lik)$"),
    "ky": re.compile("^(.{4,}?)(?:[нтд][ыиуү]н|[нтд][аеоө]н|[тд][аеоө]г[ыиуү]|н[ыиуү]к[ыиуү])$"),
}
_SHORT = {
    "uz": re.compile("^(.{4,}?(?:[oe]v|[oe]va|in|ina|zoda|[iy]y|ko|enko|qizi|oʻgʻli|o‘g‘li|bek|boy|jon|xon))(?:ni|ga|da)$"),
    "ky": re.compile("^(.{4,}?(?:[ое]в|[ое]ва|ин|ина|бек|бай|кул|уулу|кызы|ко))(?:[гк][аеоө]|н[ыи]|[дт][ыиуү]|[дт][аеоө])$"),
}
# Places take the short endings as they come: Tashkentda, Ошто. Two letters more must stay.
_PLACE = {
    "uz": re.compile("^(.{5,}?)(?:ni|ga|da)$"),
    "ky": re.compile("^(.{4,}?)(?:[гк][аеоө]|[дт][аеоө])$"),
}


def shown_name(forms: Sequence[str], language: str, type: str = "person") -> str:
    """The name behind `forms`, which are all of one entity and repeat as often as they stand in the texts.

    Of persons the fullest name: given and family name before the family name alone. Of equal ones the most frequent that no
    case has changed, else the nominative made of the most frequent. "" for no forms.
    """
    counted = Counter(form.strip() for form in forms if form.strip())
    if not counted:
        return ""
    if type == "place":
        known = place_named(counted.most_common(1)[0][0].split(), language)
        if known and (shown := place_shown(known.key, language)):
            return shown
    most_words = max(_words(form) for form in counted)
    rivals = [form for form in counted if type != "person" or _words(form) == most_words]
    bases = {form: _nominative(form, language, type) for form in rivals}
    if language == "ru" and type == "place":
        bases = {form: _bare_of(form, rivals) for form in rivals}
    weight: Counter[str] = Counter()
    for form, base in bases.items():
        weight[base] += counted[form] * 2 + (form == base)
    order = {base: place for place, base in reversed(list(enumerate(bases.values())))}
    return min(weight, key=lambda base: (base.isupper(), base not in counted, -weight[base], order[base]))


def _bare_of(form: str, rivals: Sequence[str]) -> str:
    """The form among those of one Russian word that ends as a nominative may and a case does not: Кокбель beside Кокбеля."""
    base = russian_base(form.lower())
    bare = [rival for rival in rivals if russian_base(rival.lower()) == base and rival[-1].lower() not in "аеёиоуыэюям"]
    return bare[0] if bare else _nominative(form, "ru", "place")


def _words(form: str) -> int:
    return len(form.split())


@lru_cache(maxsize=65_536)
def _nominative(form: str, language: str, type: str) -> str:
    """The form itself where no rule of its language says that a case has changed it."""
    if language == "ru":
        return russian_nominative(form, type)
    head, space, last = form.rpartition(" ")
    if last.lower() in _given_names(language):
        return form
    return head + space + _last_word(last, language, type)


def _last_word(word: str, language: str, type: str) -> str:
    """Agglutinative languages and English bend only the last word of a name."""
    lower = word.lower()
    if language == "en":
        return re.sub("(?:['’]s?)$", "", word)
    if language == "kk":
        father = _KAZAKH_FATHER.match(lower)
        base = father.group(1) if father else kazakh_base(lower)
        return word[: len(base)] if len(base) > 3 else word
    if language in ("tr", "az", "tk"):
        return _APOSTROPHE.sub("", word)
    rules = [_LONG, _SHORT, _PLACE] if type == "place" else [_LONG, _SHORT]
    for rule in rules:
        match = rule[language].match(lower) if language in rule else None
        if match:
            return word[: match.end(1)]
    return word


@cache
def _given_names(language: str) -> frozenset[str]:
    return frozenset(name.lower() for name in strings(language, "given_names"))
