"""Marking what is handed in, and carrying over what a teacher marked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from kit.classroom.assignments.pinned_content import asked_of, key_of
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items import ITEM_TYPES
from kit.items.base import Marking, marking_of
from kit.items.fields.base_models import Item, KeyEntry
from kit.items.rubric import Level
from kit.marking import mark_answers
from kit.store.answering import attempts
from kit.store.answering.answers import AnswerRecord, read_answers
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marks import (
    MarkRecord,
    Origin,
    add_marks,
    drop_marks,
    read_marks,
    read_marks_by_teachers,
    supersede_marks,
)
from kit.store.assignments import AssignmentRecord
from kit.store.models.base import SubmittedBy
from kit.vocabulary import Verdict


def marks_for(
    exercise: Exercise[Any], key: Key[Any], answers: Mapping[str, AnswerRecord]
) -> dict[str, MarkRecord]:
    """What answers earn under a key, by item; what was taken back earns nothing. Pure."""
    values = {item_id: answer.value for item_id, answer in answers.items() if answer.value}
    return {
        item_id: _mark_record(item_id, answers[item_id], marking)
        for item_id, marking in mark_answers(exercise, key, values).items()
    }


def mark_under(item_type: str, item: Item, entry: KeyEntry, answer: AnswerRecord) -> MarkRecord:
    """What one answer earns under its item's entry of a key. Pure."""
    marking = ITEM_TYPES[item_type].mark(item, answer.value, entry)
    return _mark_record(item.id, answer, marking)


def _mark_record(item_id: str, answer: AnswerRecord, marking: Marking) -> MarkRecord:
    credit, verdict, parts = marking.credit, marking.verdict, marking.parts
    return MarkRecord(item_id, answer.revision, credit, verdict, parts=parts)


def carried(
    fresh: MarkRecord, by_teacher: MarkRecord | None, levels: Sequence[Level] = ()
) -> MarkRecord:
    """A new mark, or where only a teacher can give one, the teacher's for the same answer. Pure.

    A level given while the item counted for nobody earns what the rubric's `levels` say of it.
    """
    if (
        by_teacher is None
        or fresh.verdict is not Verdict.PENDING
        or by_teacher.revision != fresh.revision
    ):
        return fresh
    earned = Marking(by_teacher.credit, by_teacher.verdict)
    if by_teacher.verdict is Verdict.VOID:
        credits_ = [level.credit for level in levels if level.id == by_teacher.level]
        earned = marking_of(credits_[0], {}) if credits_ else Marking(None, Verdict.PENDING)
    return replace(
        fresh,
        credit=earned.credit,
        verdict=earned.verdict,
        level=by_teacher.level,
        comment=by_teacher.comment,
        marked_by=by_teacher.marked_by,
    )


def hand_in(
    connection: Connection,
    assignment: AssignmentRecord,
    attempt: AttemptRecord,
    at: datetime,
    by: SubmittedBy,
    now: datetime,
) -> None:
    """Hand one attempt in and mark it, within a transaction that holds its row."""
    answers = read_answers(connection, attempt.classroom_id, attempt.id)
    exercise = asked_of(connection, assignment)
    marks = marks_for(exercise, key_of(connection, assignment), answers)
    if ITEM_TYPES[exercise.type].marked_by_teacher:
        # Opened again, and the key changed meanwhile: what was marked before stays so.
        attempt_ref = (connection, attempt.classroom_id, [assignment.id])
        theirs = read_marks_by_teachers(*attempt_ref).get(attempt.id, {})
        standing = read_marks(connection, attempt.classroom_id, attempt.id)
        marks = {
            item_id: carried(mark, theirs.get(item_id))
            for item_id, mark in marks.items()
            if item_id not in standing
        }
    origin = Origin(assignment.key_version, now)
    add_marks(connection, attempt.classroom_id, attempt.id, marks.values(), origin)
    attempts.submit_attempt(connection, attempt.classroom_id, attempt.id, at, by)


def mark_again(
    connection: Connection,
    assignment: AssignmentRecord,
    exercise: Exercise[Any],
    attempt: AttemptRecord,
    answers: Mapping[str, AnswerRecord],
    now: datetime,
) -> None:
    """Hold answers that changed after handing in against the key that the assignment has now.

    They came from a file or from paper. A teacher's mark stays: it carries the revision that it
    judged, and counts for no other.
    """
    marks = marks_for(exercise, key_of(connection, assignment), answers)
    attempt_ref = (attempt.classroom_id, attempt.id)
    version = assignment.key_version
    standing = read_marks(connection, *attempt_ref)
    by_teacher = {item_id for item_id, mark in standing.items() if mark.marked_by is not None}
    items = answers.keys() - by_teacher
    drop_marks(connection, *attempt_ref, version, items)
    supersede_marks(connection, *attempt_ref, items, version)
    fresh = [mark for item_id, mark in marks.items() if item_id in items]
    add_marks(connection, *attempt_ref, fresh, Origin(version, now))
