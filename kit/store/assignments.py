"""Assignments and the content versions they pin."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, delete, select, update

from kit.store.colleagues.teaching import all_taught_by
from kit.store.models import Assignment, Classroom, ExerciseVersion, KeyVersion
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of
from kit.vocabulary import CertaintyRule, Feedback

Lock = Literal["share", "update"]


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """An assignment as stored."""

    classroom_id: UUID
    id: UUID
    lesson_id: str | None
    title: str
    exercise_id: str
    exercise_version: str
    key_version: str
    feedback: Feedback
    attempts_allowed: int | None
    created_at: datetime
    opens_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    reopened_at: datetime | None
    certainty: CertaintyRule = CertaintyRule.OFF
    live: bool = False
    feedback_at: datetime | None = None
    left_out: str | None = None
    rules_changed_at: datetime | None = None
    lesson_version: str | None = None

    @property
    def items_left_out(self) -> frozenset[str]:
        """The ids of the items that the class is not asked."""
        return frozenset((self.left_out or "").split())

    def has_opened(self, now: datetime) -> bool:
        """Whether students may begin, closing aside."""
        return self.opens_at is None or self.opens_at <= now

    def is_closed(self, now: datetime) -> bool:
        """Whether the server takes no more answers, by the teacher's hand or the clock."""
        return self.closed_at is not None or (self.closes_at is not None and self.closes_at <= now)

    def is_open(self, now: datetime) -> bool:
        """Whether answers are taken."""
        return self.has_opened(now) and not self.is_closed(now)

    def closing_moment_by(self, now: datetime) -> datetime | None:
        """When it closed, by the teacher's hand or the clock; None while it is not closed."""
        moments = [
            moment
            for moment in (self.closed_at, self.closes_at)
            if moment is not None and moment <= now
        ]
        return min(moments, default=None)


def assignments(connection: Connection, classroom_id: UUID) -> Sequence[AssignmentRecord]:
    """The classroom's assignments, newest first."""
    return fetch_all(
        connection,
        AssignmentRecord,
        select(*columns(AssignmentRecord, Assignment))
        .where(Assignment.classroom_id == classroom_id)
        .order_by(Assignment.created_at.desc(), Assignment.id.desc()),
    )


def assignments_of_teacher(connection: Connection, teacher_id: UUID) -> Sequence[AssignmentRecord]:
    """Those of all classrooms that the teacher owns or shares, newest first."""
    return fetch_all(
        connection,
        AssignmentRecord,
        select(*columns(AssignmentRecord, Assignment))
        .join(Classroom, Classroom.id == Assignment.classroom_id)
        .where(all_taught_by(teacher_id))
        .order_by(Assignment.created_at.desc(), Assignment.id.desc()),
    )


_UNLOCKED = select(*columns(AssignmentRecord, Assignment)).where(
    Assignment.classroom_id == bindparam("classroom_id"), Assignment.id == bindparam("id")
)
_ONE: Final[Mapping[Lock | None, Select[*tuple[Any, ...]]]] = {
    None: _UNLOCKED,
    "share": _UNLOCKED.with_for_update(read=True),
    "update": _UNLOCKED.with_for_update(),
}


def assignment(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, *, lock: Lock | None = None
) -> AssignmentRecord | None:
    """One assignment. "share" keeps it from closing meanwhile, "update" is for who changes it.

    SQLite, whose writer is alone anyway, leaves both out.
    """
    return fetch_one(
        connection, AssignmentRecord, _ONE[lock], classroom_id=classroom_id, id=assignment_id
    )


def lock_assignment(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> None:
    """Keep an assignment from closing meanwhile. SQLite's writer is alone: nothing is asked."""
    if connection.dialect.name != "sqlite":
        assignment(connection, classroom_id, assignment_id, lock="share")


def add_assignment(connection: Connection, record: AssignmentRecord) -> None:
    """Insert an assignment, unless its id is there; its versions are stored before."""
    connection.execute(
        insert_or(connection, Assignment)
        .values(values_of(record))
        .on_conflict_do_nothing(index_elements=["classroom_id", "id"])
    )


def delete_assignment(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> None:
    """Delete an assignment with all that belongs to it; the versions it pinned stay."""
    connection.execute(
        delete(Assignment).where(
            Assignment.classroom_id == classroom_id, Assignment.id == assignment_id
        )
    )


def change_assignment(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, **values: Any
) -> None:
    """Set columns of one assignment."""
    connection.execute(
        update(Assignment)
        .where(Assignment.classroom_id == classroom_id, Assignment.id == assignment_id)
        .values(**values)
    )


@dataclass(frozen=True, slots=True)
class VersionSnapshot:
    """The text of an exercise or of its key, as a classroom got it under a version."""

    classroom_id: UUID
    exercise_id: str
    version: str
    snapshot: str
    created_at: datetime


def insert_exercise_version_if_absent(connection: Connection, record: VersionSnapshot) -> None:
    """Store an exercise's snapshot, once for each version."""
    _insert_if_absent(connection, ExerciseVersion, record)


def insert_key_version_if_absent(connection: Connection, record: VersionSnapshot) -> None:
    """Store a shipped key's snapshot, once for each version."""
    _insert_if_absent(connection, KeyVersion, record)


def _insert_if_absent(
    connection: Connection, model: type[ExerciseVersion | KeyVersion], record: VersionSnapshot
) -> None:
    connection.execute(
        insert_or(connection, model).values(values_of(record)).on_conflict_do_nothing()
    )


def exercise_snapshot(
    connection: Connection, classroom_id: UUID, exercise_id: str, version: str
) -> str:
    """The exercise's text as it was given."""
    return connection.execute(
        select(ExerciseVersion.snapshot).where(
            ExerciseVersion.classroom_id == classroom_id,
            ExerciseVersion.exercise_id == exercise_id,
            ExerciseVersion.version == version,
        )
    ).scalar_one()


def key_snapshots(
    connection: Connection, teacher_id: UUID, exercise_ids: Collection[str]
) -> Mapping[tuple[UUID, str, str], str]:
    """Keys of these exercises in all the teacher's classrooms, by classroom, exercise, version."""
    rows = connection.execute(
        select(
            KeyVersion.classroom_id,
            KeyVersion.exercise_id,
            KeyVersion.version,
            KeyVersion.snapshot,
        )
        .join(Classroom, Classroom.id == KeyVersion.classroom_id)
        .where(all_taught_by(teacher_id), KeyVersion.exercise_id.in_(exercise_ids))
    )
    return {
        (classroom_id, exercise_id, version): text
        for classroom_id, exercise_id, version, text in rows
    }


def key_snapshot(connection: Connection, classroom_id: UUID, exercise_id: str, version: str) -> str:
    """The key's text as the marks were made with it."""
    return connection.execute(
        select(KeyVersion.snapshot).where(
            KeyVersion.classroom_id == classroom_id,
            KeyVersion.exercise_id == exercise_id,
            KeyVersion.version == version,
        )
    ).scalar_one()
