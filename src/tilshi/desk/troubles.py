"""How sources stand, in words: worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tilshi.model import SourceHealth, SourceState

from .addresses import anchor
from .words import Words

WORST_FIRST: tuple[SourceState, ...] = ("broken", "refused", "empty", "new", "working")
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Standing:
    anchor: str
    name: str
    language: str
    country: str
    url: str
    homepage: str
    kind: str
    state_key: SourceState
    state: str
    reason: str
    checked_at: datetime | None
    last_success_at: datetime | None
    articles: int
    refused: int


def standings(health: Sequence[SourceHealth], words: Words) -> list[Standing]:
    """In order of the workspace; the anchor is by that order."""
    return [_standing(place, one, words) for place, one in enumerate(health)]


def _standing(place: int, one: SourceHealth, words: Words) -> Standing:
    source = one.source
    reason = one.reason.strip()
    return Standing(
        anchor=anchor("source", place),
        name=source.name,
        language=source.language or "",
        country=source.country or "",
        url=source.url,
        homepage=source.homepage or source.url,
        kind=words(f"source_kinds.{source.kind}"),
        state_key=one.state,
        state=words(f"states.{one.state}"),
        reason=reason[:LONGEST_REASON] + ("…" if len(reason) > LONGEST_REASON else ""),
        checked_at=one.checked_at,
        last_success_at=one.last_success_at,
        articles=one.articles,
        refused=one.refused,
    )


def by_state(health: Sequence[SourceHealth], words: Words) -> list[tuple[SourceState, list[Standing]]]:
    """Groups, worst first; in each the one that has failed longest first."""
    all_of_them = standings(health, words)
    made = []
    for state in WORST_FIRST:
        members = [s for s in all_of_them if s.state_key == state]
        members.sort(
            key=lambda s: (
                (s.last_success_at is not None, s.last_success_at, s.name) if state != "working" else (True, None, s.name)
            )
        )
        if members:
            made.append((state, members))
    return made


def troubled(health: Sequence[SourceHealth], words: Words) -> list[Standing]:
    """Those an editor has to know of, worst first."""
    return [s for state, members in by_state(health, words) if state in ("broken", "refused", "empty") for s in members]
