"""The sentence around a span, cut for a column: only for showing; what the stages found does not depend on it."""

from __future__ import annotations

import re

LONGEST = 420

# A full stop, its closing marks, a space, and something that can begin a sentence.
END = re.compile(r"[.!?…]+[»”\"')\]]*\s+(?=[«“\"'(\[—–-]*\s?[A-ZА-ЯЁӘІҢҒҮҰҚӨҺЎҚҒҲЌҶӢӮƏÖÜĞİŞÇŇÝŽ0-9№])")
# Short words after which a full stop ends nothing: ж. г. т. им. гр. St. Dr. and initials.
SHORT = re.compile(r"(?:^|[\s(«“])(?:[A-ZА-ЯӘІҢҒҮҰҚӨҺ]|[а-яәіңғүұқөһ]|им|ул|гр|тг|St|Dr|Mr|Ms|Mrs|No|обл|млн|млрд|тыс|руб)\.\s+$")


def passage(text: str, start: int, end: int) -> tuple[int, int]:
    """The span's sentence (sentences, when it crosses one's end) within its paragraph; cut when longer than LONGEST."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    for match in END.finditer(text, left, right):
        if SHORT.search(text[max(left, match.start() - 8) : match.end()]):
            continue
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end - 1:
            right = len(text[: match.end()].rstrip())
            break
    left = left + len(text[left:right]) - len(text[left:right].lstrip())
    right = left + len(text[left:right].rstrip())
    return _cut(text, left, max(right, end), start, end)


def _cut(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    if right - left <= LONGEST or end - start >= LONGEST:
        return left, right
    room = (LONGEST - (end - start)) // 2
    if start - left > room:
        space = text.find(" ", start - room, start)
        left = space + 1 if space >= 0 else start - room
    if right - end > room:
        space = text.rfind(" ", end, end + room)
        right = space if space > end else end + room
    return left, right
