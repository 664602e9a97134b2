"""Which forms a Russian word of the lexicon takes, told by the end of its dictionary form. No dictionary is asked."""

from __future__ import annotations

from functools import cache

__all__ = ["russian_forms", "short_start_endings"]


def _set(letters: str) -> frozenset[str]:
    return frozenset(letters.split()) | {""}


_BARE = frozenset({""})
_HARD = _set("а у ом ем е ы и ов ев ей ам ами ах ям ями ях")  # суд, врач, месяц
_FEMININE = _set("а я ы и е у ю ой ей ою ею ам ям ами ями ах ях й ь")  # школа, неделя, компания
_NEUTER = _set("о е а я у ю ом ем ы и ов ев ам ям ами ями ах ях й")  # село, решение, море
_SOFT = _set("ь я ю е и ем ью ей ям ями ях") - _BARE  # день, область, учитель
_MUSEUM = _set("й я ю е и ем ев ям ями ях") - _BARE  # музей, край
_PLURAL = _set("ы и а я ов ев ей ам ям ами ями ах ях ь й")  # деньги, выборы, учения
ADJECTIVE = _set("ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими ою ею ей") - _BARE
_PAST = _set("а о и ы") | frozenset({"л", "ла", "ло", "ли"})
_DERIVED = ("н", "ов", "ев", "ск", "ян", "енн", "очн", "овск", "ш", "вш", "ническ", "ическ")


def russian_forms(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Beginnings of a lower-case word (ё as е) with the endings each takes: школа -> (школ, {а, ы, е, ...})."""
    if len(word) < 3:
        return ((word, _BARE),)
    last, cut = word[-1], word[:-1]
    if word[-2:] in ("ый", "ий", "ой") and len(word) > 4:
        nouns = _set("й я ю и е ем ев ям ями ях") - _BARE if word.endswith("ий") else frozenset[str]()
        return ((word[:-2], ADJECTIVE), (cut, nouns))
    if (
        word[-2:] in ("ая", "ое", "ее", "ые", "ие", "яя")
        and len(word) > 4
        and not word.endswith(("ание", "ение", "тие", "ствие"))
    ):
        return ((word[:-2], ADJECTIVE), (cut, _NEUTER))
    if word[-2:] == "ья":  # семья, статья: семь is another word
        return ((cut, _set("я и ю е ей ею ям ями ях") - _BARE), (word[:-2], frozenset({"ей"})))
    if last in "ая":
        return ((cut, _FEMININE),)
    if last in "ое":
        return ((cut, _NEUTER),)
    if last == "ь":
        return ((cut, _SOFT),)
    if last == "й":
        return ((cut, _MUSEUM),)
    if last in "ыи":
        return ((cut, _PLURAL),)
    if last in "юуэ":
        return ((word, _BARE),)
    if word[-2:] in ("ок", "ек", "ец") and len(word) > 4:  # рынок, рынка; беженец, беженца
        return ((word, _HARD), (word[:-2] + last, _HARD - _BARE))
    return ((word, _HARD | {"о"} if last in "лн" else _HARD),)


@cache
def short_start_endings() -> frozenset[str]:
    """What may follow a starred beginning of few letters: the endings of nouns, of adjectives made of them, of the past."""
    nouns = _HARD | _FEMININE | _NEUTER | _SOFT | _MUSEUM | _PLURAL | _PAST | _set("ие ия ию ии ием иям иями иях ий")
    return (
        nouns | frozenset({"ен", "ена", "ено", "ены"}) | ADJECTIVE | {made + ending for made in _DERIVED for ending in ADJECTIVE}
    )
