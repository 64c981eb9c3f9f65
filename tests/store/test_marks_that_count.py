"""The step to marks that hold until another supersedes them, on a database of the schema before.

`schemas/0005_marks.json.gz` was filled by the kit of that schema: every item type, keys changed in every
way, texts marked by a teacher, an attempt opened again. It also says what that kit made of each
mark: the credits of its parts, and how many each decision changed.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import insert, select, text

from kit.store import migrate
from kit.store.answering.mark_history import count_changed_marks
from kit.store.answering.marks import read_marks
from kit.store.engine import Store, open_store
from kit.store.models import Base
from tests.support import databases
from tests.support.held_marks import held_marks

FILLED = Path(__file__).parent / "schemas" / "0005_marks.json.gz"
FIELDS = ("revision", "credit", "verdict", "level", "comment", "marked_by")


def _value(held: dict[str, Any]) -> Any:
    if held.get("$") == "uuid":
        return UUID(held["v"])
    return datetime.fromisoformat(held["v"]) if held.get("$") == "datetime" else held


@cache
def filled() -> Mapping[str, Any]:
    """What the file holds: `tables` by name, `parts` of marks, `changed` by decision."""
    data: dict[str, Any] = json.loads(
        gzip.decompress(FILLED.read_bytes()).decode(), object_hook=_value
    )
    return data


def fill(url: str) -> None:
    """A database of the schema before with the rows of the file."""
    store = open_store(url)
    with store.migrating() as connection:
        command.upgrade(migrate.alembic_config(connection), "0005_live_rounds")
    with store.writing() as connection:
        for table in _in_order():
            if rows := filled()["tables"][table.name]:
                connection.execute(insert(table), rows)
    store.close()


def _in_order() -> Any:
    return [table for table in Base.metadata.sorted_tables if table.name in filled()["tables"]]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def upgraded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The filled database, brought to the newest schema, on both systems."""
    postgres = request.param == "postgres"
    url = (
        databases.new_postgres(migrated=False)
        if postgres
        else databases.new_sqlite(tmp_path, migrated=False)
    )
    fill(url)
    migrate.upgrade(url)
    store = open_store(url)
    yield store
    store.close()
    if postgres:
        databases.drop_postgres(url)


@pytest.mark.long
@pytest.mark.sampled(1)
def test_every_row_but_marks_is_as_it_was(upgraded: Store) -> None:
    with upgraded.reading() as connection:
        for table in _in_order():
            if table.name == "mark":
                continue
            before = filled()["tables"][table.name]
            names = list(before[0])
            after = connection.execute(select(*(table.c[name] for name in names))).mappings()
            assert _sorted(dict(row) for row in after) == _sorted(before), table.name


def _sorted(rows: Any) -> list[str]:
    return sorted(repr({name: _plain(value) for name, value in row.items()}) for row in rows)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


@pytest.mark.long
@pytest.mark.sampled(1)
def test_every_mark_and_part_reads_back_equal_under_every_version(upgraded: Store) -> None:
    """What counted under a version of the key, then and now, is found from fewer rows."""
    tables = filled()["tables"]
    before: dict[tuple[UUID, str], dict[str, Any]] = {}
    parts = {tuple(map(str, place)): credits_ for *place, credits_ in filled()["parts"]}
    for mark in tables["mark"]:
        place = (mark["attempt_id"], mark["key_version"])
        credits_ = parts[str(mark["attempt_id"]), mark["item_id"], mark["key_version"]]
        before.setdefault(place, {})[mark["item_id"]] = (*(mark[name] for name in FIELDS), credits_)
    assert len({place for place in parts if parts[place]}) > 200
    (classroom,) = tables["classroom"]
    with upgraded.reading() as connection:
        for (attempt_id, version), marks in before.items():
            held = held_marks(connection, classroom["id"], attempt_id, version)
            found = {
                item: (*(row[name] for name in FIELDS), row["parts"]) for item, row in held.items()
            }
            assert found == marks


@pytest.mark.sampled(1)
def test_marks_that_count_are_those_under_the_present_key(upgraded: Store) -> None:
    tables = filled()["tables"]
    (classroom,) = tables["classroom"]
    present = {one["id"]: one["key_version"] for one in tables["assignment"]}
    with upgraded.reading() as connection:
        for attempt in tables["attempt"]:
            version = present[attempt["assignment_id"]]
            expected = {
                mark["item_id"]: tuple(mark[name] for name in FIELDS)
                for mark in tables["mark"]
                if (mark["attempt_id"], mark["key_version"]) == (attempt["id"], version)
            }
            found = read_marks(connection, classroom["id"], attempt["id"])
            assert {
                item: tuple(getattr(mark, name) for name in FIELDS) for item, mark in found.items()
            } == expected


@pytest.mark.long
@pytest.mark.sampled(1)
def test_decisions_changed_as_many_marks_as_they_did(upgraded: Store) -> None:
    (classroom,) = filled()["tables"]["classroom"]
    with upgraded.reading() as connection:
        changed = count_changed_marks(connection, classroom["id"])
        rows = connection.execute(text("SELECT count(*) FROM mark")).scalar_one()
        kept = connection.execute(text("SELECT count(*) FROM answer")).scalar_one()
    assert {str(decision): count for decision, count in changed.items()} == filled()["changed"]
    tables = filled()["tables"]
    assert (len(tables["answer"]), len(tables["mark"])) == (kept, 581)
    assert rows < 200
