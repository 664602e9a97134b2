"""Page furniture: lines that stand around an article and are no part of it, by the tables of nine languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..languages.stamps import Stamp, find_stamps
from ..languages.tables import LANGUAGES, strings

# How long a line may be and still be furniture of this kind. Longer ones are paragraphs that happen to start so.
LONGEST = {
    "photo": 160,
    "byline": 90,
    "read_also": 220,
    "subscribe": 220,
    "copyright": 400,
    "cookies": 600,
    "mistake": 220,
    "tags": 300,
}
_COPYRIGHT = re.compile(r"^(?:©|\(c\)\s|ⓒ)|©\s*(?:\S+\s+){0,4}(?:19|20)\d\d", re.I)
_HASHTAGS = re.compile(r"^(?:[#＃][\w-]+[\s,;]*)+$")
_CLOCK = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$")
_NUMBER = re.compile(r"^[\d\s.,+]{1,12}[kкмm]?$", re.I)
_EDGES = " \t.,:;!?…|/\\·•*→←›»«‹>»\"'“”()[]–—-\u200b"
CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЎҲҶӢӮŞÇĞİÖÜÄŇÝŽƏ]"
_NAME = re.compile(CAPITAL + r"[^\W\d_]*(?:[-’'ʻ‘][^\W\d_]+)*\.?")


def folded(text: str) -> str:
    """For comparing lines: case and the dotted and dotless i of Turkic Latin alphabets set aside."""
    return text.casefold().replace("\u0307", "").replace("ı", "i").strip()


class _Tables(NamedTuple):
    starts: dict[str, re.Pattern[str]]
    whole: frozenset[str]
    counted: re.Pattern[str]
    rubrics: tuple[str, ...]
    continued: frozenset[str]


def _all(*keys: str) -> list[str]:
    words = {folded(word) for language in LANGUAGES for word in strings(language, "page", *keys)}
    return sorted(words, key=lambda word: (-len(word), word))


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in words) + ")"


@cache
def _tables() -> _Tables:
    word_end = r"(?!\w)"
    bounds = {"read_also": r"(?=$|\s*[:–—→|…]|\s+[«\"“‹])"}
    starts = {kind: re.compile(rf"^\W{{0,4}}{_any(_all(kind))}{bounds.get(kind, word_end)}") for kind in LONGEST}
    counted = _any(_all("counted"))
    return _Tables(
        starts,
        frozenset(word.strip(_EDGES) for word in _all("whole", "continued", "read_also")),
        re.compile(rf"^(?:\d[\d\s.,]{{0,10}}[kк]?\s*{counted}|{counted}\s*[:(]?\s*\d[\d\s.,]{{0,10}}\)?)$"),
        tuple(_all("rubrics")),
        frozenset(_all("continued")),
    )


def starts_as(kind: str, line: str) -> bool:
    """Whether the line opens with words of this kind of the tables and is short enough to be nothing more."""
    return len(line) <= LONGEST[kind] and bool(_tables().starts[kind].match(folded(line)))


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to the article, wherever it stands."""
    line = line.strip()
    if not line or len(line) > 600:
        return not line
    bare = folded(line).strip(_EDGES)
    if not bare or bare in _tables().whole or _tables().counted.match(bare):
        return True
    if _CLOCK.match(line) or _HASHTAGS.match(line) or (_COPYRIGHT.search(line) and len(line) <= LONGEST["copyright"]):
        return True
    low = folded(line)
    return any(len(line) <= most and _tables().starts[kind].match(low) for kind, most in LONGEST.items())


def is_head_furniture(line: str) -> bool:
    """Also what is furniture only between a title and the text: a bare number, a section's name, a printed time."""
    bare = line.strip()
    return is_furniture(bare) or bool(_NUMBER.match(bare)) or is_rubric(bare) or stamp_line(bare) is not None


_ENDS = re.compile(r"[.!?…:][»\"”’)]*$")


def without_tail(lines: list[str]) -> list[str]:
    """Paragraphs without what follows the article: furniture, and from a "read also" on, where only titles follow it."""
    for at, line in enumerate(lines):
        if starts_as("read_also", line) and all(_may_be_listed(under) for under in lines[at + 1 :]):
            lines = lines[:at]
            break
    while lines and is_head_furniture(lines[-1].removeprefix("- ")):
        lines = lines[:-1]
    return lines


def _may_be_listed(line: str) -> bool:
    """Whether a line may stand in a list of other articles: a title, a date, furniture; no sentence."""
    return (len(line) < 160 and not _ENDS.search(line)) or is_head_furniture(line)


def is_rubric(line: str) -> bool:
    """Names of sections, alone or in a trail: "Новости / Общество"."""
    parts = [part for part in re.split(r"\s*[/|›»>·•,]\s*|\s{2,}", folded(line)) if part]
    known = set(_tables().rubrics) | _tables().whole
    return 0 < len(parts) <= 4 and all(part.strip(_EDGES) in known for part in parts)


def rubric_at_end(text: str) -> int:
    """Where a section's name begins that ends this text, len(text) where none does."""
    low = folded(text)
    if len(low) != len(text):  # folding changed lengths: positions would not fit
        return len(text)
    for rubric in _tables().rubrics:
        start = len(text) - len(rubric)
        if low.endswith(rubric) and start > 0 and text[start - 1].isspace() and text[start].isupper():
            return start
    return len(text)


def stamp_line(line: str) -> Stamp | None:
    """The time a line prints, where the line says little else ("Опубликовано: 21 ноября 2026, 10:05 | 215")."""
    if len(line) > 120:
        return None
    for start, end, read in find_stamps(line):
        rest = (line[:start] + " " + line[end:]).split()
        words = [word for word in rest if any(c.isalpha() for c in word)]
        if len(words) <= 3 and not line.rstrip().endswith((".", "!", "?")) | (len(words) > 2):
            return read
    return None


def counted_words() -> list[str]:
    return _all("counted")


def photo_words() -> list[str]:
    return _all("photo")


def is_name(text: str) -> bool:
    """Two or three capitalised words and nothing else: how a byline stands alone on its line."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(_NAME.fullmatch(word) and not word.isupper() for word in words)


def byline_of(line: str) -> str | None:
    """The name in a byline ("Автор: Айгүл Сапарова", "By Aigul Saparova"), None where the line is none."""
    line = line.strip().strip("|·•,")
    if len(line) > LONGEST["byline"]:
        return None
    found = _tables().starts["byline"].match(folded(line))
    bare = line[found.end() :] if found else re.sub(r"^[Bb]y\s+", "", line)
    bare = bare.strip(_EDGES)
    if found or bare != line.strip(_EDGES):
        return bare if bare and len(bare.split()) <= 6 else None
    return bare if is_name(bare) and not is_rubric(bare) else None
