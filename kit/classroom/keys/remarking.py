"""Marking what was handed in under another key; old marks stay where they are."""

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
from kit.store.answering.marks import MarkRecord, read_marks_by_teachers, read_marks_under
from kit.store.assignments import AssignmentRecord
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


def _outcome(mark: MarkRecord) -> tuple[float | None, Verdict]:
    return mark.credit, mark.verdict


def remark(
    connection: Connection,
    moving: Sequence[AssignmentRecord],
    from_version: str,
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
    before = read_marks_under(connection, classroom_id, ids, from_version)
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
