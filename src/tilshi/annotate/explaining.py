"""How an article was read, for a person: sentence by sentence, what was found in it and what it was taken for."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from ..languages import lexicon, place_shown, sentences, table
from ..model import Annotated, Date, Figure, FoundWords, Name, Number, Part, Passage, Place, Quote, Reading, SentenceRead
from .topics import topic_label

__all__ = ["EXPLAINED_IN", "explained"]

EXPLAINED_IN = ("kk", "ru", "en")

_One: TypeAlias = Name | Figure | Date | Quote
_Words: TypeAlias = Mapping[str, Any]


def explained(annotated: Annotated, language: str = "en") -> Reading:
    """The reading in the words of `language` (one of EXPLAINED_IN, English for others). Pure: it looks nothing up anew."""
    words = _words()[language if language in EXPLAINED_IN else "en"]
    return Reading(tuple(_about(annotated, language, words)), tuple(_sentences(annotated, language, words)))


def _about(annotated: Annotated, language: str, words: _Words) -> Iterator[FoundWords]:
    whole = len(annotated.article.title) + len(annotated.article.text) or 1
    if not annotated.passages:
        yield FoundWords(words["language"], annotated.language, _script(annotated.script, words))
    for passage in annotated.passages:
        share = f"{(passage.end - passage.start) / whole:.0%} {words['text_is']}"
        yield FoundWords(words["passage"], passage.language, f"{_script(passage.script, words)}, {share}")
    for topic in annotated.topics:
        yield FoundWords(words["topic"], topic_label(topic.code, language), f"{topic.score:.0%}: {', '.join(topic.reasons)}")


def _script(script: str, words: _Words) -> str:
    return str(words["scripts"].get(script, script))


def _sentences(annotated: Annotated, language: str, words: _Words) -> Iterator[SentenceRead]:
    for part in _PARTS:
        text = annotated.article.part(part)
        found = sorted(_of_part(annotated, part, language, words), key=lambda row: row[0])
        meant = [
            (c.span.start, c.span.text, lexicon.label(c.concept, language)) for c in annotated.concepts if c.span.part == part
        ]
        for start, end, spoken in _spans(annotated, part):
            own, found = _before(found, end, lambda row: row[0])
            glosses, meant = _before(meant, end, lambda row: row[0])
            shown = text[start:end].strip()
            if shown:
                rows = tuple(row for _, row in own)
                yield SentenceRead(part, start, end, shown, spoken, rows, tuple((word, label) for _, word, label in glosses))


def _before(rows: list[Any], end: int, start_of: Callable[[Any], int]) -> tuple[list[Any], list[Any]]:
    """Rows that begin before `end`, and the rest; rows are in order."""
    cut = next((index for index, row in enumerate(rows) if start_of(row) >= end), len(rows))
    return rows[:cut], rows[cut:]


def _spans(annotated: Annotated, part: Part) -> Iterator[tuple[int, int, str]]:
    text = annotated.article.part(part)
    whole = Passage(part, 0, len(text), annotated.language, annotated.script)
    for passage in [p for p in annotated.passages if p.part == part] or [whole]:
        for start, end in sentences(text[passage.start : passage.end], passage.language):
            yield passage.start + start, passage.start + end, passage.language


def _of_part(annotated: Annotated, part: Part, language: str, words: _Words) -> Iterator[tuple[int, FoundWords]]:
    located = {(p.span.part, p.span.start): p for p in annotated.places}
    everything: list[_One] = [*annotated.names, *annotated.figures, *annotated.dates, *annotated.quotes]
    for one in (one for one in everything if one.span.part == part):
        if isinstance(one, Name):
            kind, meaning = words[one.type], _name(one, located.get((part, one.span.start)), language, words)
        elif isinstance(one, Figure):
            kind, meaning = words["figure"], _figure(one, language, words)
        elif isinstance(one, Date):
            kind, meaning = words["date"], one.value + (f" ({words['reckoned']})" if one.relative else "")
        else:
            kind, meaning = words["direct" if one.direct else "reported"], _speaker(one, words)
        yield one.span.start, FoundWords(kind, one.span.text, meaning)


def _name(name: Name, place: Place | None, language: str, words: _Words) -> str:
    if place is None:
        return name.key
    core = place.key.partition(":")[2]
    around = (place_shown(key.removeprefix("place:"), language) for key in (place.region, place.country) if key and key != core)
    known = [shown for shown in (place_shown(core, language), *around) if shown]
    reason = f"; {place.reason}" if language == "en" and place.country else ""
    return f"{place.key}: {', '.join(dict.fromkeys(known)) or words['unknown_place']}{reason}"


def _figure(figure: Figure, language: str, words: _Words) -> str:
    value = _number(figure.value, words) + (f"–{_number(figure.high, words)}" if figure.high is not None else "")
    held = [words[figure.bound]] if figure.bound else [words["about"]] if figure.approximate else []
    shown = " ".join([*held, value, *([_unit(figure.unit, language, words)] if figure.unit else [])])
    return f"{shown}; {words['counted']}: {lexicon.counted_label(figure.counted, language)}" if figure.counted else shown


def _number(value: Number, words: _Words) -> str:
    return f"{value:,}".replace(",", " ").replace(".", words["decimal"])


def _unit(unit: str, language: str, words: _Words) -> str:
    if unit in words["units"]:
        return str(words["units"][unit])
    if unit in lexicon.entries():
        return lexicon.counted_label(unit, language)
    known = table(language, "units").get("units", {})
    named = known.get(unit) if isinstance(known, dict) else None
    return str(named[0]) if isinstance(named, list) and named else unit


def _speaker(quote: Quote, words: _Words) -> str:
    if not quote.speaker:
        return str(words["speaker_unknown"])
    return f"{words['says']}: {quote.speaker}" + (f" ({quote.verb})" if quote.verb else "")


_PARTS: tuple[Part, Part] = ("title", "text")


@cache
def _words() -> Mapping[str, _Words]:
    return tomllib.loads((files("tilshi.annotate") / "explaining.toml").read_text("utf-8"))
