"""Loading an assignment of a classroom, locked or not."""

from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.store import assignments
from kit.store.assignments import AssignmentRecord


def load_assignment(
    connection: Connection,
    classroom_id: UUID,
    assignment_id: UUID,
    *,
    lock: assignments.Lock | None = None,
) -> AssignmentRecord:
    """An assignment of the classroom, locked if asked. Raises NotFound."""
    record = assignments.assignment(connection, classroom_id, assignment_id, lock=lock)
    if record is None:
        raise NotFound
    return record
