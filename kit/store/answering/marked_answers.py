"""Answers with the marks that count for them: to mark, and as results show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, select

from kit.store.answering.answers import IS_GIVEN, STORED
from kit.store.joins import of_assignment, of_attempt, of_student
from kit.store.models import Answer, Assignment, Attempt, Mark, Student
from kit.store.records import fetch_all, read_rows
from kit.vocabulary import Certainty, Verdict


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """An answer with the mark that counts for it, if it has one.

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


#: An answer that somebody marked, as it was then or as it is now, with the mark that counts.
_OF_ANSWER: Final = and_(
    Mark.classroom_id == Answer.classroom_id,
    Mark.attempt_id == Answer.attempt_id,
    Mark.item_id == Answer.item_id,
    Mark.superseded_by.is_(None),
)

_HANDED_IN: Final = (
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
    .join(Student, of_student())
    .outerjoin(Mark, _OF_ANSWER)
    .where(
        Assignment.classroom_id == bindparam("classroom_id"),
        Assignment.id == bindparam("assignment_id"),
        IS_GIVEN,
        Attempt.submitted_at.is_not(None),
        Student.removed_at.is_(None),
    )
)


class GivenAnswer(NamedTuple):
    """An answer as results show it, with the mark of what stands there now, if it has one.

    `stored` is its value as the database has it, a JSON object: a class gives the same few answers
    thousands of times, so whoever reads them parses each kind once. A tuple for the same reason.
    """

    attempt_id: UUID
    item_id: str
    stored: str
    certainty: Certainty | None
    saved_at: datetime
    credit: float | None
    verdict: Verdict | None
    level: str | None
    comment: str | None


_GIVEN: Final = (
    select(
        Answer.attempt_id,
        Answer.item_id,
        STORED,
        Answer.certainty,
        Answer.saved_at,
        Mark.credit,
        Mark.verdict,
        Mark.level,
        Mark.comment,
    )
    .outerjoin(Mark, and_(_OF_ANSWER, Mark.revision == Answer.revision))
    .where(
        Answer.classroom_id == bindparam("classroom_id"),
        Answer.attempt_id.in_(bindparam("attempt_ids", expanding=True)),
        IS_GIVEN,
    )
)


def read_given_answers(
    connection: Connection, classroom_id: UUID, attempt_ids: Sequence[UUID]
) -> Mapping[UUID, Sequence[GivenAnswer]]:
    """The answers given in these attempts, by attempt, with the marks that count now: one query.

    Answers taken back are left out; so is the mark of a text that was changed since. An attempt
    without answers is not there.
    """
    rows = read_rows(connection, _GIVEN, classroom_id=classroom_id, attempt_ids=list(attempt_ids))
    by_attempt: dict[UUID, list[GivenAnswer]] = {}
    for attempt_id, answers in groupby(map(GivenAnswer._make, rows), itemgetter(0)):
        by_attempt.setdefault(attempt_id, []).extend(answers)
    return by_attempt


def read_handed_in_answers(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[MarkedAnswer]:
    """All answers in attempts that were handed in, by students of the class: one query.

    With the mark of what stood there before, where a teacher has not judged the answer since.
    """
    whose = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    return fetch_all(connection, MarkedAnswer, _HANDED_IN, **whose)
