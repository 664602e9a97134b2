"""Runs stages: one after another, over several processes, again and again. Knows no stage by name."""

from .collector import collector_paused
from .local import chain, spread
from .repeat import repeat

__all__ = ["chain", "collector_paused", "repeat", "spread"]
