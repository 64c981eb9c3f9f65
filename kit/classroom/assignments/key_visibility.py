"""When the key may be seen: is it due, was it visible, was an answer given after it. Pure.

The one place that tells the rules apart (`templates/_key_rule.html` has their words): each
question is a `match` on the rule that mypy holds complete.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from kit.classroom.errors import BadRule
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.live.sessions import RoundRecord
from kit.store.models.base import SubmittedBy
from kit.vocabulary import N_, Feedback, Stage


class KeyTimeMissing(BadRule):
    """The key is to be shown from a time on, and none is set."""

    rule = "feedback_at"
    message = N_(
        "The key is to be shown from a time that you set, and none is set. Set day and time, or "
        "choose another rule."
    )


class KeyTimeTooEarly(BadRule):
    """The key would be there before the exercise is."""

    rule = "feedback_at"
    message = N_(
        "The key would be shown from %(shown)s on, but the exercise opens at %(opens)s. Let the "
        "key be shown later."
    )


def key_moment(rule: Feedback, at: datetime | None, opens: datetime) -> datetime | None:
    """The moment that an assignment keeps for its rule; a rule without one keeps none.

    Raises KeyTimeMissing or KeyTimeTooEarly.
    """
    match rule:
        case Feedback.ON_DATE:
            if at is None:
                raise KeyTimeMissing
            if at <= opens:
                raise KeyTimeTooEarly(shown=at, opens=opens)
            return at
        case Feedback.ON_SUBMISSION | Feedback.ON_CLOSING | Feedback.NEVER:
            return None
        case _:
            assert_never(rule)


def is_due(record: AssignmentRecord, now: datetime, *, handed_in: bool) -> bool:
    """Whether a student sees the key by now; `handed_in`: all that they began is handed in."""
    match record.feedback:
        case Feedback.ON_SUBMISSION:
            return handed_in
        case Feedback.ON_CLOSING:
            return handed_in and record.is_closed(now)
        case Feedback.ON_DATE:
            return handed_in and _by(record.feedback_at, now)
        case Feedback.NEVER:
            return False
        case _:
            assert_never(record.feedback)


def has_moment(rule: Feedback) -> bool:
    """Whether the rule needs a moment that the teacher sets. Pure."""
    return rule is Feedback.ON_DATE


def is_ever_due(record: AssignmentRecord) -> bool:
    """Whether the rule shows the key at all, sooner or later."""
    match record.feedback:
        case Feedback.ON_SUBMISSION | Feedback.ON_CLOSING | Feedback.ON_DATE:
            return True
        case Feedback.NEVER:
            return False
        case _:
            assert_never(record.feedback)


def was_visible(record: AssignmentRecord, now: datetime) -> bool:
    """Whether somebody of the class may have seen the key by now.

    Of a live assignment the class has seen no key but that of questions that take no more votes:
    its end takes all that it voted on to their keys.
    """
    if record.live:
        return False
    match record.feedback:
        case Feedback.ON_SUBMISSION:
            return True
        case Feedback.ON_CLOSING:
            return record.is_closed(now) or record.reopened_at is not None
        case Feedback.ON_DATE:
            return _by(record.feedback_at, now)
        case Feedback.NEVER:
            return False
        case _:
            assert_never(record.feedback)


@dataclass(frozen=True, slots=True)
class Sight:
    """When a student may have seen the key first: at the moment `since`, or right after `after`."""

    since: datetime | None = None
    after: datetime | None = None

    def precedes(self, saved_at: datetime) -> bool:
        """Whether an answer came when its student may have seen the key already."""
        return _by(self.since, saved_at) or _before(self.after, saved_at)


def sight_in(
    record: AssignmentRecord, attempt: AttemptRecord, own_attempts: Sequence[AttemptRecord]
) -> Sight:
    """When the student of an attempt may have seen the key first, for what is given in it.

    `own_attempts` are all of the student, those that came by a merge included. What came with
    the handing in or the closing itself came before: after it only a file brings answers. What
    stands on paper was written before anybody entered it: when, nobody knows.
    """
    if attempt.submitted_by is SubmittedBy.PAPER:
        return Sight()
    since = [record.reopened_at]
    match record.feedback:
        case Feedback.ON_SUBMISSION:
            since += [other.submitted_at for other in own_attempts if other.id != attempt.id]
            after = attempt.submitted_at
        case Feedback.ON_CLOSING:
            after = record.closed_at
        case Feedback.ON_DATE:
            since.append(record.feedback_at)
            after = None
        case Feedback.NEVER:
            after = None
        case _:
            assert_never(record.feedback)
    return Sight(min(filter(None, since), default=None), after)


def shown_since(rounds: Sequence[RoundRecord]) -> Mapping[str, datetime]:
    """Since when the class has seen the key of each question that is at it."""
    return {one.item_id: one.since for one in rounds if one.stage is Stage.REVEAL}


def came_after(shown: Mapping[str, datetime], item_id: str, saved_at: datetime) -> bool:
    """Whether it was saved after the class had seen the key: then it came by a file."""
    return _before(shown.get(item_id), saved_at)


def _by(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment <= now


def _before(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment < now
