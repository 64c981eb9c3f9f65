"""Deals of two forms, and the half that each student is in, as stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from kit.store.groups.persons import PERSON, UNDER_ANY_NAME, is_of
from kit.store.models import Deal, DealtStudent
from kit.store.records import columns, fetch_all, insert_or, values_of
from kit.vocabulary import Half


@dataclass(frozen=True, slots=True)
class DealRecord:
    """A deal as stored; `form_a` and `form_b` are exercises, `seed` 0 to 999 999."""

    classroom_id: UUID
    id: UUID
    form_a: str
    form_b: str
    seed: int
    dealt_at: datetime


@dataclass(frozen=True, slots=True)
class DealtRecord:
    """A student in a half of a deal; in both, where they joined twice and were dealt twice."""

    deal_id: UUID
    student_id: UUID
    half: Half
    dealt_at: datetime


def deals(connection: Connection, classroom_id: UUID) -> Sequence[DealRecord]:
    """The classroom's deals, newest first."""
    return fetch_all(
        connection,
        DealRecord,
        select(*columns(DealRecord, Deal))
        .where(Deal.classroom_id == classroom_id)
        .order_by(Deal.dealt_at.desc(), Deal.id.desc()),
    )


def dealt(connection: Connection, classroom_id: UUID) -> Sequence[DealtRecord]:
    """The halves of all the classroom's deals, in the order dealt; removed students included."""
    statement = (
        select(DealtStudent.deal_id, PERSON, DealtStudent.half, DealtStudent.dealt_at)
        .join(UNDER_ANY_NAME, is_of(DealtStudent))
        .where(DealtStudent.classroom_id == classroom_id)
        .order_by(DealtStudent.dealt_at, DealtStudent.student_id)
    )
    return [DealtRecord(*row) for row in connection.execute(statement)]


def add_deal(connection: Connection, record: DealRecord) -> None:
    """Insert a deal; nobody is dealt yet."""
    connection.execute(insert(Deal).values(values_of(record)))


def delete_deal(connection: Connection, classroom_id: UUID, deal_id: UUID) -> None:
    """Delete a deal and its halves; what was given by it is to be gone before."""
    connection.execute(delete(Deal).where(Deal.classroom_id == classroom_id, Deal.id == deal_id))


def add_dealt(connection: Connection, classroom_id: UUID, records: Sequence[DealtRecord]) -> None:
    """Put students into halves; who is in one stays there."""
    rows = [{"classroom_id": classroom_id, **values_of(record)} for record in records]
    if rows:
        connection.execute(insert_or(connection, DealtStudent).on_conflict_do_nothing(), rows)
