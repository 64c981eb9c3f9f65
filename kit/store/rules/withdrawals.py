"""Assignments that were withdrawn before anybody began them, kept for a day to be put back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, DateTime, Enum, Uuid, delete, insert, select, update
from sqlalchemy.types import TypeDecorator, TypeEngine

from kit.store.models import (
    Assignment,
    Audience,
    Base,
    Deal,
    Extension,
    LiveSession,
    Round,
    ShowOfHands,
    Student,
    Substitute,
    SubstituteStudent,
    Withdrawal,
)
from kit.store.records import insert_or

#: What belongs to an assignment that nobody began, what is referred to first.
_MODELS: Final[Sequence[type[Base]]] = (
    Assignment,
    Audience,
    Substitute,
    SubstituteStudent,
    Extension,
    LiveSession,
    Round,
    ShowOfHands,
)
#: A phone that was the remote is paired anew: nothing that opens anything is kept here.
_CREDENTIALS: Final = frozenset({"pairing_hash", "pairing_expires_at", "remote_hash"})


def keep(
    connection: Connection,
    classroom_id: UUID,
    assignment_id: UUID,
    with_it: Collection[UUID],
    now: datetime,
) -> None:
    """Keep the rows of an assignment, and of those that go `with_it`, it included."""
    records = {
        model.__tablename__: _rows_of(connection, model, classroom_id, with_it) for model in _MODELS
    }
    statement = insert_or(connection, Withdrawal).values(
        classroom_id=classroom_id, assignment_id=assignment_id, withdrawn_at=now, records=records
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["classroom_id", "assignment_id"],
            set_={"withdrawn_at": now, "records": records},
        )
    )


def _rows_of(
    connection: Connection, model: type[Base], classroom_id: UUID, ids: Collection[UUID]
) -> list[dict[str, Any]]:
    table = model.__table__
    column = table.c.id if model is Assignment else table.c.assignment_id
    statement = select(table).where(table.c.classroom_id == classroom_id, column.in_(ids))
    return [
        {name: _written(value) for name, value in row.items() if name not in _CREDENTIALS}
        for row in connection.execute(statement).mappings()
    ]


def _written(value: Any) -> Any:
    """A value of a row as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, UUID) else value


def is_kept(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> bool:
    """Whether the rows of a withdrawn assignment are kept."""
    return _kept(connection, classroom_id, assignment_id) is not None


def _kept(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> Any:
    """The rows that are kept, by table; None where nothing is."""
    whose = (Withdrawal.classroom_id == classroom_id, Withdrawal.assignment_id == assignment_id)
    return connection.execute(select(Withdrawal.records).where(*whose)).scalar_one_or_none()


def put_back(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> bool:
    """Put a withdrawn assignment back with all that went with it.

    Students who were deleted since are left out. Returns False, and changes nothing, where it is
    not kept, or where it was given by a deal that is gone or at an occasion that was given anew.
    """
    records = _kept(connection, classroom_id, assignment_id)
    if records is None or _has_lost_its_place(connection, classroom_id, records):
        return False
    of_class = select(Student.id).where(Student.classroom_id == classroom_id)
    there = set(connection.execute(of_class).scalars())
    for model in _MODELS:
        # What was kept before a table was there has none of its rows.
        for record in records.get(model.__tablename__, ()):
            values = {
                column.name: _read(column.type, record.get(column.name))
                for column in model.__table__.columns
            }
            if values.get("student_id") in there | {None}:
                connection.execute(insert(model).values(values))
    connection.execute(
        delete(Withdrawal).where(
            Withdrawal.classroom_id == classroom_id, Withdrawal.assignment_id == assignment_id
        )
    )
    return True


def _has_lost_its_place(connection: Connection, classroom_id: UUID, records: Any) -> bool:
    deals = select(Deal.id).where(Deal.classroom_id == classroom_id)
    there = set(connection.execute(deals).scalars())
    places_taken = select(Audience.deal_id, Audience.occasion).where(
        Audience.classroom_id == classroom_id
    )
    taken = {tuple(row) for row in connection.execute(places_taken)}
    places = [
        (UUID(record["deal_id"]), record["occasion"])
        for record in records[Audience.__tablename__]
        if record["deal_id"] is not None
    ]
    return any(place in taken or place[0] not in there for place in places)


def _read(kind: TypeEngine[Any], value: Any) -> Any:
    """A value that was written as JSON, as a column of that type takes it."""
    stored = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    if value is None:
        return None
    if isinstance(stored, Uuid):
        return UUID(value)
    if isinstance(stored, DateTime):
        return datetime.fromisoformat(value)
    return stored.enum_class(value) if isinstance(stored, Enum) and stored.enum_class else value


def forget_students(
    connection: Connection, classroom_id: UUID, student_ids: Collection[UUID]
) -> None:
    """Let nothing that is kept to be put back name students who are erased."""
    erased = {str(student_id) for student_id in student_ids}
    kept_rows = connection.execute(
        select(Withdrawal.assignment_id, Withdrawal.records).where(
            Withdrawal.classroom_id == classroom_id
        )
    ).all()
    for assignment_id, records in kept_rows:
        left = {
            table: [row for row in rows if row.get("student_id") not in erased]
            for table, rows in records.items()
        }
        if left != records:
            connection.execute(
                update(Withdrawal)
                .where(
                    Withdrawal.classroom_id == classroom_id,
                    Withdrawal.assignment_id == assignment_id,
                )
                .values(records=left)
            )


def delete_old(connection: Connection, before: datetime) -> None:
    """Let go of what was withdrawn before then, in all classrooms."""
    connection.execute(delete(Withdrawal).where(Withdrawal.withdrawn_at < before))
