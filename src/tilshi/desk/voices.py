"""Quotes by speaker: one utterance as every article gives it, in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tilshi.model import Comparison, Saying, Voice

from .evidence import Column, Glosses, Place, column, places
from .material import Material

MOST_SAYINGS = 9


@dataclass(frozen=True, slots=True)
class Utterance:
    """`verdict`: agreed, differs or "" (one source only); `sentence` says it in words."""

    columns: tuple[tuple[Column, bool], ...]
    verdict: str
    sentence: str


@dataclass(frozen=True, slots=True)
class VoiceView:
    speaker: str
    language: str
    utterances: tuple[Utterance, ...]


def voices(comparison: Comparison, material: Material, glosses: Glosses) -> list[VoiceView]:
    """Speakers with the most shared utterances first."""
    made = [_voice(voice, material, glosses) for voice in comparison.quotes]
    return sorted((v for v in made if v.utterances), key=lambda v: -max(len(u.columns) for u in v.utterances))


def _voice(voice: Voice, material: Material, glosses: Glosses) -> VoiceView:
    words = material.reader.words
    rows: dict[int, list[Saying]] = {}
    for saying in voice.versions:
        rows.setdefault(saying.utterance, []).append(saying)
    utterances = [u for sayings in rows.values() if (u := _utterance(sayings, material, glosses)).columns]
    utterances.sort(key=lambda u: -len(u.columns))
    label = material.entity_label(voice.speaker_key, words.language, voice.speaker) if voice.speaker_key else voice.speaker
    return VoiceView(label or words("quotes.unnamed"), "", tuple(utterances))


def _utterance(sayings: Sequence[Saying], material: Material, glosses: Glosses) -> Utterance:
    """Copies are left out where their original stands beside them: the words are the same."""
    found: list[tuple[Place, bool]] = []
    for saying in sayings:
        found += [(p, saying.direct) for p in places([saying.wording], material)]
    originals = {p.article.id for p, _ in found}
    kept = [(p, d) for p, d in found if not material.is_copy(p.article.id) or material.root(p.article.id) not in originals]
    reads = material.reader.reads
    kept.sort(key=lambda pair: reads.index(pair[0].article.language) if pair[0].article.language in reads else len(reads))
    shown = tuple((column(p, material, glosses, whole=True), direct) for p, direct in kept[:MOST_SAYINGS])
    return Utterance(shown, *_verdict([p for p, _ in kept], material))


def _verdict(given: Sequence[Place], material: Material) -> tuple[str, str]:
    """What can be said of the words by counting: how many sources and languages have them; whether their figures differ."""
    words = material.reader.words
    sources = {p.article.article.source for p in given}
    if len(sources) < 2:
        return "", ""
    figures = [_figures(p) for p in given]
    known = [f for f in figures if f]
    for one in known:
        for other in known:
            if not one & other:
                return "differs", words("quotes.figures", one=_sayable(one, material), other=_sayable(other, material))
    languages = {p.article.language for p in given}
    counted = words.count("counts.in_sources", len(sources))
    if len(languages) > 1:
        tongues = words.count("aloud.languages", len(languages))
        return "agreed", words("quotes.same_many", sources=counted, languages=tongues)
    return "agreed", words("quotes.same_one", sources=counted)


def _figures(p: Place) -> frozenset[tuple[float, str | None]]:
    inside = (f for f in p.article.figures if f.span.part == p.part and p.start <= f.span.start and f.span.end <= p.end)
    return frozenset((float(f.value), f.unit) for f in inside)


def _sayable(figures: frozenset[tuple[float, str | None]], material: Material) -> str:
    return ", ".join(material.reader.words.number(value) for value, _ in sorted(figures, key=lambda f: f[0]))
