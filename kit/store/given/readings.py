"""Lessons as they were given: what a classroom reads, whatever becomes of the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select, update

from kit.store.models import Assignment, ExerciseVersion, LessonVersion
from kit.store.records import fetch_all, insert_or, values_of


@dataclass(frozen=True, slots=True)
class LessonSnapshot:
    """The text of a lesson, as a classroom got it under a version."""

    classroom_id: UUID
    lesson_id: str
    version: str
    snapshot: str
    created_at: datetime


def insert_if_absent(connection: Connection, record: LessonSnapshot) -> None:
    """Store a lesson's snapshot, once for each version."""
    connection.execute(
        insert_or(connection, LessonVersion).values(values_of(record)).on_conflict_do_nothing()
    )


def lesson_snapshot(
    connection: Connection, classroom_id: UUID, lesson_id: str, version: str
) -> str:
    """The lesson's text as it was given."""
    return connection.execute(
        select(LessonVersion.snapshot).where(
            LessonVersion.classroom_id == classroom_id,
            LessonVersion.lesson_id == lesson_id,
            LessonVersion.version == version,
        )
    ).scalar_one()


@dataclass(frozen=True, slots=True)
class Unkept:
    """An assignment of a lesson whose reading is not kept yet."""

    classroom_id: UUID
    id: UUID
    lesson_id: str


def without_reading(connection: Connection) -> Sequence[Unkept]:
    """All assignments, of all classrooms, that name a lesson and keep no reading of it."""
    return fetch_all(
        connection,
        Unkept,
        select(Assignment.classroom_id, Assignment.id, Assignment.lesson_id).where(
            Assignment.lesson_id.is_not(None), Assignment.lesson_version.is_(None)
        ),
    )


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """An exercise's snapshot, by what it is stored under."""

    classroom_id: UUID
    exercise_id: str
    version: str
    snapshot: str


def exercise_texts(
    connection: Connection, classroom_id: UUID | None = None
) -> Sequence[ExerciseText]:
    """All exercises that a classroom was given; without one, those of all classrooms."""
    statement = select(
        ExerciseVersion.classroom_id,
        ExerciseVersion.exercise_id,
        ExerciseVersion.version,
        ExerciseVersion.snapshot,
    )
    if classroom_id is not None:
        statement = statement.where(ExerciseVersion.classroom_id == classroom_id)
    return fetch_all(connection, ExerciseText, statement)


def classrooms_with_exercises(connection: Connection) -> Sequence[UUID]:
    """The classrooms that were given any."""
    return connection.execute(select(ExerciseVersion.classroom_id).distinct()).scalars().all()


def put_exercise_text(connection: Connection, text: ExerciseText) -> None:
    """Set the snapshot under a version that is there, which stays what it is."""
    connection.execute(
        update(ExerciseVersion)
        .where(
            ExerciseVersion.classroom_id == text.classroom_id,
            ExerciseVersion.exercise_id == text.exercise_id,
            ExerciseVersion.version == text.version,
        )
        .values(snapshot=text.snapshot)
    )
