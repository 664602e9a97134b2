"""Python's collector of cycles, kept from walking millions of records again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """While a batch of records is built and connected, no search for cycles: records have none and are freed by their counts.

    On 2,000 annotated articles reading takes a quarter and connecting three fifths of the time (2026-11-22).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
