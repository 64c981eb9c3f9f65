"""A student's own attempt, locked while they give something."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering.attempts import find_following_merge, is_own
from kit.classroom.errors import NotFound
from kit.classroom.people.students import StudentIdentity
from kit.store import assignments
from kit.store.answering.answers import AnswerRecord, read_answers_to
from kit.store.answering.at_work import AtWork, lock_at_work
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord


@dataclass(frozen=True, slots=True)
class LockedAttempt:
    """An attempt that nobody else writes now; `answer` is what it holds for `item`, if one is."""

    record: AssignmentRecord
    attempt: AttemptRecord
    item: str
    answer: AnswerRecord | None

    def answers_to(
        self, connection: Connection, items: AbstractSet[str]
    ) -> Mapping[str, AnswerRecord]:
        """What it holds for these items at least."""
        if items != {self.item}:
            return read_answers_to(connection, self.attempt.classroom_id, self.attempt.id, items)
        return {} if self.answer is None else {self.item: self.answer}


def lock_own_attempt(
    connection: Connection,
    identity: StudentIdentity,
    assignment_id: UUID,
    attempt_id: UUID,
    items: AbstractSet[str] = frozenset(),
) -> LockedAttempt:
    """The student's attempt, and with it the answer where it is about one item. Raises NotFound.

    It is about one as a rule, since that is what a phone sends: each row more has its price there,
    and so has each question to the database.
    """
    item = next(iter(items)) if len(items) == 1 else ""

    def find(connection: Connection, classroom_id: UUID, attempt_id: UUID) -> AtWork | None:
        return lock_at_work(connection, classroom_id, assignment_id, attempt_id, item)

    at_work = find(connection, identity.classroom_id, attempt_id)
    if at_work is None:
        # Who merges holds the assignment: what is said next of where the attempt is stays true.
        assignments.lock_assignment(connection, identity.classroom_id, assignment_id)
        at_work = find_following_merge(connection, identity.classroom_id, attempt_id, find)
    if at_work is None or not is_own(at_work.attempt, identity, assignment_id):
        raise NotFound
    return LockedAttempt(at_work.assignment, at_work.attempt, item, at_work.answer)
