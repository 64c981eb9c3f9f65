"""Drafts: the exercises and lessons that a teacher writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, or_, select, update

from kit.content.own.texts import DraftKind
from kit.store.colleagues.teaching import all_taught_by, teachers_of
from kit.store.models import ArticleCopy, Assignment, Classroom, Draft
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A draft as stored, without its texts (kit.store.models.authoring)."""

    id: UUID
    teacher_id: UUID
    kind: DraftKind
    content_id: str
    title: str
    made_from: str | None
    present: int
    published: int | None
    published_at: datetime | None
    archived_at: datetime | None
    created_at: datetime
    changed_at: datetime


def add_draft(connection: Connection, draft: DraftRecord) -> bool:
    """Insert a draft; False where its id or its content id is taken."""
    result = connection.execute(
        insert_or(connection, Draft)
        .values(values_of(draft))
        .on_conflict_do_nothing()
        .returning(Draft.id)
    )
    return result.scalar_one_or_none() is not None


def draft(connection: Connection, teacher_id: UUID, draft_id: UUID) -> DraftRecord | None:
    """The teacher's draft of that id; None where there is none, or it is another teacher's."""
    return fetch_one(
        connection,
        DraftRecord,
        select(*columns(DraftRecord, Draft)).where(
            Draft.id == draft_id, Draft.teacher_id == teacher_id
        ),
    )


def lock_draft(connection: Connection, teacher_id: UUID, draft_id: UUID) -> DraftRecord | None:
    """As `draft`, and nobody else changes it until this transaction ends."""
    return fetch_one(
        connection,
        DraftRecord,
        select(*columns(DraftRecord, Draft))
        .where(Draft.id == draft_id, Draft.teacher_id == teacher_id)
        .with_for_update(),
    )


def drafts_of(connection: Connection, teacher_id: UUID) -> Sequence[DraftRecord]:
    """All drafts of a teacher, what was changed last first."""
    return fetch_all(
        connection,
        DraftRecord,
        select(*columns(DraftRecord, Draft))
        .where(Draft.teacher_id == teacher_id)
        .order_by(Draft.changed_at.desc(), Draft.id),
    )


def count_texts(connection: Connection, teacher_id: UUID) -> int:
    """How many drafts and copies of articles a teacher has."""
    counts = (
        select(func.count()).where(table.teacher_id == teacher_id).scalar_subquery()
        for table in (Draft, ArticleCopy)
    )
    own_drafts, copies = counts
    return int(connection.execute(select(own_drafts + copies)).scalar_one())


def draft_of_content(
    connection: Connection, classroom_id: UUID, content_id: str
) -> DraftRecord | None:
    """Where a teacher of a classroom writes an exercise or lesson; None for any other."""
    teachers = teachers_of(connection, classroom_id)
    return fetch_one(
        connection,
        DraftRecord,
        select(*columns(DraftRecord, Draft)).where(
            Draft.teacher_id.in_(teachers), Draft.content_id == content_id
        ),
    )


def change_draft(connection: Connection, draft_id: UUID, **values: Any) -> None:
    """Set these columns of a draft."""
    connection.execute(update(Draft).where(Draft.id == draft_id).values(**values))


def delete_draft(connection: Connection, draft_id: UUID) -> None:
    """Delete a draft and, by cascade, its versions and pictures."""
    connection.execute(delete(Draft).where(Draft.id == draft_id))


def classes_given(connection: Connection, teacher_id: UUID, content_id: str) -> Sequence[str]:
    """The names of the teacher's classes that were given the exercise, or one of the lesson."""
    statement = (
        select(Classroom.name)
        .distinct()
        .join(Assignment, Assignment.classroom_id == Classroom.id)
        .where(
            all_taught_by(teacher_id),
            or_(Assignment.exercise_id == content_id, Assignment.lesson_id == content_id),
        )
        .order_by(Classroom.name)
    )
    return connection.execute(statement).scalars().all()
