"""One student's work beside the key, as the teacher reads it."""

from datetime import datetime
from uuid import UUID

from kit.classroom.answering.attempts import work_of
from kit.classroom.answering.tasks import task_of
from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.extensions import own_record
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.errors import NotFound
from kit.classroom.feedback.feedback import MarkedWork, attempts_made_in, marked, picked
from kit.store.engine import Store
from kit.store.people import students
from kit.store.people.students import StudentRecord


def student_work(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    student_id: UUID,
    now: datetime,
    *,
    number: int | None = None,
) -> tuple[StudentRecord, MarkedWork | None]:
    """A student's attempt beside the key, by default the one that counts; None where none is.

    What the clock closed is handed in before. Raises NotFound where student, assignment or attempt
    are not of the classroom.
    """
    settle(store, classroom_id, assignment_id, now)
    return read_student_work(store, classroom_id, assignment_id, student_id, now, number=number)


def read_student_work(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    student_id: UUID,
    now: datetime,
    *,
    number: int | None = None,
) -> tuple[StudentRecord, MarkedWork | None]:
    """A student's attempt beside the key as it stands. Raises NotFound as `student_work`."""
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        student = students.student(connection, classroom_id, student_id)
        if student is None or student.removed_at is not None:
            raise NotFound
        own_attempts = attempts_made_in(connection, classroom_id, student_id, assignment_id)
        if not own_attempts and number is None:
            return student, None
        attempt = picked(own_attempts, number)
        own = own_record(connection, record, student_id)
        task = task_of(own, [each.attempt for each in own_attempts], now)
        work = work_of(connection, task, attempt)
        return student, marked(connection, work, own_attempts)
