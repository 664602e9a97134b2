"""An opened data folder or database: the one place that wires configuration, store and stages together.

opened.py     Workspace, open_workspace
rounds.py     one round of collecting: collect -> read -> annotate, kept
stories.py    connect -> compare, kept; views of a story
ranking.py    the front page
searching.py  search
labels.py     words for concepts, topics, countries
"""

from .opened import Workspace, open_workspace
from .rounds import Round

__all__ = ["Round", "Workspace", "open_workspace"]
