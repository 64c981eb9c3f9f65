"""No row of a student's is forgotten: each table that leads to one is known, shown and erased."""

from sqlalchemy import Connection, Table, delete, select, text
from sqlalchemy.orm import InstrumentedAttribute

from kit.store.engine import Store
from kit.store.keeping import personal_rows
from kit.store.keeping.personal_rows import BY_ATTEMPT, BY_STUDENT, NOT_SHOWN
from kit.store.models import Base, Student
from kit.store.people import students
from tests.store.filling import fill, rows
from tests.support.room import Room

TABLES = Base.metadata.tables
#: Where a student's id stands without a foreign key.
BY_ID_ALONE = {"classroom_act": "other_id", "withdrawal": "records"}


def leading_to(top: str) -> set[str]:
    """The tables whose rows belong to a row of that one by a foreign key, however far down."""
    reached = {top}
    while True:
        more = {
            table.name
            for table in TABLES.values()
            if any(key.referred_table.name in reached for key in table.foreign_key_constraints)
        }
        if more <= reached:
            return reached
        reached |= more


def named(columns: tuple[InstrumentedAttribute[object], ...]) -> set[str]:
    return {column.class_.__tablename__ for column in columns}


def test_every_table_that_leads_to_a_student_is_shown_or_left_out_with_a_reason() -> None:
    shown = named((*BY_STUDENT, *BY_ATTEMPT))
    assert shown.isdisjoint(NOT_SHOWN)
    assert leading_to("student") | set(BY_ID_ALONE) == shown | set(NOT_SHOWN)
    assert all(len(why.split()) > 5 for why in NOT_SHOWN.values())


def test_every_column_that_may_hold_a_students_id_is_known() -> None:
    """By their names: a column `…student_id`, `other_id`, or one that leads on from a merge."""
    named_so = {
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if column.name in {"student_id", "other_id", "merged_into_id"}
    }
    known = {(column.class_.__tablename__, column.key) for column in BY_STUDENT}
    assert named_so - known == {
        # Whose double it is: the rows of both are read.
        ("student", "merged_into_id"),
        ("student_merge", "student_id"),
        # Another teacher's: of an account a line is never about a student.
        ("kit_line", "other_id"),
    }


def whole(connection: Connection, room: Room, name: str) -> dict[str, int]:
    student_id = room.people[name].student_id
    kept = personal_rows.rows_of_student(connection, room.classroom_id, student_id)
    return {table: len(of_table) for table, of_table in kept.items() if of_table}


def test_rows_of_a_filled_class_are_each_somebodys(store: Store) -> None:
    """Each row of the shown tables that is anybody's is one of Mia's, Ben's or Ada's, and once."""
    room = fill(store)
    with store.reading() as connection:
        counted = [whole(connection, room, name) for name in room.people]
        for table in sorted(named((*BY_STUDENT, *BY_ATTEMPT)) - set(BY_ID_ALONE)):
            together = sum(count.get(table, 0) for count in counted)
            assert together == _of_anybody(connection, TABLES[table]), table


def _of_anybody(connection: Connection, table: Table) -> int:
    statement = select(table)
    if "student_id" in table.c:
        statement = statement.where(table.c.student_id.is_not(None))
    return len(connection.execute(statement).all())


def test_erased_student_leaves_no_row_in_any_table(store: Store) -> None:
    """Everybody is erased: what is left below the class refers to none of them."""
    room = fill(store)
    ids = [str(who.student_id) for who in room.people.values()]
    with store.writing() as connection:
        for who in room.people.values():
            students.erase_student(connection, room.classroom_id, who.student_id)
        everything = rows(connection)
    for table in leading_to("student") - {"classroom_act"}:
        assert not everything.get(table), table
    spelled = [spelling for id_ in ids for spelling in (id_, id_.replace("-", ""))]
    left = {
        table
        for table, of_table in everything.items()
        if table != "erasure" and any(spelling in repr(of_table) for spelling in spelled)
    }
    assert left == set()


def test_erasure_goes_by_the_schema_and_not_by_a_list(sqlite_store: Store) -> None:
    """SQLite is told to follow the keys: a student deleted by hand leaves as little."""
    room = fill(sqlite_store)
    with sqlite_store.writing() as connection:
        connection.execute(delete(Student).where(Student.classroom_id == room.classroom_id))
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
