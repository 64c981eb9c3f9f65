"""What the database itself does with rows: cascades, constraints, and how values are kept."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from kit.classroom.assignments.assignments import Rules
from kit.classroom.people import class_list, classrooms, students
from kit.store import kit_state
from kit.store.engine import Store
from kit.store.export import rows_of_table, tables_of_classroom
from kit.store.ids import new_id
from kit.store.models import Attempt, Failure, Student
from tests.store.filling import fill, leave_appeal, leave_note, rows, vote_in_a_round
from tests.support.room import NOON, Room

EPOCH = datetime.fromtimestamp(0, UTC) + timedelta(days=1)
FAR = timedelta(days=80_000)


def another_classroom(room: Room) -> Room:
    """The same teacher's other classroom, with the same names at the same work."""
    classroom_id = classrooms.create_classroom(room.store, room.teacher_id, "9C", NOON)
    code = classrooms.join_code_of(room.store, classroom_id)
    assert code is not None
    other = Room(
        room.store, room.library, room.teacher_id, classroom_id, code.code, room.assignment_id
    )
    other.give(Rules())
    other.join("Mia")
    other.do_all("Mia")
    ben, ada = other.join("Ben").student_id, other.join("Ada").student_id
    other.start("Ben")
    adas = other.start("Ada").attempt.id
    class_list.merge_students(room.store, classroom_id, ben, ada, NOON)
    students.readmit(room.store, classroom_id, other.people["Mia"].student_id, NOON)
    vote_in_a_round(other)
    with room.store.writing() as connection:
        leave_appeal(connection, other)
        leave_note(connection, other, adas)
    return other


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
        assert rows(connection) == before


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
        written = repr(rows(connection))
    assert [word for word in words if word in written] == []


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"classroom_id": new_id()}, "foreign key"),
        ({"student_id": new_id()}, "foreign key"),
        ({"assignment_id": new_id()}, "foreign key"),
        ({"number": 1}, "unique"),
        ({"token": "taken"}, "unique"),
    ],
)
def test_attempt_is_held_to_its_constraints(
    store: Store, changed: dict[str, object], constraint: str
) -> None:
    """An attempt of nobody, at nothing, with a number or token that is taken, is refused."""
    room = fill(store)
    attempt = {
        "classroom_id": room.classroom_id,
        "id": new_id(),
        "assignment_id": room.assignment_id,
        "student_id": room.people["Mia"].student_id,
        "number": 2,
        "token": "new",
        "started_at": NOON,
    }
    with store.writing() as connection:
        connection.execute(
            text("UPDATE attempt SET token = 'taken' WHERE submitted_at IS NOT NULL")
        )
    with pytest.raises(IntegrityError) as caught, store.writing() as connection:
        connection.execute(insert(Attempt).values(attempt | changed))
    assert constraint in str(caught.value.orig).lower()
    with store.writing() as connection:
        connection.execute(insert(Attempt).values(attempt))


def test_same_names_and_codes_may_be_in_two_classrooms(store: Store) -> None:
    """Names and codes are unique within a classroom only."""
    room = fill(store)
    other = another_classroom(room)
    with store.writing() as connection:
        connection.execute(text("UPDATE student SET personal_code = 'ABCD2345' WHERE name = 'Mia'"))
        found = connection.execute(select(Student.name_key).where(Student.name == "Mia")).scalars()
        assert list(found) == ["mia", "mia"]
    assert room.classroom_id != other.classroom_id


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    moment=st.datetimes(
        EPOCH.replace(tzinfo=None), (EPOCH + FAR).replace(tzinfo=None), timezones=st.timezones()
    )
)
def test_a_moment_comes_back_the_same_and_in_utc(store: Store, moment: datetime) -> None:
    """A moment of any time zone is read as the same moment, to the microsecond, in UTC."""
    scope = str(new_id())
    with store.writing() as connection:
        kit_state.add_failure(connection, scope, "who", moment)
        found = connection.execute(
            select(Failure.window_start).where(Failure.scope == scope)
        ).scalar_one()
    assert (found, found.tzinfo) == (moment.astimezone(UTC), UTC)


def test_moments_compare_across_time_zones(store: Store) -> None:
    """What is earlier is earlier in the database too, whatever zones they were written in."""
    with store.writing() as connection:
        eastern = timezone(timedelta(hours=9))
        kit_state.add_failure(connection, "test", "who", NOON.astimezone(eastern))
        assert kit_state.failures(connection, "test", "who", NOON - timedelta(minutes=1)) == 1
        assert kit_state.failures(connection, "test", "who", NOON + timedelta(minutes=1)) == 0


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    """A naive moment is a bug, and says so before it reaches the database."""
    with pytest.raises(StatementError) as caught, store.writing() as connection:
        kit_state.add_failure(connection, "test", "who", datetime(2026, 3, 2, 12, 0))  # noqa: DTZ001 - wrong on purpose
    assert str(caught.value.orig) == (
        "a moment without a time zone cannot be stored: 2026-03-02T12:00:00"
    )


def test_enums_are_stored_by_their_values(store: Store) -> None:
    """The words in the database are those of the vocabulary, not the names of Python's members."""
    fill(store)
    with store.reading() as connection:
        assert set(connection.execute(text("SELECT feedback FROM assignment")).scalars()) == {
            "on-closing"
        }
        assert connection.execute(text("SELECT stage FROM round")).scalar_one() == "vote"
        assert set(connection.execute(text("SELECT verdict FROM mark")).scalars()) == {
            "right",
            "wrong",
        }
        assert set(connection.execute(text("SELECT submitted_by FROM attempt")).scalars()) == {
            "student",
            None,
        }
