"""Which article was copied from which."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Row, and_, delete, func, insert, select, update

from tilshi.model import Change, Reprint, Span
from tilshi.model.lines import change_to

from .database import Database
from .rows import chunks, distinct, json_to
from .schema import reprints


class Reprints:
    """Identity is copy and original."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, article_ids: Iterable[str], found: Iterable[Reprint]) -> bool:
        """Puts what was found among these articles (the live window) in the place of what was known among them.

        A copy whose original has left the window keeps what was found of the two.
        Returns whether anything changed. Raises StoreError for an article that is not stored.
        """
        new = {(reprint.copy, reprint.original): _columns(reprint) for reprint in found}
        with self._database.transaction() as connection:
            inside = {*article_ids, *(id for pair in new for id in pair)}
            old: dict[tuple[str, str], dict[str, object]] = {}
            for chunk in chunks(sorted(inside)):
                for row in connection.execute(select(reprints).where(reprints.c.copy_id.in_(chunk))):
                    if row.original_id in inside:
                        old[row.copy_id, row.original_id] = {"kind": row.kind, "shared": row.shared, "changes": row.changes}
            for pair in old.keys() - new.keys():
                connection.execute(delete(reprints).where(_is(pair)))
            for pair in sorted(new.keys() - old.keys()):
                connection.execute(insert(reprints).values(copy_id=pair[0], original_id=pair[1], **new[pair]))
            edited = [pair for pair in new.keys() & old.keys() if new[pair] != old[pair]]
            for pair in edited:
                connection.execute(update(reprints).where(_is(pair)).values(**new[pair]))
            return bool(edited) or old.keys() != new.keys()

    def of_copy(self, article_id: str) -> list[Reprint]:
        """What the article was copied from, most shared first."""
        return self._where(reprints.c.copy_id == article_id)

    def of_original(self, article_id: str) -> list[Reprint]:
        """What was copied from the article, most shared first."""
        return self._where(reprints.c.original_id == article_id)

    def of_story(self, article_ids: Iterable[str]) -> list[Reprint]:
        """Reprints whose copy and original are both among these articles."""
        inside = distinct(article_ids)
        known = set(inside)
        found: list[Reprint] = []
        for chunk in chunks(inside):
            found.extend(one for one in self._where(reprints.c.copy_id.in_(chunk)) if one.original in known)
        return found

    def count(self) -> int:
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(reprints)).scalar_one()

    def _where(self, condition: ColumnElement[bool]) -> list[Reprint]:
        query = select(reprints).where(condition)
        query = query.order_by(reprints.c.shared.desc(), reprints.c.copy_id, reprints.c.original_id)
        with self._database.reading() as connection:
            return [_reprint(row) for row in connection.execute(query)]


def _is(pair: tuple[str, str]) -> ColumnElement[bool]:
    return and_(reprints.c.copy_id == pair[0], reprints.c.original_id == pair[1])


def _columns(reprint: Reprint) -> dict[str, object]:
    changes = json_to([change_to(change) for change in reprint.changes])
    return {"kind": reprint.kind, "shared": reprint.shared, "changes": changes}


def _reprint(row: Row[*tuple[object, ...]]) -> Reprint:
    known = row._mapping
    changes = tuple(
        Change(change["kind"], _span(change["original"]), _span(change["copy"])) for change in json.loads(known["changes"])
    )
    return Reprint(known["copy_id"], known["original_id"], known["kind"], known["shared"], changes)


def _span(line: dict[str, object]) -> Span:
    return Span(line["in"], line["start"], line["end"], line["text"])  # type: ignore[arg-type]
