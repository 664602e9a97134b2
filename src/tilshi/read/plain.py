"""Plain text, as copied from a page or kept by an agency: where its title is, and what in it is page and not article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..languages.stamps import Stamp, find_stamps
from .furniture import (
    CAPITAL,
    byline_of,
    counted_words,
    folded,
    is_furniture,
    is_head_furniture,
    is_name,
    is_rubric,
    photo_words,
    rubric_at_end,
    stamp_line,
    starts_as,
    without_tail,
)

LONGEST_TITLE = 220
_ENDS = re.compile(r"[.!?…][»\"”’)]*$")
_SENTENCE = re.compile(rf".+?[.!?…]+[»\"”’)]*(?=\s+{CAPITAL}|\s+[«\"“–—-]|\s*$)", re.S)
_TAIL_TAGS = re.compile(r"(?:\s+[#＃][\w-]+)+\s*$")
# Paragraphs lost to a single line leave two spaces where they ended.
_LOST_BREAK = re.compile(r"(?<=[.!?…»\"”:]) {0,3}\xa0? {2,9}\xa0?(?=\S)")
_SURNAME = re.compile(
    r"(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|ұлы|улы|қызы|кызы|уулу|тегі|енко|чук|ян|дзе|швили"
    r"|ov|ev|ova|eva|in|ina|sky|skaya|uly|qyzy|ogʻli|o‘g‘li|zoda|зода|iyev|iyeva|ný|oglu|oğlu|qizi|zadə)$"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """What a plain text holds. `text` has one paragraph a line; `title` may be its first sentence where it has none."""

    title: str
    text: str
    byline: str | None = None
    published: Stamp | None = None


def read_plain(text: str) -> Plain:
    """Title, byline, time and text of a plain text (already normalised but for its spaces)."""
    lines = [" ".join(line.split()) for line in _LOST_BREAK.sub("\n", text).split("\n")]
    lines = [line for line in lines if line]
    found = _one_line_head(lines) or _heads(lines)
    body = _without_tags(without_tail(found.text.split("\n")))
    body = [line for line in body if line and not is_furniture(line) and folded(line) != folded(found.title)]
    kept = "\n".join(body)
    title = found.title or first_sentence(kept)
    return replace(found, title=title, text=kept)


def first_sentence(text: str) -> str:
    """The first sentence, cut at a word where it is longer than a title may be."""
    line = text.partition("\n")[0]
    found = _SENTENCE.match(line)
    sentence = (found[0] if found else line).strip()
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return sentence[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"


def looks_like_title(line: str) -> bool:
    return (
        8 <= len(line) <= LONGEST_TITLE
        and len(line.split()) >= 2
        and (not _ENDS.search(line) or line.rstrip('»"”').endswith(("?", "!", "…")))
        and not line.startswith(("-", "–", "—", "#"))
        and not is_head_furniture(line)
    )


def _heads(lines: list[str]) -> Plain:
    """Lines from the top: furniture goes, a title is taken when it looks like one and text follows it."""
    title, byline, published, at = "", None, None, 0
    for at, line in enumerate(lines):
        if title and folded(line) == folded(title):
            continue
        if stamp_line(line) is not None:
            published = published or stamp_line(line)
        elif starts_as("byline", line) or (title and is_name(line) and not is_rubric(line)):
            byline = byline or byline_of(line)
        elif is_head_furniture(line):
            continue
        elif not title and looks_like_title(line) and len(lines) > at + 1:
            title = line
        else:
            break
    else:
        at = len(lines)
    return Plain(title, "\n".join(lines[at:]), byline, published)


def _one_line_head(lines: list[str]) -> Plain | None:
    """A page that lost its line breaks: "Title Section 30 сентября 2025 г. 5:34 2 Name Surname Lead фото с сайта x.kz Text".

    Taken only where a clock time stands behind a phrase that is no sentence, and a capital follows: in prose neither holds.
    """
    if not lines or len(lines[0]) < 400:
        return None
    line = lines[0]
    found = next(((s, e, read) for s, e, read in find_stamps(line[:400]) if read.clock), None)
    if found is None:
        return None
    start, end, read = found
    before, after = line[:start].strip(" |,·•-–—"), _without_count(line[end:].strip(" |,·•-–—"))
    if not 2 <= len(before.split()) <= 35 or _SENTENCE.match(before) or not re.match(rf"{CAPITAL}|[«\"“–—]", after):
        return None
    title = before[: rubric_at_end(before)].strip()
    byline, rest = _leading_name(after)
    text = "\n".join([_without_credit(rest), *lines[1:]])
    return Plain(title, text, byline, read)


def _without_count(text: str) -> str:
    """Without a count of views or comments that opens it, where a capital follows (else the number is the text's)."""
    counted = "|".join(re.escape(word) for word in counted_words())
    return re.sub(rf"^(?:\d[\d ]{{0,8}}(?:\s*(?i:{counted}))?[\s|,·•]+){{1,2}}(?={CAPITAL}|[«\"“])", "", text)


def _leading_name(text: str) -> tuple[str | None, str]:
    """A byline run together with the sentence behind it: capitalised words up to a surname, then another capital."""
    words = text.split(" ", 5)
    for count in (2, 3):
        name, then = words[:count], words[count : count + 1]
        if then and is_name(" ".join(name)) and then[0][:1].isupper() and _SURNAME.search(name[-1].lower()):
            return " ".join(name), text[len(" ".join(name)) :].strip()
    return None, text


def _without_credit(text: str) -> str:
    """A photo credit within the first lines becomes a paragraph's end: the lead stood above the picture, the text below."""
    words = "|".join(re.escape(word.rstrip(":–— ")) for word in photo_words())
    owner = rf"(?:\s*[:–—-]?\s*(?:[\w-]+\.)+[a-zа-яқ]{{2,12}}(?:/\S*)?|\s*[:–—]\s*{CAPITAL}\w+(?:\s{CAPITAL}\w+)?)"
    found = re.search(rf"(?<!\w)(?i:{words}){owner}(?=\s+(?:{CAPITAL}|[«\"“–—]))", text[:500])
    if found is None or re.search(r"[.!?…]\s", text[: found.start()].strip()):
        return text
    return "\n".join(part for part in (text[: found.start()].strip(), text[found.end() :].strip()) if part)


def _without_tags(lines: list[str]) -> list[str]:
    """Without the hashtags behind the last paragraph."""
    if not lines:
        return []
    body, tail = lines[-1][:-500], lines[-1][-500:]
    return [*lines[:-1], body + _TAIL_TAGS.sub("", tail)]
