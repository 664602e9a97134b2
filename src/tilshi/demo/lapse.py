"""A time-lapse: the region's ten days collected in a few rounds, so that edits are seen as edits.

Had everything been collected today, only the last state of each article would be known. The clock of server and workspace
therefore stands still just before each edit, then once at the real time; after that it runs as any clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from .region import Region

JUST = timedelta(seconds=1)


class LapseClock:
    """Tells the real time, but for the rounds of a time-lapse."""

    def __init__(self, real: Callable[[], datetime]) -> None:
        self._real = real
        self._at: datetime | None = None

    def __call__(self) -> datetime:
        return self._at or self._real()

    def rounds(self, region: Region) -> Iterator[datetime]:
        """Stands at the moment just before each edit that is past, oldest first, and at last at the real time."""
        real = self._real()
        edits = {state.at - JUST for article in region.articles for state in article.states[1:] if state.at <= real}
        try:
            for moment in sorted(edits):
                self._at = moment
                yield moment
        finally:
            self._at = None
        yield real
