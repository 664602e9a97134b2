"""Names of persons, organisations and places, each with a key that is the same in every language, script and case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..languages import name_key, sentences
from ..languages.keys import given_name
from ..model import Name, Part, Span
from .capitals import Found, by_rule
from .tagging import TAGGED, tag

__all__ = ["find_names", "one_key_each"]


def find_names(part: Part, text: str, language: str) -> list[Name]:
    """Names in order, none overlapping. Spans hold the name as written, with its case ending, without posts and quotes.

    Kazakh and Russian: a trained tagger first, then the rules where it found nothing. Other languages: the rules alone.
    """
    ruled = by_rule(text, language)
    if language in TAGGED:
        tagged = [Found(*t) for a, b in sentences(text, language) for t in tag(text[a:b], a, language)]
        found = _merged([_trimmed(t, text) for t in tagged], ruled)
    else:
        found = ruled
    return [_name(part, text, f, language) for f in found]


def _trimmed(found: Found, text: str) -> Found:
    """Without quotation marks at its ends, which the tagger takes along with companies."""
    start, end = found.start, found.end
    while start < end and text[start] in "«»“”\"„ ":
        start += 1
    while end > start and text[end - 1] in "«»“”\"„ ,.":
        end -= 1
    return Found(start, end, found.type)


def _merged(tagged: Sequence[Found], ruled: Sequence[Found]) -> list[Found]:
    """The tagger's names, and the rules' where the tagger has none. A rule's longer span replaces a tagged part of it."""
    kept = [t for t in tagged if t.end > t.start]
    for rule in ruled:
        over = [t for t in kept if t.start < rule.end and rule.start < t.end]
        if not over:
            kept.append(rule)
        elif all(rule.start <= t.start and t.end <= rule.end and t.type == rule.type for t in over):
            kept = [t for t in kept if t not in over]
            kept.append(rule)
    return sorted(kept)


def _name(part: Part, text: str, found: Found, language: str) -> Name:
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
