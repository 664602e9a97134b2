"""What was fetched: address, time, digest, and where its bytes lie in the archive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, and_, func, insert, select, tuple_, update

from tilshi.model import Entry, Item
from tilshi.model.lines import time_from, time_to

from .archive import Where
from .database import Database
from .rows import json_to
from .schema import items, key_of

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Fetched:
    """One payload of one address. `where` is None where its bytes were not archived. `fetched_at` is the first time it came,
    `last_fetched_at` the last time it came unchanged."""

    url: str
    source: str
    digest: str
    status: int
    media_type: str
    charset: str | None
    size: int
    fetched_at: datetime
    last_fetched_at: datetime
    where: Where | None
    entry: Entry | None

    def item(self, body: bytes) -> Item:
        """The item again, from its archived bytes, to be read anew. Its headers stand in the archive alone."""
        return Item(
            source=self.source,
            url=self.url,
            body=body,
            media_type=self.media_type,
            fetched_at=self.fetched_at,
            charset=self.charset,
            entry=self.entry,
        )


def payload_digest(body: bytes) -> str:
    """SHA-256 of a payload, 64 hex digits."""
    return hashlib.sha256(body).hexdigest()


class Items:
    """Identity is the address with the payload's digest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, item: Item, where: Where | None = None, status: int = 200) -> bool:
        """Notes that the item came. Says whether this payload of this address is new."""
        digest = payload_digest(item.body)
        mine = and_(items.c.key == key_of(item.url), items.c.digest == digest)
        with self._database.transaction() as connection:
            known = connection.execute(select(items).where(mine)).one_or_none()
            if known is None:
                connection.execute(insert(items).values(**_columns(item, digest, where, status)))
                return True
            changes: dict[str, object] = {}
            if item.fetched_at < known.fetched_at:
                changes["fetched_at"] = item.fetched_at
            if item.fetched_at > known.last_fetched_at:
                changes["last_fetched_at"] = item.fetched_at
            if known.warc_file is None and where is not None:
                changes |= {"warc_file": where.file, "warc_offset": where.offset}
            if changes:
                connection.execute(update(items).where(mine).values(**changes))
            return False

    def seen(self, url: str, digest: str) -> bool:
        """Whether this payload of this address is known; then there is no need to archive or read it again."""
        query = select(items.c.key).where(items.c.key == key_of(url), items.c.digest == digest)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def of(self, url: str) -> list[Fetched]:
        """Every payload of an address, in the order they first came."""
        query = select(items).where(items.c.key == key_of(url)).order_by(items.c.fetched_at, items.c.digest)
        with self._database.reading() as connection:
            return [_fetched(row) for row in connection.execute(query)]

    def iterate(self) -> Iterator[Fetched]:
        """Everything that was archived, in the order it lies in the archive."""
        place = tuple_(items.c.warc_file, items.c.warc_offset)
        after = ("", -1)
        while True:
            query = select(items).where(place > tuple_(*after)).order_by(items.c.warc_file, items.c.warc_offset).limit(_PAGE)
            with self._database.reading() as connection:
                page = [_fetched(row) for row in connection.execute(query)]
            yield from page
            if len(page) < _PAGE:
                return
            last = page[-1].where
            assert last is not None
            after = (last.file, last.offset)

    def count(self) -> int:
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(items)).scalar_one()


def _columns(item: Item, digest: str, where: Where | None, status: int) -> dict[str, object]:
    return {
        "key": key_of(item.url),
        "digest": digest,
        "url": item.url,
        "source": item.source,
        "status": status,
        "media_type": item.media_type,
        "charset": item.charset,
        "size": len(item.body),
        "fetched_at": item.fetched_at,
        "last_fetched_at": item.fetched_at,
        "warc_file": None if where is None else where.file,
        "warc_offset": None if where is None else where.offset,
        "entry": None if item.entry is None else _entry_to(item.entry),
    }


def _fetched(row: Row[*tuple[object, ...]]) -> Fetched:
    known = row._mapping
    place = None if known["warc_file"] is None else Where(known["warc_file"], known["warc_offset"])
    names = ("url", "source", "digest", "status", "media_type", "charset", "size", "fetched_at", "last_fetched_at")
    return Fetched(
        **{name: known[name] for name in names},
        where=place,
        entry=None if known["entry"] is None else _entry_from(known["entry"]),
    )


def _entry_to(entry: Entry) -> str:
    return json_to(
        {
            "url": entry.url,
            "title": entry.title,
            "text": entry.text,
            "byline": entry.byline,
            "language": entry.language,
            "published_at": time_to(entry.published_at),
            "modified_at": time_to(entry.modified_at),
        }
    )


def _entry_from(content: str) -> Entry:
    line = json.loads(content)
    times = {name: time_from(line[name]) for name in ("published_at", "modified_at") if line.get(name)}
    return Entry(**(line | {"published_at": None, "modified_at": None} | times))
