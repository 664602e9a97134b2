"""What changed between two texts, word by word, with the words that went and the words that came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from markupsafe import Markup, escape

WORD = re.compile(r"\d+(?:[ \u00a0.,]\d+)*|\w+|\s+|[^\w\s]")
# A paragraph longer than this is shown as replaced whole: comparing takes quadratic time.
MOST_WORDS = 3000
CONTEXT = 40


def word_changes(old: str, new: str) -> Markup:
    """The new text with <del> and <ins> where it departs from the old."""
    return Markup("").join(_piece(*step) for step in _steps(old, new))


def brief_changes(old: str, new: str, most: int = 6) -> list[Markup]:
    """Each change alone with a few words around it; equal texts give none."""
    steps = _steps(old, new)
    found = []
    for i, (gone, came, same) in enumerate(steps):
        if same:
            continue
        before = steps[i - 1][2][-CONTEXT:] if i else ""
        after = steps[i + 1][2][:CONTEXT] if i + 1 < len(steps) else ""
        found.append(Markup("{}{}{}").format(_cut_left(before, i > 0), _piece(gone, came, ""), _cut_right(after)))
        if len(found) == most:
            break
    return found


def paragraph_changes(old: str, new: str) -> list[tuple[bool, Markup]]:
    """(changed, markup) of every paragraph of both texts, in order."""
    before, after = old.split("\n"), new.split("\n")
    made: list[tuple[bool, Markup]] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            made += [(False, escape(p)) for p in after[k:m] if p.strip()]
            continue
        for place in range(max(j - i, m - k)):
            one = before[i + place] if i + place < j else ""
            two = after[k + place] if k + place < m else ""
            if one.strip() or two.strip():
                made.append((True, word_changes(one, two)))
    return made


Step = tuple[str, str, str]


def _steps(old: str, new: str) -> list[Step]:
    """(gone, came, same): either same is set, or at least one of the others."""
    before, after = WORD.findall(old), WORD.findall(new)
    if len(before) > MOST_WORDS or len(after) > MOST_WORDS:
        return [("", "", new)] if old == new else [(old, new, "")]
    steps: list[Step] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, came = "".join(before[i:j]), "".join(after[k:m])
        steps.append(("", "", came) if tag == "equal" else (gone, came, ""))
    return _bridged(steps)


def _bridged(steps: Sequence[Step]) -> list[Step]:
    """Two changes with only a space between them are one."""
    made: list[Step] = []
    for gone, came, same in steps:
        between = len(made) > 1 and not made[-1][0] and not made[-1][1] and not made[-1][2].strip()
        if not same and between:
            space = made.pop()[2]
            first = made.pop()
            made.append((first[0] + space + gone, first[1] + space + came, ""))
        else:
            made.append((gone, came, same))
    return made


def _piece(gone: str, came: str, same: str) -> Markup:
    if same:
        return escape(same)
    parts = []
    if gone:
        parts.append(Markup("<del>{}</del>").format(gone))
    if came:
        parts.append(Markup("<ins>{}</ins>").format(came))
    return Markup(" ").join(parts)


def _cut_left(text: str, more: bool) -> str:
    if len(text) < CONTEXT:
        return text
    return "…" + text[text.find(" ") :] if more and " " in text else text


def _cut_right(text: str) -> str:
    if len(text) < CONTEXT:
        return text
    return text[: text.rfind(" ")] + " …" if " " in text else text


def same_words(one: str, two: str) -> bool:
    return [w for w in WORD.findall(one) if w.strip()] == [w for w in WORD.findall(two) if w.strip()]


__all__ = ["brief_changes", "paragraph_changes", "same_words", "word_changes"]
