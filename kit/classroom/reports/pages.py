"""The teacher's pages of a class that need no statistics: each one use case, of one moment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args
from uuid import UUID

from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.audience import numbered_audience
from kit.classroom.assignments.extensions import have_longer
from kit.classroom.assignments.pinned_content import asked_of, originals_in
from kit.classroom.feedback import attempt_summary
from kit.classroom.feedback.feedback import MarkedWork
from kit.classroom.keys import history
from kit.classroom.marking import queue
from kit.classroom.marking.queue import ItemMarks
from kit.classroom.reports.results import Results, on_basis, read_results
from kit.classroom.reports.student_work import read_student_work
from kit.classroom.reports.views import Basis, View
from kit.marking.certainty import Total
from kit.results.counts.attempt_summary import ItemRef, Tally
from kit.results.counts.distributions import Distribution, distributions, most_split_first
from kit.results.counts.transitions import Transition
from kit.results.sheet import StudentRow
from kit.store.answering.attempts import Progress
from kit.store.answering.mark_history import MarkOfVersion
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.people.students import StudentRecord

Standing = Literal["not-begun", "working", "handed-in", "not-joined"]
#: How far a student is with an assignment, in the order in which a teacher looks.
STANDINGS: Final[Sequence[Standing]] = get_args(Standing)


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
    originals: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """How far each student is with an assignment. No key is read for it.

    `total` counts the items that the class was asked, `core` those that everybody does; None where
    that is all of them. `students` are those whom it is for, `numbers` stand for their names.
    `groups` has them by how far they are, who has begun nothing first; none is empty.
    `longer` is until when those have who go on after the class, by id.
    """

    assignment: AssignmentRecord
    closed: bool
    students: Sequence[StudentRecord]
    numbers: Mapping[UUID, int]
    progress: Mapping[UUID, Progress]
    handed_in: int
    total: int
    core: int | None
    groups: Mapping[Standing, Sequence[StudentRecord]]
    to_mark: Sequence[ItemMarks]
    longer: Mapping[UUID, datetime]


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
    results = read_results(
        store, classroom_id, assignment_id, all_items=view.all_items, medium=view.medium
    )
    results, basis = on_basis(results, first=view.first, medium=view.medium)
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
        originals = originals_in(moment, classroom_id, results.exercise)
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
        originals=originals,
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
            longer = have_longer(connection, record, now)
        progress = {row.student_id: row for row in rows}
        whom = [student for _number, student in numbered]
        return ProgressPage(
            assignment=record,
            closed=closed,
            students=whom,
            numbers={student.id: number for number, student in numbered},
            progress=progress,
            groups=_groups(whom, progress, closed=closed, longer=longer),
            handed_in=assignments.handed_in(rows, closed=closed, longer=longer),
            total=len(exercise.items),
            core=len(exercise.core_items) if exercise.further_items else None,
            to_mark=queue.to_mark(moment, classroom_id, assignment_id),
            longer=longer,
        )


def _groups(
    whom: Sequence[StudentRecord],
    progress: Mapping[UUID, Progress],
    *,
    closed: bool,
    longer: Collection[UUID],
) -> Mapping[Standing, Sequence[StudentRecord]]:
    groups: dict[Standing, list[StudentRecord]] = {standing: [] for standing in STANDINGS}
    for student in whom:
        row = progress.get(student.id)
        if row is None:
            groups["not-begun" if student.joined_at else "not-joined"].append(student)
        else:
            over = row.submitted_at or (closed and student.id not in longer)
            groups["handed-in" if over else "working"].append(student)
    return {standing: listed for standing, listed in groups.items() if listed}
