"""Names by rule: what capital letters, posts, given names and the tables tell, in any of the languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..languages.gazetteer import begins_name, organisation_named, place_named
from ..languages.inflection import base_form, russian_surname
from ..languages.keys import given_name, is_patronymic
from ..languages.stems import stem
from ..languages.tables import strings, table
from ..languages.words import Token, tokens
from ..model import NameType

__all__ = ["Found", "by_rule", "is_head", "is_opener", "is_personal", "is_surname", "is_title", "opens_sentence"]

_SURNAME = re.compile(
    "(?:[аеиоуы]?[оеё]ва?|[иы]на?|ский|ская|цкий|цкая|енко|ұлы|қызы|дзе|швили|зода|заде|"
    "[oe]va?|yeva?|[aeiou]ina?|sky|skiy|skaya|enko|uly|kyzy|zoda|zade|oglu|[oe]w|owa|ewa|yan)$"
)
_STRONG = re.compile("(?:[оеё]ва?|ский|ская|енко|ұлы|қызы|[oe]va?|yeva?|sky|skaya|enko)$")
_STOP_BEFORE = re.compile(r"[\n.!?…:;•]\s*[\"«“„'(—–-]*\s*$")
_JOINERS = {"of", "for", "and", "the", "&", "de", "on"}
_QUOTES = re.compile('[«“"„]([^«»“”"„\n]{2,60})[»”"“]')


class Found(NamedTuple):
    start: int
    end: int
    type: NameType


# No name has more words; a text of capitals alone would otherwise be walked again from each of them.
LONGEST_RUN = 40


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    capital: bool
    opens: bool  # a sentence begins here: its capital says nothing
    joined: bool  # only a space (or an initial's dot) stands between it and the word before


def by_rule(text: str, language: str) -> list[Found]:
    """Names in order, none overlapping another."""
    words = _words(text)
    found: list[Found] = []
    index = 0
    while index < len(words):
        if not words[index].capital:
            index += 1
            continue
        size, name = _at(words, index, language, text)
        if name is not None:
            found.append(name)
        index += max(size, 1)
    for quoted in _quoted(text, language):
        within = [f for f in found if f.start < quoted.end and quoted.start < f.end]
        if all(quoted.start <= f.start and f.end <= quoted.end for f in within):
            found = [f for f in found if f not in within]
            found.append(quoted)
    return sorted(found)


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    end = 0
    for token in tokens(text):
        gap = text[end : token.start]
        opens = not words or (_STOP_BEFORE.search(gap) is not None and not _initial(words[-1].text))
        joined = bool(words) and (gap == " " or (gap in (". ", ".") and _initial(words[-1].text)))
        words.append(_Word(*token, _is_capital(token), opens, joined))
        end = token.end
    return words


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at `start` is the first of a sentence or line, so that its capital says nothing."""
    before = text[max(0, start - 12) : start]
    return not before.strip("\"«“„'(—–- ") or _STOP_BEFORE.search(before) is not None


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() or (token.text[0].islower() and any(c.isupper() for c in token.text[1:3]))


def _run(words: Sequence[_Word], start: int) -> int:
    """One past the last word of the capitals that follow each other from `start`."""
    end = start + 1
    last = min(len(words), start + LONGEST_RUN)
    while end < last and words[end].capital and words[end].joined:
        end += 1
    return end


def _phrase(words: Sequence[_Word], start: int, longest: int) -> int:
    """One past the last word that is joined to `start` by spaces, whatever its case."""
    end = start + 1
    while end < len(words) and end - start < longest and words[end].joined:
        end += 1
    return end


def _at(words: Sequence[_Word], start: int, language: str, text: str) -> tuple[int, Found | None]:
    """What begins at a capitalised word: how many words it takes, and the name if it is one."""
    known = _known(words, start, language)
    end = _run(words, start)
    organisation = _organisation(words, start, language)
    if organisation and (known is None or organisation[0] > known[0]):
        return organisation
    if known and not _part_of_person(words, start, start + known[0], end, language):
        return known[0], Found(words[start].start, words[start + known[0] - 1].end, known[1])
    word = words[start]
    if _is_opening(word, language):
        return 1, None
    if word.text.isupper() and len(word.text) > 3 and _is_dateline(word, text):
        return 1, Found(word.start, word.end, "place")
    if is_title(word.text, language) or _is_plain(word.text, language):
        return 1, None
    person = _person(words, start, end, language)
    if person:
        return person, Found(word.start, words[start + person - 1].end, "person")
    if _place_beside(words, start, end, language):
        size = end - start
        return size, Found(word.start, words[end - 1].end, "place")
    if _abbreviation(word, language, text):
        return 1, Found(word.start, word.end, "organisation")
    return 1, None


def _known(words: Sequence[_Word], start: int, language: str) -> tuple[int, NameType] | None:
    """The longest place or organisation of the tables that begins here. One that opens a sentence must be no common word."""
    if not begins_name(words[start].text, language):
        return None
    limit = _phrase(words, start, 8)
    for end in range(limit, start, -1):
        phrase = tuple(w.text for w in words[start:end])
        if len(phrase) == 1 and (len(phrase[0]) < 2 or (phrase[0].isupper() != _all_capitals(phrase[0], language))):
            continue
        if len(phrase) <= 4 and place_named(phrase, language):
            return end - start, "place"
        if organisation_named(phrase, language):
            return end - start, "organisation"
    return None


def _all_capitals(word: str, language: str) -> bool:
    """Short names that are words in lower case (US, UN, МИР, ЕО) count only where written in capitals."""
    return word.isupper() or (len(word) <= 3 and not word.isupper() and organisation_named((word,), language) is not None)


def _part_of_person(words: Sequence[_Word], start: int, stop: int, end: int, language: str) -> bool:
    """Дінмұхамед Қонаев, Дана Алматова: a place's word inside a person's name."""
    if stop - start > 1:
        return False
    after = words[stop].text if stop < end else ""
    before = words[start - 1].text if start and words[start].joined and words[start - 1].capital else ""
    return bool(
        (after and given_name(words[start].text, language) and is_surname(after, language))
        or (before and given_name(before, language))
    )


def _person(words: Sequence[_Word], start: int, end: int, language: str) -> int:
    """How many words of a person's name begin here; 0 when none does."""
    size = 1
    while start + size < end and size < 4 and not _breaks(words, start + size, language):
        size += 1
    while size > 2 and not is_personal(words[start + size - 1].text, language):
        size -= 1
    texts = [w.text for w in words[start : start + size]]
    titled = start > 0 and words[start].joined and is_title(words[start - 1].text, language)
    if size == 1:
        return _single(words[start], titled, language)
    if texts[0].isupper() and len(texts[0]) > 1 and not texts[1].isupper():
        return 0
    first_given = given_name(texts[0], language) is not None
    last_given = given_name(texts[-1], language) is not None
    initials = len(texts[0]) == 1
    surname = any(is_surname(t, language) for t in texts[:3])
    if any(is_head(t, language) or _is_plain(t, language) for t in texts):
        return 0
    if first_given or last_given or initials or titled or is_patronymic(texts[-1]):
        return size
    if surname and size == 2 and (is_surname(texts[1], language) or not words[start].opens):
        return 2
    return 0


def _breaks(words: Sequence[_Word], index: int, language: str) -> bool:
    word = words[index].text
    return (len(word) > 1 and word.isupper() and not words[index - 1].text.isupper()) or is_title(word, language)


def _single(word: _Word, titled: bool, language: str) -> int:
    if is_head(word.text, language) or _is_plain(word.text, language):
        return 0
    if len(word.text) < 3 or any(c.isdigit() for c in word.text) or word.text.isupper():
        return 0
    if titled and not word.opens:
        return 1
    strong = len(word.text) > 4 and _STRONG.search(_base(word.text, language)) is not None
    if strong and not word.opens:
        return 1
    return 1 if given_name(word.text, language) and not word.opens and language != "en" else 0


@lru_cache(maxsize=65_536)
def is_surname(word: str, language: str) -> bool:
    """Whether the word ends as family names of the region do, in any case form."""
    return len(word) > 3 and word[0].isupper() and _SURNAME.search(_base(word, language)) is not None


def is_personal(word: str, language: str) -> bool:
    """A family name, a father's or a given name."""
    return is_surname(word, language) or is_patronymic(word) or given_name(word, language) is not None


def _base(word: str, language: str) -> str:
    base = base_form(word, language)
    return russian_surname(base) if language == "ru" else base


# ---- organisations and places


def _organisation(words: Sequence[_Word], start: int, language: str) -> tuple[int, Found | None] | None:
    """A run of capitals that ends with a word for an organisation, or in English begins with one.

    With an event's word after it (Media Forum) it is none, and the whole run is passed over.
    """
    if language == "ru" or is_title(words[start].text, language) or _is_opening(words[start], language):
        return None  # Russian heads stand first and their genitives have no capitals: the tagger's matter
    stop = _capitals_with_joiners(words, start) if language == "en" else _phrase(words, start, 6)
    for end in range(stop, start + 1, -1):
        last = words[end - 1].text
        if language == "en" and _is_plain(last, language):
            return end - start, None
        if is_head(last, language):
            if language != "en" and not _head_follows(words, start, end):
                continue
            return end - start, Found(words[start].start, words[end - 1].end, "organisation")
    if language == "en" and is_head(words[start].text, language) and stop - start > 2:
        return stop - start, Found(words[start].start, words[stop - 1].end, "organisation")
    return None


def _is_opening(word: _Word, language: str) -> bool:
    """A word that opens a sentence and is not the name's: The, Addressing, Биыл, После."""
    return word.opens and (is_opener(word.text, language) or (language == "en" and word.text.endswith(("ing", "ed", "ly"))))


def is_opener(word: str, language: str) -> bool:
    return word.lower() in _words_of(language, "organisation_words", "opener")


@cache
def _words_of(language: str, name: str, part: str) -> frozenset[str]:
    return frozenset(strings(language, name, part))


def _head_follows(words: Sequence[_Word], start: int, end: int) -> bool:
    """Qazaq Media компаниясы, Цифрлық даму министрлігі: capitals then at most four plain words up to the head."""
    lower = [not w.capital for w in words[start:end]]
    back = any(a and not b for a, b in pairwise(lower))  # a capital after a plain word: another name
    return end - start <= 5 and not back and not words[start].opens


def _capitals_with_joiners(words: Sequence[_Word], start: int) -> int:
    end = start + 1
    while end < len(words) and words[end].joined:
        if words[end].capital and not is_title(words[end].text, "en"):
            end += 1
        elif words[end].text in _JOINERS and end + 1 < len(words) and words[end + 1].joined and words[end + 1].capital:
            if _is_plain(words[end + 1].text, "en") and words[end].text == "on":
                break  # the Black Sea on Monday
            end += 2
        elif words[end].text in _JOINERS and end + 2 < len(words) and words[end + 1].text == "the" and words[end + 2].capital:
            end += 3
        else:
            break
    return end


def _place_beside(words: Sequence[_Word], start: int, end: int, language: str) -> bool:
    before, after = _place_words(language)
    if end - start > 3:
        return False
    if language == "en" and end - start > 1 and (words[end - 1].text.lower() in after or words[start].text.lower() in before):
        return True
    if start and words[start].joined and stem(words[start - 1].text, language) in before:
        return True
    if end < len(words) and words[end].joined and not words[end].capital and stem(words[end].text, language) in after:
        return True
    return language == "en" and start > 1 and words[start - 1].text == "of" and words[start - 2].text.lower() in after


def _abbreviation(word: _Word, language: str, text: str) -> bool:
    """Capitals alone, two to six letters: an organisation, unless the table or a title all in capitals says otherwise."""
    if not (2 <= len(word.text) <= 6 and word.text.isalpha() and word.text.isupper()):
        return False
    if word.text in _not_abbreviations() or place_named((word.text,), language):
        return False
    around = [c for c in text[max(0, word.start - 20) : word.end + 20] if c.isalpha()]
    return sum(c.isupper() for c in around) * 2 < len(around)


def _is_dateline(word: _Word, text: str) -> bool:
    """TASOZEK (Great Steppe Wire) —: a town in capitals at the start of a line, then the agency in brackets or a dash."""
    return (word.start == 0 or text[word.start - 1] == "\n") and re.match(r"(?:, [A-Z]\w+)? [(—–-]", text[word.end :]) is not None


def _quoted(text: str, language: str) -> Iterator[Found]:
    """«Көктас Мыс» компаниясы, компания «Көктас Мыс»: a short quoted name beside a word for an organisation."""
    kinds = _kinds(language)
    if not kinds:
        return
    for match in _QUOTES.finditer(text):
        inner = match.group(1)
        if not inner[0].isupper() or len(inner.split()) > 5 or inner[-1] in ",.!?":
            continue
        near = tokens(text[max(0, match.start() - 30) : match.start()])[-1:] + tokens(text[match.end() : match.end() + 30])[:1]
        after = tokens(text[match.end() : match.end() + 40])[:2]
        named = any(stem(t.text, language) in kinds or is_head(t.text, language) for t in near)
        # «Дала Медиа» бас директоры: only an organisation has one
        if named or (language != "ru" and any(is_title(t.text, language) for t in after)):
            yield Found(match.start(1), match.end(1), "organisation")


# ---- tables


@lru_cache(maxsize=65_536)
def is_title(word: str, language: str) -> bool:
    return stem(word.lower(), language) in _stems(language, "titles", "before") or word.lower() in _stems(
        language, "titles", "before"
    )


@lru_cache(maxsize=65_536)
def is_head(word: str, language: str) -> bool:
    return stem(word, language) in _stems(language, "organisation_words", "head")


@lru_cache(maxsize=65_536)
def _is_plain(word: str, language: str) -> bool:
    """A word that opens no name though it may stand in capitals: Forum, Monday."""
    return stem(word, language) in _stems(language, "organisation_words", "event")


@cache
def _kinds(language: str) -> frozenset[str]:
    return _stems(language, "organisation_words", "kind")


@cache
def _stems(language: str, name: str, part: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in strings(language, name, part))


@cache
def _not_abbreviations() -> frozenset[str]:
    return frozenset(w for language in ("kk", "ru", "en") for w in strings(language, "organisation_words", "not_abbreviation"))


@cache
def _place_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    content = table("", "place_words").get(language, {})
    assert isinstance(content, dict)
    before, after = (frozenset(stem(w, language) for w in str(content.get(k, "")).split()) for k in ("before", "after"))
    return before, after
