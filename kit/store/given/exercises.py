"""Which exercises classes were given, by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from kit.store.models import Assignment, Classroom
from kit.store.records import fetch_all


@dataclass(frozen=True, slots=True)
class GivenExercise:
    """An exercise that a classroom was given, once however often it was."""

    classroom_id: UUID
    name: str
    exercise_id: str


def given_exercises(connection: Connection) -> Sequence[GivenExercise]:
    """All that were given, of all classrooms that are not archived."""
    return fetch_all(
        connection,
        GivenExercise,
        select(Assignment.classroom_id, Classroom.name, Assignment.exercise_id)
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .where(Classroom.archived_at.is_(None))
        .distinct(),
    )
