"""What a teacher's classes were given of a draft, by assignment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, or_, select

from kit.store.assignments import AssignmentRecord
from kit.store.colleagues.teaching import all_taught_by
from kit.store.models import Assignment, Classroom
from kit.store.records import columns, fetch_all


@dataclass(frozen=True, slots=True)
class HoldingClass:
    """A classroom by its name; `archived_at` None: it is one of this year's."""

    id: UUID
    name: str
    archived_at: datetime | None


def assignments_of_content(
    connection: Connection, teacher_id: UUID, content_id: str
) -> Sequence[AssignmentRecord]:
    """The assignments of an exercise, or of those of a lesson, in the teacher's classrooms.

    The newest first.
    """
    return fetch_all(
        connection,
        AssignmentRecord,
        select(*columns(AssignmentRecord, Assignment))
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .where(
            all_taught_by(teacher_id),
            or_(Assignment.exercise_id == content_id, Assignment.lesson_id == content_id),
        )
        .order_by(Assignment.created_at.desc(), Assignment.id.desc()),
    )


def classes_of(connection: Connection, teacher_id: UUID) -> Mapping[UUID, HoldingClass]:
    """The teacher's classrooms by id, in the order of their names."""
    rows = fetch_all(
        connection,
        HoldingClass,
        select(Classroom.id, Classroom.name, Classroom.archived_at)
        .where(all_taught_by(teacher_id))
        .order_by(Classroom.name, Classroom.id),
    )
    return {row.id: row for row in rows}
