"""Groups go with a name: swapped with it, what was merged into it included, and parted again.

A row of somebody who was merged counts for whom they were merged into (`persons`). Where that one
gives the name away, such a row becomes the name's own; the merge remembers it, and who has the
name now, so that its undo finds both.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from kit.store.answering.kept_rows import KeptRow, kept_rows, put_back
from kit.store.models import GroupMember, Student, StudentMerge

#: What `StudentMerge.before` calls who has the name by now, and the rows that became its own.
_HOLDER = "holder"
_GROUPS = "groups"


def swap_members(connection: Connection, classroom_id: UUID, student_id: UUID, other: UUID) -> None:
    """Put each of two students into the groups of the other, since when that one was in them."""
    for owner in (student_id, other):
        _make_own(connection, classroom_id, owner)
    both = (
        GroupMember.classroom_id == classroom_id,
        GroupMember.student_id.in_((student_id, other)),
    )
    rows = connection.execute(select(GroupMember.__table__).where(*both)).mappings().all()
    connection.execute(delete(GroupMember).where(*both))
    partner = {student_id: other, other: student_id}
    swapped = [{**row, "student_id": partner[row["student_id"]]} for row in rows]
    if swapped:
        connection.execute(insert(GroupMember), swapped)
    for merged_id, into_id, before in _merges(connection, classroom_id):
        holder = holder_of(before, into_id)
        if holder in partner:
            _remember(connection, classroom_id, merged_id, before, _HOLDER, str(partner[holder]))


def holder_of(before: Mapping[str, Any], into_id: UUID) -> UUID:
    """Who has the name by now that somebody was merged into."""
    return UUID(before.get(_HOLDER, str(into_id)))


def part_members(
    connection: Connection, classroom_id: UUID, before: Mapping[str, Any], holder: UUID
) -> None:
    """Give those who were merged their own rows back, which had become the name's.

    What was changed in such a group since stays with who has the name.
    """
    for kept in before.get(_GROUPS, ()):
        present = _rows(connection, classroom_id, [holder], UUID(kept["row"]["group_id"]))
        became = {**kept["row"], "student_id": str(holder)}
        if kept["became"] and list(present) == [became]:
            _delete(connection, classroom_id, present)
            put_back(connection, GroupMember, kept["own"], student_id=holder)
        put_back(connection, GroupMember, [kept["row"]])


def _make_own(connection: Connection, classroom_id: UUID, owner: UUID) -> None:
    """Make rows of whoever was merged into a student the student's own; their merges keep them."""
    doubles = _merged_into(connection, classroom_id, owner)
    keeping = {
        student: merged_id
        for merged_id, into_id, before in _merges(connection, classroom_id)
        if into_id == owner
        for student in (str(merged_id), *before["doubles"])
    }
    # Who is still in the group before who has left it.
    for row in sorted(_rows(connection, classroom_id, doubles), key=_has_left):
        own = _rows(connection, classroom_id, [owner], UUID(row["group_id"]))
        became = not own or (own[0]["left_at"] is not None and row["left_at"] is None)
        _delete(connection, classroom_id, [row])
        if became:
            _delete(connection, classroom_id, own)
            put_back(connection, GroupMember, [row], student_id=owner)
        if row["student_id"] in keeping:
            kept = {"row": row, "own": own, "became": became}
            _add_kept(connection, classroom_id, keeping[row["student_id"]], kept)


def _has_left(row: KeptRow) -> bool:
    return row["left_at"] is not None


def _merged_into(connection: Connection, classroom_id: UUID, owner: UUID) -> Sequence[UUID]:
    statement = select(Student.id).where(
        Student.classroom_id == classroom_id, Student.merged_into_id == owner
    )
    return list(connection.execute(statement).scalars())


def _rows(
    connection: Connection,
    classroom_id: UUID,
    student_ids: Iterable[UUID],
    group_id: UUID | None = None,
) -> Sequence[KeptRow]:
    where = [GroupMember.classroom_id == classroom_id, GroupMember.student_id.in_(student_ids)]
    if group_id is not None:
        where.append(GroupMember.group_id == group_id)
    return kept_rows(connection, GroupMember, *where)


def _delete(connection: Connection, classroom_id: UUID, rows: Iterable[KeptRow]) -> None:
    for row in rows:
        connection.execute(
            delete(GroupMember).where(
                GroupMember.classroom_id == classroom_id,
                GroupMember.group_id == UUID(row["group_id"]),
                GroupMember.student_id == UUID(row["student_id"]),
            )
        )


def _merges(
    connection: Connection, classroom_id: UUID
) -> Sequence[tuple[UUID, UUID, dict[str, Any]]]:
    """Who was merged, into whom, and what is kept of it, as long as it can be undone."""
    statement = select(StudentMerge.student_id, StudentMerge.into_id, StudentMerge.before).where(
        StudentMerge.classroom_id == classroom_id
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(statement)]


def _add_kept(
    connection: Connection, classroom_id: UUID, merged_id: UUID, kept: Mapping[str, Any]
) -> None:
    before = next(one[2] for one in _merges(connection, classroom_id) if one[0] == merged_id)
    _remember(
        connection, classroom_id, merged_id, before, _GROUPS, [*before.get(_GROUPS, ()), kept]
    )


def _remember(
    connection: Connection,
    classroom_id: UUID,
    merged_id: UUID,
    before: Mapping[str, Any],
    name: str,
    value: object,
) -> None:
    connection.execute(
        update(StudentMerge)
        .where(StudentMerge.classroom_id == classroom_id, StudentMerge.student_id == merged_id)
        .values(before={**before, name: value})
    )
