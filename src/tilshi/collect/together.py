"""Many sources at once: hosts side by side, each host one request at a time."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from ..errors import TilshiError
from ..model import Item, Refused, Source
from .collecting import LastFetched, Outcome, collect, state_of
from .fetcher import Fetcher, Validators

Collected = Item | Refused | Outcome


PATIENCE_S = 1.0  # how long an early end waits for what is being fetched


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
    At most 64 things wait for the caller, so a slow caller slows the fetching, not the memory. Ends early once `stop` is set:
    what is being fetched then is left to itself, for a slow host may take half a minute to answer.
    """
    waiting: queue.Queue[tuple[Source, Collected] | _Ended] = queue.Queue(maxsize=64)
    ended = threading.Event()

    def over() -> bool:
        return ended.is_set() or (stop is not None and stop.is_set())

    def put(thing: tuple[Source, Collected] | _Ended) -> None:
        while not over():
            try:
                waiting.put(thing, timeout=0.2)
                return
            except queue.Full:
                continue

    def one(source: Source) -> None:
        try:
            for thing in _one(source, fetch, last_fetched, (validators or {}).get(source.url), now):
                if over():
                    return
                put((source, thing))
            put(_Ended())
        except Exception as error:  # a fault of ours in one source must not end the others
            put((source, Outcome("broken", f"a fault in Tilshi: {type(error).__name__}: {error}")))
            put(_Ended())

    rest = iter(sources)
    turn = threading.Lock()

    def work() -> None:
        while not over():
            with turn:
                source = next(rest, None)
            if source is None:
                return
            one(source)

    # Threads of our own, for the end of the process must not wait for them, as it does for those of an executor.
    threads = [threading.Thread(target=work, name=f"collect-{n}", daemon=True) for n in range(min(max(1, workers), len(sources)))]
    for thread in threads:
        thread.start()
    try:
        left = len(sources)
        while left and not over():
            try:
                thing = waiting.get(timeout=0.2)
            except queue.Empty:
                continue
            if isinstance(thing, _Ended):
                left -= 1
            else:
                yield thing
    finally:
        ended.set()
        until = time.monotonic() + PATIENCE_S
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))


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
