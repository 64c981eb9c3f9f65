"""What the database itself does with rows: cascades, constraints, and how values are kept."""

from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people import classrooms
from kit.store.engine import Store
from kit.store.export import rows_of_table, tables_of_classroom
from tests.store.filling import fill, rows
from tests.support.other_classroom import another_classroom


def rows_of_classroom(connection: Connection, classroom_id: UUID) -> dict[str, int]:
    """How many rows each table has of a classroom."""
    return {
        table.name: len(list(rows_of_table(connection, table, classroom_id)))
        for table in tables_of_classroom()
    }


def test_deleting_a_classroom_removes_all_of_its_rows_and_no_others(store: Store) -> None:
    """Every table below the classroom is empty of it; the other classroom has lost nothing."""
    room = fill(store)
    with store.reading() as connection:
        before = rows(connection)
    other = another_classroom(room)
    with store.reading() as connection:
        for classroom_id in (room.classroom_id, other.classroom_id):
            found = rows_of_classroom(connection, classroom_id)
            assert [table for table, count in found.items() if not count] == []
    classrooms.delete_classroom(store, other.classroom_id)
    with store.reading() as connection:
        assert not any(rows_of_classroom(connection, other.classroom_id).values())
        # That a class was deleted is kept.
        kept = {name: before[name] for name in ("erasure", "kit_line")}
        assert {**rows(connection), **kept} == before


def test_deleting_a_classroom_leaves_no_trace_of_its_students(store: Store) -> None:
    """No table at all still has an id, a name or an answer of the classroom."""
    room = fill(store)
    ids = [room.classroom_id, room.assignment_id]
    ids += [identity.student_id for identity in room.people.values()]
    words = [*map(str, ids), *(f"'{name}'" for name in room.people), "'label'"]
    with store.reading() as connection:
        written = repr(rows(connection))
    assert [word for word in words if word not in written] == []
    classrooms.delete_classroom(store, room.classroom_id)
    with store.reading() as connection:
        written = repr({**rows(connection), "erasure": ()})
    assert [word for word in words if word in written] == []
