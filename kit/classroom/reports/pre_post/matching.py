"""Which assignments stand before and which after, and which students did both. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import numpy as np

from kit.classroom.assignments.groups.comparing import DealtClass, left_out
from kit.classroom.errors import NotFound
from kit.classroom.reports.results import Results
from kit.content.library import Library
from kit.results.estimation.estimate import Bools, Floats, Ints
from kit.results.matrix import Matrix, matrix
from kit.results.statistics.labels import Tables, tables
from kit.results.statistics.scores import scores
from kit.store.assignments import AssignmentRecord
from kit.vocabulary import Occasion


@dataclass(frozen=True, slots=True)
class Sides:
    """The assignments of each side, in the order they were given.

    `left_out` are students who joined twice and are in both halves of a deal: they count nowhere.
    """

    before: Sequence[AssignmentRecord]
    after: Sequence[AssignmentRecord]
    left_out: Collection[UUID] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether there is something on both."""
        return bool(self.before and self.after)

    @property
    def on_both(self) -> Sequence[AssignmentRecord]:
        """Those that stand on both sides: nobody can be compared with themselves."""
        return [record for record in self.before if record in self.after]


def usual_sides(
    records: Sequence[AssignmentRecord], library: Library, dealt: Sequence[DealtClass] = ()
) -> Sides:
    """What a class's deals or test forms suggest; both are newest first.

    The two occasions of the newest deal by which something was given; nothing stands after
    where the second has yet to come. Where nothing was dealt, of the form given first and its
    partner: the one given first against the one given last. Where both of them were given twice
    or more, each side has both: the first of each, the last of each. Empty sides where there are
    not two assignments of test forms.
    """
    if dealt:
        before, after = (dealt[0].given_at(occasion) for occasion in Occasion)
        return Sides(before, after, dealt[0].twice)
    forms = [record for record in reversed(records) if record.lesson_id is None]
    if len(forms) < 2:  # noqa: PLR2004 - a pair, not a setting
        return Sides((), ())
    family = {forms[0].exercise_id, partner_of(library, forms[0].exercise_id)}
    related = [record for record in forms if record.exercise_id in family]
    times: dict[str, list[AssignmentRecord]] = {}
    for record in related:
        times.setdefault(record.exercise_id, []).append(record)
    if len(times) > 1 and all(len(each) > 1 for each in times.values()):
        return Sides([each[0] for each in times.values()], [each[-1] for each in times.values()])
    pool = related if len(related) > 1 else forms
    return Sides([pool[0]], [pool[-1]])


def partner_of(library: Library, exercise_id: str) -> str | None:
    """The exercise made to be compared with it, if the content still has it so."""
    exercise = library.exercises.get(exercise_id)
    return exercise.partner if exercise else None


def chosen_sides(
    records: Sequence[AssignmentRecord],
    before: Collection[UUID],
    after: Collection[UUID],
    dealt: Sequence[DealtClass] = (),
) -> Sides:
    """The assignments of those ids. Raises NotFound where one is not of the class."""
    known = {record.id for record in records}
    if not known.issuperset([*before, *after]):
        raise NotFound
    in_order = list(reversed(records))
    return Sides(
        [record for record in in_order if record.id in before],
        [record for record in in_order if record.id in after],
        left_out(dealt, [*before, *after]),
    )


def form_of(record: AssignmentRecord) -> tuple[str, str]:
    """What makes two assignments the same form: the exercise and its text."""
    return record.exercise_id, record.exercise_version


@dataclass(frozen=True, slots=True, eq=False)
class AssignmentArrays:
    """An assignment as arrays, with the row of each student who counts."""

    results: Results
    arrays: Matrix
    rows: Mapping[UUID, int]
    shares: Floats
    tables: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A student with the assignment they count with on each side."""

    student: UUID
    before: AssignmentArrays
    after: AssignmentArrays

    @property
    def sides(self) -> tuple[AssignmentArrays, AssignmentArrays]:
        """The one before and the one after."""
        return self.before, self.after

    @property
    def route(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The form before and the form after."""
        return form_of(self.before.results.assignment), form_of(self.after.results.assignment)


def as_arrays(class_results: Results) -> AssignmentArrays:
    """An assignment's sheet as arrays, of the items that count and those who handed in."""
    arrays = matrix(class_results.sheet).scored_only()
    # Where nothing counts, each item being void or not marked yet, nobody can be counted.
    students = arrays.students if arrays.items else ()
    claims = arrays.claims
    return AssignmentArrays(
        class_results,
        arrays,
        {row.student_id: at for at, row in enumerate(students)},
        scores(arrays.credit) / max(len(arrays.items), 1),
        tables(arrays.label[:, claims], arrays.due_label[claims], arrays.labels).of_students,
    )


def counting(
    side: Sequence[AssignmentArrays], without: Collection[UUID], *, last: bool
) -> Mapping[UUID, AssignmentArrays]:
    """The assignment that each student counts with, by when it was handed in.

    Who is to be left out counts with none.
    """
    by_student: dict[UUID, tuple[datetime, AssignmentArrays]] = {}
    for candidate in side:
        for student, at in candidate.rows.items():
            if student in without:
                continue
            moment = candidate.arrays.students[at].submitted_at
            rival = by_student.get(student)
            if moment is not None and (rival is None or (moment > rival[0]) is last):
                by_student[student] = moment, candidate
    return {student: candidate for student, (_moment, candidate) in by_student.items()}


def shares_of(pairs: Sequence[Pair], side: int) -> Floats:
    """The shares on a side, 0 before and 1 after, in the order of the pairs."""
    chosen = [(pair.sides[side], pair.student) for pair in pairs]
    return np.array(
        [given.shares[given.rows[student]] for given, student in chosen], dtype=np.float64
    )


def tables_of(pairs: Sequence[Pair], side: int, a_first: Bools | None = None) -> Tables:
    """The tables of labels on a side, 0 before and 1 after, in the order of the pairs."""
    chosen = [(pair.sides[side], pair.student) for pair in pairs]
    stack = np.stack([given.tables[given.rows[student]] for given, student in chosen])
    return Tables(stack, a_first=a_first)
