"""Two texts laid side by side word by word: what stands in both, and each small place where the copy says something else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import Indel

from tilshi.languages import Token, fold, name_key, same_entity, stem, tokens
from tilshi.model import Change, ChangeKind, Part, Span

SHORT = 4  # words; a longer difference is a rewritten passage, not a changed figure or name
LONGEST_ALIGNED = 4_000  # words of either text


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its words, and the same in small letters."""

    text: str
    tokens: Sequence[Token]
    lower: Sequence[str]

    @classmethod
    def of(cls, text: str) -> Words:
        found = tokens(text)[:LONGEST_ALIGNED]
        return cls(text, found, [token.text.lower() for token in found])


@dataclass(frozen=True, slots=True)
class Aligned:
    """`shared`: words of the copy that stand in the original; `kept`: words of the original that stand in the copy; both 0..1.

    `inside` is `shared` without sentences put before or after (a lead, a credit line). `longest`: words of the longest run.
    """

    shared: float
    inside: float
    kept: float
    longest: int
    _pair: _Pair | None = None
    _gaps: tuple[tuple[int, int, int, int], ...] = ()

    def changes(self) -> tuple[Change, ...]:
        """The small places where the copy says something else, in order of the copy."""
        return tuple(change for gap in self._gaps if self._pair and (change := _change(self._pair, gap)))


def align(original: Words, copy: Words, language: str, part: Part = "text") -> Aligned:
    """Compares two texts of one language."""
    mine, yours = original.tokens, copy.tokens
    if not mine or not yours:
        return Aligned(0.0, 0.0, 0.0, 0)
    if original.lower == copy.lower:
        return Aligned(1.0, 1.0, 1.0, len(mine))
    blocks = Indel.opcodes(original.lower, copy.lower)
    same = [(b.src_end - b.src_start) for b in blocks if b.tag == "equal"]
    matched = sum(same)
    inside = matched / max(1, len(yours) - _added_outside(yours, blocks))
    pair = _Pair(original.text, copy.text, mine, yours, language, part)
    longest = max(same, default=0)
    return Aligned(matched / len(yours), min(1.0, inside), matched / len(mine), longest, pair, tuple(_gaps(blocks)))


def _added_outside(yours: Sequence[Token], blocks: object) -> int:
    """Words the copy has before the first and after the last word it shares: a lead, a credit line."""
    equal = [b for b in blocks if b.tag == "equal" and b.dest_end - b.dest_start >= SHORT]  # type: ignore[attr-defined]
    if not equal:
        return 0
    return int(equal[0].dest_start + len(yours) - equal[-1].dest_end)


def _gaps(blocks: object) -> Iterator[tuple[int, int, int, int]]:
    """Runs of words between two shared words, as [start, end) in the original and in the copy."""
    start: tuple[int, int] | None = None
    reached = False
    for block in blocks:  # type: ignore[attr-defined]
        if block.tag == "equal":
            if start is not None and reached:
                yield start[0], block.src_start, start[1], block.dest_start
            start, reached = None, True
        elif start is None:
            start = (block.src_start, block.dest_start)


@dataclass(frozen=True, slots=True)
class _Pair:
    original: str
    copy: str
    mine: Sequence[Token]
    yours: Sequence[Token]
    language: str
    part: Part


def _change(pair: _Pair, gap: tuple[int, int, int, int]) -> Change | None:
    """What the gap is, or None where it is no change worth naming: a sentence left out or put in."""
    a, b, c, d = gap
    mine, yours = pair.mine[a:b], pair.yours[c:d]
    if max(len(mine), len(yours)) > 3 * SHORT:
        return None
    kind = _kind(mine, yours, pair.language)
    if kind is None:
        return None
    if not mine or not yours:  # show the word that follows too, so that both sides have wording
        b, d = min(b + 1, len(pair.mine)), min(d + 1, len(pair.yours))
    return Change(kind, _span(pair.original, pair.mine[a:b], pair.part), _span(pair.copy, pair.yours[c:d], pair.part))


def _span(text: str, words: Sequence[Token], part: Part) -> Span:
    if not words:
        return Span(part, len(text), len(text), "")
    start, end = words[0].start, words[-1].end
    return Span(part, start, end, text[start:end])


def _kind(mine: Sequence[Token], yours: Sequence[Token], language: str) -> ChangeKind | None:
    if _negated(mine, yours, language):
        return "negation"
    if not mine or not yours:
        return None
    if max(len(mine), len(yours)) > SHORT:
        return "text"
    if _figures(mine) != _figures(yours) and _figures(mine) and _figures(yours):
        return "figure"
    if _other_name(mine, yours, language):
        return "name"
    return "text"


def _figures(words: Sequence[Token]) -> list[str]:
    return sorted(re.sub(r"[^\d,.]", "", w.text) for w in words if w.text[0].isdigit())


def _other_name(mine: Sequence[Token], yours: Sequence[Token], language: str) -> bool:
    """Both are capitalised words, as many, and stand for different entities by their keys and their stems."""
    if len(mine) != len(yours) or not all(w.text[0].isupper() for w in (*mine, *yours)):
        return False
    if len(mine) == 1:
        return fold(stem(mine[0].text, language)) != fold(stem(yours[0].text, language))
    one, other = " ".join(w.text for w in mine), " ".join(w.text for w in yours)
    return not same_entity(name_key(one, language), name_key(other, language))


# ---- negation


def _negated(mine: Sequence[Token], yours: Sequence[Token], language: str) -> bool:
    """One side says "not" where the other does not, and otherwise says the same."""
    words, inside, affirmed = _negations()
    known = words.get(language, frozenset())
    a, b = [w.text.lower() for w in mine], [w.text.lower() for w in yours]
    plain, denied = [w for w in a if w not in known], [w for w in b if w not in known]
    if len(a) - len(plain) != len(b) - len(denied):
        return _alike(plain, denied) or {*plain, *denied} <= affirmed.get(language, frozenset())
    rule = inside.get(language)
    return len(a) == len(b) == 1 and rule is not None and (_infixed(a[0], b[0], rule) or _infixed(b[0], a[0], rule))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """What is left without the "not" is nothing, or the same few words in another form."""
    return len(one) == len(other) <= 2 and all(a[:3] == b[:3] for a, b in zip(one, other, strict=True))


def _infixed(plain: str, denied: str, rule: str) -> bool:
    """берілді, берілмеді: the longer word is the shorter one with the denying syllable somewhere after its root."""
    if len(denied) <= len(plain):
        return False
    for cut in range(_common(plain, denied), 1, -1):
        match = re.match(rule, denied[cut:])
        if match and _loosely(denied[cut + match.end() :], plain[cut:]):
            return True
    return False


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _loosely(one: str, other: str) -> bool:
    """The same ending but for the vowel and the voice that harmony changes: -ді, -ты."""
    return one.translate(_HARMONY) == other.translate(_HARMONY)


_HARMONY = str.maketrans({"т": "д", "t": "d", "ы": "і", "ı": "i"})


@cache
def _negations() -> tuple[Mapping[str, frozenset[str]], Mapping[str, str], Mapping[str, frozenset[str]]]:
    table = tomllib.loads((files("tilshi.connect") / "negations.toml").read_text("utf-8"))
    words, affirmed = ({key: frozenset(row) for key, row in table[name].items()} for name in ("words", "affirmed"))
    return words, dict(table["inside"]), affirmed
