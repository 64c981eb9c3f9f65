"""Answers taken in from files: the notes of it, and whose a file is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, union_all

from kit.store.models import Attempt, FoldedAttempt, TakenIn
from kit.store.records import columns, fetch_all, values_of


@dataclass(frozen=True, slots=True)
class TakenInRecord:
    """A note as stored: `items` has by item the new revision and what stood there before."""

    classroom_id: UUID
    id: UUID
    attempt_id: UUID
    author: str
    taken_at: datetime
    reason: str | None
    items: Mapping[str, Any]


def add_taken_in(connection: Connection, record: TakenInRecord) -> None:
    """Insert a note."""
    connection.execute(insert(TakenIn).values(values_of(record)))


def taken_in(
    connection: Connection, classroom_id: UUID, attempt_id: UUID
) -> Sequence[TakenInRecord]:
    """What was taken in for an attempt, the oldest first."""
    return fetch_all(
        connection,
        TakenInRecord,
        select(*columns(TakenInRecord, TakenIn))
        .where(TakenIn.classroom_id == classroom_id, TakenIn.attempt_id == attempt_id)
        .order_by(TakenIn.taken_at, TakenIn.id),
    )


def attempt_of_token(connection: Connection, classroom_id: UUID, token: str) -> UUID | None:
    """The attempt that a device knows by this token, or the one that it was folded into."""
    of_attempt = select(Attempt.id).where(
        Attempt.classroom_id == classroom_id, Attempt.token == token
    )
    of_folded = select(FoldedAttempt.into_id).where(
        FoldedAttempt.classroom_id == classroom_id, FoldedAttempt.token == token
    )
    return connection.execute(union_all(of_attempt, of_folded)).scalars().first()


def folded_tokens(
    connection: Connection, classroom_id: UUID, attempt_ids: Collection[UUID]
) -> Sequence[tuple[UUID, str]]:
    """The tokens that lead to these attempts from others, folded into them."""
    rows = connection.execute(
        select(FoldedAttempt.into_id, FoldedAttempt.token).where(
            FoldedAttempt.classroom_id == classroom_id,
            FoldedAttempt.into_id.in_(attempt_ids),
            FoldedAttempt.token.is_not(None),
        )
    )
    return [(row[0], row[1] or "") for row in rows]
