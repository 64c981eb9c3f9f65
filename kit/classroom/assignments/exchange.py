"""Another exercise for one student, of the lesson or off its subject; the class hears nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.audience import Audience, audience_in
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinning import give_in, offer_of
from kit.classroom.errors import AlreadyAtWork, AssignmentClosed, NotFound, UnknownExercise
from kit.classroom.people.students import load_student
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.content.versions import exercise_version, key_version
from kit.store import assignments
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.given import substitutes
from kit.store.ids import new_id
from kit.store.people import classrooms, students
from kit.store.people.students import StudentRecord


@dataclass(frozen=True, slots=True)
class Exchange:
    """An assignment of the class, and what one student has or may have in its place.

    `substitute` is what the student has instead, `begun`: they have begun it, or else the
    class's, so that nothing is exchanged any more. `others` are the lesson's other exercises, then
    the parallel sets of the lessons before it, the latest first.
    """

    assignment: AssignmentRecord
    substitute: AssignmentRecord | None
    begun: bool
    others: Sequence[Exercise[Any]]


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """What a student has or may have in place of what the class has, the newest first."""

    student: StudentRecord
    exchanges: Sequence[Exchange]


def exchange_page(
    store: Store, library: Library, classroom_id: UUID, student_id: UUID, now: datetime
) -> ExchangePage:
    """What may be exchanged for a student: what is not live and not closed. Raises NotFound."""
    with store.reading() as connection:
        student = load_student(connection, classroom_id, student_id)
        records = {
            record.id: record for record in assignments.assignments(connection, classroom_id)
        }
        audience = audience_in(connection, classroom_id)
        own = attempts.attempts_of_student(connection, classroom_id, student_id)
    begun = {attempt.assignment_id for attempt in own}
    exchanges = []
    for record in records.values():
        if not _may_exchange(audience, record.id, student_id):
            continue
        substitute = next(
            (
                records[one.assignment_id]
                for one in audience.in_place_of(record.id)
                if student_id in one.students
            ),
            None,
        )
        others = () if record.is_closed(now) else _others(library, record)
        if others or substitute:
            theirs = substitute or record
            exchanges.append(Exchange(record, substitute, theirs.id in begun, others))
    return ExchangePage(student, exchanges)


def _may_exchange(audience: Audience, assignment_id: UUID, student_id: UUID) -> bool:
    """Whether an assignment is the student's, and not in place of another one itself."""
    own = audience.list_of(assignment_id)
    return own is None or (own.instead_of_id is None and student_id in own.students)


def _others(library: Library, record: AssignmentRecord) -> Sequence[Exercise[Any]]:
    """What may stand in place of an assignment's exercise; nothing without a lesson, or live."""
    lesson = library.lesson_of(record.lesson_id)
    if lesson is None or record.live:
        return ()
    # Later sets may ask for pens that the student does not have yet.
    earlier = [
        each
        for before, each in library.parallel_sets
        if before.number < lesson.number and library.are_of_one_course(before.id, lesson.id)
    ]
    exercises = [*library.exercises_of(lesson.id), *reversed(earlier)]
    return [exercise for exercise in exercises if exercise.id != record.exercise_id]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What a student was given instead, by its title and id, and the exercise they had `before`.

    None before: they had what the class has.
    """

    title: str
    substitute_id: UUID
    before: str | None


@dataclass(frozen=True, slots=True)
class GivenBack:
    """The exercise that a student had instead, and the assignment in whose place it stood."""

    instead_of_id: UUID
    exercise_id: str


def exchange(
    store: Store,
    library: Library,
    whose: tuple[UUID, UUID],
    assignment_id: UUID,
    exercise_id: str,
    now: datetime,
) -> Exchanged:
    """Give a student, by classroom and id, another exercise instead.

    The rules are the assignment's; those who have the same one share it. Twice is once. Raises
    NotFound, UnknownExercise, AssignmentClosed, or AlreadyAtWork once the student has begun.
    """
    classroom_id, student_id = whose
    with store.writing() as connection:
        # The classroom as whoever gives, the student and the assignment as whoever begins.
        classrooms.lock_classroom(connection, classroom_id)
        students.student(connection, classroom_id, student_id, lock="share")
        student = load_student(connection, classroom_id, student_id)
        record = load_assignment(connection, classroom_id, assignment_id, lock="update")
        audience = audience_in(connection, classroom_id)
        if not _may_exchange(audience, record.id, student_id):
            raise NotFound
        exercise = next((one for one in _others(library, record) if one.id == exercise_id), None)
        if exercise is None:
            raise UnknownExercise(exercise=exercise_id)
        if record.is_closed(now):
            raise AssignmentClosed(title=record.title)
        if attempts.attempts_of_student(connection, classroom_id, student_id, record.id):
            raise AlreadyAtWork(name=student.name, title=record.title)
        substitute = _substitute(connection, library, record, exercise)
        before = None
        for other in audience.in_place_of(record.id):
            if student_id in other.students and other.assignment_id != substitute:
                before = load_assignment(connection, classroom_id, other.assignment_id).exercise_id
                _give_back(connection, student, other.assignment_id)
        substitutes.add_student(connection, classroom_id, substitute, student_id)
    return Exchanged(exercise.title, substitute, before)


def _substitute(
    connection: Connection, library: Library, record: AssignmentRecord, exercise: Exercise[Any]
) -> UUID:
    """The assignment of an exercise in place of another one: there already, or given now."""
    offer = offer_of(library, exercise.id)
    version = exercise_version(exercise)
    for other in audience_in(connection, record.classroom_id).in_place_of(record.id):
        there = load_assignment(connection, record.classroom_id, other.assignment_id)
        if (there.exercise_id, there.exercise_version) == (exercise.id, version):
            return there.id
    # Its times and rules are those of what it is given for, the place in the list included.
    substitute = replace(
        record,
        id=new_id(),
        title=exercise.title,
        exercise_id=exercise.id,
        exercise_version=version,
        key_version=key_version(offer.key),
        left_out=None,
    )
    give_in(connection, substitute, offer)
    substitutes.add_substitute(connection, record.classroom_id, substitute.id, record.id)
    return substitute.id


def take_back_exchange(
    store: Store, classroom_id: UUID, student_id: UUID, assignment_id: UUID
) -> GivenBack | None:
    """Let a student have again what the class has, in place of a substitute. Twice is once.

    Returns what they had, None where they had nothing instead. Raises NotFound, or AlreadyAtWork
    once the student has begun it.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        students.student(connection, classroom_id, student_id, lock="share")
        student = load_student(connection, classroom_id, student_id)
        substitute = audience_in(connection, classroom_id).substitute(assignment_id)
        if substitute is None or substitute.instead_of_id is None:
            return None
        had = load_assignment(connection, classroom_id, assignment_id).exercise_id
        _give_back(connection, student, assignment_id)
        if student_id not in substitute.students:
            return None
        return GivenBack(substitute.instead_of_id, had)


def _give_back(connection: Connection, student: StudentRecord, assignment_id: UUID) -> None:
    """Take a substitute from a student; it goes when nobody has it, and nobody has begun it."""
    classroom_id = student.classroom_id
    record = load_assignment(connection, classroom_id, assignment_id, lock="update")
    begun = attempts.attempts_of_assignment(connection, classroom_id, assignment_id)
    if any(attempt.student_id == student.id for attempt in begun):
        raise AlreadyAtWork(name=student.name, title=record.title)
    substitutes.delete_student(connection, classroom_id, assignment_id, student.id)
    left = audience_in(connection, classroom_id).substitute(assignment_id)
    if not begun and (left is None or not left.students):
        assignments.delete_assignment(connection, classroom_id, assignment_id)
