"""The local runner: stages in this process, or one stage spread over worker processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from itertools import chain as join
from itertools import islice
from queue import SimpleQueue
from typing import Any, TypeVar

from .worker import Stage, Worker, WorkerDied

A = TypeVar("A")
B = TypeVar("B")

# Starting a worker costs about a second (tables and models load); below this many records it never pays.
WORTH_SPREADING = 200


def chain(records: Iterable[Any], *stages: Stage[Any, Any]) -> Iterator[Any]:
    """The records after all stages, lazily, in order."""
    flow = iter(records)
    for stage in stages:
        flow = stage(flow)
    return flow


def spread(records: Iterable[A], stage: Stage[A, B], *, workers: int, batch: int = 32) -> Iterator[B]:
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
    with ExitStack() as stack:
        idle: SimpleQueue[Worker] = SimpleQueue()
        for _ in range(workers):
            idle.put(stack.enter_context(Worker()))
        pool = stack.enter_context(ThreadPoolExecutor(workers, thread_name_prefix="spread"))
        under_way: deque[Future[list[B]]] = deque()
        while work := list(islice(rest, batch)):
            under_way.append(pool.submit(_one, idle, stage, work))
            if len(under_way) >= 2 * workers:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def _one(idle: SimpleQueue[Worker], stage: Stage[A, B], work: Sequence[A]) -> list[B]:
    worker = idle.get()
    try:
        return worker.run(stage, work)
    except WorkerDied:
        return list(stage(work))
    finally:
        idle.put(worker)
