"""What a student's device may still keep: the tokens under which it does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kit.classroom.people.students import StudentIdentity
from kit.store import answer_files
from kit.store.answering import attempts
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class DeviceToken:
    """What a device may keep answers under, and the attempt that they are sent to."""

    token: str
    attempt_id: UUID


def device_tokens(
    store: Store, identity: StudentIdentity, assignment_id: UUID | None = None
) -> Mapping[UUID, Sequence[DeviceToken]]:
    """By assignment, the tokens of all the student's attempts and of those folded into them."""
    assignment_ref = (identity.classroom_id, identity.student_id, assignment_id)
    with store.reading() as connection:
        own_attempts = attempts.attempts_of_student(connection, *assignment_ref)
        ids = [attempt.id for attempt in own_attempts]
        folded = answer_files.folded_tokens(connection, identity.classroom_id, ids)
    tokens: dict[UUID, list[DeviceToken]] = {}
    for attempt in own_attempts:
        own = [attempt.token, *(token for into, token in folded if into == attempt.id)]
        own_tokens = tokens.setdefault(attempt.assignment_id, [])
        own_tokens.extend(DeviceToken(token, attempt.id) for token in own)
    return tokens
