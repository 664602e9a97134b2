"""Names of persons, organisations and places, each with a key that is the same in every language, script and case."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..languages import Token, name_key, organisation_named, place_named, stem, tokens
from ..languages.keys import family_key, given_name
from ..model import Name, NameType, Part, Span
from .capital_words import Found, opens_sentence
from .capitals import by_rule
from .name_words import is_head, is_opener, is_place_word, is_title
from .person_rules import is_personal
from .scanning import Spans
from .tagging import TAGGED, tag

__all__ = ["families_of", "find_names", "one_key_each"]

_CYRILLIC = re.compile("[А-яӘ-ӿ]{3}")
QUOTES = tuple('«“„"')


def find_names(part: Part, text: str, language: str, families: frozenset[str] = frozenset()) -> list[Name]:
    """Names in order, none overlapping. Spans hold the name as written, with its case ending, without posts and quotes.

    `families`: family names known from the rest of the article. Kazakh and Russian: a trained tagger first, then the
    rules where it found nothing. Other languages: the rules alone.
    """
    ruled = by_rule(text, language)
    if language in TAGGED and _CYRILLIC.search(text) and not text.isupper():  # the taggers have seen no such text
        tagged = tag(text, language)
        others = Spans((t.start, t.end) for t in tagged if t.type is None)
        cleaned = (_cleaned(Found(t.start, t.end, t.type), text, language) for t in tagged if t.type is not None)
        trusted = [r for r in ruled if _trusted(r, text, language) and not others.meets(r.start, r.end)]
        found = _merged([c for c in cleaned if c is not None], trusted, text, language)
    else:
        found = list(_without_openers(ruled, text, language))
    found = sorted([*found, *_family_names(text, found, language, families)])
    found = sorted([*found, *_told_again(text, found, language)])
    return [_name(part, text, f, language) for f in found]


def _without_openers(found: Sequence[Found], text: str, language: str) -> Iterator[Found]:
    """Keyin Karimov: where somebody else's full name has this family name, the word that opens the sentence is no given name."""
    persons = [f for f in found if f.type == "person" and " " in text[f.start : f.end]]
    unsure = {f for f in persons if opens_sentence(text, f.start) and not given_name(text[f.start : f.end].split()[0], language)}
    sure = {family_key(tokens(text[f.start : f.end])[-1].text, language) for f in persons if f not in unsure}
    for f in found:
        words = tokens(text[f.start : f.end]) if f in unsure else []
        yield f._replace(start=f.start + words[-1].start) if words and family_key(words[-1].text, language) in sure else f


def families_of(names: Iterable[Name]) -> frozenset[str]:
    """The family names of persons who stand with full names: what find_names recognises alone elsewhere in the article."""
    return frozenset(n.key.rpartition("_")[2] for n in names if n.type == "person" and "_" in n.key)


def _family_names(text: str, found: Sequence[Found], language: str, families: frozenset[str]) -> Iterator[Found]:
    """Words in capitals, in no name yet, that are the family name of somebody named in full in this article."""
    full = [tokens(text[f.start : f.end])[-1].text for f in found if f.type == "person" and " " in text[f.start : f.end]]
    known = families | {family_key(word, language) for word in full}
    if not known:
        return
    taken = {i for f in found for i in range(f.start, f.end)}
    for token in tokens(text):
        if token.text[0].isupper() and token.start not in taken and family_key(token.text, language) in known:
            yield Found(token.start, token.end, "person")


def _told_again(text: str, found: Sequence[Found], language: str) -> Iterator[Found]:
    """Organisations and places that were found once and stand again in no name: same stems, a capital at the beginning."""
    known: dict[tuple[str, ...], NameType] = {}
    for f in found:
        words = [t.text for t in tokens(text[f.start : f.end])]
        alone = len(words) == 1 and (is_head(words[0], language) or len(words[0]) < 3)
        if f.type != "person" and words[0][0].isupper() and not alone:
            known[tuple(stem(w, language) for w in words)] = f.type
    if not known:
        return
    taken = {i for f in found for i in range(f.start, f.end)}
    begins = {phrase[0] for phrase in known}
    longest = max(map(len, known))
    words_ = tokens(text)
    for i, token in enumerate(words_):
        if not token.text[0].isupper() or token.start in taken or stem(token.text, language) not in begins:
            continue
        phrase = tuple(stem(t.text, language) for t in words_[i : i + longest])
        for size in range(len(phrase), 0, -1):
            kind = known.get(phrase[:size])
            end = words_[i + size - 1].end
            if kind and taken.isdisjoint(range(token.start, end)) and "\n" not in text[token.start : end]:
                yield Found(token.start, end, kind)
                break


def _cleaned(found: Found, text: str, language: str) -> Found | None:
    """A tagged name without quotation marks at its ends, without a post before it and without what follows a family name.

    None where a post is all there is (Государственный советник).
    """
    opened = max(text.rfind(mark, found.start, found.end) for mark in "«“„")
    if opened >= 0:
        found = found._replace(start=opened + 1)  # компании «Коктас Мыс: the name is what the quotation marks hold
    dash = re.search(" [–—-] ", text[found.start : found.end])
    if dash:
        found = found._replace(end=found.start + dash.start())
    words = tokens(text[found.start : found.end])
    if not words:
        return None
    if found.type == "organisation":
        words = _organisation_words(words, language)
    if len(words) > 1 and words[1].text[0].isupper() and is_opener(words[0].text, language):
        words = words[1:]
    if not words or (len(words) == 1 and is_opener(words[0].text, language)):
        return None
    while found.type == "person" and len(words) > 1 and is_title(words[0].text, language):
        words = words[1:]
    if found.type == "person" and len(words) > 2:
        telling = [i for i, w in enumerate(words) if is_personal(w.text, language)]
        words = words[: max(telling[-1] + 1, 2)] if telling else words
    return Found(found.start + words[0].start, found.start + words[-1].end, found.type)


def _organisation_words(words: list[Token], language: str) -> list[Token]:
    """The words of a tagged organisation that are its name; none where it is a post, or speaks of one without naming it.

    областной департамент is no name; агентство ИТАР-ТАСС is ИТАР-ТАСС.
    """
    if organisation_named([w.text for w in words], language):
        return words
    capitals = [w.text[0].isupper() for w in words]
    if not any(capitals):
        return []
    heads = [is_head(w.text, language) for w in words]
    if not any(heads) and any(is_title(w.text, language) for w in words) and not all(w.text.isupper() for w in words):
        return []
    rest = words[capitals.index(True) :]
    return rest if len(rest) < len(words) and organisation_named([w.text for w in rest], language) else words


def _trusted(rule: Found, text: str, language: str) -> bool:
    """Whether a rule's name counts where a tagger has read the text: the tagger weighs more than a capital and an ending."""
    words = [t.text for t in tokens(text[rule.start : rule.end])]
    if rule.type == "person":
        return len(words) > 1 and all(is_personal(w, language) or len(w) == 1 for w in words)
    if rule.type == "place":
        if place_named(words, language) is None:
            after = tokens(text[rule.end : rule.end + 30])[:1]
            return len(words) == 1 and bool(after) and is_place_word(after[0].text, language)  # Сайжаға өзені
        return len(words) > 1 or not opens_sentence(text, rule.start)
    if organisation_named(words, language):
        return True
    if len(words) > 1 or language == "kk":
        return language == "ru" or text[rule.start - 1 : rule.start] in QUOTES  # words for organisations the tagger knows better
    return not words[0].isupper() or (len(words[0]) > 2 and not set(words[0]) <= set("IVXLCХІ"))


def _merged(tagged: Sequence[Found], ruled: Sequence[Found], text: str, language: str) -> list[Found]:
    """The tagger's names, and the rules' where the tagger has none.

    A rule's longer span replaces what it covers, if the type is the same or an organisation's name holds a place's; a
    quoted company (ТОО «Аксайлы Жылу») replaces whatever the tagger took it for.
    """
    kept = sorted(tagged)
    added: list[Found] = []
    for rule in ruled:
        first = bisect_left(kept, rule.start, key=lambda t: t.end - 1)  # the tagger's names do not overlap: ends are in order too
        last = bisect_left(kept, rule.end, key=lambda t: t.start)
        over = kept[first:last]
        if not over:
            added.append(rule)
        elif all(rule.start <= t.start and t.end <= rule.end for t in over):
            whole = over[-1].type == rule.type and all(t.type in (rule.type, "place") for t in over)
            if rule.type == "place" and language == "kk":
                whole = False  # Отырар ауданы: the tagger has learned where such a name ends
            if whole or (text[rule.start - 1 : rule.start] or " ") in '«“„"':
                kept[first:last] = [rule]
    return sorted([*kept, *added])


def _name(part: Part, text: str, found: Found, language: str) -> Name:
    end = found.end - 2 if text[found.start : found.end].endswith(("'s", "’s")) else found.end
    found = found._replace(end=end)
    written = text[found.start : found.end]
    key = name_key(written, language, found.type)
    return Name(Span(part, found.start, found.end, written), found.type, key)


def one_key_each(names: Iterable[Name]) -> list[Name]:
    """The names of one article with one key for one person: a family name alone takes the key of the full name.

    Only where one full name of that family name stands in the article: of two namesakes, neither.
    """
    names = _one_type_each(list(names))
    full: dict[str, set[str]] = {}
    for name in names:
        if name.type == "person" and "_" in name.key:
            full.setdefault(name.key.rpartition("_")[2], set()).add(name.key)
    return [_with_full_key(name, full) for name in names]


def _one_type_each(names: list[Name]) -> list[Name]:
    """A name of one word that was taken for a place here and a person or organisation there is what it mostly is."""
    votes: dict[str, Counter[NameType]] = {}
    for name in names:
        votes.setdefault(name.key.partition(":")[2], Counter())[name.type] += 1
    settled = {core: count.most_common(1)[0][0] for core, count in votes.items() if len(count) > 1}
    return [
        replace(n, type=settled[core], key=f"{settled[core]}:{core}")
        if (core := n.key.partition(":")[2]) in settled and settled[core] != n.type
        else n
        for n in names
    ]


def _with_full_key(name: Name, full: dict[str, set[str]]) -> Name:
    if name.type != "person":
        return name
    given, _, family = name.key.partition(":")[2].rpartition("_")
    if len(given) > 1:
        return name
    if family not in full:  # Карина: a given name, or Карин in a case
        family = family_key(name.span.text)
    keys = [k for k in full.get(family, ()) if len(k.partition(":")[2].rpartition("_")[0]) > 1]
    fitting = [k for k in keys if not given or k.startswith(f"person:{given}")]
    return replace(name, key=fitting[0]) if len(fitting) == 1 else name
