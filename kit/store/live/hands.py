"""Hands counted in a live session, by question, ballot and part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from kit.store.models import ShowOfHands
from kit.store.records import columns, fetch_all, insert_or, values_of


@dataclass(frozen=True, slots=True)
class HandsRecord:
    """A count of hands as stored (kit.store.models.live)."""

    classroom_id: UUID
    assignment_id: UUID
    item_id: str
    ballot: int
    part_id: str
    counts: Mapping[str, int]
    previous: Mapping[str, int]
    present: int | None
    stands: bool
    revision: int
    counted_at: datetime

    @property
    def total(self) -> int:
        """How many hands were counted."""
        return sum(self.counts.values())

    @property
    def over(self) -> bool:
        """Whether more hands were counted than students were there, as far as is known."""
        return self.present is not None and self.total > self.present


def hands_of(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, item_id: str | None = None
) -> Sequence[HandsRecord]:
    """All counts of a session, or those of one question; by question, ballot and part."""
    statement = select(*columns(HandsRecord, ShowOfHands)).where(
        ShowOfHands.classroom_id == classroom_id, ShowOfHands.assignment_id == assignment_id
    )
    if item_id is not None:
        statement = statement.where(ShowOfHands.item_id == item_id)
    ordered = statement.order_by(ShowOfHands.item_id, ShowOfHands.ballot, ShowOfHands.part_id)
    return fetch_all(connection, HandsRecord, ordered)


def put_hands(connection: Connection, record: HandsRecord) -> None:
    """Store a count in the place of the one that stood there."""
    values = values_of(record)
    keys = ["classroom_id", "assignment_id", "item_id", "ballot", "part_id"]
    changes = {name: value for name, value in values.items() if name not in keys}
    connection.execute(
        insert_or(connection, ShowOfHands)
        .values(values)
        .on_conflict_do_update(index_elements=keys, set_=changes)
    )
