"""What a student has argued about a part of an item already, and whether they say it once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from kit.store.assignments import AssignmentRecord
from kit.store.keys.appeals import AppealRecord, appeals_of_student


@dataclass(frozen=True, slots=True)
class Argument:
    """What a student says: which answer to which part, and why.

    `on_version` is the key version of the page that they said it on; empty where nobody knows.
    """

    item_id: str
    part_id: str
    choice: str
    argument: str
    on_version: str = ""


def about_part(
    connection: Connection, record: AssignmentRecord, student_id: UUID, item_id: str, part_id: str
) -> Sequence[AppealRecord]:
    """All that the student has argued about a part, the oldest first."""
    return [
        appeal
        for appeal in appeals_of_student(connection, record.classroom_id, student_id, [record.id])
        if (appeal.item_id, appeal.part_id) == (item_id, part_id)
    ]


def came_again(
    connection: Connection, record: AssignmentRecord, student_id: UUID, said: Argument
) -> bool:
    """Whether these very words stand there, sent from the same page, beside an older key.

    Else who lost the reply to them would argue with a key that came since, too: the decision that
    changed it has answered them.
    """
    if said.on_version in {"", record.key_version}:
        return False
    return any(
        (appeal.key_version, appeal.choice, appeal.argument)
        == (said.on_version, said.choice, said.argument)
        for appeal in about_part(connection, record, student_id, said.item_id, said.part_id)
    )
