from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

import tilshi.store
from tilshi.store.schema import REVISIONS, Moment, key_of, metadata, sound

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "store.md"


def test_the_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(tilshi.store.__file__).parent / "migrations"))
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(walked)) == REVISIONS


def test_the_reference_names_every_table_and_column() -> None:
    described: dict[str, list[str]] = {}
    for line in REFERENCE.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"### `(\w+)`", line):
            columns = described.setdefault(heading[1], [])
        elif row := re.match(r"\| `(\w+)` \|", line):
            columns.append(row[1])
    tables = {name: [column.name for column in table.columns] for name, table in metadata.tables.items()}
    assert {name: described.get(name) for name in tables} == tables
    assert set(described) == {*tables, "search_index"}


DIALECT = sqlite.dialect()  # type: ignore[no-untyped-call]
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(moments, moments)
def test_times_sort_as_text_and_come_back(one: datetime, other: datetime) -> None:
    moment = Moment()
    first, second = moment.process_bind_param(one, DIALECT), moment.process_bind_param(other, DIALECT)
    assert (first < second) == (one < other)
    assert moment.process_result_value(first, DIALECT) == one


def test_times_of_other_zones_become_utc_and_those_of_none_are_refused() -> None:
    almaty = datetime(2026, 11, 20, 11, 0, tzinfo=timezone(timedelta(hours=5)))
    assert Moment().process_bind_param(almaty, DIALECT) == "2026-11-20T06:00:00.000000Z"
    with pytest.raises(ValueError, match="no time zone"):
        Moment().process_bind_param(almaty.replace(tzinfo=None), DIALECT)


@given(st.text(st.characters(exclude_categories=()), max_size=50))
def test_sound_text_can_be_kept_and_keeps_its_offsets(text: str) -> None:
    kept = sound(text)
    kept.encode()
    assert "\0" not in kept
    assert len(kept) == len(text)
    assert sound(kept) == kept
    assert len(key_of(text)) == 32
