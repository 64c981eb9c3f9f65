"""Versions of keys, and the assignments that have them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from kit.store.assignments import AssignmentRecord
from kit.store.models import Assignment, Classroom, ExerciseVersion, KeyVersion
from kit.store.records import columns, fetch_all, insert_or, values_of


@dataclass(frozen=True, slots=True)
class KeyVersionRecord:
    """A version of a key, without its text. `author` None: shipped with the kit."""

    classroom_id: UUID
    exercise_id: str
    version: str
    created_at: datetime
    author: str | None
    reason: str | None


def read_assignments_of_exercise(
    connection: Connection, classroom_id: UUID, exercise_id: str, *, lock: bool = False
) -> Sequence[AssignmentRecord]:
    """The classroom's assignments of an exercise by id; `lock` is for who changes them.

    Locked in the order of their ids, so that two who decide at once wait for each other.
    """
    statement = (
        select(*columns(AssignmentRecord, Assignment))
        .where(Assignment.classroom_id == classroom_id, Assignment.exercise_id == exercise_id)
        .order_by(Assignment.id)
    )
    return fetch_all(
        connection, AssignmentRecord, statement.with_for_update() if lock else statement
    )


def read_versions_in_use(connection: Connection, classroom_id: UUID) -> Mapping[str, set[str]]:
    """The key versions that a classroom's assignments have now, by exercise."""
    rows = connection.execute(
        select(Assignment.exercise_id, Assignment.key_version)
        .where(Assignment.classroom_id == classroom_id)
        .distinct()
    )
    versions: dict[str, set[str]] = {}
    for exercise_id, version in rows:
        versions.setdefault(exercise_id, set()).add(version)
    return versions


def insert_decided_version_if_absent(
    connection: Connection, record: KeyVersionRecord, snapshot: str
) -> None:
    """Store a key that somebody decided on; one that is there already stays as it is."""
    connection.execute(
        insert_or(connection, KeyVersion)
        .values(
            snapshot=snapshot,
            **values_of(record),
        )
        .on_conflict_do_nothing()
    )


def read_key_versions(
    connection: Connection, classroom_id: UUID, exercise_id: str | None = None
) -> Sequence[KeyVersionRecord]:
    """The versions of a classroom's keys, of an exercise or of all, the oldest first."""
    statement = (
        select(*columns(KeyVersionRecord, KeyVersion))
        .where(KeyVersion.classroom_id == classroom_id)
        .order_by(KeyVersion.created_at, KeyVersion.version)
    )
    if exercise_id is not None:
        statement = statement.where(KeyVersion.exercise_id == exercise_id)
    return fetch_all(connection, KeyVersionRecord, statement)


def read_text_pinned_at(
    connection: Connection, classroom_id: UUID, exercise_id: str, version: str
) -> datetime:
    """When the classroom first got this version of an exercise's text."""
    return connection.execute(
        select(ExerciseVersion.created_at).where(
            ExerciseVersion.classroom_id == classroom_id,
            ExerciseVersion.exercise_id == exercise_id,
            ExerciseVersion.version == version,
        )
    ).scalar_one()


def read_classroom_names(connection: Connection) -> Mapping[UUID, str]:
    """The names of all classrooms, for whoever runs the kit."""
    return {row[0]: row[1] for row in connection.execute(select(Classroom.id, Classroom.name))}
