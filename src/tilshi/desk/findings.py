"""What was found in an article, marked in its text on demand: names, figures, quotes, dates, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tilshi.model import Annotated, Date, FactVersion, Figure, Name, Part, Place, Quote

from .marks import Mark, marked
from .reader import Reader
from .values import Labels, about_words, date_words, value_of

KINDS = ("names", "figures", "quotes", "dates", "places")


def title_markup(annotated: Annotated, kinds: Sequence[str], reader: Reader, labels: Labels) -> Markup:
    return marked(annotated.article.title, _marks(annotated, "title", kinds, reader, labels))


def paragraphs(annotated: Annotated, kinds: Sequence[str], reader: Reader, labels: Labels) -> list[Markup]:
    """Each line of the text as markup. A mark that runs over a line's end is cut there."""
    text = annotated.article.text
    marks = _marks(annotated, "text", kinds, reader, labels)
    made, at = [], 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            here = [Mark(max(m.start, at), min(m.end, end), m.before, m.after) for m in marks if m.start < end and at < m.end]
            made.append(marked(text, here, at, end))
        at = end + 1
    return made


def _marks(annotated: Annotated, part: Part, kinds: Sequence[str], reader: Reader, labels: Labels) -> list[Mark]:
    found = []
    for kind in kinds:
        for one in getattr(annotated, kind):
            if one.span.part == part:
                title = explained(one, reader, labels)
                before = Markup('<span class="found {}" title="{}">').format(kind, title)
                found.append(Mark(one.span.start, one.span.end, before, Markup("</span>")))
    return found


def explained(one: Name | Figure | Date | Quote | Place, reader: Reader, labels: Labels) -> str:
    """What the engine takes the words to be, in the reader's language."""
    words = reader.words
    if isinstance(one, Figure):
        version = FactVersion(one.value, (), (), one.high, one.unit, one.approximate, one.bound)
        value = value_of(version, "figure", words, labels).text
        counted = about_words(one.counted or "", one.unit, "figure", words, labels)
        return f"{value} — {counted}"
    if isinstance(one, Date):
        day = date_words(one.value, words) or one.value
        return words("marks.reckoned", day=day) if one.relative else day
    if isinstance(one, Quote):
        how = words("marks.direct" if one.direct else "marks.reported")
        return f"{one.speaker}: {how}" if one.speaker else how
    if isinstance(one, Place):
        return words("kinds.place") + (f", {words.country(one.country)}" if one.country else "")
    code = one.key.removeprefix("place:")
    country = one.type == "place" and len(code) == 2 and code.isupper()
    label = words.country(code) if country else labels.entity_label(one.key, words.language, one.span.text)
    return f"{words(f'kinds.{one.type}')}: {label}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the legend: kind, the words as they stand, what they are taken for."""

    kind: str
    text: str
    meaning: str
    n: int


def legend(annotated: Annotated, kinds: Sequence[str], reader: Reader, labels: Labels, most: int = 60) -> list[Finding]:
    """One line a distinct finding of the chosen kinds, in order of the text, with how often it stands there."""
    counted: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], str] = {}
    for kind in kinds:
        for one in getattr(annotated, kind):
            key = (kind, explained(one, reader, labels))
            counted[key] = counted.get(key, 0) + 1
            first.setdefault(key, one.span.text)
    return [Finding(kind, first[kind, meaning], meaning, n) for (kind, meaning), n in list(counted.items())[:most]]
