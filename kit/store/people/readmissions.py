"""One-time codes with which a teacher lets a student back in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from kit.store.models import Readmission
from kit.store.records import columns, fetch_one


@dataclass(frozen=True, slots=True)
class ReadmissionRecord:
    """A one-time code as stored."""

    student_id: UUID
    expires_at: datetime
    used_at: datetime | None


def add_readmission(
    connection: Connection,
    classroom_id: UUID,
    student_id: UUID,
    code_hash: str,
    expires_at: datetime,
) -> None:
    """Store a one-time code for a student; earlier ones end."""
    end_readmissions(connection, classroom_id, student_id)
    connection.execute(
        insert(Readmission).values(
            classroom_id=classroom_id,
            code_hash=code_hash,
            student_id=student_id,
            expires_at=expires_at,
        )
    )


def end_readmissions(connection: Connection, classroom_id: UUID, student_id: UUID) -> None:
    """End a student's one-time codes."""
    connection.execute(
        delete(Readmission).where(
            Readmission.classroom_id == classroom_id, Readmission.student_id == student_id
        )
    )


def readmission(
    connection: Connection, classroom_id: UUID, code_hash: str
) -> ReadmissionRecord | None:
    """The one-time code, used or too old ones included."""
    return fetch_one(
        connection,
        ReadmissionRecord,
        select(*columns(ReadmissionRecord, Readmission)).where(
            Readmission.classroom_id == classroom_id, Readmission.code_hash == code_hash
        ),
    )


def use_readmission(
    connection: Connection, classroom_id: UUID, code_hash: str, now: datetime
) -> UUID | None:
    """Use a one-time code up: the student it lets in, or None where it is not good."""
    return connection.execute(
        update(Readmission)
        .where(
            Readmission.classroom_id == classroom_id,
            Readmission.code_hash == code_hash,
            Readmission.used_at.is_(None),
            Readmission.expires_at > now,
        )
        .values(used_at=now)
        .returning(Readmission.student_id)
    ).scalar_one_or_none()
