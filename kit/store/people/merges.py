"""Students who were made one, and what is kept of it for a day so that they can be two again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from kit.store.answering import unfolding
from kit.store.answering.kept_rows import kept_rows
from kit.store.groups import swapping
from kit.store.models import (
    Appeal,
    Attempt,
    Base,
    Device,
    Extension,
    PaperSheet,
    Student,
    StudentMerge,
    SubstituteStudent,
    WrittenClaim,
)
from kit.store.people.students import StudentRecord, number_by_time
from kit.store.records import columns, fetch_one, values_of
from kit.store.rules.extensions import ExtensionRecord, part_extensions

#: What belongs to a student by its own id; a merge from before there were claims, or sheets of
#: paper, names none.
_OWNED: Final[dict[str, Any]] = {
    "devices": Device,
    "appeals": Appeal,
    "attempts": Attempt,
    "written": WrittenClaim,
    "paper": PaperSheet,
}


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """A merge as stored: `student_id` went into `into_id`. `before` is what was whose."""

    classroom_id: UUID
    student_id: UUID
    into_id: UUID
    merged_at: datetime
    before: dict[str, Any]


def what_is_whose(
    connection: Connection, double: StudentRecord, survivor: StudentRecord
) -> dict[str, Any]:
    """All that a merge of the two would move or change, to be kept in `MergeRecord.before`."""
    classroom_id = double.classroom_id
    both = (double.id, survivor.id)
    substitutes = {
        student: _ids(connection, classroom_id, SubstituteStudent, student, "assignment_id")
        for student in both
    }
    return {
        **{
            name: _ids(connection, classroom_id, model, double.id) for name, model in _OWNED.items()
        },
        "doubles": [
            str(student_id)
            for student_id in connection.execute(
                select(Student.id).where(
                    Student.classroom_id == classroom_id, Student.merged_into_id == double.id
                )
            ).scalars()
        ],
        "substitutes": sorted(set(substitutes[double.id]) - set(substitutes[survivor.id])),
        # Then all that comes after is the double's, too; what was on paper before is not.
        "was_free": survivor.joined_at is None,
        "stays": [
            row_id
            for model in (Attempt, PaperSheet)
            for row_id in _ids(connection, classroom_id, model, survivor.id)
        ],
        "pairs": unfolding.pairs_under_way(connection, classroom_id, *both),
        "extensions": kept_rows(
            connection,
            Extension,
            Extension.classroom_id == classroom_id,
            Extension.student_id == survivor.id,
        ),
    }


def _ids(
    connection: Connection, classroom_id: UUID, model: Any, student_id: UUID, column: str = "id"
) -> list[str]:
    table = Base.metadata.tables[model.__tablename__]
    statement = select(table.c[column]).where(
        table.c.classroom_id == classroom_id, table.c.student_id == student_id
    )
    return [str(row_id) for row_id in connection.execute(statement).scalars()]


def add_merge(connection: Connection, record: MergeRecord) -> None:
    """Keep what a merge did, now that it is done."""
    pairs = unfolding.with_outcome(connection, record.classroom_id, record.before["pairs"])
    values = {**values_of(record), "before": {**record.before, "pairs": pairs}}
    connection.execute(insert(StudentMerge).values(values))


def merge_of(connection: Connection, classroom_id: UUID, student_id: UUID) -> MergeRecord | None:
    """What is kept of the merge of a student into another one."""
    return fetch_one(
        connection,
        MergeRecord,
        select(*columns(MergeRecord, StudentMerge)).where(
            StudentMerge.classroom_id == classroom_id, StudentMerge.student_id == student_id
        ),
    )


def merges_since(
    connection: Connection, classroom_id: UUID, since: datetime
) -> Sequence[tuple[StudentRecord, UUID, datetime]]:
    """Who was merged since then, into whom and when, the newest first."""
    statement = (
        select(*columns(StudentRecord, Student), StudentMerge.into_id, StudentMerge.merged_at)
        .join(
            Student,
            (Student.classroom_id == StudentMerge.classroom_id)
            & (Student.id == StudentMerge.student_id),
        )
        .where(StudentMerge.classroom_id == classroom_id, StudentMerge.merged_at >= since)
        .order_by(StudentMerge.merged_at.desc(), Student.id)
    )
    return [(StudentRecord(*row[:-2]), row[-2], row[-1]) for row in connection.execute(statement)]


def take_apart(connection: Connection, record: MergeRecord) -> Sequence[UUID]:
    """Give back what was the merged student's. Whose it is again is said by `before`.

    What the other one was given since stays with them, but where theirs was a free name. Returns
    the attempts that had been put together, and those under way whose time is another one now:
    their marks are the caller's business, as are name and place in the class.
    """
    before = record.before
    for name, model in _OWNED.items():
        ids = before.get(name, [])
        if before["was_free"]:
            ids = _come_since(connection, record, model)
        _give(connection, record, model, ids)
    _give_doubles(connection, record)
    # The name may be another student's by now; what went into it goes with it.
    holder = swapping.holder_of(before, record.into_id)
    swapping.part_members(connection, record.classroom_id, before, holder)
    connection.execute(
        delete(SubstituteStudent).where(
            SubstituteStudent.classroom_id == record.classroom_id,
            SubstituteStudent.student_id == holder,
            SubstituteStudent.assignment_id.in_(map(UUID, before["substitutes"])),
        )
    )
    attempt_ids = [
        attempt_id
        for pair in before["pairs"]
        for attempt_id in unfolding.unfold(connection, record.classroom_id, pair)
    ]
    for into_id in dict.fromkeys((record.into_id, holder)):
        attempt_ids += _part_extensions(connection, record, into_id, swapped=holder)
    for student_id in (record.student_id, record.into_id):
        number_by_time(connection, record.classroom_id, student_id, (student_id,))
    connection.execute(
        delete(StudentMerge).where(
            StudentMerge.classroom_id == record.classroom_id,
            StudentMerge.student_id == record.student_id,
        )
    )
    return attempt_ids


def _come_since(connection: Connection, record: MergeRecord, model: Any) -> list[str]:
    """What a free name has now, but for what it had on paper before the merge."""
    stays = set(record.before.get("stays", ()))
    ids = _ids(connection, record.classroom_id, model, record.into_id)
    return [row_id for row_id in ids if row_id not in stays]


def _part_extensions(
    connection: Connection, record: MergeRecord, into_id: UUID, *, swapped: UUID
) -> list[UUID]:
    """Let each have their own closing times again; what the other has under way by them.

    `into_id` is the other, or who has their name by now, and with it the times of what neither had
    begun: the same as `swapped` where the names were not.
    """
    kept = [
        ExtensionRecord(
            record.classroom_id,
            UUID(row["assignment_id"]),
            into_id,
            datetime.fromisoformat(row["closes_at"]),
            datetime.fromisoformat(row["seen_at"]) if row["seen_at"] else None,
        )
        for row in record.before["extensions"]
    ]
    changed = part_extensions(
        connection,
        record.classroom_id,
        back_to=record.student_id,
        into=into_id,
        before={extension.assignment_id: extension for extension in kept},
        was_free=record.before["was_free"] and swapped == record.into_id,
    )
    under_way = select(Attempt.id).where(
        Attempt.classroom_id == record.classroom_id,
        Attempt.student_id == into_id,
        Attempt.assignment_id.in_(changed),
        Attempt.submitted_at.is_(None),
    )
    return list(connection.execute(under_way).scalars())


def _give_doubles(connection: Connection, record: MergeRecord) -> None:
    """Let those be merged into the student again who were before."""
    connection.execute(
        update(Student)
        .where(
            Student.classroom_id == record.classroom_id,
            Student.id.in_(map(UUID, record.before["doubles"])),
        )
        .values(merged_into_id=record.student_id)
    )


def _give(connection: Connection, record: MergeRecord, model: Any, ids: Sequence[str]) -> None:
    """Give rows to the student who was merged."""
    for place, row_id in enumerate(ids, 1):
        # Numbers that no attempt has, until all are numbered anew.
        number = {"number": unfolding.NO_NUMBER + place} if model is Attempt else {}
        connection.execute(
            update(model)
            .where(model.classroom_id == record.classroom_id, model.id == UUID(row_id))
            .values(student_id=record.student_id, **number)
        )


def forget_merges(connection: Connection, before: datetime) -> None:
    """Delete what is kept of merges from before then: they cannot be undone any more."""
    connection.execute(delete(StudentMerge).where(StudentMerge.merged_at < before))
