"""What was deleted for good, by id: noted with the deletion, and deleted again after a restore."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, inspect, select

from kit.store.models import ArticleCopy, Classroom, Erasure, JoinCode, Student
from kit.store.records import columns, fetch_all, insert_or, values_of
from kit.store.rules import withdrawals

#: In the place of a classroom, for what is in none.
NO_CLASS: Final = UUID(int=0)


class Kind(StrEnum):
    """What was erased; the value is what database and files hold."""

    CLASSROOM = "classroom"
    STUDENT = "student"
    ARTICLE_COPY = "article-copy"


@dataclass(frozen=True, slots=True)
class ErasureRecord:
    """Something erased, as stored. A classroom's own id stands in both places."""

    classroom_id: UUID
    kind: str
    id: UUID
    erased_at: datetime


def note_erasures(
    connection: Connection, classroom_id: UUID, kind: Kind, ids: Iterable[UUID]
) -> None:
    """Note what the transaction deletes for good.

    By the computer's own clock: nothing is decided by the moment, it is there to be read.
    """
    now = datetime.now(UTC)
    add_erasures(connection, [ErasureRecord(classroom_id, kind.value, one, now) for one in ids])


def add_erasures(connection: Connection, records: Sequence[ErasureRecord]) -> None:
    """Keep these, too; what is known already stays as it is."""
    for record in records:
        connection.execute(
            insert_or(connection, Erasure).values(values_of(record)).on_conflict_do_nothing()
        )


def erasures(connection: Connection) -> Sequence[ErasureRecord]:
    """All that was erased, by id; none in a database from before they were noted."""
    if not inspect(connection).has_table(Erasure.__tablename__):
        return ()
    order = (Erasure.classroom_id, Erasure.kind, Erasure.id)
    return fetch_all(
        connection, ErasureRecord, select(*columns(ErasureRecord, Erasure)).order_by(*order)
    )


def erase_again(connection: Connection, records: Iterable[ErasureRecord]) -> int:
    """Delete whatever of these is there; how many were.

    Students with those who were merged into them, and all they gave. For a database of this
    kit's schema.
    """
    return sum(_erase(connection, record) for record in records)


def _erase(connection: Connection, record: ErasureRecord) -> int:
    match record.kind:
        case Kind.CLASSROOM:
            connection.execute(delete(JoinCode).where(JoinCode.classroom_id == record.id))
            statement = delete(Classroom).where(Classroom.id == record.id)
        case Kind.STUDENT:
            statement = delete(Student).where(
                Student.classroom_id == record.classroom_id,
                (Student.id == record.id) | (Student.merged_into_id == record.id),
            )
            withdrawals.forget_students(connection, record.classroom_id, [record.id])
        case Kind.ARTICLE_COPY:
            statement = delete(ArticleCopy).where(ArticleCopy.id == record.id)
        case _:
            return 0  # of a later kit, which has what this one has not
    return int(connection.execute(statement).rowcount > 0)
