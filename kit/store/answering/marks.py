"""Marks: given by the kit or a teacher, those that count and those that are history."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, func, or_, select, update

from kit.store.joins import of_assignment, of_attempt
from kit.store.models import Assignment, Attempt, Mark
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of
from kit.vocabulary import Verdict

#: So many comments are offered again.
_COMMENTS_MOST: Final = 12

_COUNTS: Final = Mark.superseded_by.is_(None)
_KEY: Final = ["classroom_id", "attempt_id", "item_id", "key_version"]


@dataclass(frozen=True, slots=True)
class MarkRecord:
    """A mark. `parts` has the credit of each part that was answered, by its id.

    `level`, `comment` and `marked_by` are a teacher's.
    """

    item_id: str
    revision: int
    credit: float | None
    verdict: Verdict
    level: str | None = None
    comment: str | None = None
    marked_by: UUID | None = None
    parts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where marks come from: the version of the key, the moment, the decision if it was one."""

    key_version: str
    marked_at: datetime
    decision_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TeacherMark:
    """A teacher's word on one answer. `credit` and `verdict` follow from the level."""

    revision: int
    credit: float | None
    verdict: Verdict
    level: str | None
    comment: str | None
    marked_by: UUID | None
    marked_at: datetime


def add_marks(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    marks: Iterable[MarkRecord],
    origin: Origin,
) -> None:
    """Store marks of an attempt; one that is there under this version of the key stays.

    What counted until now for these items under another version is superseded before.
    """
    rows = [
        {
            "classroom_id": classroom_id,
            "attempt_id": attempt_id,
            "item_id": mark.item_id,
            "key_version": origin.key_version,
            "revision": mark.revision,
            "credit": mark.credit,
            "verdict": mark.verdict,
            "parts": dict(mark.parts),
            "marked_at": origin.marked_at,
            "marked_by": mark.marked_by,
            "level": mark.level,
            "comment": mark.comment,
            "decision_id": origin.decision_id,
        }
        for mark in marks
    ]
    if rows:
        statement = insert_or(connection, Mark).on_conflict_do_nothing(index_elements=_KEY)
        connection.execute(statement, rows)


def supersede_marks(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    item_ids: Collection[str],
    key_version: str,
) -> None:
    """From this version of the key on, older marks of these items are history."""
    connection.execute(
        update(Mark)
        .where(
            Mark.classroom_id == classroom_id,
            Mark.attempt_id == attempt_id,
            Mark.item_id.in_(item_ids),
            Mark.key_version != key_version,
            _COUNTS,
        )
        .values(superseded_by=key_version)
    )


def supersede_marks_under_way(
    connection: Connection, classroom_id: UUID, assignment_ids: Sequence[UUID], key_version: str
) -> None:
    """From this version of the key on, marks in attempts that are open again are history.

    Handing them in marks them under that version.
    """
    under_way = select(Attempt.id).where(
        Attempt.classroom_id == classroom_id,
        Attempt.assignment_id.in_(assignment_ids),
        Attempt.submitted_at.is_(None),
    )
    connection.execute(
        update(Mark)
        .where(Mark.classroom_id == classroom_id, Mark.attempt_id.in_(under_way), _COUNTS)
        .values(superseded_by=key_version)
    )


def put_mark(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    item_id: str,
    key_version: str,
    mark: TeacherMark,
) -> None:
    """Store a teacher's mark in place of what is there; what older keys gave stays as history."""
    supersede_marks(connection, classroom_id, attempt_id, [item_id], key_version)
    values = values_of(mark)
    statement = insert_or(connection, Mark).values(
        classroom_id=classroom_id,
        attempt_id=attempt_id,
        item_id=item_id,
        key_version=key_version,
        parts={},
        **values,
    )
    connection.execute(statement.on_conflict_do_update(index_elements=_KEY, set_=values))


def drop_marks(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    key_version: str,
    item_ids: Collection[str],
) -> None:
    """Make room for other marks of the kit's on these items, under a version of the key.

    A teacher's stays: it carries the revision that it judged, and counts for no other.
    """
    connection.execute(
        delete(Mark).where(
            Mark.classroom_id == classroom_id,
            Mark.attempt_id == attempt_id,
            Mark.key_version == key_version,
            Mark.item_id.in_(item_ids),
            Mark.marked_by.is_(None),
        )
    )


def read_marks(
    connection: Connection, classroom_id: UUID, attempt_id: UUID
) -> Mapping[str, MarkRecord]:
    """The marks that count for an attempt, by item."""
    rows = fetch_all(
        connection,
        MarkRecord,
        select(*columns(MarkRecord, Mark)).where(
            Mark.classroom_id == classroom_id, Mark.attempt_id == attempt_id, _COUNTS
        ),
    )
    return {row.item_id: row for row in rows}


def read_teacher_mark(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, item_id: str
) -> TeacherMark | None:
    """The mark that counts for one answer, a teacher's or not yet."""
    return fetch_one(
        connection,
        TeacherMark,
        select(*columns(TeacherMark, Mark)).where(
            Mark.classroom_id == classroom_id,
            Mark.attempt_id == attempt_id,
            Mark.item_id == item_id,
            _COUNTS,
        ),
    )


def read_marks_at(
    connection: Connection, classroom_id: UUID, assignment_ids: Sequence[UUID]
) -> Mapping[UUID, Mapping[str, MarkRecord]]:
    """The marks that count at these assignments, by attempt and item."""
    rows = connection.execute(
        select(Mark.attempt_id, *columns(MarkRecord, Mark))
        .join(Attempt, of_attempt(Mark))
        .where(
            Mark.classroom_id == classroom_id, Attempt.assignment_id.in_(assignment_ids), _COUNTS
        )
    )
    return _by_attempt(rows)


def read_marks_by_teachers(
    connection: Connection, classroom_id: UUID, assignment_ids: Sequence[UUID]
) -> Mapping[UUID, Mapping[str, MarkRecord]]:
    """The last mark that a teacher gave for each answer, under whatever version of the key."""
    rows = connection.execute(
        select(Mark.attempt_id, *columns(MarkRecord, Mark))
        .join(Attempt, of_attempt(Mark))
        .where(
            Mark.classroom_id == classroom_id,
            Mark.marked_by.is_not(None),
            Attempt.assignment_id.in_(assignment_ids),
        )
        .order_by(Mark.marked_at)
    )
    return _by_attempt(rows)


def _by_attempt(rows: Any) -> Mapping[UUID, Mapping[str, MarkRecord]]:
    marks: dict[UUID, dict[str, MarkRecord]] = {}
    for attempt_id, *values in rows:
        record = MarkRecord(*values)
        marks.setdefault(attempt_id, {})[record.item_id] = record
    return marks


def read_comments_used(
    connection: Connection, classroom_id: UUID, exercise_id: str, *, besides: UUID, item_id: str
) -> Sequence[str]:
    """The comments on answers to an exercise in a classroom, the most used first, then the latest.

    That of the answer at hand is left out, given by its attempt and item.
    """
    rows = connection.execute(
        select(Mark.comment)
        .join(Attempt, of_attempt(Mark))
        .join(Assignment, of_assignment())
        .where(
            Mark.classroom_id == classroom_id,
            Assignment.exercise_id == exercise_id,
            Mark.comment.is_not(None),
            _COUNTS,
            or_(Mark.attempt_id != besides, Mark.item_id != item_id),
        )
        .group_by(Mark.comment)
        .order_by(func.count().desc(), func.max(Mark.marked_at).desc(), Mark.comment)
        .limit(_COMMENTS_MOST)
    )
    return [comment for (comment,) in rows if comment is not None]
