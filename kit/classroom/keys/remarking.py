"""Marking what was handed in under another key; the marks that it does not change stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.marking import carried, marks_for
from kit.classroom.assignments.pinned_content import exercise_of
from kit.content.key import Key
from kit.store.answering.answers import read_answers_at
from kit.store.answering.attempts import AttemptRecord, handed_in
from kit.store.answering.marks import (
    MarkRecord,
    Origin,
    add_marks,
    read_marks_at,
    read_marks_by_teachers,
    supersede_marks,
    supersede_marks_under_way,
)
from kit.store.assignments import AssignmentRecord, change_assignment
from kit.store.keys.decisions import DecisionRecord
from kit.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Remarked:
    """An attempt that was handed in, with its marks under the old key and under the new one."""

    assignment: AssignmentRecord
    attempt: AttemptRecord
    before: Mapping[str, MarkRecord]
    after: Mapping[str, MarkRecord]

    @property
    def changed(self) -> Sequence[str]:
        """The items whose mark differs, in the order of the marks."""
        return [
            item_id
            for item_id, mark in self.after.items()
            if item_id in self.before and _outcome(self.before[item_id]) != _outcome(mark)
        ]

    @property
    def new(self) -> Sequence[MarkRecord]:
        """The marks that are not as they were, be it in one part alone."""
        return [mark for item_id, mark in self.after.items() if self.before.get(item_id) != mark]

    @property
    def superseded(self) -> Sequence[str]:
        """The items whose mark counts no more: another takes its place, or none."""
        gone = [item_id for item_id in self.before if item_id not in self.after]
        return [*(mark.item_id for mark in self.new if mark.item_id in self.before), *gone]


def _outcome(mark: MarkRecord) -> tuple[float | None, Verdict]:
    return mark.credit, mark.verdict


def remark(
    connection: Connection,
    moving: Sequence[AssignmentRecord],
    key: Key[Any],
    *,
    lock: bool = False,
) -> Sequence[Remarked]:
    """What all that was handed in at these assignments earns under a key. Stores nothing.

    `lock` keeps the attempts from being erased until the transaction ends.
    """
    if not moving:
        return []
    classroom_id, ids = moving[0].classroom_id, [record.id for record in moving]
    all_attempts = handed_in(connection, classroom_id, ids, lock=lock)
    answers = read_answers_at(connection, classroom_id, ids)
    before = read_marks_at(connection, classroom_id, ids)
    by_teachers = read_marks_by_teachers(connection, classroom_id, ids)
    by_id: dict[UUID, AssignmentRecord] = {record.id: record for record in moving}
    outcomes = []
    for attempt in all_attempts:
        assignment = by_id[attempt.assignment_id]
        exercise = exercise_of(connection, assignment)
        fresh = marks_for(exercise, key, answers.get(attempt.id, {}))
        theirs, levels = by_teachers.get(attempt.id, {}), exercise.rubric_levels
        after = {
            item_id: carried(mark, theirs.get(item_id), levels) for item_id, mark in fresh.items()
        }
        outcomes.append(Remarked(assignment, attempt, before.get(attempt.id, {}), after))
    return outcomes


def move(
    connection: Connection,
    decision: DecisionRecord,
    moving: Sequence[AssignmentRecord],
    remarked: Sequence[Remarked],
) -> None:
    """Move assignments to the version that a decision leads to; store the marks it changes."""
    classroom_id, version = decision.classroom_id, decision.to_version
    origin = Origin(version, decision.decided_at, decision.id)
    for record in moving:
        change_assignment(connection, classroom_id, record.id, key_version=version)
    supersede_marks_under_way(connection, classroom_id, [record.id for record in moving], version)
    for outcome in remarked:
        attempt_ref = (connection, classroom_id, outcome.attempt.id)
        if outcome.superseded:
            supersede_marks(*attempt_ref, outcome.superseded, version)
        add_marks(*attempt_ref, outcome.new, origin)
