"""One-time codes with which a teacher lets a student back in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from kit.store.models import Readmission


def add_readmission(
    connection: Connection,
    classroom_id: UUID,
    student_id: UUID,
    code_hash: str,
    expires_at: datetime,
) -> None:
    """Store a one-time code for a student; earlier ones end."""
    connection.execute(
        delete(Readmission).where(
            Readmission.classroom_id == classroom_id, Readmission.student_id == student_id
        )
    )
    connection.execute(
        insert(Readmission).values(
            classroom_id=classroom_id,
            code_hash=code_hash,
            student_id=student_id,
            expires_at=expires_at,
        )
    )


def readmission(
    connection: Connection, classroom_id: UUID, code_hash: str, now: datetime
) -> UUID | None:
    """The student whom a one-time code would let in, or None where it is not good."""
    return connection.execute(
        select(Readmission.student_id).where(
            Readmission.classroom_id == classroom_id,
            Readmission.code_hash == code_hash,
            Readmission.used_at.is_(None),
            Readmission.expires_at > now,
        )
    ).scalar_one_or_none()


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
