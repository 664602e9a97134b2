"""Doing a piece of work again and again until told to stop."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event


def repeat(work: Callable[[], object], *, every_s: float, stop: Event, failed: Callable[[Exception], object]) -> None:
    """Runs `work` at once and then `every_s` seconds after its end, until `stop` is set.

    A failure is handed to `failed` and does not end the loop: the next round may find the disk freed or the network back.
    """
    while not stop.is_set():
        try:
            work()
        except Exception as error:
            failed(error)
        stop.wait(every_s)
