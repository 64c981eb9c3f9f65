"""When the key may be seen: is it due, may it have been seen, did an answer come after it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.live.sessions import RoundRecord
from kit.vocabulary import Feedback, Stage


def answered_after_feedback(
    record: AssignmentRecord,
    attempt: AttemptRecord,
    own_attempts: Sequence[AttemptRecord],
    saved_at: datetime,
) -> bool:
    """Whether an answer came when its student may have seen the key already. Pure.

    `own_attempts` are all of the student, those that came by a merge included. After its own
    attempt was handed in, an answer comes only from a file that the teacher took in.
    """
    moments = [record.reopened_at]
    own = None
    if record.feedback is Feedback.ON_SUBMISSION:
        moments += [other.submitted_at for other in own_attempts if other.id != attempt.id]
        own = attempt.submitted_at
    elif record.feedback is Feedback.ON_CLOSING:
        own = record.closed_at
    before = min((moment for moment in moments if moment is not None), default=None)
    return (before is not None and saved_at >= before) or (own is not None and saved_at > own)


def feedback_due_by(assignment: AssignmentRecord, now: datetime) -> bool:
    """Whether feedback on what was handed in is due by now. Pure."""
    match assignment.feedback:
        case Feedback.ON_SUBMISSION:
            return True
        case Feedback.ON_CLOSING:
            return assignment.is_closed(now)
        case Feedback.NEVER:
            return False


def may_have_shown_key(record: AssignmentRecord) -> bool:
    """Whether reopening a closed assignment comes after feedback, so that answers are flagged.

    Of a live one the class has seen no key but that of questions that take no more votes: its end
    takes all that it voted on to their keys.
    """
    return record.feedback is not Feedback.NEVER and not record.live


def shown_since(rounds: Sequence[RoundRecord]) -> Mapping[str, datetime]:
    """Since when the class has seen the key of each question that is at it."""
    return {one.item_id: one.since for one in rounds if one.stage is Stage.REVEAL}


def came_after(shown: Mapping[str, datetime], item_id: str, saved_at: datetime) -> bool:
    """Whether it was saved after the class had seen the key: then it came by a file."""
    return item_id in shown and saved_at > shown[item_id]
