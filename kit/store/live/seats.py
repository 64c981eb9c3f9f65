"""What a student's page of a live round is made of before its key, in one statement."""

from dataclasses import dataclass, fields
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, case, select

from kit.store.answering.answers import AnswerRecord
from kit.store.assignments import AssignmentRecord
from kit.store.joins import of_assignment, of_student
from kit.store.live.sessions import RoundRecord
from kit.store.models import Answer, Assignment, Attempt, LiveSession, Round, Student, Vote
from kit.store.records import columns
from kit.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Where a class is, and what one who takes part has given. Nothing of a key or of others.

    `round` is None before the first question; `answer` where nothing is held for that one; `voted`
    says whether anything is, of the ballot that is open. `time_factor` is in percent.
    """

    step: int
    suggested_seconds: int | None
    attempt_id: UUID
    attempt_token: str
    time_factor: int
    assignment: AssignmentRecord
    round: RoundRecord | None
    answer: AnswerRecord | None
    voted: bool


_OWN: Final = (
    LiveSession.step,
    LiveSession.suggested_seconds,
    Attempt.id,
    Attempt.token,
    Student.time_factor,
)
_BALLOT: Final = case((Round.stage == Stage.VOTE, 1), (Round.stage == Stage.VOTE_AGAIN, 2), else_=0)
_SEAT: Final = (
    select(
        *_OWN,
        *columns(AssignmentRecord, Assignment),
        *columns(RoundRecord, Round),
        *columns(AnswerRecord, Answer),
        Vote.revision,
    )
    .select_from(Attempt)
    .join(Student, of_student())
    .join(Assignment, of_assignment())
    .join(
        LiveSession,
        and_(
            LiveSession.classroom_id == Attempt.classroom_id,
            LiveSession.assignment_id == Attempt.assignment_id,
        ),
    )
    .outerjoin(
        Round,
        and_(
            Round.classroom_id == LiveSession.classroom_id,
            Round.assignment_id == LiveSession.assignment_id,
            Round.item_id == LiveSession.item_id,
        ),
    )
    .outerjoin(
        Answer,
        and_(
            Answer.classroom_id == Attempt.classroom_id,
            Answer.attempt_id == Attempt.id,
            Answer.item_id == LiveSession.item_id,
        ),
    )
    .outerjoin(
        Vote,
        and_(
            Vote.classroom_id == Attempt.classroom_id,
            Vote.attempt_id == Attempt.id,
            Vote.item_id == LiveSession.item_id,
            Vote.ballot == _BALLOT,
        ),
    )
    .where(
        Attempt.classroom_id == bindparam("classroom_id"),
        Attempt.assignment_id == bindparam("assignment_id"),
        Attempt.student_id == bindparam("student_id"),
    )
    .order_by(Attempt.number.desc())
    .limit(1)
)
_ASSIGNMENT: Final = len(_OWN) + len(fields(AssignmentRecord))
_ROUND: Final = _ASSIGNMENT + len(fields(RoundRecord))
_ANSWER: Final = _ROUND + len(fields(AnswerRecord))


def seat_row(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, student_id: UUID
) -> SeatRow | None:
    """The student's last attempt at a live session, as it stands; None where there is none."""
    whose = {
        "classroom_id": classroom_id,
        "assignment_id": assignment_id,
        "student_id": student_id,
    }
    row = connection.execute(_SEAT, whose).one_or_none()
    if row is None:
        return None
    present, answered = row[_ASSIGNMENT:_ROUND], row[_ROUND:_ANSWER]
    step, suggested_seconds, attempt_id, attempt_token, time_factor = row[: len(_OWN)]
    return SeatRow(
        step=step,
        suggested_seconds=suggested_seconds,
        attempt_id=attempt_id,
        attempt_token=attempt_token,
        time_factor=time_factor,
        assignment=AssignmentRecord(*row[len(_OWN) : _ASSIGNMENT]),
        round=RoundRecord(*present) if present[0] is not None else None,
        answer=AnswerRecord(*answered) if answered[0] is not None else None,
        voted=row[_ANSWER] is not None,
    )
