"""Names of persons, organisations and places, each with a key that is the same in every language, script and case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..languages import name_key, sentences, tokens
from ..languages.keys import given_name
from ..model import Name, Part, Span
from .capitals import Found, by_rule, is_head, is_personal, is_title
from .tagging import TAGGED, tag

__all__ = ["find_names", "one_key_each"]


def find_names(part: Part, text: str, language: str) -> list[Name]:
    """Names in order, none overlapping. Spans hold the name as written, with its case ending, without posts and quotes.

    Kazakh and Russian: a trained tagger first, then the rules where it found nothing. Other languages: the rules alone.
    """
    ruled = by_rule(text, language)
    if language in TAGGED:
        tagged = [Found(*t) for a, b in sentences(text, language) for t in tag(text[a:b], a, language)]
        cleaned = (_cleaned(t, text, language) for t in tagged)
        found = _merged([c for c in cleaned if c is not None], ruled)
    else:
        found = ruled
    return [_name(part, text, f, language) for f in found]


def _cleaned(found: Found, text: str, language: str) -> Found | None:
    """A tagged name without quotation marks at its ends, without a post before it and without what follows a family name.

    None where a post is all there is (Государственный советник).
    """
    words = [t for t in tokens(text[found.start : found.end])]
    if not words:
        return None
    if found.type == "organisation":
        titled = [is_title(w.text, language) for w in words]
        if any(titled) and not any(is_head(w.text, language) for w in words) and not all(w.text.isupper() for w in words):
            return None
    while found.type == "person" and len(words) > 1 and is_title(words[0].text, language):
        words = words[1:]
    if found.type == "person" and len(words) > 2:
        telling = [i for i, w in enumerate(words) if is_personal(w.text, language)]
        words = words[: max(telling[-1] + 1, 2)] if telling else words
    return Found(found.start + words[0].start, found.start + words[-1].end, found.type)


def _merged(tagged: Sequence[Found], ruled: Sequence[Found]) -> list[Found]:
    """The tagger's names, and the rules' where the tagger has none.

    A rule's longer span replaces what it covers, if the type is the same or an organisation's name holds a place's.
    """
    kept = list(tagged)
    for rule in ruled:
        over = [t for t in kept if t.start < rule.end and rule.start < t.end]
        if not over:
            kept.append(rule)
        elif all(rule.start <= t.start and t.end <= rule.end for t in over) and over[-1].type == rule.type:
            if all(t.type == rule.type or (t.type, rule.type) == ("place", "organisation") for t in over):
                kept = [t for t in kept if t not in over]
                kept.append(rule)
    return sorted(kept)


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
    names = list(names)
    full: dict[str, set[str]] = {}
    for name in names:
        if name.type == "person" and "_" in name.key:
            full.setdefault(name.key.rpartition("_")[2], set()).add(name.key)
    return [_with_full_key(name, full) for name in names]


def _with_full_key(name: Name, full: dict[str, set[str]]) -> Name:
    if name.type != "person":
        return name
    given, _, family = name.key.partition(":")[2].rpartition("_")
    if len(given) > 1:
        return name
    keys = [k for k in full.get(family, ()) if len(k.partition(":")[2].rpartition("_")[0]) > 1]
    if not given and not keys and given_name(name.span.text):
        return name
    fitting = [k for k in keys if not given or k.startswith(f"person:{given}")]
    return replace(name, key=fitting[0]) if len(fitting) == 1 else name
