"""The states of an article and how observations of it join, whatever order they come in. Pure: no database here.

A state is one wording (title and text). Seeing it again widens the stretch of time it was seen in. The current state is the
one seen last. Joining takes minima and maxima alone, so it is commutative, associative and idempotent: a late arrival, a
second run or another order ends in the same article.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from .schema import sound


@dataclass(frozen=True, slots=True)
class State:
    """One wording. `seen_at` is when it was first seen, `last_seen_at` when it was last seen."""

    digest: str
    title: str
    text: str
    seen_at: datetime
    last_seen_at: datetime
    byline: str | None = None
    language: str | None = None
    url: str | None = None
    modified_at: datetime | None = None


def digest_of(title: str, text: str) -> str:
    """32 hex digits of the wording, as it is stored."""
    return hashlib.sha256(f"{sound(title)}\x1f{sound(text)}".encode()).hexdigest()[:32]


def joined(one: State, other: State) -> State:
    """One state from two sightings of one wording; byline, language and URL are those of the later sighting."""
    later = max(one, other, key=_rank)
    return replace(
        later,
        seen_at=min(one.seen_at, other.seen_at),
        last_seen_at=max(one.last_seen_at, other.last_seen_at),
        modified_at=latest(one.modified_at, other.modified_at),
    )


def _rank(state: State) -> tuple[datetime, tuple[str, str, str]]:
    return state.last_seen_at, (state.byline or "", state.language or "", state.url or "")


def is_newer(one: State, other: State) -> bool:
    """Whether `one` is the current state and `other` an earlier one: seen last, then modified last, then by digest."""
    return _age(one) > _age(other)


def _age(state: State) -> tuple[datetime, bool, float, str]:
    modified = state.modified_at
    return state.last_seen_at, modified is not None, modified.timestamp() if modified else 0.0, state.digest


def earliest(one: datetime | None, other: datetime | None) -> datetime | None:
    if one is None or other is None:
        return one or other
    return min(one, other)


def latest(one: datetime | None, other: datetime | None) -> datetime | None:
    if one is None or other is None:
        return one or other
    return max(one, other)
