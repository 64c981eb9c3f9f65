"""Versions of keys, the decisions that led from one to the next, and what they did to marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, func, insert, select
from sqlalchemy.orm import aliased

from kit.store.answering.attempts import AnswerRecord, AttemptRecord, MarkRecord
from kit.store.assignments import AssignmentRecord
from kit.store.models import (
    Answer,
    Assignment,
    Attempt,
    Classroom,
    Decision,
    ExerciseVersion,
    KeyVersion,
    Mark,
)
from kit.store.records import columns, fetch_all, insert_or
from kit.vocabulary import Ruling, Verdict


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision as stored."""

    classroom_id: UUID
    id: UUID
    exercise_id: str
    item_id: str | None
    part_id: str | None
    ruling: Ruling
    choice: str | None
    reason: str
    from_version: str
    to_version: str
    author: str
    decided_at: datetime

    @property
    def changes(self) -> bool:
        """Whether it led to another key."""
        return self.from_version != self.to_version


@dataclass(frozen=True, slots=True)
class KeyVersionRecord:
    """A version of a key, without its text. `author` None: shipped with the kit."""

    classroom_id: UUID
    exercise_id: str
    version: str
    created_at: datetime
    author: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class MarkOfVersion:
    """A mark under one of the versions, for a history."""

    item_id: str
    key_version: str
    credit: float | None
    verdict: Verdict
    marked_at: datetime


def assignments_of_exercise(
    connection: Connection, classroom_id: UUID, exercise_id: str, *, lock: bool = False
) -> Sequence[AssignmentRecord]:
    """The classroom's assignments of an exercise by id; `lock` is for who changes them.

    Locked in the order of their ids, so that two who decide at once wait for each other.
    """
    statement = (
        select(*columns(AssignmentRecord, Assignment))
        .where(Assignment.classroom_id == classroom_id, Assignment.exercise_id == exercise_id)
        .order_by(Assignment.id)
    )
    return fetch_all(
        connection, AssignmentRecord, statement.with_for_update() if lock else statement
    )


def versions_in_use(connection: Connection) -> Mapping[tuple[UUID, str], set[str]]:
    """The key versions that assignments have now, by classroom and exercise."""
    rows = connection.execute(
        select(Assignment.classroom_id, Assignment.exercise_id, Assignment.key_version).distinct()
    )
    versions: dict[tuple[UUID, str], set[str]] = {}
    for classroom_id, exercise_id, version in rows:
        versions.setdefault((classroom_id, exercise_id), set()).add(version)
    return versions


def handed_in(
    connection: Connection,
    classroom_id: UUID,
    assignment_ids: Sequence[UUID],
    *,
    lock: bool = False,
) -> Sequence[AttemptRecord]:
    """The attempts at these assignments that were handed in; `lock` keeps them from erasure."""
    statement = (
        select(*columns(AttemptRecord, Attempt))
        .where(
            Attempt.classroom_id == classroom_id,
            Attempt.assignment_id.in_(assignment_ids),
            Attempt.submitted_at.is_not(None),
        )
        .order_by(Attempt.id)
    )
    return fetch_all(connection, AttemptRecord, statement.with_for_update() if lock else statement)


def answers_of(
    connection: Connection, classroom_id: UUID, assignment_ids: Sequence[UUID]
) -> Mapping[UUID, Mapping[str, AnswerRecord]]:
    """All answers given at these assignments, by attempt and item."""
    rows = connection.execute(
        select(Answer.attempt_id, *columns(AnswerRecord, Answer))
        .join(Attempt, _of_attempt(Answer))
        .where(Answer.classroom_id == classroom_id, Attempt.assignment_id.in_(assignment_ids))
    )
    answers: dict[UUID, dict[str, AnswerRecord]] = {}
    for attempt_id, *values in rows:
        record = AnswerRecord(*values)
        answers.setdefault(attempt_id, {})[record.item_id] = record
    return answers


def _of_attempt(table: Any) -> Any:
    return and_(Attempt.classroom_id == table.classroom_id, Attempt.id == table.attempt_id)


def marks_under(
    connection: Connection, classroom_id: UUID, assignment_ids: Sequence[UUID], version: str
) -> Mapping[UUID, Mapping[str, MarkRecord]]:
    """All marks at these assignments under a version of the key, by attempt and item."""
    rows = connection.execute(
        select(Mark.attempt_id, *columns(MarkRecord, Mark))
        .join(Attempt, _of_attempt(Mark))
        .where(
            Mark.classroom_id == classroom_id,
            Mark.key_version == version,
            Attempt.assignment_id.in_(assignment_ids),
        )
    )
    return _by_attempt(rows)


def marks_by_teachers(
    connection: Connection, classroom_id: UUID, assignment_ids: Sequence[UUID]
) -> Mapping[UUID, Mapping[str, MarkRecord]]:
    """The last mark that a teacher gave for each answer, under whatever version of the key."""
    rows = connection.execute(
        select(Mark.attempt_id, *columns(MarkRecord, Mark))
        .join(Attempt, _of_attempt(Mark))
        .where(
            Mark.classroom_id == classroom_id,
            Mark.marked_by.is_not(None),
            Attempt.assignment_id.in_(assignment_ids),
        )
        .order_by(Mark.marked_at)
    )
    return _by_attempt(rows)


def _by_attempt(rows: Any) -> Mapping[UUID, Mapping[str, MarkRecord]]:
    marks: dict[UUID, dict[str, MarkRecord]] = {}
    for attempt_id, *values in rows:
        record = MarkRecord(*values)
        marks.setdefault(attempt_id, {})[record.item_id] = record
    return marks


def marks_of_attempt(
    connection: Connection, classroom_id: UUID, attempt_id: UUID
) -> Sequence[MarkOfVersion]:
    """All marks of an attempt, under every version of the key, the oldest first."""
    return fetch_all(
        connection,
        MarkOfVersion,
        select(*columns(MarkOfVersion, Mark))
        .where(Mark.classroom_id == classroom_id, Mark.attempt_id == attempt_id)
        .order_by(Mark.marked_at),
    )


def insert_decided_version_if_absent(
    connection: Connection, record: KeyVersionRecord, snapshot: str
) -> None:
    """Store a key that somebody decided on; one that is there already stays as it is."""
    connection.execute(
        insert_or(connection, KeyVersion)
        .values(
            snapshot=snapshot,
            **{name: getattr(record, name) for name in KeyVersionRecord.__slots__},
        )
        .on_conflict_do_nothing()
    )


def key_versions(
    connection: Connection, classroom_id: UUID | None = None, exercise_id: str | None = None
) -> Sequence[KeyVersionRecord]:
    """The versions of keys, of a classroom and exercise or of all, the oldest first."""
    statement = select(*columns(KeyVersionRecord, KeyVersion)).order_by(
        KeyVersion.created_at, KeyVersion.version
    )
    return fetch_all(
        connection, KeyVersionRecord, _only(statement, KeyVersion, classroom_id, exercise_id)
    )


def _only(
    statement: Select[*tuple[Any, ...]],
    model: type[KeyVersion | Decision],
    classroom_id: UUID | None,
    exercise_id: str | None,
) -> Select[*tuple[Any, ...]]:
    """Those of a classroom, an exercise or both, where they are named."""
    if classroom_id is not None:
        statement = statement.where(model.classroom_id == classroom_id)
    if exercise_id is not None:
        statement = statement.where(model.exercise_id == exercise_id)
    return statement


def add_decision(connection: Connection, record: DecisionRecord) -> None:
    """Insert a decision."""
    connection.execute(
        insert(Decision).values({name: getattr(record, name) for name in DecisionRecord.__slots__})
    )


def decisions(
    connection: Connection, classroom_id: UUID | None = None, exercise_id: str | None = None
) -> Sequence[DecisionRecord]:
    """The decisions, of a classroom and exercise or of all, the oldest first."""
    statement = select(*columns(DecisionRecord, Decision)).order_by(
        Decision.decided_at, Decision.id
    )
    return fetch_all(
        connection, DecisionRecord, _only(statement, Decision, classroom_id, exercise_id)
    )


def changed_marks(connection: Connection, classroom_id: UUID | None = None) -> Mapping[UUID, int]:
    """How many marks each decision changed, by its id; decisions that changed none are left out."""
    before, after = aliased(Mark), aliased(Mark)
    statement = (
        select(Decision.id, func.count())
        .join(
            Assignment,
            and_(
                Assignment.classroom_id == Decision.classroom_id,
                Assignment.exercise_id == Decision.exercise_id,
            ),
        )
        .join(
            Attempt,
            and_(
                Attempt.classroom_id == Assignment.classroom_id,
                Attempt.assignment_id == Assignment.id,
            ),
        )
        .join(
            before,
            and_(_of_attempt(before), before.key_version == Decision.from_version),
        )
        .join(
            after,
            and_(
                _of_attempt(after),
                after.item_id == before.item_id,
                # Of the same answer: one taken in from a file since is no decision's doing.
                after.revision == before.revision,
                after.key_version == Decision.to_version,
            ),
        )
        .where(
            Decision.from_version != Decision.to_version,
            before.credit.is_distinct_from(after.credit),
        )
        .group_by(Decision.id)
    )
    if classroom_id is not None:
        statement = statement.where(Decision.classroom_id == classroom_id)
    return {row[0]: row[1] for row in connection.execute(statement)}


def text_pinned_at(
    connection: Connection, classroom_id: UUID, exercise_id: str, version: str
) -> datetime:
    """When the classroom first got this version of an exercise's text."""
    return connection.execute(
        select(ExerciseVersion.created_at).where(
            ExerciseVersion.classroom_id == classroom_id,
            ExerciseVersion.exercise_id == exercise_id,
            ExerciseVersion.version == version,
        )
    ).scalar_one()


def classroom_names(connection: Connection) -> Mapping[UUID, str]:
    """The names of all classrooms, for whoever runs the kit."""
    return {row[0]: row[1] for row in connection.execute(select(Classroom.id, Classroom.name))}
