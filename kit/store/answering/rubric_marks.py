"""Marks that a teacher gives by a rubric, and the answers that wait for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Select, and_, bindparam, func, or_, select

from kit.store.answering.attempts import IS_GIVEN
from kit.store.models import Answer, Assignment, Attempt, Mark, Student
from kit.store.records import columns, fetch_all, fetch_one, insert_or
from kit.vocabulary import Verdict

#: So many comments are offered again.
_COMMENTS_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class HandedInAnswer:
    """An answer that was handed in, with its mark under the present key if it has one.

    `revision` is the answer's, `marked_revision` the one that the mark judged.
    """

    attempt_id: UUID
    item_id: str
    value: Mapping[str, Any]
    revision: int
    saved_at: datetime
    marked_revision: int | None
    credit: float | None
    verdict: Verdict | None
    level: str | None
    comment: str | None
    marked_by: UUID | None
    marked_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether a teacher has not judged it as it is now; what is void waits for nobody."""
        if self.verdict is Verdict.VOID:
            return False
        return self.level is None or self.changed

    @property
    def changed(self) -> bool:
        """Whether its student changed it after a teacher had marked it."""
        return (
            self.level is not None
            and self.marked_revision is not None
            and self.marked_revision < self.revision
        )


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


def handed_in_answers(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[HandedInAnswer]:
    """All answers in attempts that were handed in, by students of the class: one query."""
    return fetch_all(
        connection,
        HandedInAnswer,
        _ANSWERS,
        classroom_id=classroom_id,
        assignment_id=assignment_id,
    )


_ANSWERS: Final[Select[*tuple[Any, ...]]] = (
    select(
        Answer.attempt_id,
        Answer.item_id,
        Answer.value,
        Answer.revision,
        Answer.saved_at,
        Mark.revision,
        Mark.credit,
        Mark.verdict,
        Mark.level,
        Mark.comment,
        Mark.marked_by,
        Mark.marked_at,
    )
    .join(
        Attempt, and_(Attempt.classroom_id == Answer.classroom_id, Attempt.id == Answer.attempt_id)
    )
    .join(
        Student,
        and_(Student.classroom_id == Attempt.classroom_id, Student.id == Attempt.student_id),
    )
    .join(
        Assignment,
        and_(
            Assignment.classroom_id == Attempt.classroom_id,
            Assignment.id == Attempt.assignment_id,
        ),
    )
    .outerjoin(
        Mark,
        and_(
            Mark.classroom_id == Answer.classroom_id,
            Mark.attempt_id == Answer.attempt_id,
            Mark.item_id == Answer.item_id,
            Mark.key_version == Assignment.key_version,
        ),
    )
    .where(
        Assignment.classroom_id == bindparam("classroom_id"),
        Assignment.id == bindparam("assignment_id"),
        Attempt.submitted_at.is_not(None),
        Student.removed_at.is_(None),
        IS_GIVEN,
    )
)


def teacher_mark(
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


_KEY: Final = ["classroom_id", "attempt_id", "item_id", "key_version"]


def comments_used(
    connection: Connection, classroom_id: UUID, exercise_id: str, *, besides: UUID, item_id: str
) -> Sequence[str]:
    """The comments on answers to an exercise in a classroom, the most used first, then the latest.

    That of the answer at hand is left out, given by its attempt and item.
    """
    rows = connection.execute(
        select(Mark.comment)
        .join(
            Attempt, and_(Attempt.classroom_id == Mark.classroom_id, Attempt.id == Mark.attempt_id)
        )
        .join(
            Assignment,
            and_(
                Assignment.classroom_id == Attempt.classroom_id,
                Assignment.id == Attempt.assignment_id,
                Assignment.key_version == Mark.key_version,
            ),
        )
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
