"""Tilshi: one event, every source, every language.

    from tilshi import open_workspace

    with open_workspace("news") as workspace:
        workspace.add_sources("https://example.kz/rss")
        list(workspace.collect())
        workspace.connect()
        for card in workspace.front().cards:
            print(card.card.headlines[0].text, card.card.independent)

This module is the public door: what stands in `__all__` here, in `tilshi.model` and in `tilshi.errors` keeps its meaning between
versions; everything else may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import TilshiError
from .model import Annotated, Article, Comparison, Reprint, Source, Story

if TYPE_CHECKING:
    from .workspace import Workspace, open_workspace

__version__ = "0.1.0"
__all__ = [
    "Annotated",
    "Article",
    "Comparison",
    "Reprint",
    "Source",
    "Story",
    "TilshiError",
    "Workspace",
    "__version__",
    "open_workspace",
]


def __getattr__(name: str) -> object:
    # The workspace brings in every stage and the database: half a second that `tilshi --help` and the filters need not wait.
    if name in ("Workspace", "open_workspace"):
        from . import workspace

        return getattr(workspace, name)
    raise AttributeError(f"module 'tilshi' has no attribute {name!r}")
