"""Which stories stand first: independent sources weigh, freshness halves with time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from tilshi.model import Card, Counts, FrontView, RankedCard

Order = Literal["rank", "time", "differs"]

# A story half a day old weighs half: morning news still stands in the afternoon, yesterday's has to be big.
HALF_LIFE_S = 12 * 3600
# The front page is of the last days; when nothing happened in them, of the last days in which something did.
DAYS = 4
# Clocks go wrong and zones are mistaken, by half a day at most.
AHEAD = timedelta(hours=14)


def ranked(card: Card, now: datetime) -> RankedCard:
    """log2(1 + independent sources), a tenth more per language, times freshness. Copies add nothing."""
    fresh = freshness(card.last_at, now)
    weight = math.log2(1 + card.independent) * (1 + 0.1 * (len(card.languages) - 1)) * (1.15 if card.differs else 1.0)
    return RankedCard(card, weight * fresh, fresh)


def freshness(at: datetime | None, now: datetime) -> float:
    """1 now, 0.5 after twelve hours; a story whose time is unknown counts as a day old, never as new.

    So does one that claims to come from the future: else a mistaken clock, or a lie, would stand first for years.
    """
    believed = _believed(at, now)
    age_s = 2 * HALF_LIFE_S if believed is None else max(0.0, (now - believed).total_seconds())
    return float(0.5 ** (age_s / HALF_LIFE_S))


def _believed(at: datetime | None, now: datetime) -> datetime | None:
    return at if at is not None and at <= now + AHEAD else None


def front(
    cards: Sequence[Card],
    counts: Counts,
    *,
    now: datetime,
    order: Order = "rank",
    language: str | None = None,
    country: str | None = None,
    topic: str | None = None,
    differing: bool = False,
    limit: int = 60,
) -> FrontView:
    """The front page over all cards: those of the last days, filtered, in order."""
    live, since = _recent(cards, now)
    chosen = [
        ranked(card, now)
        for card in live
        if (language is None or language in dict(card.languages))
        and (country is None or country in card.countries)
        and (topic is None or topic in card.topics)
        and (not differing or card.differs)
    ]
    chosen.sort(key=lambda one: _place(one, order, now))
    return FrontView(
        cards=tuple(chosen[:limit]),
        total=len(live),
        differing=sum(1 for card in live if card.differs),
        languages=_articles_by_language(live),
        countries=_counted(country for card in live for country in card.countries),
        topics=_counted(topic for card in live for topic in card.topics[:1]),
        since=since,
        counts=counts,
    )


def _recent(cards: Sequence[Card], now: datetime) -> tuple[list[Card], datetime | None]:
    """Cards of the last days up to now, or up to the newest one known; those without any time always belong."""
    times = [at for card in cards if (at := _believed(card.last_at, now)) is not None]
    if not times:
        return list(cards), None
    since = min(now, max(times)) - timedelta(days=DAYS)
    return [card for card in cards if card.last_at is None or card.last_at >= since], since


def _place(one: RankedCard, order: Order, now: datetime) -> tuple[float, float, str]:
    believed = _believed(one.card.last_at, now)
    last = believed.timestamp() if believed else 0.0
    if order == "time":
        return -last, 0.0, one.card.story_id
    if order == "differs":
        return -float(len(one.card.differs)), -one.rank, one.card.story_id
    return -one.rank, -last, one.card.story_id


def _articles_by_language(cards: Iterable[Card]) -> tuple[tuple[str, int], ...]:
    count: Counter[str] = Counter()
    for card in cards:
        count.update(dict(card.languages))
    return tuple(count.most_common())


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(values).most_common())
