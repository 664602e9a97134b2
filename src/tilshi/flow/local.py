"""The local runner: stages in this process, or one stage spread over worker processes."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain as join
from itertools import islice
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")

# Starting a worker costs about a second (tables and models load); below this many records it never pays.
WORTH_SPREADING = 200


def chain(records: Iterable[Any], *stages: Callable[[Iterable[Any]], Iterator[Any]]) -> Iterator[Any]:
    """The records after all stages, lazily, in order."""
    flow = iter(records)
    for stage in stages:
        flow = stage(flow)
    return flow


def spread(
    records: Iterable[A],
    stage: Callable[[Iterable[A]], Iterator[B]],
    *,
    workers: int,
    batch: int = 32,
) -> Iterator[B]:
    """The records after one pure stage, run on `workers` processes in batches; results in the order of the records.

    The stage must be importable by name (a module's function) and treat every record by itself. At most two batches a worker
    are under way, so memory stays flat. Few records are done here, without processes. A worker that dies (killed for
    memory) costs speed, not records: what it held is done in this process.
    """
    rest = iter(records)
    head = list(islice(rest, WORTH_SPREADING))
    rest = join(head, rest)
    if workers < 2 or len(head) < WORTH_SPREADING:
        yield from stage(rest)
        return
    # spawn: the desk's process has threads, and a forked child of a threaded process may hang.
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        under_way: deque[tuple[Sequence[A], Future[list[B]]]] = deque()
        while work := list(islice(rest, batch)):
            under_way.append((work, _submit(pool, stage, work)))
            if len(under_way) >= 2 * workers:
                yield from _outcome(stage, *under_way.popleft())
        while under_way:
            yield from _outcome(stage, *under_way.popleft())


def _submit(pool: ProcessPoolExecutor, stage: Callable[[Iterable[A]], Iterator[B]], work: Sequence[A]) -> Future[list[B]]:
    try:
        return pool.submit(_all, stage, work)
    except BrokenProcessPool as broken:
        failed: Future[list[B]] = Future()
        failed.set_exception(broken)
        return failed


def _outcome(stage: Callable[[Iterable[A]], Iterator[B]], work: Sequence[A], future: Future[list[B]]) -> list[B]:
    try:
        return future.result()
    except BrokenProcessPool:
        return list(stage(work))


def _all(stage: Callable[[Iterable[A]], Iterator[B]], work: Sequence[A]) -> list[B]:
    return list(stage(work))
