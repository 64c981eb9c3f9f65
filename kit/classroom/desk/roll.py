"""The place *Students* of a class: the list, and how far each is with all that was given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args
from uuid import UUID

from kit.classroom.assignments import assignments, audience
from kit.classroom.desk.bar import Bar, bar_of
from kit.classroom.people import class_list, students
from kit.store.answering.class_progress import read_class_progress
from kit.store.engine import Store
from kit.store.people import devices
from kit.store.people.students import StudentRecord

Sort = Literal["name", "joined", "done"]
SORTS: Final[Sequence[Sort]] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of the assignments that are for a student they have handed in, of how many."""

    handed_in: int
    due: int


@dataclass(frozen=True, slots=True)
class StudentsPage:
    """The list. `numbers` stand for hidden names; `signed_in` have a device that is."""

    bar: Bar
    students: Sequence[StudentRecord]
    removed: Sequence[StudentRecord]
    numbers: Mapping[UUID, int]
    reach: Mapping[UUID, Reach]
    signed_in: frozenset[UUID]
    sort: Sort


def students_page(
    store: Store, classroom_id: UUID, now: datetime, sort: Sort = "name"
) -> StudentsPage:
    """The place, in as many queries however many students and assignments there are.

    By `joined` the newest come first and those on the roster last, by `done` those who have
    handed in the most.
    """
    with store.one_moment() as moment:
        everybody = students.students_of(moment, classroom_id)
        records = [
            record
            for record in assignments.assignments_of(moment, classroom_id)
            if record.has_opened(now)
        ]
        whose = audience.audience_of(moment, classroom_id)
        removed = class_list.removed_of(moment, classroom_id)
        with moment.reading() as connection:
            begun = read_class_progress(connection, classroom_id)
            signed_in = devices.read_signed_in(connection, classroom_id)
        bar = bar_of(moment, classroom_id, everybody, now)
    reach = {}
    for student in everybody:
        mine = [record for record in records if whose.includes(record.id, student.id)]
        done = [record for record in mine if begun.get(record.id, {}).get(student.id)]
        reach[student.id] = Reach(len(done), len(mine))
    return StudentsPage(
        bar=bar,
        students=_sorted(everybody, reach, sort),
        removed=removed,
        numbers={student.id: number for number, student in enumerate(everybody, 1)},
        reach=reach,
        signed_in=signed_in,
        sort=sort,
    )


def _sorted(
    everybody: Sequence[StudentRecord], reach: Mapping[UUID, Reach], sort: Sort
) -> Sequence[StudentRecord]:
    if sort == "done":
        return sorted(everybody, key=lambda student: -reach[student.id].handed_in)
    if sort == "joined":
        moments = {
            student.id: student.joined_at.timestamp() if student.joined_at else 0.0
            for student in everybody
        }
        return sorted(everybody, key=lambda student: -moments[student.id])
    return everybody
