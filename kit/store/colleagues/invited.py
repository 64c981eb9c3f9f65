"""Accounts that were made for who has not come yet: their links, and whether any is used."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select, union

from kit.store.models import (
    ArticleCopy,
    Classroom,
    ClassroomTeacher,
    Draft,
    DraftLoan,
    Teacher,
    TeacherLink,
)


def open_links(
    connection: Connection, teacher_ids: Collection[UUID], now: datetime
) -> Mapping[str, datetime]:
    """The hashes of the links of these teachers that are good, and until when each is."""
    rows = connection.execute(
        select(TeacherLink.token_hash, TeacherLink.expires_at).where(
            TeacherLink.teacher_id.in_(teacher_ids), TeacherLink.expires_at > now
        )
    )
    return {row.token_hash: row.expires_at for row in rows}


def unused_among(connection: Connection, teacher_ids: Collection[UUID]) -> set[UUID]:
    """Those of these teachers who have no password, and of whom nothing hangs on the account."""
    whose = (
        Classroom.teacher_id,
        ClassroomTeacher.teacher_id,
        Draft.teacher_id,
        DraftLoan.teacher_id,
        ArticleCopy.teacher_id,
    )
    owners = union(*(select(column).where(column.in_(teacher_ids)) for column in whose))
    statement = select(Teacher.id).where(
        Teacher.id.in_(teacher_ids), Teacher.password_hash.is_(None), Teacher.id.not_in(owners)
    )
    return set(connection.execute(statement).scalars())


def delete_teachers(connection: Connection, teacher_ids: Collection[UUID]) -> None:
    """Delete accounts that nobody has used, with their links."""
    connection.execute(delete(Teacher).where(Teacher.id.in_(teacher_ids)))
