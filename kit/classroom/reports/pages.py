"""The teacher's pages of a class that need no statistics: each one use case, of one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.assignments import assignments, audience
from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.audience import numbered_audience
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.feedback import attempt_summary
from kit.classroom.feedback.feedback import MarkedWork
from kit.classroom.keeping.plans import PlannedLesson, plan_of
from kit.classroom.keys import appeal_review, history
from kit.classroom.marking import queue
from kit.classroom.marking.queue import ItemMarks
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.reports.results import Basis, Results, View, on_basis, read_results
from kit.classroom.reports.student_work import read_student_work
from kit.marking.certainty import Total
from kit.results.counts.attempt_summary import ItemRef, Tally
from kit.results.counts.distributions import Distribution, distributions, most_split_first
from kit.results.counts.transitions import Transition
from kit.results.sheet import StudentRow
from kit.store.answering.attempts import Progress
from kit.store.answering.mark_history import MarkOfVersion
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.people.classrooms import JoinCodeRecord
from kit.store.people.students import StudentRecord


@dataclass(frozen=True, slots=True)
class TextPage:
    """The text as the class read it, to project."""

    results: Results
    basis: Basis
    distributions: Sequence[Distribution]


@dataclass(frozen=True, slots=True)
class StudentPage:
    """One student's attempt beside the key; what is counted of it is empty where there is none.

    `tally`, `change` and `total` are of the core, `further` of what was answered after it. `steps`
    tell how marks came about, by item, where they changed.
    """

    results: Results
    row: StudentRow
    student: StudentRecord
    marked: MarkedWork | None
    tally: Tally | None
    further: Tally | None
    change: Transition | None
    surely_wrong: Sequence[ItemRef]
    total: Total | None
    steps: Mapping[str, Sequence[MarkOfVersion]]


@dataclass(frozen=True, slots=True)
class ClassroomPage:
    """A classroom: who is in it, and what it was given, newest first, with how many handed in.

    `waiting` counts the appeals without an answer, by assignment and item. `substitutes` has, by
    assignment, how many have it in place of another one. `plan` was taken over from last year.
    """

    code: JoinCodeRecord | None
    students: Sequence[StudentRecord]
    removed: Sequence[StudentRecord]
    assignments: Sequence[tuple[AssignmentRecord, int]]
    waiting: Mapping[UUID, Mapping[str, int]]
    substitutes: Mapping[UUID, int]
    plan: Sequence[PlannedLesson]


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """How far each student is with an assignment. No key is read for it.

    `total` counts the items that the class was asked, `core` those that everybody does; None where
    that is all of them. `students` are those whom it is for, `numbers` stand for their names.
    """

    assignment: AssignmentRecord
    closed: bool
    students: Sequence[StudentRecord]
    numbers: Mapping[UUID, int]
    progress: Mapping[UUID, Progress]
    handed_in: int
    total: int
    core: int | None
    to_mark: Sequence[ItemMarks]


def text_page(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    now: datetime,
    view: View,
    *,
    by_split: bool,
) -> TextPage:
    """The text's page; `by_split` puts the most split first. Raises NotFound."""
    settle(store, classroom_id, assignment_id, now)
    results = read_results(store, classroom_id, assignment_id, all_items=view.all_items)
    results, basis = on_basis(results, first=view.first)
    counted = distributions(results.sheet)
    return TextPage(results, basis, most_split_first(counted) if by_split else counted)


def student_page(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    student_id: UUID,
    now: datetime,
    *,
    number: int | None,
) -> StudentPage:
    """A student's page, of the attempt of that `number` or the one that counts. Raises NotFound."""
    settle(store, classroom_id, assignment_id, now)
    whose = (classroom_id, assignment_id, student_id)
    with store.one_moment() as moment:
        student, marked = read_student_work(moment, *whose, now, number=number)
        results = read_results(moment, *whose)
        steps = history.mark_history(moment, classroom_id, marked.work.attempt.id) if marked else {}
    return StudentPage(
        results=results,
        row=results.sheet.students[0],
        student=student,
        marked=marked,
        tally=attempt_summary.tally_of(marked) if marked else None,
        further=attempt_summary.further_tally_of(marked) if marked else None,
        change=attempt_summary.change_of(marked) if marked else None,
        surely_wrong=attempt_summary.surely_wrong(marked) if marked else (),
        total=attempt_summary.certainty_total(marked) if marked else None,
        steps=steps,
    )


def classroom_page(store: Store, classroom_id: UUID, now: datetime) -> ClassroomPage:
    """The page of a classroom, in as many queries however many students and assignments it has."""
    with store.one_moment() as moment:
        records = assignments.assignments_of(moment, classroom_id)
        counts = assignments.handed_in_counts(moment, records, now)
        return ClassroomPage(
            code=classrooms.join_code_of(moment, classroom_id),
            students=students.students_of(moment, classroom_id),
            removed=class_list.removed_of(moment, classroom_id),
            assignments=[(record, counts.get(record.id, 0)) for record in records],
            waiting=appeal_review.open_appeals(moment, classroom_id),
            substitutes={
                one.assignment_id: len(one.students)
                for one in audience.audience_of(moment, classroom_id).substitutes
            },
            plan=plan_of(moment, classroom_id),
        )


def progress_page(
    store: Store, classroom_id: UUID, assignment_id: UUID, now: datetime
) -> ProgressPage:
    """The page on which a teacher watches an assignment. Raises NotFound."""
    with store.one_moment() as moment:
        record = assignments.assignment_of(moment, classroom_id, assignment_id)
        rows = assignments.progress_of(moment, classroom_id, assignment_id)
        closed = record.is_closed(now)
        with moment.reading() as connection:
            exercise = asked_of(connection, record)
            begun = {row.student_id for row in rows}
            numbered = numbered_audience(connection, record, begun)
        return ProgressPage(
            assignment=record,
            closed=closed,
            students=[student for _number, student in numbered],
            numbers={student.id: number for number, student in numbered},
            progress={row.student_id: row for row in rows},
            handed_in=assignments.handed_in(rows, closed=closed),
            total=len(exercise.items),
            core=len(exercise.core_items) if exercise.further_items else None,
            to_mark=queue.to_mark(moment, classroom_id, assignment_id),
        )
