"""The place *Results* of a class: students by exercises, and the class's mean of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from kit.classroom.assignments import assignments, audience
from kit.classroom.assignments.assignments import settle_due
from kit.classroom.assignments.audience import Audience
from kit.classroom.desk.bar import Bar, bar_of
from kit.classroom.keys import appeal_review
from kit.classroom.people import students
from kit.classroom.reports.results import Results, read_results, row_total
from kit.marking.certainty import Total
from kit.results.counts.certainty import sureness
from kit.results.counts.gradebook import score
from kit.results.sheet import State, StudentRow
from kit.store.answering.class_progress import read_assignments_to_mark
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups.audiences import AudienceRecord
from kit.store.people.students import StudentRecord
from kit.vocabulary import Certainty

#: Exercises of a page: each takes the reading of one assignment's answers.
COLUMNS: Final = 8


@dataclass(frozen=True, slots=True)
class GradeCell:
    """One student at one exercise.

    `points` is the sum of credit, of `possible`; None until it is handed in and marked. Of the
    answers said to be certain, `certain`, so many were as the key: `certain_right`. `total` are
    the points by certainty, where the exercise gives any.
    """

    state: State
    points: float | None
    possible: int
    certain: int
    certain_right: int
    total: Total | None

    @property
    def sure(self) -> float | None:
        """What tells how well the student knows what they know; None where nothing does."""
        if self.total is not None:
            return self.total.points
        return self.certain_right / self.certain if self.certain else None

    @property
    def share(self) -> float | None:
        """The credit as a share of what is possible, 0 to 1."""
        return self.points / self.possible if self.points is not None and self.possible else None


@dataclass(frozen=True, slots=True)
class GradeColumn:
    """An exercise. `mean` is that of the shares, 0 to 1, of those who have one: `counted`."""

    assignment: AssignmentRecord
    possible: int
    mean: float | None
    counted: int


_Column = tuple[GradeColumn, Mapping[UUID, GradeCell]]


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A student; None for an exercise that is not theirs. `mean` is that of the shares here."""

    student: StudentRecord
    number: int
    cells: Sequence[GradeCell | None]
    mean: float | None


@dataclass(frozen=True, slots=True)
class ListedAssignment:
    """An assignment in the list of all that the class was given, the newest first.

    `appeals` wait for an answer; `waits`: texts wait for a mark. `audience` is its
    list; None where it is the class's.
    """

    assignment: AssignmentRecord
    handed_in: int
    appeals: int
    waits: bool
    audience: AudienceRecord | None


@dataclass(frozen=True, slots=True)
class Order:
    """How the rows stand: by a column's place, from 1, or by the mean at 0; None: by name.

    The most comes first, or `upwards` the least; who has nothing there is last. `by_sureness`: a
    column goes by what was certain and right, or by its points, in place of the share.
    """

    column: int | None = None
    upwards: bool = False
    by_sureness: bool = False


@dataclass(frozen=True, slots=True)
class Gradebook:
    """A page of the gradebook, its exercises the oldest first. `page` of `pages`, the newest 1.

    `mean` is that of the students' means on this page, 0 to 1; None where there is none.
    `listed` is all that was given, on every page of it.
    """

    bar: Bar
    columns: Sequence[GradeColumn]
    rows: Sequence[GradeRow]
    mean: float | None
    order: Order
    page: int
    pages: int
    listed: Sequence[ListedAssignment]


def gradebook_page(
    store: Store,
    classroom_id: UUID,
    now: datetime,
    *,
    page: int = 1,
    order: Order = Order(),
    hides: bool = False,
) -> Gradebook:
    """A page of the place; of pages that are not there the nearest, of columns none.

    Takes the queries of one assignment's results for each of the COLUMNS at most that it shows.
    `hides` leaves out all that tells the key.
    """
    settle_due(store, assignments.assignments_of(store, classroom_id), now)
    with store.one_moment() as moment:
        records = assignments.assignments_of(moment, classroom_id)
        everybody = students.students_of(moment, classroom_id)
        whose = audience.audience_of(moment, classroom_id)
        bar = bar_of(moment, classroom_id, everybody, now)
        listed = _listed(moment, classroom_id, records, whose, now)
        pages = max(-(-len(records) // COLUMNS), 1)
        page = min(max(page, 1), pages)
        columns = _columns(moment, listed[(page - 1) * COLUMNS : page * COLUMNS], hides=hides)
    rows = [_row(number, student, columns, whose) for number, student in enumerate(everybody, 1)]
    if order.column is not None and order.column > len(columns):
        order = Order()
    return Gradebook(
        bar=bar,
        columns=[column for column, _cells in columns],
        rows=_in_order(rows, order),
        mean=_mean([row.mean for row in rows]),
        order=order,
        page=page,
        pages=pages,
        listed=listed,
    )


def _listed(
    moment: Store,
    classroom_id: UUID,
    records: Sequence[AssignmentRecord],
    whose: Audience,
    now: datetime,
) -> Sequence[ListedAssignment]:
    counts = assignments.handed_in_counts(moment, records, now)
    appeals = appeal_review.open_appeals(moment, classroom_id)
    with moment.reading() as connection:
        to_mark = read_assignments_to_mark(connection, classroom_id)
    return [
        ListedAssignment(
            assignment=record,
            handed_in=counts.get(record.id, 0),
            appeals=sum(appeals.get(record.id, {}).values()),
            waits=record.id in to_mark,
            audience=whose.list_of(record.id),
        )
        for record in records
    ]


def _columns(
    moment: Store, listed: Sequence[ListedAssignment], *, hides: bool
) -> Sequence[_Column]:
    """The columns of a page, each with its cells by student."""
    columns = []
    for entry in reversed(listed):
        record = entry.assignment
        sheet_of = read_results(moment, record.classroom_id, record.id).masked(hides=hides)
        cells = {row.student_id: _cell(sheet_of, row) for row in sheet_of.sheet.students}
        shares = [cell.share for cell in cells.values() if cell.share is not None]
        columns.append(
            (GradeColumn(record, _possible(sheet_of), _mean(shares), len(shares)), cells)
        )
    return columns


def _possible(sheet_of: Results) -> int:
    return sum(not item.void for item in sheet_of.sheet.items)


def _cell(sheet_of: Results, row: StudentRow) -> GradeCell:
    settled = [(cell.certainty, cell.verdict) for cell in row.cells.values() if row.handed_in]
    certain = [level for level in sureness(settled) if level.certainty is Certainty.CERTAIN]
    return GradeCell(
        state=row.state,
        points=score(sheet_of.sheet, row),
        possible=_possible(sheet_of),
        certain=certain[0].answers if certain else 0,
        certain_right=certain[0].right if certain else 0,
        total=row_total(sheet_of.sheet, row) if sheet_of.by_certainty else None,
    )


def _row(
    number: int, student: StudentRecord, columns: Sequence[_Column], whose: Audience
) -> GradeRow:
    cells = [
        None
        if (cell := by_student.get(student.id)) is None
        or (cell.state == "not-started" and not whose.includes(column.assignment.id, student.id))
        else cell
        for column, by_student in columns
    ]
    return GradeRow(student, number, cells, _mean([cell.share for cell in cells if cell]))


def _mean(shares: Iterable[float | None]) -> float | None:
    there = [share for share in shares if share is not None]
    return sum(there) / len(there) if there else None


def _in_order(rows: Sequence[GradeRow], order: Order) -> Sequence[GradeRow]:
    if order.column is None:
        return rows

    def figure(row: GradeRow) -> float | None:
        if not order.column:
            return row.mean
        cell = row.cells[order.column - 1]
        return (cell.sure if order.by_sureness else cell.share) if cell else None

    ranked = [row for row in rows if figure(row) is not None]
    ranked.sort(key=lambda row: figure(row) or 0.0, reverse=not order.upwards)
    return [*ranked, *(row for row in rows if figure(row) is None)]
