"""Votes: what was given in each ballot of a round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Text, bindparam, cast, select
from sqlalchemy.sql.dml import Insert

from kit.store.answering.answers import AnswerRecord
from kit.store.joins import of_attempt, of_student
from kit.store.models import Attempt, Student, Vote
from kit.store.records import columns, fetch_all, fetch_one, insert_for
from kit.vocabulary import Certainty

_IS_GIVEN: Final = cast(Vote.value, Text) != "{}"


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One vote with whose it is. Those taken back are not read."""

    student_id: UUID
    attempt_id: UUID
    item_id: str
    ballot: int
    value: Mapping[str, Any]
    certainty: Certainty | None
    saved_at: datetime


@cache
def _saving(dialect: str) -> Insert:
    statement = insert_for(dialect, Vote)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["classroom_id", "attempt_id", "item_id", "ballot"],
        set_={
            "revision": new.revision,
            "value": new.value,
            "certainty": new.certainty,
            "saved_at": new.saved_at,
        },
        where=Vote.revision < new.revision,
    )


def save_vote(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, ballot: int, record: AnswerRecord
) -> None:
    """Store what was given in a ballot, unless a higher revision stands there."""
    connection.execute(
        _saving(connection.dialect.name),
        {
            "classroom_id": classroom_id,
            "attempt_id": attempt_id,
            "item_id": record.item_id,
            "ballot": ballot,
            "revision": record.revision,
            "value": record.value,
            "certainty": record.certainty,
            "saved_at": record.saved_at,
        },
    )


_ONE: Final = select(*columns(AnswerRecord, Vote)).where(
    Vote.classroom_id == bindparam("classroom_id"),
    Vote.attempt_id == bindparam("attempt_id"),
    Vote.item_id == bindparam("item_id"),
    Vote.ballot == bindparam("ballot"),
)


def vote(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, item_id: str, ballot: int
) -> AnswerRecord | None:
    """What an attempt holds for a ballot, one that was taken back included."""
    return fetch_one(
        connection,
        AnswerRecord,
        _ONE,
        classroom_id=classroom_id,
        attempt_id=attempt_id,
        item_id=item_id,
        ballot=ballot,
    )


_ALL: Final = (
    select(
        Attempt.student_id,
        Vote.attempt_id,
        Vote.item_id,
        Vote.ballot,
        Vote.value,
        Vote.certainty,
        Vote.saved_at,
    )
    .join(Attempt, of_attempt(Vote))
    .join(Student, of_student())
    .where(
        Attempt.classroom_id == bindparam("classroom_id"),
        Attempt.assignment_id == bindparam("assignment_id"),
        Student.removed_at.is_(None),
        _IS_GIVEN,
    )
    .order_by(Vote.ballot, Attempt.student_id)
)
_OF_ITEM: Final = _ALL.where(Vote.item_id == bindparam("item_id"))


def votes_of(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, item_id: str | None = None
) -> Sequence[VoteRow]:
    """All votes of a session, or those of one round, of students who are in the class."""
    whose = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    if item_id is None:
        return fetch_all(connection, VoteRow, _ALL, **whose)
    return fetch_all(connection, VoteRow, _OF_ITEM, **whose, item_id=item_id)


_VOTERS: Final = (
    select(Attempt.student_id)
    .join(Vote, of_attempt(Vote))
    .where(
        Attempt.classroom_id == bindparam("classroom_id"),
        Attempt.assignment_id == bindparam("assignment_id"),
        Vote.item_id == bindparam("item_id"),
        Vote.ballot == bindparam("ballot"),
        _IS_GIVEN,
    )
)


def voters(
    connection: Connection, classroom_id: UUID, assignment_id: UUID, item_id: str, ballot: int
) -> frozenset[UUID]:
    """The students who voted in a ballot, those who have left the class since included."""
    whose = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    rows = connection.execute(_VOTERS, {**whose, "item_id": item_id, "ballot": ballot})
    return frozenset(rows.scalars())
