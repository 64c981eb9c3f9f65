"""The place *Now* of a class: what is open, who works at it, what waits for the teacher."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.assignments import assignments, audience
from kit.classroom.assignments.audience import Audience
from kit.classroom.desk.bar import Bar, bar_of
from kit.classroom.desk.course import ExerciseLine, course_lines, next_line
from kit.classroom.desk.waiting import Waiting, waiting_in
from kit.classroom.people import students
from kit.content.library import Library
from kit.store.answering.class_progress import read_class_progress
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.people.students import StudentRecord


@dataclass(frozen=True, slots=True)
class AtWork:
    """An assignment that takes answers, with its students in the class by how far they are.

    Each with the number that stands for a hidden name. `for_some`: it is not for the whole class.
    """

    assignment: AssignmentRecord
    not_begun: Sequence[tuple[int, StudentRecord]]
    working: Sequence[tuple[int, StudentRecord]]
    handed_in: Sequence[tuple[int, StudentRecord]]
    for_some: bool

    @property
    def audience_count(self) -> int:
        """How many it is for, and in the class by now."""
        return len(self.not_begun) + len(self.working) + len(self.handed_in)


@dataclass(frozen=True, slots=True)
class NowPage:
    """What is open, the newest first, what will be, what waits, and which exercise comes next.

    `upcoming` is None where the course is through, or has nothing to give.
    """

    bar: Bar
    given_any: bool
    at_work: Sequence[AtWork]
    to_open: Sequence[AssignmentRecord]
    waiting: Waiting
    upcoming: ExerciseLine | None


def now_page(store: Store, library: Library, classroom_id: UUID, now: datetime) -> NowPage:
    """The place, in as many queries however many students and assignments there are.

    Those of `waiting_in` aside.
    """
    with store.one_moment() as moment:
        records = assignments.assignments_of(moment, classroom_id)
        everybody = students.students_of(moment, classroom_id)
        whose = audience.audience_of(moment, classroom_id)
        with moment.reading() as connection:
            begun = read_class_progress(connection, classroom_id)
        return NowPage(
            bar=bar_of(moment, classroom_id, everybody, now),
            given_any=bool(records),
            at_work=[
                _at_work(record, everybody, whose, begun.get(record.id, {}))
                for record in records
                if record.is_open(now)
            ],
            to_open=[
                record
                for record in records
                if not record.has_opened(now) and not record.is_closed(now)
            ],
            waiting=waiting_in(moment, classroom_id, records, everybody),
            upcoming=next_line(course_lines(library, records, whose)),
        )


def _at_work(
    record: AssignmentRecord,
    everybody: Sequence[StudentRecord],
    whose: Audience,
    begun: Mapping[UUID, bool],
) -> AtWork:
    mine = [
        (number, student)
        for number, student in enumerate(everybody, 1)
        if student.id in begun
        or (student.joined_at is not None and whose.includes(record.id, student.id))
    ]
    return AtWork(
        assignment=record,
        not_begun=[one for one in mine if one[1].id not in begun],
        working=[one for one in mine if begun.get(one[1].id) is False],
        handed_in=[one for one in mine if begun.get(one[1].id)],
        for_some=whose.list_of(record.id) is not None,
    )
