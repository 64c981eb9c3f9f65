"""Marks: given by the kit or a teacher, those that count and those that are history."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, and_, delete, func, or_, select
from sqlalchemy.orm import aliased

from kit.store.joins import of_assignment, of_attempt
from kit.store.models import Assignment, Attempt, Decision, Mark
from kit.store.records import columns, fetch_all, fetch_one, insert_or
from kit.vocabulary import Verdict

#: So many comments are offered again.
_COMMENTS_MOST: Final = 12

_KEY: Final = ["classroom_id", "attempt_id", "item_id", "key_version"]


@dataclass(frozen=True, slots=True)
class MarkRecord:
    """A mark under one key version. `level`, `comment` and `marked_by` are a teacher's."""

    item_id: str
    revision: int
    credit: float | None
    verdict: Verdict
    level: str | None = None
    comment: str | None = None
    marked_by: UUID | None = None


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


@dataclass(frozen=True, slots=True)
class MarkOfVersion:
    """A mark under one of the versions, for a history."""

    item_id: str
    key_version: str
    credit: float | None
    verdict: Verdict
    marked_at: datetime


def add_marks(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    key_version: str,
    marks: Iterable[MarkRecord],
    now: datetime,
) -> None:
    """Store an attempt's marks under a key version; a teacher's that is there stays."""
    rows = [
        {
            "classroom_id": classroom_id,
            "attempt_id": attempt_id,
            "item_id": mark.item_id,
            "key_version": key_version,
            "revision": mark.revision,
            "credit": mark.credit,
            "verdict": mark.verdict,
            "marked_at": now,
            "marked_by": mark.marked_by,
            "level": mark.level,
            "comment": mark.comment,
        }
        for mark in marks
    ]
    if rows:
        connection.execute(insert_or(connection, Mark).on_conflict_do_nothing(), rows)


def put_mark(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    item_id: str,
    key_version: str,
    mark: TeacherMark,
) -> None:
    """Store a teacher's mark in place of what is there."""
    values = {name: getattr(mark, name) for name in TeacherMark.__slots__}
    statement = insert_or(connection, Mark).values(
        classroom_id=classroom_id,
        attempt_id=attempt_id,
        item_id=item_id,
        key_version=key_version,
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
    connection: Connection, classroom_id: UUID, attempt_id: UUID, key_version: str
) -> Mapping[str, MarkRecord]:
    """An attempt's marks under a key version, by item."""
    rows = fetch_all(
        connection,
        MarkRecord,
        select(*columns(MarkRecord, Mark)).where(
            Mark.classroom_id == classroom_id,
            Mark.attempt_id == attempt_id,
            Mark.key_version == key_version,
        ),
    )
    return {row.item_id: row for row in rows}


def read_teacher_mark(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, item_id: str, key_version: str
) -> TeacherMark | None:
    """The mark of one answer under a key version, a teacher's or not yet."""
    return fetch_one(
        connection,
        TeacherMark,
        select(*columns(TeacherMark, Mark)).where(
            Mark.classroom_id == classroom_id,
            Mark.attempt_id == attempt_id,
            Mark.item_id == item_id,
            Mark.key_version == key_version,
        ),
    )


def read_marks_under(
    connection: Connection, classroom_id: UUID, assignment_ids: Sequence[UUID], version: str
) -> Mapping[UUID, Mapping[str, MarkRecord]]:
    """All marks at these assignments under a version of the key, by attempt and item."""
    rows = connection.execute(
        select(Mark.attempt_id, *columns(MarkRecord, Mark))
        .join(Attempt, of_attempt(Mark))
        .where(
            Mark.classroom_id == classroom_id,
            Mark.key_version == version,
            Attempt.assignment_id.in_(assignment_ids),
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


def read_mark_history(
    connection: Connection, classroom_id: UUID, attempt_id: UUID
) -> Sequence[MarkOfVersion]:
    """All marks of an attempt, under every version of the key, the oldest first."""
    return fetch_all(
        connection,
        MarkOfVersion,
        select(*columns(MarkOfVersion, Mark))
        .where(Mark.classroom_id == classroom_id, Mark.attempt_id == attempt_id)
        .order_by(Mark.marked_at),
    )


def count_changed_marks(
    connection: Connection, classroom_id: UUID | None = None
) -> Mapping[UUID, int]:
    """How many marks each decision changed, by its id; decisions that changed none are left out."""
    before, after = aliased(Mark), aliased(Mark)
    statement = (
        select(Decision.id, func.count())
        .join(
            Assignment,
            and_(
                Assignment.classroom_id == Decision.classroom_id,
                Assignment.exercise_id == Decision.exercise_id,
            ),
        )
        .join(Attempt, of_assignment())
        .join(
            before,
            and_(of_attempt(before), before.key_version == Decision.from_version),
        )
        .join(
            after,
            and_(
                of_attempt(after),
                after.item_id == before.item_id,
                # Of the same answer: one taken in from a file since is no decision's doing.
                after.revision == before.revision,
                after.key_version == Decision.to_version,
            ),
        )
        .where(
            Decision.from_version != Decision.to_version,
            before.credit.is_distinct_from(after.credit),
        )
        .group_by(Decision.id)
    )
    if classroom_id is not None:
        statement = statement.where(Decision.classroom_id == classroom_id)
    return {row[0]: row[1] for row in connection.execute(statement)}


def read_comments_used(
    connection: Connection, classroom_id: UUID, exercise_id: str, *, besides: UUID, item_id: str
) -> Sequence[str]:
    """The comments on answers to an exercise in a classroom, the most used first, then the latest.

    That of the answer at hand is left out, given by its attempt and item.
    """
    rows = connection.execute(
        select(Mark.comment)
        .join(Attempt, of_attempt(Mark))
        .join(Assignment, and_(of_assignment(), Assignment.key_version == Mark.key_version))
        .where(
            Mark.classroom_id == classroom_id,
            Assignment.exercise_id == exercise_id,
            Mark.comment.is_not(None),
            or_(Mark.attempt_id != besides, Mark.item_id != item_id),
        )
        .group_by(Mark.comment)
        .order_by(func.count().desc(), func.max(Mark.marked_at).desc(), Mark.comment)
        .limit(_COMMENTS_MOST)
    )
    return [comment for (comment,) in rows if comment is not None]
