"""collect: from sources to items. The only stage that touches the network.

sources_from("https://example.kz/rss")      what a user names, as sources
collect(source, Fetcher())                  one source, once
collect_all(sources, Fetcher(), …)          many, side by side
"""

from .collecting import Collection, LastFetched, Outcome, collect, state_of
from .fetcher import AGENT, Fetched, Fetcher, Limits, Validators
from .sources import sources_from
from .together import Collected, collect_all

__all__ = [
    "AGENT",
    "Collected",
    "Collection",
    "Fetched",
    "Fetcher",
    "LastFetched",
    "Limits",
    "Outcome",
    "Validators",
    "collect",
    "collect_all",
    "sources_from",
    "state_of",
]
