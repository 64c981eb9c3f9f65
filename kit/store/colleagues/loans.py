"""Drafts that a teacher lends to others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select

from kit.store.authoring.drafts import DraftRecord
from kit.store.models import Draft, DraftLoan, Teacher
from kit.store.records import columns, fetch_all, fetch_one, insert_or


@dataclass(frozen=True, slots=True)
class Borrower:
    """A teacher to whom a draft is lent, since when."""

    teacher_id: UUID
    name: str
    lent_at: datetime


def lend(connection: Connection, draft_id: UUID, teacher_id: UUID, now: datetime) -> bool:
    """Lend a draft to a teacher; False where it is lent to them."""
    result = connection.execute(
        insert_or(connection, DraftLoan)
        .values(draft_id=draft_id, teacher_id=teacher_id, lent_at=now)
        .on_conflict_do_nothing()
        .returning(DraftLoan.draft_id)
    )
    return result.scalar_one_or_none() is not None


def end_loan(connection: Connection, draft_id: UUID, teacher_id: UUID) -> bool:
    """Lend it to that teacher no longer; False where it was not."""
    result = connection.execute(
        delete(DraftLoan).where(DraftLoan.draft_id == draft_id, DraftLoan.teacher_id == teacher_id)
    )
    return result.rowcount == 1


def borrowers(connection: Connection, draft_id: UUID) -> Sequence[Borrower]:
    """To whom a draft is lent, by name."""
    return fetch_all(
        connection,
        Borrower,
        select(DraftLoan.teacher_id, Teacher.name, DraftLoan.lent_at)
        .join(Teacher, Teacher.id == DraftLoan.teacher_id)
        .where(DraftLoan.draft_id == draft_id)
        .order_by(Teacher.name, Teacher.id),
    )


def lent_drafts(connection: Connection, teacher_id: UUID) -> Sequence[DraftRecord]:
    """What others lend to the teacher, what was changed last first; nothing that is archived."""
    return fetch_all(
        connection,
        DraftRecord,
        select(*columns(DraftRecord, Draft))
        .join(DraftLoan, DraftLoan.draft_id == Draft.id)
        .where(DraftLoan.teacher_id == teacher_id, Draft.archived_at.is_(None))
        .order_by(Draft.changed_at.desc(), Draft.id),
    )


def lent_draft(connection: Connection, teacher_id: UUID, draft_id: UUID) -> DraftRecord | None:
    """A draft of another teacher's that is lent to this one."""
    return fetch_one(
        connection,
        DraftRecord,
        select(*columns(DraftRecord, Draft))
        .join(DraftLoan, DraftLoan.draft_id == Draft.id)
        .where(
            Draft.id == draft_id,
            DraftLoan.teacher_id == teacher_id,
            Draft.archived_at.is_(None),
        ),
    )


def lenders(connection: Connection, teacher_id: UUID) -> Mapping[str, str]:
    """Who lends it, by the content id of each published draft that is lent to the teacher."""
    rows = connection.execute(
        select(Draft.content_id, Teacher.name)
        .join(DraftLoan, DraftLoan.draft_id == Draft.id)
        .join(Teacher, Teacher.id == Draft.teacher_id)
        .where(
            DraftLoan.teacher_id == teacher_id,
            Draft.published.is_not(None),
            Draft.archived_at.is_(None),
        )
    )
    return {row.content_id: row.name for row in rows}
