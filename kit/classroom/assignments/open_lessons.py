"""Which lessons a student may read: those of their exercises, and what comes before them."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.people.students import StudentIdentity
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.content.versions import lesson_from_snapshot
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.given import readings
from kit.store.groups import audiences

_parse = lru_cache(maxsize=64)(lesson_from_snapshot)


def lesson_of(
    connection: Connection, library: Library, assignment: AssignmentRecord
) -> Lesson | None:
    """The reading of an assignment as the class was given it; None where there is none.

    Of what was given before readings were kept it is the one that the kit has.
    """
    if assignment.lesson_id is None or assignment.lesson_version is None:
        return library.lesson_of(assignment.lesson_id)
    text = readings.lesson_snapshot(
        connection, assignment.classroom_id, assignment.lesson_id, assignment.lesson_version
    )
    return _parse(text)


def lesson_given(store: Store, library: Library, assignment: AssignmentRecord) -> Lesson | None:
    """As `lesson_of`, in a transaction of its own."""
    with store.reading() as connection:
        return lesson_of(connection, library, assignment)


def open_lessons(
    store: Store, library: Library, identity: StudentIdentity, now: datetime
) -> Sequence[Lesson]:
    """The lessons that the student's opened assignments belong to, and all before them.

    Those are the ones of the same course with lower numbers. A later lesson would give away what
    its exercise is about to ask. What was given is read as it was given, the latest first where a
    lesson was given twice.
    """
    with store.reading() as connection:
        lessons = _given(connection, library, _reached(connection, identity, now))
    as_given = {lesson.id: lesson for lesson in reversed(lessons)}
    earlier: dict[str, Lesson] = {}
    place: dict[str, int] = {}
    for position, course in enumerate(library.courses):
        place |= dict.fromkeys(course.lessons, position)
        # A lesson of another folder has a number of its own there.
        last = max((one.number for one in as_given.values() if one.id in course.lessons), default=0)
        own = [one for one in library.lessons.values() if one.id in course.lessons]
        earlier |= {one.id: one for one in own if one.number <= last}
    everything = {**earlier, **as_given}.values()
    return sorted(everything, key=lambda lesson: (place.get(lesson.id, 0), lesson.number))


def _reached(
    connection: Connection, identity: StudentIdentity, now: datetime
) -> Sequence[AssignmentRecord]:
    """The student's opened assignments, the latest first."""
    whose = (connection, identity.classroom_id, identity.student_id)
    begun = {attempt.assignment_id for attempt in attempts.attempts_of_student(*whose)}
    reached = [
        record
        for record, included in audiences.assignments_of_student(*whose)
        if (included or record.id in begun) and record.has_opened(now)
    ]
    return sorted(reached, key=lambda record: record.created_at, reverse=True)


def _given(
    connection: Connection, library: Library, records: Sequence[AssignmentRecord]
) -> Sequence[Lesson]:
    """Each reading that was given with the records, in their order; each version once."""
    versions: dict[tuple[str | None, str | None], AssignmentRecord] = {}
    for record in records:
        versions.setdefault((record.lesson_id, record.lesson_version), record)
    lessons = [lesson_of(connection, library, record) for record in versions.values()]
    return [lesson for lesson in lessons if lesson is not None]


def open_lesson(
    store: Store, library: Library, identity: StudentIdentity, lesson_id: str, now: datetime
) -> Lesson:
    """One of them. Raises NotFound for any other, whether or not it exists."""
    for lesson in open_lessons(store, library, identity, now):
        if lesson.id == lesson_id:
            return lesson
    raise NotFound


def open_readings(
    store: Store, library: Library, identity: StudentIdentity, lesson_id: str, now: datetime
) -> Sequence[Lesson]:
    """A lesson in each version that the student may read, the one that is read first.

    Two assignments of it may have been given in two versions. Raises NotFound as `open_lesson`.
    """
    shown = open_lesson(store, library, identity, lesson_id, now)
    with store.reading() as connection:
        lessons = _given(connection, library, _reached(connection, identity, now))
    return [shown, *(one for one in lessons if one.id == lesson_id and one != shown)]
