"""Names by rule: what capital letters, posts, given names and the tables tell, in any of the languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..languages.gazetteer import begins_long_name, begins_name, organisation_named, place_named
from ..languages.stems import stem
from ..model import NameType
from .capital_words import Found, Word, phrase_end, run_end, words_of
from .name_words import is_opening, is_plain, is_title, place_words
from .organisation_rules import abbreviation, camel_case, organisation_at, quoted, sites
from .person_rules import part_of_person, person_at

__all__ = ["by_rule"]


def by_rule(text: str, language: str) -> list[Found]:
    """Names in order, none overlapping another."""
    words = words_of(text)
    headline = language == "en" and _in_title_case(words)
    found: list[Found] = []
    index = 0
    while index < len(words):
        if not words[index].capital:
            index += 1
            continue
        size, name = _at(words, index, language, text, headline)
        if name is not None:
            found.append(name)
        index += max(size, 1)
    for name in (*quoted(text, language), *sites(text)):
        within = [f for f in found if f.start < name.end and name.start < f.end]
        if all(name.start <= f.start and f.end <= name.end for f in within):
            found = [f for f in found if f not in within]
            found.append(name)
    return sorted(found)


def _in_title_case(words: Sequence[Word]) -> bool:
    """Whether a short text has a capital on nearly every long word, as English headlines do."""
    long = [w for w in words[:30] if len(w.text) > 3 and w.text.isalpha()]
    return 4 < len(words) < 30 and sum(w.capital for w in long) >= 0.8 * len(long)


def _at(words: Sequence[Word], start: int, language: str, text: str, headline: bool) -> tuple[int, Found | None]:
    """What begins at a capitalised word: how many words it takes, and the name if it is one."""
    known = _known(words, start, language)
    end = run_end(words, start)
    organisation = organisation_at(words, start, language, headline)
    if organisation and (known is None or organisation[0] > known[0]):
        return organisation
    if known and not part_of_person(words, start, start + known[0], end, language):
        return known[0], Found(words[start].start, words[start + known[0] - 1].end, known[1])
    word = words[start]
    if is_opening(word, language):
        return 1, None
    if word.text.isupper() and len(word.text) > 3 and _is_dateline(word, text):
        return 1, Found(word.start, word.end, "place")
    if is_title(word.text, language) or is_plain(word.text, language):
        return 1, None
    person = person_at(words, start, end, language)
    if person:
        return person, Found(word.start, words[start + person - 1].end, "person")
    if _place_beside(words, start, end, language):
        size = end - start
        return size, Found(word.start, words[end - 1].end, "place")
    if abbreviation(word, text, language) or camel_case(word):
        return 1, Found(word.start, word.end, "organisation")
    return 1, None


def _known(words: Sequence[Word], start: int, language: str) -> tuple[int, NameType] | None:
    """The longest place or organisation of the tables that begins here. One that opens a sentence must be no common word."""
    if not begins_name(words[start].text, language):
        return None
    limit = phrase_end(words, start, 8) if begins_long_name(words[start].text, language) else start + 1
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


def _place_beside(words: Sequence[Word], start: int, end: int, language: str) -> bool:
    before, after = place_words(language)
    if end - start > 3:
        return False
    if language == "en" and end - start > 1:
        first, last = stem(words[start].text, language), stem(words[end - 1].text, language)
        if last in after or first in before:
            return True
    if start and words[start].joined and stem(words[start - 1].text, language) in before:
        return True
    if end < len(words) and words[end].joined and not words[end].capital and stem(words[end].text, language) in after:
        return True
    return language == "en" and start > 1 and words[start - 1].text == "of" and stem(words[start - 2].text, language) in after


def _is_dateline(word: Word, text: str) -> bool:
    """TASOZEK (Great Steppe Wire) —: a town in capitals at the start of a line, then the agency in brackets or a dash."""
    return (word.start == 0 or text[word.start - 1] == "\n") and re.match(r"(?:, [A-Z]\w+)? [(—–-]", text[word.end :]) is not None
