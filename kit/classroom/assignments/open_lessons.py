"""Which lessons a student may read: those of their exercises, and what comes before them."""

from collections.abc import Sequence
from datetime import datetime

from kit.classroom.errors import NotFound
from kit.classroom.people.students import StudentIdentity
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.store.answering import attempts
from kit.store.engine import Store
from kit.store.groups import audiences


def open_lessons(
    store: Store, library: Library, identity: StudentIdentity, now: datetime
) -> Sequence[Lesson]:
    """The lessons that the student's opened assignments belong to, and all with lower numbers.

    A later lesson would give away what its exercise is about to ask.
    """
    with store.reading() as connection:
        whose = (connection, identity.classroom_id, identity.student_id)
        assigned = audiences.assignments_of_student(*whose)
        begun = {attempt.assignment_id for attempt in attempts.attempts_of_student(*whose)}
    reached = [
        lesson.number
        for record, included in assigned
        if (included or record.id in begun)
        and record.has_opened(now)
        and (lesson := library.lesson_of(record.lesson_id))
    ]
    last = max(reached, default=0)
    return [lesson for lesson in library.lessons.values() if lesson.number <= last]


def open_lesson(
    store: Store, library: Library, identity: StudentIdentity, lesson_id: str, now: datetime
) -> Lesson:
    """One of them. Raises NotFound for any other, whether or not it exists."""
    for lesson in open_lessons(store, library, identity, now):
        if lesson.id == lesson_id:
            return lesson
    raise NotFound
