"""Which articles tell one event (stories), and which were copied from which (reprints)."""

from .reprints import find_reprints
from .stories import find_stories

__all__ = ["find_reprints", "find_stories"]
