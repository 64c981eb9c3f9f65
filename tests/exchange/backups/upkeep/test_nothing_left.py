"""A class whose day is over leaves no trace: in no table, no file of the data folder, no free page.

Every text that a row of the class has is one that stands nowhere else; then it is looked for.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import JSON, Connection, Enum, String, Table, text

from kit.classroom.clock import clock_at
from kit.classroom.keeping.retention import Ended
from kit.exchange.backups.upkeep import outlived
from kit.exchange.backups.upkeep.ending import ClassEnds
from kit.settings import read_settings
from kit.store.database.files import back_up
from kit.store.engine import Store
from kit.store.keeping import retention
from kit.store.keeping.retention import RetentionRecord
from kit.store.models import Base
from tests.store.filling import fill, rows
from tests.support.logged import logged
from tests.support.room import Room

#: In every text of the class, with whatever signs a name may have.
ODD = "Zoroastrine-Quill O’Hara, \u202enée %s <b>Ünterwegs</b> 🧶"
TRACE = "oroastrine"
DAY = timedelta(days=1)


def below_classroom() -> list[Table]:
    return [
        table
        for table in Base.metadata.sorted_tables
        if table.name != "erasure" and ("classroom_id" in table.c or table.name == "classroom")
    ]


def write_over(connection: Connection) -> set[str]:
    """Let each text of the class be the odd one; which columns it stands in."""
    written = set()
    for table in below_classroom():
        keys = {column.name for key in table.foreign_key_constraints for column in key.columns}
        for column in table.columns:
            is_text = isinstance(column.type, String) and not isinstance(column.type, Enum)
            if column.primary_key or column.name in keys:
                continue
            if is_text:
                value = ":odd || ' ' || rowid"
            elif isinstance(column.type, JSON):
                value = "json_quote(:odd || ' ' || rowid)"
            else:
                continue
            statement = text(f'UPDATE "{table.name}" SET "{column.name}" = {value}')
            if connection.execute(statement, {"odd": ODD}).rowcount:
                written.add(f"{table.name}.{column.name}")
    return written


def traces(folder: Path) -> list[str]:
    """The files below the folder that have the odd text."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and TRACE.encode() in path.read_bytes()
    )


@pytest.fixture
def room(sqlite_store: Store) -> Room:
    return fill(sqlite_store)


def test_class_whose_day_is_over_leaves_no_trace(room: Room) -> None:
    store = room.store
    database = Path(str(store.engine.url.database))
    data = database.parent
    now = datetime.now(UTC)
    today = now.astimezone().date()
    with store.writing() as connection:
        columns = write_over(connection)
        ended = RetentionRecord(room.classroom_id, today - DAY, 7, today)
        retention.put_retention(connection, ended)
    assert {
        "classroom.name", "student.name", "student.personal_code", "answer.value", "vote.value",
        "appeal.argument", "written_claim.claim", "written_claim.why", "mark.comment",
        "student_group.name", "paper_sheet.typed", "decision.reply", "taken_in.reason",
        "assignment.title", "classroom_act.about", "student_merge.before",
    } <= columns  # fmt: skip
    store.checkpoint()
    assert traces(data) == [database.name]
    copy = back_up(database, data, "0026_retention")
    settings = read_settings({"data": str(data)}, {})
    later = now + timedelta(days=31)
    with logged() as lines:
        assert ClassEnds(store, settings, clock_at(now), lambda: True).check() == Ended(1, 3)
    assert traces(data) == [f"backups/{copy.name}"]
    with store.reading() as connection:
        assert TRACE not in repr(rows(connection))
    assert TRACE not in repr(lines)
    assert outlived.sweep(store, settings, later) == 1
    assert traces(data) == []


def test_trace_is_found_where_pages_are_not_overwritten(room: Room) -> None:
    """The search can fail: without `secure_delete` a free page has the name still."""
    store = room.store
    database = Path(str(store.engine.url.database))
    with store.writing() as connection:
        write_over(connection)
    store.checkpoint()
    with store.writing() as connection:
        connection.execute(text("PRAGMA secure_delete = OFF"))
        connection.execute(text("DELETE FROM classroom"))
        assert TRACE not in repr(
            {
                name: of_table
                for name, of_table in rows(connection).items()
                if name in {table.name for table in below_classroom()}
            }
        )
    store.checkpoint()
    assert traces(database.parent) == [database.name]
