"""What a host's robots.txt says to us (RFC 9309), and how long that stands."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from ..errors import NotAllowed, Unreachable

TOKEN = "Tilshi"  # noqa: S105  (the product token robots.txt names us by, not a secret)
MOST_BYTES = 512 * 1024  # RFC 9309 2.5 asks for 500 KiB at least; what stands behind is not read
KEPT_S = 24 * 3600.0  # RFC 9309 2.4: no longer than a day
RETRY_S = 30 * 60.0  # an unreachable robots.txt closes the host for half an hour, then we ask again
MOST_DELAY_S = 30.0  # Crawl-delay is no part of RFC 9309; honoured up to here, for a typo must not stop a source for days


@dataclass(frozen=True, slots=True)
class Rules:
    """One host's rules until `until` (monotonic seconds). `rules` None: `reason` says why all is closed or open."""

    until: float
    rules: Protego | None = None
    closed: str = ""
    later: bool = False

    @property
    def delay_s(self) -> float:
        """Seconds between requests that the host asks for, capped; 0 where it does not ask."""
        delay = self.rules.crawl_delay(TOKEN) if self.rules else None
        return min(max(float(delay or 0.0), 0.0), MOST_DELAY_S)

    def check(self, url: str) -> None:
        """Raises NotAllowed where the rules close this address, Unreachable where they could not be learned."""
        if self.closed:
            raise (Unreachable if self.later else NotAllowed)(url, self.closed)
        if self.rules is not None and not self.rules.can_fetch(url, TOKEN):
            raise NotAllowed(url, "robots.txt asks not to fetch it")


def rules_from(status: int, body: bytes, clock: float) -> Rules:
    """Rules out of the answer to a request for robots.txt.

    4xx means no rules; 401 and 403 we take for a no (stricter than RFC 9309 2.3.1.3, which lets a crawler in).
    5xx closes the host for now.
    """
    if status in {401, 403}:
        return Rules(clock + KEPT_S, closed=f"robots.txt itself is refused to us ({status}), which we take for a no")
    if status >= 500 or status == 429:
        return Rules(clock + RETRY_S, closed=f"robots.txt cannot be read now ({status})", later=True)
    if 200 <= status < 300:
        text = body[:MOST_BYTES].decode("utf-8-sig", "replace")
        return Rules(clock + KEPT_S, Protego.parse(text))
    return Rules(clock + KEPT_S)


def unreachable(reason: str, clock: float) -> Rules:
    return Rules(clock + RETRY_S, closed=f"robots.txt cannot be read now ({reason})", later=True)
