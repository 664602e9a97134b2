"""Many sources at once: hosts side by side, each host one request at a time."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from ..errors import TilshiError
from ..model import Item, Refused, Source
from .collecting import LastFetched, Outcome, collect, state_of
from .fetcher import Fetcher, Validators

Collected = Item | Refused | Outcome


class _Ended:
    """A source has given all."""


def collect_all(
    sources: Sequence[Source],
    fetch: Fetcher,
    *,
    last_fetched: LastFetched,
    validators: Mapping[str, Validators] | None = None,
    now: Callable[[], datetime] | None = None,
    workers: int = 8,
    stop: threading.Event | None = None,
) -> Iterator[tuple[Source, Collected]]:
    """Items and refusals of all sources as they come, and after each source's last one its Outcome.

    A source that raised has an Outcome too (state and reason by its error). `last_fetched` is called in worker threads.
    At most 64 things wait for the caller, so a slow caller slows the fetching, not the memory. Ends early once `stop` is set.
    """
    waiting: queue.Queue[tuple[Source, Collected] | _Ended] = queue.Queue(maxsize=64)
    stop = stop or threading.Event()

    def put(thing: tuple[Source, Collected] | _Ended) -> None:
        while not stop.is_set():
            try:
                waiting.put(thing, timeout=0.2)
                return
            except queue.Full:
                continue

    def one(source: Source) -> None:
        try:
            for thing in _one(source, fetch, last_fetched, (validators or {}).get(source.url), now):
                if stop.is_set():
                    return
                put((source, thing))
            put(_Ended())
        except Exception as error:  # a fault of ours in one source must not end the others
            put((source, Outcome("broken", f"a fault in Tilshi: {type(error).__name__}: {error}")))
            put(_Ended())

    pool = ThreadPoolExecutor(max_workers=max(1, workers), thread_name_prefix="collect")
    try:
        for source in sources:
            pool.submit(one, source)
        left = len(sources)
        while left and not stop.is_set():
            try:
                thing = waiting.get(timeout=0.2)
            except queue.Empty:
                continue
            if isinstance(thing, _Ended):
                left -= 1
            else:
                yield thing
    finally:
        stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _one(
    source: Source,
    fetch: Fetcher,
    last_fetched: LastFetched,
    validators: Validators | None,
    now: Callable[[], datetime] | None,
) -> Iterator[Collected]:
    collection = collect(source, fetch, last_fetched=last_fetched, validators=validators, now=now)
    try:
        yield from collection
    except TilshiError as error:
        yield Outcome(state_of(error), str(error.reason), validators=validators or Validators())
        return
    if collection.outcome is not None:
        yield collection.outcome
