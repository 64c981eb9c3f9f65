"""Groups and who is in them, as stored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update

from kit.store.groups.persons import PERSON, UNDER_ANY_NAME, is_of, names_of
from kit.store.models import GroupMember, StudentGroup
from kit.store.records import columns, fetch_all, insert_or, values_of


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A group as stored."""

    classroom_id: UUID
    id: UUID
    name: str
    name_key: str | None
    created_at: datetime
    deleted_at: datetime | None = None
    seed: int | None = None


def groups(
    connection: Connection, classroom_id: UUID, *, deleted: bool = False
) -> Sequence[GroupRecord]:
    """The classroom's groups in the order they were made; those that are `deleted`, too.

    Made at once, they stand by the numbers in their names.
    """
    statement = (
        select(*columns(GroupRecord, StudentGroup))
        .where(StudentGroup.classroom_id == classroom_id)
        .order_by(StudentGroup.created_at, func.length(StudentGroup.name), StudentGroup.name)
    )
    if not deleted:
        statement = statement.where(StudentGroup.deleted_at.is_(None))
    return fetch_all(connection, GroupRecord, statement)


def add_groups(connection: Connection, records: Sequence[GroupRecord]) -> None:
    """Insert groups; their names are unique within the classroom."""
    rows = [values_of(record) for record in records]
    if rows:
        connection.execute(insert(StudentGroup), rows)


def change_group(connection: Connection, classroom_id: UUID, group_id: UUID, **values: Any) -> None:
    """Set columns of one group."""
    connection.execute(
        update(StudentGroup)
        .where(StudentGroup.classroom_id == classroom_id, StudentGroup.id == group_id)
        .values(**values)
    )


def members(connection: Connection, classroom_id: UUID) -> Mapping[UUID, frozenset[UUID]]:
    """Who is in each group now, removed students included; a group of nobody is left out."""
    statement = (
        select(GroupMember.group_id, PERSON)
        .join(UNDER_ANY_NAME, is_of(GroupMember))
        .where(GroupMember.classroom_id == classroom_id, GroupMember.left_at.is_(None))
    )
    by_group: dict[UUID, set[UUID]] = {}
    for group_id, student_id in connection.execute(statement):
        by_group.setdefault(group_id, set()).add(student_id)
    return {group_id: frozenset(ids) for group_id, ids in by_group.items()}


def add_members(
    connection: Connection,
    classroom_id: UUID,
    group_id: UUID,
    student_ids: Collection[UUID],
    now: datetime,
) -> None:
    """Put students into a group, from now on; who is in it stays as they are."""
    statement = insert_or(connection, GroupMember)
    again = statement.on_conflict_do_update(
        index_elements=["classroom_id", "group_id", "student_id"],
        set_={"joined_at": statement.excluded.joined_at, "left_at": None},
        where=GroupMember.left_at.is_not(None),
    )
    rows = [
        {
            "classroom_id": classroom_id,
            "group_id": group_id,
            "student_id": student_id,
            "joined_at": now,
            "left_at": None,
        }
        for student_id in student_ids
    ]
    if rows:
        connection.execute(again, rows)


def end_members(
    connection: Connection,
    classroom_id: UUID,
    group_id: UUID,
    student_ids: Collection[UUID],
    now: datetime,
) -> None:
    """Take students out of a group, under whatever name they are in it."""
    connection.execute(
        update(GroupMember)
        .where(
            GroupMember.classroom_id == classroom_id,
            GroupMember.group_id == group_id,
            GroupMember.student_id.in_(names_of(classroom_id, student_ids)),
            GroupMember.left_at.is_(None),
        )
        .values(left_at=now)
    )


def end_members_of(
    connection: Connection, classroom_id: UUID, group_id: UUID, moment: datetime, now: datetime
) -> int:
    """Take those out of a group who came into it at a moment; how many that were."""
    ended = connection.execute(
        update(GroupMember)
        .where(
            GroupMember.classroom_id == classroom_id,
            GroupMember.group_id == group_id,
            GroupMember.joined_at == moment,
            GroupMember.left_at.is_(None),
        )
        .values(left_at=now)
    )
    return ended.rowcount


def last_change(connection: Connection, classroom_id: UUID, group_id: UUID) -> datetime | None:
    """When somebody last came into a group or left it; None where nobody ever did."""
    statement = select(func.max(GroupMember.joined_at), func.max(GroupMember.left_at)).where(
        GroupMember.classroom_id == classroom_id, GroupMember.group_id == group_id
    )
    moments = connection.execute(statement).one()
    return max((moment for moment in moments if moment is not None), default=None)


def undo_members(
    connection: Connection, classroom_id: UUID, moment: datetime, now: datetime
) -> int:
    """Bring back who left at a moment, and take out who came at it; how many that were."""
    ours = GroupMember.classroom_id == classroom_id
    back = connection.execute(
        update(GroupMember).where(ours, GroupMember.left_at == moment).values(left_at=None)
    )
    out = connection.execute(
        update(GroupMember)
        .where(ours, GroupMember.joined_at == moment, GroupMember.left_at.is_(None))
        .values(left_at=now)
    )
    return back.rowcount + out.rowcount
