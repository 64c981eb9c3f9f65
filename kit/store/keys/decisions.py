"""Decisions that led from one version of a key to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from kit.store.models import Decision
from kit.store.records import columns, fetch_all, fetch_one, values_of
from kit.vocabulary import Ruling


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision as stored."""

    classroom_id: UUID
    id: UUID
    exercise_id: str
    item_id: str | None
    part_id: str | None
    ruling: Ruling
    choice: str | None
    reason: str
    from_version: str
    to_version: str
    author: str
    decided_at: datetime
    reply: str | None = None

    @property
    def answer(self) -> str:
        """What those read who argued: the reply to them, or the reason for the class."""
        return self.reply or self.reason

    @property
    def changes(self) -> bool:
        """Whether it led to another key."""
        return self.from_version != self.to_version


def add_decision(connection: Connection, record: DecisionRecord) -> None:
    """Insert a decision."""
    connection.execute(insert(Decision).values(values_of(record)))


def read_decision(
    connection: Connection, classroom_id: UUID, decision_id: UUID
) -> DecisionRecord | None:
    """The decision of that id."""
    return fetch_one(
        connection,
        DecisionRecord,
        select(*columns(DecisionRecord, Decision)).where(
            Decision.classroom_id == classroom_id, Decision.id == decision_id
        ),
    )


def read_decisions(
    connection: Connection, classroom_id: UUID, exercise_id: str | None = None
) -> Sequence[DecisionRecord]:
    """The decisions of a classroom, about an exercise or about all, the oldest first."""
    statement = (
        select(*columns(DecisionRecord, Decision))
        .where(Decision.classroom_id == classroom_id)
        .order_by(Decision.decided_at, Decision.id)
    )
    if exercise_id is not None:
        statement = statement.where(Decision.exercise_id == exercise_id)
    return fetch_all(connection, DecisionRecord, statement)
