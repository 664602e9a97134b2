"""A worker process: reads (stage, records) from its standard input, answers with the results, until the input ends.

A process of its own, started by name, and not multiprocessing's: that one runs the user's main script again in every worker,
which a script of ten lines without `if __name__ == "__main__"` does not survive.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, BinaryIO, TypeVar

A = TypeVar("A")
B = TypeVar("B")

Stage = Callable[[Iterable[A]], Iterator[B]]


class WorkerDied(Exception):
    """The process ended before it answered (killed for memory, most likely)."""


class Worker:
    """A process that runs stages on records sent to it, one batch at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tilshi.flow.worker import answer_all; answer_all()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the parent alone to answer
        )

    def run(self, stage: Stage[A, B], records: Sequence[A]) -> list[B]:
        """The results, all of them. Raises WorkerDied, or what the stage raised."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump((stage, records), self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            answer = pickle.load(self._process.stdout)  # noqa: S301 - from our own process
        except (BrokenPipeError, EOFError, pickle.UnpicklingError) as error:
            raise WorkerDied from error
        if isinstance(answer, Exception):
            raise answer
        results: list[B] = answer
        return results

    def close(self) -> None:
        """Ends the process; it has nothing to lose."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def main(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers each request until there are no more; a stage's failure is an answer too."""
    while True:
        try:
            stage, records = pickle.load(requests)  # noqa: S301 - from our own parent
        except (EOFError, KeyboardInterrupt, ImportError, AttributeError):
            return  # the parent is gone, or its stage cannot be imported here: it does the work itself
        try:
            answer: Any = list(stage(records))
        except Exception as error:
            answer = error
        except KeyboardInterrupt:
            return
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def answer_all() -> None:
    """The whole life of the process: answers its standard input on its standard output."""
    # What a library prints must not fall between the answers.
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    main(sys.stdin.buffer, answers)
