"""Answers with the marks that count for them: one select, and what reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Select, and_, bindparam, select

from kit.store.answering.answers import IS_GIVEN
from kit.store.joins import of_assignment, of_attempt, of_student
from kit.store.models import Answer, Assignment, Attempt, Mark, Student
from kit.store.records import fetch_all
from kit.vocabulary import Certainty, Verdict


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """An answer with its mark under the present key, if it has one.

    `revision` is the answer's, `marked_revision` the one that the mark judged.
    """

    attempt_id: UUID
    item_id: str
    value: Mapping[str, Any]
    revision: int
    certainty: Certainty | None
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


def marked_answers(*, of_revision: bool) -> Select[*tuple[Any, ...]]:
    """The answers given at an assignment with their marks, in the fields of a MarkedAnswer.

    Takes `classroom_id` and `assignment_id`; answers taken back are left out. `of_revision`
    leaves out the mark of a text that was changed since: it counts for nothing.
    """
    of_answer = and_(
        Mark.classroom_id == Answer.classroom_id,
        Mark.attempt_id == Answer.attempt_id,
        Mark.item_id == Answer.item_id,
        Mark.key_version == Assignment.key_version,
    )
    return (
        select(
            Answer.attempt_id,
            Answer.item_id,
            Answer.value,
            Answer.revision,
            Answer.certainty,
            Answer.saved_at,
            Mark.revision,
            Mark.credit,
            Mark.verdict,
            Mark.level,
            Mark.comment,
            Mark.marked_by,
            Mark.marked_at,
        )
        .join(Attempt, of_attempt(Answer))
        .join(Assignment, of_assignment())
        .outerjoin(
            Mark, and_(of_answer, Mark.revision == Answer.revision) if of_revision else of_answer
        )
        .where(
            Assignment.classroom_id == bindparam("classroom_id"),
            Assignment.id == bindparam("assignment_id"),
            IS_GIVEN,
        )
    )


_AT_ASSIGNMENT: Final = marked_answers(of_revision=True)
_HANDED_IN: Final = (
    marked_answers(of_revision=False)
    .join(Student, of_student())
    .where(Attempt.submitted_at.is_not(None), Student.removed_at.is_(None))
)


def read_marked_answers(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[MarkedAnswer]:
    """All answers of an assignment with the marks that count for them now: one query."""
    whose = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    return fetch_all(connection, MarkedAnswer, _AT_ASSIGNMENT, **whose)


def read_handed_in_answers(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[MarkedAnswer]:
    """All answers in attempts that were handed in, by students of the class: one query.

    With the mark of what stood there before, where a teacher has not judged the answer since.
    """
    whose = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    return fetch_all(connection, MarkedAnswer, _HANDED_IN, **whose)
