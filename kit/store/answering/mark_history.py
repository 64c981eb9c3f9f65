"""How marks came about: under which versions of the key, and by which decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.orm import aliased

from kit.store.joins import of_attempt
from kit.store.models import Attempt, Mark
from kit.store.records import columns, fetch_all
from kit.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class MarkOfVersion:
    """A mark with the version of the key that it was made under, for a history."""

    item_id: str
    key_version: str
    credit: float | None
    verdict: Verdict
    marked_at: datetime


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


def count_changed_marks(connection: Connection, classroom_id: UUID) -> Mapping[UUID, int]:
    """How many marks each decision of a class changed, by its id, if it changed any."""
    before, after = aliased(Mark), aliased(Mark)
    statement = (
        select(after.decision_id, func.count())
        .join(
            before,
            and_(
                before.classroom_id == after.classroom_id,
                before.attempt_id == after.attempt_id,
                before.item_id == after.item_id,
                before.superseded_by == after.key_version,
                # Of the same answer: one taken in from a file since is no decision's doing.
                before.revision == after.revision,
            ),
        )
        .where(
            after.classroom_id == classroom_id,
            after.decision_id.is_not(None),
            before.credit.is_distinct_from(after.credit),
        )
        .group_by(after.decision_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement) if row[0] is not None}


def were_marked_under(
    connection: Connection,
    classroom_id: UUID,
    assignment_ids: Sequence[UUID],
    version: str,
    until: datetime | None,
) -> bool:
    """Whether anything at these assignments had a mark while they had a version of the key.

    `until` is when a decision led them away from it, None where none did.
    """
    under_it = Mark.key_version == version
    if until is not None:
        under_it = or_(under_it, Mark.marked_at <= until)
    statement = (
        select(Mark.item_id)
        .join(Attempt, of_attempt(Mark))
        .where(
            Mark.classroom_id == classroom_id, Attempt.assignment_id.in_(assignment_ids), under_it
        )
        .limit(1)
    )
    return connection.execute(statement).first() is not None
