"""How the command line looks: progress on standard error where a person watches, nothing where a pipe does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

T = TypeVar("T")

# rich turns colours and bars off by itself when the stream is no terminal, or NO_COLOR is set.
messages = Console(stderr=True, highlight=False, soft_wrap=True)


def progress(things: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """The things, with a bar on standard error while they are worked through."""
    if not messages.is_terminal:
        yield from things
        return
    if total is None and isinstance(things, Sized):
        total = len(things)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=True) as bar:
        task = bar.add_task(what, total=total)
        for thing in things:
            yield thing
            bar.advance(task)
