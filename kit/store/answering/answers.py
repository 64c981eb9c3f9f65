"""Answers: what the kit holds for each item of an attempt."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Text, bindparam, cast, select
from sqlalchemy.sql.dml import ReturningInsert

from kit.store.joins import of_attempt
from kit.store.models import Answer, Attempt
from kit.store.records import columns, fetch_all, fetch_one, insert_for
from kit.vocabulary import Certainty


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What the kit holds for one item. `value` is empty where the student took it back."""

    item_id: str
    revision: int
    value: Mapping[str, Any]
    certainty: Certainty | None
    saved_at: datetime


@cache
def _saving(dialect: str) -> ReturningInsert[tuple[int]]:
    statement = insert_for(dialect, Answer)
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["classroom_id", "attempt_id", "item_id"],
        set_={
            "revision": new.revision,
            "value": new.value,
            "certainty": new.certainty,
            "saved_at": new.saved_at,
        },
        where=Answer.revision < new.revision,
    ).returning(Answer.revision)


def save_answer(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, record: AnswerRecord
) -> AnswerRecord:
    """Store an answer unless the kit holds one of the same or a higher revision.

    Returns what the kit holds afterwards.
    """
    stored = connection.execute(
        _saving(connection.dialect.name),
        {
            "classroom_id": classroom_id,
            "attempt_id": attempt_id,
            "item_id": record.item_id,
            "revision": record.revision,
            "value": record.value,
            "certainty": record.certainty,
            "saved_at": record.saved_at,
        },
    ).scalar_one_or_none()
    if stored is not None:
        return record
    existing = _answer(connection, classroom_id, attempt_id, record.item_id)
    if existing is None:
        message = "an answer was neither stored nor found"
        raise RuntimeError(message)
    return existing


#: What an answer holds, unparsed.
STORED: Final = cast(Answer.value, Text)
#: Whether an answer holds anything: what a student took back is an empty one.
IS_GIVEN: Final = STORED != "{}"

_ANSWERS: Final = select(*columns(AnswerRecord, Answer)).where(
    Answer.classroom_id == bindparam("classroom_id"), Answer.attempt_id == bindparam("attempt_id")
)

_ANSWER: Final = _ANSWERS.where(Answer.item_id == bindparam("item_id"))


def _answer(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, item_id: str
) -> AnswerRecord | None:
    of_item = {"classroom_id": classroom_id, "attempt_id": attempt_id, "item_id": item_id}
    return fetch_one(connection, AnswerRecord, _ANSWER, **of_item)


def read_answers(
    connection: Connection, classroom_id: UUID, attempt_id: UUID
) -> Mapping[str, AnswerRecord]:
    """An attempt's answers by item, those taken back included."""
    rows = fetch_all(
        connection, AnswerRecord, _ANSWERS, classroom_id=classroom_id, attempt_id=attempt_id
    )
    return {row.item_id: row for row in rows}


def read_answers_to(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, item_ids: Collection[str]
) -> Mapping[str, AnswerRecord]:
    """An attempt's answers to some items at least.

    To one alone as a rule, since that is what a phone sends: each row more has its price there.
    """
    if len(item_ids) > 1:
        return read_answers(connection, classroom_id, attempt_id)
    rows = (_answer(connection, classroom_id, attempt_id, item_id) for item_id in item_ids)
    return {row.item_id: row for row in rows if row is not None}


def attempts_with_answers(
    connection: Connection, classroom_id: UUID, attempt_ids: Sequence[UUID]
) -> Collection[UUID]:
    """Those of the attempts in which anything was answered."""
    return set(
        connection.execute(
            select(Answer.attempt_id)
            .where(
                Answer.classroom_id == classroom_id, Answer.attempt_id.in_(attempt_ids), IS_GIVEN
            )
            .distinct()
        ).scalars()
    )


def read_answers_at(
    connection: Connection, classroom_id: UUID, assignment_ids: Sequence[UUID]
) -> Mapping[UUID, Mapping[str, AnswerRecord]]:
    """All answers given at these assignments, by attempt and item."""
    rows = connection.execute(
        select(Answer.attempt_id, *columns(AnswerRecord, Answer))
        .join(Attempt, of_attempt(Answer))
        .where(Answer.classroom_id == classroom_id, Attempt.assignment_id.in_(assignment_ids))
    )
    answers: dict[UUID, dict[str, AnswerRecord]] = {}
    for attempt_id, *values in rows:
        record = AnswerRecord(*values)
        answers.setdefault(attempt_id, {})[record.item_id] = record
    return answers
