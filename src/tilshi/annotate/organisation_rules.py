"""Organisations by rule: runs of capitals with a word for an organisation, quoted names beside one, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..languages.gazetteer import organisation_named, place_named
from ..languages.keys import given_name
from ..languages.words import tokens
from .capital_words import Found, Word, phrase_end
from .name_words import is_head, is_kind, is_opening, is_plain, is_title, knows_kinds, not_abbreviations
from .person_rules import is_surname

__all__ = ["abbreviation", "camel_case", "organisation_at", "quoted", "sites"]

_JOINERS = {"of", "for", "and", "the", "&", "de", "on"}
_QUOTES = re.compile('[«“"„]([^«»“”"„\n]{2,60})[»”"“]')
_HUMPS = re.compile("(?!Mc|Mac)[A-Z][a-z]+[A-Z][A-Za-z]{2,}")
_SITE = re.compile(r"(?<![\w./@-])[A-ZА-ЯЁ][\w-]{1,30}\.(?:kz|kg|uz|tj|tm|az|ru|com|org|info|news|media)(?![\w/.@]\w)")
_AROUND = 30  # characters before or after a quotation in which its word may stand


def organisation_at(words: Sequence[Word], start: int, language: str, headline: bool = False) -> tuple[int, Found | None] | None:
    """How many words a run of capitals takes that ends with a word for an organisation, or in English begins with one.

    With an event's word after it (Media Forum) it is none, and the whole run is passed over. `headline`: the text has
    capitals on all its words.
    """
    if language == "ru" or is_title(words[start].text, language) or is_opening(words[start], language):
        return None  # Russian heads stand first and their genitives have no capitals: the tagger's matter
    stop = _capitals_with_joiners(words, start) if language == "en" else phrase_end(words, start, 6)
    if headline and not is_head(words[start].text, language):
        stop = min(stop, start + 2)  # Kazakhstan Plans Nuclear Plant: capitals hold nothing together
    if language != "en":
        return _head_first(words, start) if language == "tg" else _up_to_head(words, start, stop, language)
    for end in range(stop, start + 1, -1):
        last = words[end - 1].text
        if is_plain(last, language):
            return end - start, None
        if is_head(last, language):
            return end - start, Found(words[start].start, words[end - 1].end, "organisation")
    if is_head(words[start].text, language) and stop - start > 2:
        return stop - start, Found(words[start].start, words[stop - 1].end, "organisation")
    return None


def _up_to_head(words: Sequence[Word], start: int, stop: int, language: str) -> tuple[int, Found | None] | None:
    """Sogʻliqni saqlash vazirligi: up to the first word for an organisation. After a person's name that word is no part of it."""
    for end in range(start + 2, stop + 1):
        if is_head(words[end - 1].text, language) and _head_follows(words, start, end, language):
            before = [w for w in words[start : end - 1] if w.capital]
            if len(before) == end - start - 1 > 1 and given_name(words[start].text, language):
                return None
            return end - start, Found(words[start].start, words[end - 1].end, "organisation")
    return None


def _head_first(words: Sequence[Word], start: int) -> tuple[int, Found | None] | None:
    """Вазорати тандурустӣ, Донишгоҳи миллии Тоҷикистон: the head, what describes it, and a name in capitals if there is one."""
    if not is_head(words[start].text, "tg"):
        return None
    end = start + 1
    while end < len(words) and end - start < 6 and words[end].joined and words[end - 1].text.endswith(("и", "ии", "ӣ")):
        end += 1
        if words[end - 1].capital or not words[end - 1].text.endswith("и"):
            break
    return (end - start, Found(words[start].start, words[end - 1].end, "organisation")) if end - start > 1 else None


def _head_follows(words: Sequence[Word], start: int, end: int, language: str) -> bool:
    """Qazaq Media компаниясы, Цифрлық даму министрлігі: capitals then at most four plain words up to the head."""
    lower = [not w.capital for w in words[start:end]]
    back = any(a and not b for a, b in pairwise(lower))  # a capital after a plain word: another name
    return end - start <= 5 and not back and (not words[start].opens or language != "kk")


def _capitals_with_joiners(words: Sequence[Word], start: int) -> int:
    """One past the English run of capitals that of, for, and, the and their like hold together.

    A person's name does not go on over a joiner, and "and" joins only inside a name that "of" or "for" has opened.
    """
    end = start + 1
    opened = is_head(words[start].text, "en")
    while end < len(words) and words[end].joined:
        word = words[end]
        following = words[end + 1] if end + 1 < len(words) and words[end + 1].joined else None
        if word.capital and not is_title(word.text, "en"):
            end += 1
        elif word.text not in _JOINERS or following is None or _is_person(words, start, end):
            break
        elif following.capital and not (word.text == "on" and is_plain(following.text, "en")):
            if word.text == "and" and not opened:
                break
            opened = True
            end += 2
        elif following.text == "the" and word.text != "and" and end + 2 < len(words) and words[end + 2].capital:
            opened = True
            end += 3
        else:
            break
    return end


def _is_person(words: Sequence[Word], start: int, end: int) -> bool:
    texts = [w.text for w in words[start:end]]
    return (
        len(texts) > 1
        and not is_head(texts[-1], "en")
        and (given_name(texts[0], "en") is not None or is_surname(texts[-1], "en"))
    )


def abbreviation(word: Word, text: str, language: str) -> bool:
    """Capitals alone, two to six letters: an organisation, unless the table or a title all in capitals says otherwise."""
    if not (2 <= len(word.text) <= 6 and word.text.isalpha() and word.text.isupper()):
        return False
    if word.text in not_abbreviations() or place_named((word.text,), language):
        return False
    around = [c for c in text[max(0, word.start - 20) : word.end + 20] if c.isalpha()]
    return sum(c.isupper() for c in around) * 2 < len(around)


def camel_case(word: Word) -> bool:
    """KazTemir, PetroRetail: a company's name by the capital inside it; McAllister is no such."""
    return len(word.text) > 5 and _HUMPS.fullmatch(word.text) is not None


def sites(text: str) -> Iterator[Found]:
    """Outlets named by their address: Zakon.kz."""
    for match in _SITE.finditer(text):
        yield Found(match.start(), match.end(), "organisation")


def quoted(text: str, language: str) -> Iterator[Found]:
    """«Көктас Мыс» компаниясы, компания «Көктас Мыс»: a short quoted name beside a word for an organisation."""
    if not knows_kinds(language):
        return
    for match in _QUOTES.finditer(text):
        inner = match.group(1)
        if not inner[0].isupper() or len(inner.split()) > 5 or inner[-1] in ",.!?":
            continue
        before = tokens(text[max(0, match.start() - _AROUND) : match.start()])[-1:]
        after = tokens(text[match.end() : match.end() + _AROUND])[:2]
        named = any(is_kind(t.text, language) or is_head(t.text, language) for t in (*before, *after[:1]))
        # «Дала Медиа» бас директоры: only an organisation has one
        named = named or (language != "ru" and any(is_title(t.text, language) for t in after))
        if named or organisation_named([t.text for t in tokens(inner)], language):
            yield Found(match.start(1), match.end(1), "organisation")
