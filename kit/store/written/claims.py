"""Claims that students wrote for their class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, func, insert, select, update

from kit.store.models import Student, WrittenClaim
from kit.store.records import columns, fetch_all, fetch_one, values_of


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A written claim as stored (kit.store.models.written)."""

    classroom_id: UUID
    id: UUID
    assignment_id: UUID
    student_id: UUID
    claim: str
    label: str
    why: str
    revision: int
    written_at: datetime
    taken_at: datetime | None
    taken_by_form: UUID | None
    put_away_at: datetime | None

    @property
    def settled(self) -> bool:
        """Whether a teacher took it or put it away: then the student changes it no more."""
        return self.taken_at is not None or self.put_away_at is not None


def add_claim(connection: Connection, record: ClaimRecord) -> None:
    """Insert a claim."""
    connection.execute(insert(WrittenClaim).values(values_of(record)))


def change_claim(connection: Connection, record: ClaimRecord, **values: Any) -> None:
    """Set these columns of a claim."""
    connection.execute(
        update(WrittenClaim)
        .where(WrittenClaim.classroom_id == record.classroom_id, WrittenClaim.id == record.id)
        .values(**values)
    )


def claim_of_student(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, student_id: UUID
) -> ClaimRecord | None:
    """What a student wrote after an assignment."""
    return fetch_one(
        connection,
        ClaimRecord,
        select(*columns(ClaimRecord, WrittenClaim)).where(
            WrittenClaim.classroom_id == classroom_id,
            WrittenClaim.assignment_id == assignment_id,
            WrittenClaim.student_id == student_id,
        ),
    )


def claim(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, claim_id: UUID
) -> ClaimRecord | None:
    """A claim of an assignment, by its id."""
    return fetch_one(connection, ClaimRecord, _by_id(classroom_id, assignment_id, claim_id))


def lock_claim(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, claim_id: UUID
) -> ClaimRecord | None:
    """As `claim`, and nobody else changes it until the transaction ends."""
    statement = _by_id(classroom_id, assignment_id, claim_id).with_for_update()
    return fetch_one(connection, ClaimRecord, statement)


def _by_id(classroom_id: UUID, assignment_id: UUID, claim_id: UUID) -> Select[*tuple[Any, ...]]:
    return select(*columns(ClaimRecord, WrittenClaim)).where(
        WrittenClaim.classroom_id == classroom_id,
        WrittenClaim.assignment_id == assignment_id,
        WrittenClaim.id == claim_id,
    )


def claims_of_assignment(
    connection: Connection, classroom_id: UUID, assignment_id: UUID
) -> Sequence[ClaimRecord]:
    """What the class's students wrote after an assignment, the oldest first."""
    statement = select(*columns(ClaimRecord, WrittenClaim)).where(
        WrittenClaim.classroom_id == classroom_id, WrittenClaim.assignment_id == assignment_id
    )
    ordered = _of_the_class(statement).order_by(WrittenClaim.written_at, WrittenClaim.id)
    return fetch_all(connection, ClaimRecord, ordered)


def count_claims(connection: Connection, classroom_id: UUID, assignment_id: UUID) -> int:
    """How many claims the class's students wrote after an assignment."""
    statement = select(func.count()).where(
        WrittenClaim.classroom_id == classroom_id, WrittenClaim.assignment_id == assignment_id
    )
    counted = statement.select_from(WrittenClaim)
    return int(connection.execute(_of_the_class(counted)).scalar_one())


def count_to_read(connection: Connection, classroom_id: UUID) -> Mapping[UUID, int]:
    """How many claims no teacher is done with yet, by the assignment that they come after."""
    counted = select(WrittenClaim.assignment_id, func.count()).where(
        WrittenClaim.classroom_id == classroom_id,
        WrittenClaim.taken_at.is_(None),
        WrittenClaim.put_away_at.is_(None),
    )
    by_assignment = _of_the_class(counted).group_by(WrittenClaim.assignment_id)
    return {row[0]: row[1] for row in connection.execute(by_assignment)}


def count_of_student(connection: Connection, classroom_id: UUID, student_id: UUID) -> int:
    """How many claims a student wrote, after all assignments."""
    return connection.execute(
        select(func.count()).where(
            WrittenClaim.classroom_id == classroom_id, WrittenClaim.student_id == student_id
        )
    ).scalar_one()


def _of_the_class(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Without those of students who were removed."""
    return statement.join(
        Student,
        and_(
            Student.classroom_id == WrittenClaim.classroom_id,
            Student.id == WrittenClaim.student_id,
        ),
    ).where(Student.removed_at.is_(None))


def move_claims(
    connection: Connection, classroom_id: UUID, from_student: UUID, to_student: UUID
) -> None:
    """Give a student's claims to another, but after assignments where the other wrote one, too."""
    taken = select(WrittenClaim.assignment_id).where(
        WrittenClaim.classroom_id == classroom_id, WrittenClaim.student_id == to_student
    )
    written_after = list(connection.execute(taken).scalars())
    connection.execute(
        update(WrittenClaim)
        .where(
            WrittenClaim.classroom_id == classroom_id,
            WrittenClaim.student_id == from_student,
            WrittenClaim.assignment_id.not_in(written_after),
        )
        .values(student_id=to_student)
    )
