"""All rows that are one student's, whatever tables there are.

A table that leads to a student stands in one of the three lists below; a test walks the schema and
fails for one that stands in none. So does one that has a student's id without a foreign key.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, select
from sqlalchemy.orm import InstrumentedAttribute

from kit.store import records
from kit.store.models import (
    Answer,
    Appeal,
    Attempt,
    ClassroomAct,
    DealtStudent,
    Decision,
    Device,
    Extension,
    FoldedAttempt,
    GroupMember,
    Mark,
    PaperSheet,
    Readmission,
    Student,
    StudentGroup,
    SubstituteStudent,
    TakenIn,
    Vote,
    Withdrawal,
    WrittenClaim,
)

Rows = Sequence[Mapping[str, Any]]

#: The column by which a row is a student's, in the order in which a reader wants them.
BY_STUDENT: Final[Sequence[InstrumentedAttribute[Any]]] = (
    Student.id,
    Device.student_id,
    Readmission.student_id,
    Attempt.student_id,
    PaperSheet.student_id,
    Appeal.student_id,
    WrittenClaim.student_id,
    GroupMember.student_id,
    DealtStudent.student_id,
    Extension.student_id,
    SubstituteStudent.student_id,
    # Without a foreign key: the id alone stands there.
    ClassroomAct.other_id,
)
#: The column by which a row is of one of a student's attempts.
BY_ATTEMPT: Final[Sequence[InstrumentedAttribute[Any]]] = (
    Answer.attempt_id,
    Vote.attempt_id,
    Mark.attempt_id,
    TakenIn.attempt_id,
)
#: What follows from a key, or was written beside it, and is read only where that may be seen.
OF_KEYS: Final = frozenset({Mark.__tablename__, Appeal.__tablename__})
#: Tables of which nobody is shown a row, and why: all they have stands elsewhere, or is a secret.
NOT_SHOWN: Final[Mapping[str, str]] = {
    "student_merge": "what was whose before two names were made one, for a day, so that it can be "
    "undone: copies of rows that are shown where they stand now",
    Withdrawal.__tablename__: "an exercise that was withdrawn, for a day, so that it can be put "
    "back: the ids of those who had it in place of another, or had more time",
    FoldedAttempt.__tablename__: "the secret name under which a device knows an attempt that was "
    "put together with another; its answers are shown there",
}


def rows_of_student(
    connection: Connection,
    classroom_id: UUID,
    student_id: UUID,
    *,
    shown: Collection[UUID] | None = None,
) -> Mapping[str, Rows]:
    """The rows of a student and of those who were merged into them, by table.

    Each row by its columns; a table without any has an empty list. Of what follows from a key,
    `OF_KEYS`, only rows in the assignments `shown` are read; None: all.
    """
    mine = (Student.classroom_id == classroom_id) & (
        (Student.id == student_id) | (Student.merged_into_id == student_id)
    )
    ids = connection.execute(select(Student.id).where(mine)).scalars().all()
    attempts = select(Attempt.id).where(
        Attempt.classroom_id == classroom_id, Attempt.student_id.in_(ids)
    )
    whose: list[tuple[Table, ColumnElement[bool]]] = [
        *((_table(column), column.in_(ids)) for column in BY_STUDENT),
        *((_table(column), column.in_(attempts)) for column in BY_ATTEMPT),
    ]
    within = {
        Mark.__tablename__: Mark.attempt_id.in_(
            attempts.where(Attempt.assignment_id.in_(shown or ()))
        ),
        Appeal.__tablename__: Appeal.assignment_id.in_(shown or ()),
    }
    rows: dict[str, Rows] = {}
    for table, condition in whose:
        if shown is None or table.name not in OF_KEYS:
            rows[table.name] = _rows(connection, table, classroom_id, condition)
        elif shown:
            narrowed = condition & within[table.name]
            rows[table.name] = _rows(connection, table, classroom_id, narrowed)
        else:
            rows[table.name] = []
    return rows


def _table(column: InstrumentedAttribute[Any]) -> Table:
    table: Table = column.class_.__table__
    return table


def _rows(
    connection: Connection, table: Table, classroom_id: UUID, condition: ColumnElement[bool]
) -> Rows:
    statement: Select[Any] = (
        select(table)
        .where(table.c.classroom_id == classroom_id, condition)
        .order_by(*table.primary_key.columns)
    )
    names = [column.name for column in table.columns]
    # As records are made: without names where none is shown.
    return [dict(zip(names, row, strict=True)) for row in records.read_rows(connection, statement)]


def names_of_groups(connection: Connection, classroom_id: UUID) -> Mapping[UUID, str]:
    """What the class's groups are called, by id."""
    rows = connection.execute(
        select(StudentGroup.id, StudentGroup.name).where(StudentGroup.classroom_id == classroom_id)
    )
    return {row.id: row.name for row in rows}


def replies(
    connection: Connection, classroom_id: UUID, decision_ids: Sequence[UUID]
) -> Mapping[UUID, str]:
    """What the teacher wrote to those who argued, by the decision; none where it says nothing."""
    if not decision_ids:
        return {}
    rows = connection.execute(
        select(Decision.id, Decision.reply).where(
            Decision.classroom_id == classroom_id, Decision.id.in_(decision_ids)
        )
    )
    return {row.id: row.reply for row in rows if row.reply}
