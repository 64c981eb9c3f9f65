"""Who did what for a class, kept as it is done and shown to its teachers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.store import assignments
from kit.store.colleagues import acts
from kit.store.colleagues.acts import ActRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models.base import Act
from kit.store.people import students, teachers

#: The same deed again within this time is the same form, sent once more.
_ONE_DEED: Final = timedelta(minutes=1)
#: Lines of one page of it.
AT_ONCE: Final = 50
OF_STUDENTS: Final = frozenset(
    {Act.REMOVED_STUDENT, Act.RESTORED_STUDENT, Act.ERASED_STUDENT, Act.MERGED_STUDENTS}
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What a teacher did: what it is about, and the student or teacher whom it touches.

    Where it is about an assignment, that says what to call it.
    """

    act: Act
    about: str = ""
    other_id: UUID | None = None
    assignment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ActLine:
    """One line of what was done. `other` is a name; empty for a student who was erased since."""

    at: datetime
    teacher: str
    act: Act
    about: str
    other: str


@dataclass(frozen=True, slots=True)
class ActPage:
    """Some of what was done, the last first; pages count from 1."""

    lines: Sequence[ActLine]
    page: int
    pages: int


def note(store: Store, teacher_id: UUID, classroom_id: UUID, deed: Deed, now: datetime) -> None:
    """Keep that the teacher did this for the class."""
    with store.writing() as connection:
        note_in(connection, teacher_id, classroom_id, deed, now)


def note_in(
    connection: Connection, teacher_id: UUID, classroom_id: UUID, deed: Deed, now: datetime
) -> None:
    """As `note`, with what was done. A form that was sent twice is one deed."""
    last = next(iter(acts.acts(connection, classroom_id, 0, 1)), None)
    if deed.assignment_id is not None:
        assignment = assignments.assignment(connection, classroom_id, deed.assignment_id)
        deed = replace(deed, about=assignment.title if assignment else deed.about)
    record = ActRecord(classroom_id, new_id(), now, teacher_id, deed.act, deed.about, deed.other_id)
    again = last is not None and now - last.at < _ONE_DEED and _same(last, record)
    if not again:
        acts.add_act(connection, record)


def _same(last: ActRecord, record: ActRecord) -> bool:
    return replace(last, id=record.id, at=record.at) == record


def page_in(
    connection: Connection, classroom_id: UUID, names: Mapping[UUID, str], page: int
) -> ActPage:
    """A page of what was done, from 1; one beyond the last is the last. `names` are teachers'."""
    pages = max(1, -(-acts.count_acts(connection, classroom_id) // AT_ONCE))
    page = min(max(page, 1), pages)
    records = acts.acts(connection, classroom_id, (page - 1) * AT_ONCE, AT_ONCE)
    of_students = any(record.act in OF_STUDENTS for record in records)
    whose = dict(names)
    if of_students:
        listed = (
            *students.students(connection, classroom_id),
            *students.removed_students(connection, classroom_id),
        )
        whose |= {student.id: student.name for student in listed}
    lines = [
        ActLine(
            record.at,
            names.get(record.teacher_id, ""),
            record.act,
            record.about,
            whose.get(record.other_id, "") if record.other_id else "",
        )
        for record in records
    ]
    return ActPage(lines, page, pages)


def teacher_names(connection: Connection) -> Mapping[UUID, str]:
    """The name of each teacher of this kit, whose account is closed, too."""
    return {teacher.id: teacher.name for teacher in teachers.teachers(connection)}
