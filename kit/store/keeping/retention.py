"""Until when classes are kept, as stored; what the kit made up itself is left out everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, exists, or_, select

from kit.store import kit_state
from kit.store.colleagues.teaching import all_taught_by, is_teacher_of_class
from kit.store.joins import of_attempt
from kit.store.models import Answer, Assignment, Attempt, Classroom, Retention, Round
from kit.store.records import columns, fetch_all, fetch_one, insert_or, values_of

#: The fact that has the day which a teacher chose last, for their next class.
_CHOSEN: Final = "kept_until_chosen_by_"


@dataclass(frozen=True, slots=True)
class RetentionRecord:
    """The last day of a class, how many days it was warned of, and the last one of those."""

    classroom_id: UUID
    kept_until: date
    warned_days: int = 0
    warned_on: date | None = None


@dataclass(frozen=True, slots=True)
class ClassToKeep:
    """A class of a teacher with its last day; None: nobody has said. `owned`: it is their own."""

    id: UUID
    name: str
    archived_at: datetime | None
    owned: bool
    kept_until: date | None
    warned_days: int | None
    warned_on: date | None


def put_retention(connection: Connection, record: RetentionRecord) -> None:
    """Keep the class until that day, whatever was said before."""
    values = values_of(record)
    statement = insert_or(connection, Retention).values(values)
    # In a cluster no statement may set what says where a row lies, not even to what it is.
    changes = {name: value for name, value in values.items() if name != "classroom_id"}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["classroom_id"], set_=changes)
    )


def add_retention(connection: Connection, record: RetentionRecord) -> None:
    """The same, unless something was said already."""
    statement = insert_or(connection, Retention).values(values_of(record))
    connection.execute(statement.on_conflict_do_nothing(index_elements=["classroom_id"]))


def retention(
    connection: Connection, classroom_id: UUID, *, lock: bool = False
) -> RetentionRecord | None:
    """Until when the class is kept; None where nobody has said.

    `lock`: nobody says it meanwhile.
    """
    statement = select(*columns(RetentionRecord, Retention)).where(
        Retention.classroom_id == classroom_id
    )
    return fetch_one(
        connection, RetentionRecord, statement.with_for_update() if lock else statement
    )


def ending_before(connection: Connection, day: date) -> Sequence[RetentionRecord]:
    """The classes whose last day lies before that, and those that were warned of any day."""
    return fetch_all(
        connection,
        RetentionRecord,
        select(*columns(RetentionRecord, Retention))
        .join(Classroom, Classroom.id == Retention.classroom_id)
        .where(
            Classroom.simulated_at.is_(None),
            or_(Retention.kept_until < day, Retention.warned_days > 0),
        )
        .order_by(Retention.kept_until, Retention.classroom_id),
    )


def classes_to_keep(
    connection: Connection, teacher_id: UUID, classroom_id: UUID | None = None
) -> Sequence[ClassToKeep]:
    """The classes that a teacher owns or shares, or one of them; the soonest to end first."""
    statement = (
        select(
            Classroom.id,
            Classroom.name,
            Classroom.archived_at,
            (Classroom.teacher_id == teacher_id).label("owned"),
            Retention.kept_until,
            Retention.warned_days,
            Retention.warned_on,
        )
        .outerjoin(Retention, Retention.classroom_id == Classroom.id)
        .where(
            all_taught_by(teacher_id)
            if classroom_id is None
            else is_teacher_of_class(teacher_id, classroom_id),
            Classroom.simulated_at.is_(None),
        )
        .order_by(Retention.kept_until, Classroom.created_at, Classroom.id)
    )
    return fetch_all(connection, ClassToKeep, statement)


def is_busy(
    connection: Connection, classroom_id: UUID, answered_since: datetime, asked_since: datetime
) -> bool:
    """Whether students of the class are at work, or a live session runs.

    Somebody has answered or begun after `answered_since`, or a question was put to the class after
    `asked_since` in a session that has not ended.
    """
    answered = (
        select(Answer.item_id)
        .join(Attempt, of_attempt(Answer))
        .where(Answer.classroom_id == classroom_id, Answer.saved_at > answered_since)
    )
    begun = select(Attempt.id).where(
        Attempt.classroom_id == classroom_id,
        Attempt.started_at > answered_since,
        Attempt.submitted_at.is_(None),
    )
    asked = (
        select(Round.item_id)
        .join(
            Assignment,
            (Assignment.classroom_id == Round.classroom_id)
            & (Assignment.id == Round.assignment_id),
        )
        .where(
            Round.classroom_id == classroom_id,
            Round.since > asked_since,
            Assignment.closed_at.is_(None),
        )
    )
    found_any = select(or_(exists(answered), exists(begun), exists(asked)))
    return bool(connection.execute(found_any).scalar_one())


def chosen_last(connection: Connection, teacher_id: UUID) -> date | None:
    """The day that the teacher chose last for a class; None where they never did."""
    fact = kit_state.fact(connection, f"{_CHOSEN}{teacher_id}")
    try:
        return date.fromisoformat(fact) if fact else None
    except ValueError:
        return None


def note_chosen(connection: Connection, teacher_id: UUID, day: date) -> None:
    """Remember it for the teacher's next class."""
    kit_state.put_fact(connection, f"{_CHOSEN}{teacher_id}", day.isoformat())
