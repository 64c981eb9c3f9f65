"""Students."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, case, delete, func, insert, select, update

from kit.store.answering.merging import number_attempts
from kit.store.assignments import Lock
from kit.store.backups import erasures
from kit.store.backups.erasures import Kind
from kit.store.keys import appeals
from kit.store.models import Assignment, Attempt, Device, Student
from kit.store.models.base import SubmittedBy
from kit.store.paper import sheets
from kit.store.people.name_order import Order, name_order
from kit.store.records import columns, fetch_all, fetch_one, values_of
from kit.store.rules import withdrawals
from kit.store.written import claims


@dataclass(frozen=True, slots=True)
class StudentRecord:
    """A student as stored."""

    classroom_id: UUID
    id: UUID
    name: str
    name_key: str | None
    personal_code: str
    on_roster: bool
    created_at: datetime
    joined_at: datetime | None
    removed_at: datetime | None
    merged_into_id: UUID | None
    time_factor: int = 100


def add_students(connection: Connection, records: Sequence[StudentRecord]) -> None:
    """Insert students; names and codes are unique within the classroom."""
    rows = [values_of(record) for record in records]
    if rows:
        connection.execute(insert(Student), rows)


def students(connection: Connection, classroom_id: UUID) -> Sequence[StudentRecord]:
    """The classroom's students by name, removed ones left out."""
    statement = select(*columns(StudentRecord, Student)).where(
        Student.classroom_id == classroom_id, Student.removed_at.is_(None)
    )
    # Sorted here: databases sort by code point, or as their machine is set up.
    return fetch_all(connection, StudentRecord, statement, by_name)


def by_name(student: Any) -> tuple[Order, UUID]:
    """What students, as records or rows, are sorted by wherever they are listed."""
    return name_order(student.name), student.id


def count_students(connection: Connection, classroom_id: UUID) -> int:
    """How many students the classroom has, those who have not joined yet included."""
    return connection.execute(
        select(func.count()).where(
            Student.classroom_id == classroom_id, Student.removed_at.is_(None)
        )
    ).scalar_one()


def removed_students(connection: Connection, classroom_id: UUID) -> Sequence[StudentRecord]:
    """The students a teacher removed (merged ones left out), newest first."""
    return fetch_all(
        connection,
        StudentRecord,
        select(*columns(StudentRecord, Student))
        .where(
            Student.classroom_id == classroom_id,
            Student.removed_at.is_not(None),
            Student.merged_into_id.is_(None),
        )
        .order_by(Student.removed_at.desc(), Student.id),
    )


_UNLOCKED: Final = select(*columns(StudentRecord, Student)).where(
    Student.classroom_id == bindparam("classroom_id"), Student.id == bindparam("id")
)
_ONE: Final = {
    None: _UNLOCKED,
    "share": _UNLOCKED.with_for_update(read=True),
    "update": _UNLOCKED.with_for_update(),
}


def student(
    connection: Connection, classroom_id: UUID, student_id: UUID, *, lock: Lock | None = None
) -> StudentRecord | None:
    """One student, removed or not.

    "share" keeps them from being merged, removed or erased meanwhile, "update" is for who does.
    """
    return fetch_one(
        connection, StudentRecord, _ONE[lock], classroom_id=classroom_id, id=student_id
    )


def lock_for_merge(connection: Connection, classroom_id: UUID, student_ids: Sequence[UUID]) -> None:
    """Hold two students and the assignments they have begun: students first, as all others do."""
    mine = (Student.classroom_id == classroom_id) & Student.id.in_(student_ids)
    connection.execute(select(Student.id).where(mine).order_by(Student.id).with_for_update()).all()
    begun = select(Attempt.assignment_id).where(
        Attempt.classroom_id == classroom_id, Attempt.student_id.in_(student_ids)
    )
    connection.execute(
        select(Assignment.id)
        .where(Assignment.classroom_id == classroom_id, Assignment.id.in_(begun))
        .order_by(Assignment.id)
        .with_for_update()
    ).all()


def student_by_key(
    connection: Connection, classroom_id: UUID, name_key: str
) -> StudentRecord | None:
    """The student whose name shares that key."""
    return fetch_one(
        connection,
        StudentRecord,
        select(*columns(StudentRecord, Student)).where(
            Student.classroom_id == classroom_id, Student.name_key == name_key
        ),
    )


def student_by_code(
    connection: Connection, classroom_id: UUID, personal_code: str
) -> StudentRecord | None:
    """The student with that personal code, removed ones left out."""
    return fetch_one(
        connection,
        StudentRecord,
        select(*columns(StudentRecord, Student)).where(
            Student.classroom_id == classroom_id,
            Student.personal_code == personal_code,
            Student.removed_at.is_(None),
        ),
    )


def change_student(
    connection: Connection, classroom_id: UUID, student_id: UUID, **values: Any
) -> None:
    """Set columns of one student."""
    connection.execute(
        update(Student)
        .where(Student.classroom_id == classroom_id, Student.id == student_id)
        .values(**values)
    )


def erase_student(connection: Connection, classroom_id: UUID, student_id: UUID) -> None:
    """Delete a student, those merged into them and all they gave; noted, so none comes back."""
    gone = connection.execute(
        delete(Student)
        .where(
            Student.classroom_id == classroom_id,
            (Student.id == student_id) | (Student.merged_into_id == student_id),
        )
        .returning(Student.id)
    )
    erased = gone.scalars().all()
    withdrawals.forget_students(connection, classroom_id, erased)
    erasures.note_erasures(connection, classroom_id, Kind.STUDENT, erased)


def move_work(
    connection: Connection, classroom_id: UUID, from_student: UUID, to_student: UUID
) -> None:
    """Give one student's devices, attempts, appeals, claims, sheets and doubles to another."""
    connection.execute(
        update(Student)
        .where(Student.classroom_id == classroom_id, Student.merged_into_id == from_student)
        .values(merged_into_id=to_student)
    )
    connection.execute(
        update(Device)
        .where(Device.classroom_id == classroom_id, Device.student_id == from_student)
        .values(student_id=to_student)
    )
    appeals.move_appeals(connection, classroom_id, from_student, to_student)
    claims.move_claims(connection, classroom_id, from_student, to_student)
    sheets.move_sheets(connection, classroom_id, from_student, to_student)
    number_by_time(connection, classroom_id, to_student, (from_student, to_student))


def number_by_time(
    connection: Connection, classroom_id: UUID, student_id: UUID, of: Sequence[UUID]
) -> None:
    """Give a student the attempts of these, numbered by when they were handed in.

    One under way comes last. Those from paper come first: when they were handed in nobody
    knows, and what a device brought counts until the teacher says otherwise.
    """
    rows = connection.execute(
        select(Attempt.id, Attempt.assignment_id)
        .where(Attempt.classroom_id == classroom_id, Attempt.student_id.in_(of))
        .order_by(
            case((Attempt.submitted_by == SubmittedBy.PAPER, 0), else_=1),
            Attempt.submitted_at.is_(None),
            Attempt.submitted_at,
            Attempt.started_at,
            Attempt.id,
        )
    ).all()
    by_assignment: dict[UUID, list[UUID]] = {}
    for attempt_id, assignment_id in rows:
        by_assignment.setdefault(assignment_id, []).append(attempt_id)
    numbered = [
        (number, attempt_id)
        for attempts in by_assignment.values()
        for number, attempt_id in enumerate(attempts, 1)
    ]
    number_attempts(connection, classroom_id, student_id, numbered)
