"""Keeps records: one schema for SQLite and PostgreSQL, one repository per record, WARC files for what was fetched."""

from .archive import Archive, Archived, Where
from .articles import Kept, Outcome, Saved
from .items import Fetched
from .opening import Store, open_store
from .refused import Refusal
from .replacing import Replaced
from .search import Hit
from .sources import Validators
from .story_rows import Listed

__all__ = [
    "Archive",
    "Archived",
    "Fetched",
    "Hit",
    "Kept",
    "Listed",
    "Outcome",
    "Refusal",
    "Replaced",
    "Saved",
    "Store",
    "Validators",
    "Where",
    "open_store",
]
