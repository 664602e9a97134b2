"""How a benchmark is printed: what was measured, on what, with which versions, when."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median

RUNS = 3


def header(libraries: Sequence[str]) -> None:
    """The line every figure below it stands under."""
    versions = ", ".join(f"{name} {version(name)}" for name in libraries)
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; Python {platform.python_version()}; {os.cpu_count()} cores; {versions}")
    print("Figures of time are of this machine at this moment: compare the ratios.\n")


def timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of the median run, after one that is not counted."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def rate(what: str, n: int, seconds: float, note: str = "") -> None:
    print(f"  {what:<46} {n:>6} in {seconds:7.2f} s = {n / seconds:9.1f}/s  {note}")
