"""Students' arguments against a key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, delete, func, insert, select, update

from kit.store.models import Appeal, Student
from kit.store.records import columns, fetch_all, values_of


@dataclass(frozen=True, slots=True)
class AppealRecord:
    """An appeal as stored. `decision_id` None: not answered yet."""

    classroom_id: UUID
    id: UUID
    assignment_id: UUID
    student_id: UUID
    item_id: str
    part_id: str
    key_version: str
    choice: str
    argument: str
    made_at: datetime
    decision_id: UUID | None


def add_appeal(connection: Connection, record: AppealRecord) -> None:
    """Insert an appeal."""
    connection.execute(insert(Appeal).values(values_of(record)))


def change_appeal(
    connection: Connection, record: AppealRecord, choice: str, argument: str, now: datetime
) -> None:
    """Put another choice and argument in place of an unanswered one's."""
    connection.execute(
        update(Appeal)
        .where(
            Appeal.classroom_id == record.classroom_id,
            Appeal.id == record.id,
            Appeal.decision_id.is_(None),
        )
        .values(choice=choice, argument=argument, made_at=now)
    )


def delete_appeal(connection: Connection, record: AppealRecord) -> None:
    """Take an unanswered appeal back."""
    connection.execute(
        delete(Appeal).where(
            Appeal.classroom_id == record.classroom_id,
            Appeal.id == record.id,
            Appeal.decision_id.is_(None),
        )
    )


def appeals_of_student(
    connection: Connection, classroom_id: UUID, student_id: UUID, assignment_ids: Sequence[UUID]
) -> Sequence[AppealRecord]:
    """What a student argued at these assignments, the oldest first."""
    return fetch_all(
        connection,
        AppealRecord,
        select(*columns(AppealRecord, Appeal))
        .where(
            Appeal.classroom_id == classroom_id,
            Appeal.student_id == student_id,
            Appeal.assignment_id.in_(assignment_ids),
        )
        .order_by(Appeal.made_at, Appeal.id),
    )


def _of_the_class(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Without those of students who were removed."""
    return statement.join(
        Student,
        and_(Student.classroom_id == Appeal.classroom_id, Student.id == Appeal.student_id),
    ).where(Student.removed_at.is_(None))


def appeals_of_item(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, item_id: str
) -> Sequence[AppealRecord]:
    """What the class's students argued about an item, the oldest first."""
    statement = select(*columns(AppealRecord, Appeal)).where(
        Appeal.classroom_id == classroom_id,
        Appeal.assignment_id == assignment_id,
        Appeal.item_id == item_id,
    )
    return fetch_all(
        connection, AppealRecord, _of_the_class(statement).order_by(Appeal.made_at, Appeal.id)
    )


def open_appeals(
    connection: Connection, classroom_id: UUID, assignment_ids: Sequence[UUID]
) -> Sequence[AppealRecord]:
    """All that nobody has answered yet at these assignments."""
    return fetch_all(
        connection,
        AppealRecord,
        _of_the_class(
            select(*columns(AppealRecord, Appeal)).where(
                Appeal.classroom_id == classroom_id,
                Appeal.assignment_id.in_(assignment_ids),
                Appeal.decision_id.is_(None),
            )
        ),
    )


def answer_appeals(
    connection: Connection, classroom_id: UUID, appeal_ids: Sequence[UUID], decision_id: UUID
) -> None:
    """Note the decision that answers these appeals."""
    connection.execute(
        update(Appeal)
        .where(Appeal.classroom_id == classroom_id, Appeal.id.in_(appeal_ids))
        .values(decision_id=decision_id)
    )


def count_answered(connection: Connection, classroom_id: UUID, decision_id: UUID) -> int:
    """How many appeals a decision answered."""
    return connection.execute(
        select(func.count()).where(
            Appeal.classroom_id == classroom_id, Appeal.decision_id == decision_id
        )
    ).scalar_one()


def open_counts(connection: Connection, classroom_id: UUID) -> Mapping[tuple[UUID, str], int]:
    """How many of a classroom's appeals nobody has answered, by assignment and item."""
    statement = select(Appeal.assignment_id, Appeal.item_id, func.count()).where(
        Appeal.classroom_id == classroom_id, Appeal.decision_id.is_(None)
    )
    rows = connection.execute(
        _of_the_class(statement).group_by(Appeal.assignment_id, Appeal.item_id)
    )
    return {(assignment_id, item_id): count for assignment_id, item_id, count in rows}


def move_appeals(
    connection: Connection, classroom_id: UUID, from_student: UUID, to_student: UUID
) -> None:
    """Give a student's appeals to another, but for those that the other has made, too."""
    other = select(Appeal.assignment_id, Appeal.item_id, Appeal.part_id, Appeal.key_version).where(
        Appeal.classroom_id == classroom_id, Appeal.student_id == to_student
    )
    taken = {tuple(row) for row in connection.execute(other)}
    mine = select(*columns(AppealRecord, Appeal)).where(
        Appeal.classroom_id == classroom_id, Appeal.student_id == from_student
    )
    free = [
        each.id
        for each in fetch_all(connection, AppealRecord, mine)
        if (each.assignment_id, each.item_id, each.part_id, each.key_version) not in taken
    ]
    connection.execute(
        update(Appeal)
        .where(Appeal.classroom_id == classroom_id, Appeal.id.in_(free))
        .values(student_id=to_student)
    )
