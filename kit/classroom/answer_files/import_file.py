"""Taking in answers that never reached the kit, from a file that a student's device saved."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answer_files.errors import AnswersChanged, NoAttemptOfFile, NothingTicked
from kit.classroom.answer_files.preview import AnswerFile, FileRow, LookedAt, Reader
from kit.classroom.answer_files.targets import targets
from kit.classroom.answering.attempts import FormContext
from kit.classroom.answering.saving import REVISION_STEP
from kit.classroom.assignments.marking import marks_for
from kit.classroom.assignments.pinned_content import asked_of, exercise_of, key_of
from kit.classroom.errors import ReasonTooLong
from kit.classroom.texts import REASON_MAX, clean_text
from kit.content.exercise import Exercise
from kit.store import answer_files, assignments
from kit.store.answer_files import TakenInRecord
from kit.store.answering import attempts
from kit.store.answering.answers import AnswerRecord, save_answer
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marks import MarkRecord, add_marks, drop_marks, read_marks
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.live import votes
from kit.store.people import students


@dataclass(frozen=True, slots=True)
class Choice:
    """What a teacher takes in, and by whom. `picked` None takes in all that is new.

    `seen` are the revisions of what the kit held when the page was made, by item.
    """

    picked: AbstractSet[str] | None
    seen: Mapping[str, int]
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file; `note` is None where the kit held all of it already."""

    file: LookedAt
    note: TakenInRecord | None


def look_at(store: Store, classroom_id: UUID, file: AnswerFile, read: Reader) -> LookedAt:
    """A file beside what the kit holds; stores nothing. Raises NoAttemptOfFile."""
    with store.reading() as connection:
        attempt_id = answer_files.attempt_of_token(connection, classroom_id, file.token)
        attempt = attempts.attempt(connection, classroom_id, attempt_id) if attempt_id else None
        if attempt is None:
            raise NoAttemptOfFile
        record = assignments.assignment(connection, classroom_id, attempt.assignment_id)
        if record is None:
            raise NoAttemptOfFile
        return _looked_at(connection, record, attempt, file, read)


def take_in(
    store: Store,
    classroom_id: UUID,
    file: AnswerFile,
    read: Reader,
    choice: Choice,
    now: datetime,
) -> Taken:
    """Store what is picked above what is held, mark it again, and note it: one transaction.

    What the kit holds already is left alone, so that the same file taken in twice changes nothing.
    Raises NoAttemptOfFile, AnswersChanged, NothingTicked or ReasonTooLong.
    """
    reason = clean_text(choice.reason)
    if len(reason) > REASON_MAX:
        raise ReasonTooLong(length=len(reason), most=REASON_MAX)
    with store.writing() as connection:
        record, attempt = _lock_attempt(connection, classroom_id, file.token)
        comparison = _looked_at(connection, record, attempt, file, read)
        picked = [
            row for row in comparison.new if choice.picked is None or row.item_id in choice.picked
        ]
        if not picked:
            if comparison.new and not choice.picked:
                raise NothingTicked
            return Taken(comparison, None)
        if any(choice.seen.get(row.item_id) != row.stored_revision for row in picked):
            raise AnswersChanged
        items = _store_all(connection, comparison, picked, now)
        note = TakenInRecord(
            classroom_id, new_id(), attempt.id, choice.author, now, reason or None, items
        )
        answer_files.add_taken_in(connection, note)
        return Taken(comparison, note)


def _lock_attempt(
    connection: Connection, classroom_id: UUID, token: str
) -> tuple[AssignmentRecord, AttemptRecord]:
    """The attempt that the token leads to, so that nobody hands it in or folds it meanwhile."""
    attempt_id = answer_files.attempt_of_token(connection, classroom_id, token)
    attempt = attempts.attempt(connection, classroom_id, attempt_id) if attempt_id else None
    if attempt is None:
        raise NoAttemptOfFile
    assignments.lock_assignment(connection, classroom_id, attempt.assignment_id)
    # Once more under the lock: a merge may have folded it between the two.
    attempt_id = answer_files.attempt_of_token(connection, classroom_id, token)
    locked = attempts.lock_attempt(connection, classroom_id, attempt_id) if attempt_id else None
    if locked is None:
        raise NoAttemptOfFile
    attempt, record = locked
    return record, attempt


def _looked_at(
    connection: Connection,
    record: AssignmentRecord,
    attempt: AttemptRecord,
    file: AnswerFile,
    read: Reader,
) -> LookedAt:
    student = students.student(connection, record.classroom_id, attempt.student_id)
    if student is None or student.removed_at is not None:
        raise NoAttemptOfFile
    exercise = exercise_of(connection, record)
    position = _positions(exercise, asked_of(connection, record))
    known = [answer for answer in file.answers if answer.item_id in position]
    target_of = targets(connection, record, attempt, {one.item_id: one.ballot for one in known})
    stored_answers = {
        item_id: one.stored for item_id, one in target_of.items() if one.stored is not None
    }
    open_to = [answer for answer in known if target_of[answer.item_id].refusal is None]
    reading = read(FormContext(record, exercise, stored_answers), open_to)
    answer_by_item = {answer.item_id: answer for answer in reading.answers}
    rows = [
        FileRow(
            position[answer.item_id],
            answer,
            target_of[answer.item_id],
            answer_by_item.get(answer.item_id),
            reading.problems.get(answer.item_id, ()),
        )
        for answer in known
    ]
    unknown = [answer.item_id for answer in file.answers if answer.item_id not in position]
    ordered = sorted(rows, key=lambda row: row.position)
    return LookedAt(record, attempt, student, exercise, ordered, unknown)


def _positions(exercise: Exercise[Any], asked: Exercise[Any]) -> Mapping[str, int]:
    """Each item's number as results have it; what a live session did not ask comes after. Pure."""
    ids = dict.fromkeys(item.id for item in (*asked.items, *exercise.items))
    return {item_id: number for number, item_id in enumerate(ids, 1)}


def _store_all(
    connection: Connection, comparison: LookedAt, picked: Sequence[FileRow], now: datetime
) -> dict[str, Any]:
    """Store the rows and mark them again; what the note says of each, by item."""
    attempt, version = comparison.attempt, comparison.assignment.key_version
    marks = read_marks(connection, attempt.classroom_id, attempt.id, version)
    stored = {row.item_id: _store(connection, comparison, row, now) for row in picked}
    if attempt.submitted_at is not None:
        counting = {row.item_id: stored[row.item_id] for row in picked if row.target.stands}
        _mark_again(connection, comparison, counting, now)
    return {row.item_id: _noted(row, stored[row.item_id], marks, version) for row in picked}


def _noted(
    row: FileRow, stored: AnswerRecord, marks: Mapping[str, MarkRecord], version: str
) -> dict[str, Any]:
    """What the note says of one of them. Pure."""
    mark = marks.get(row.item_id) if row.target.stands else None
    return {
        "revision": stored.revision,
        "ballot": row.target.ballot,
        "before": _before(row.target.replaced, mark, version),
    }


def _store(
    connection: Connection, comparison: LookedAt, row: FileRow, now: datetime
) -> AnswerRecord:
    """Under the device's own number where that is higher: sent once more, it changes nothing."""
    if row.new_answer is None:
        message = "a row without an answer was to be stored"
        raise RuntimeError(message)
    stored_revision, attempt_ref = (
        row.target.revision,
        (comparison.attempt.classroom_id, comparison.attempt.id),
    )
    far = row.filed.revision > stored_revision + REVISION_STEP
    revision = stored_revision + 1 if far else max(stored_revision + 1, row.filed.revision)
    answer = AnswerRecord(
        row.item_id, revision, row.new_answer.value, row.new_answer.certainty, now
    )
    if row.target.ballot is not None:
        votes.save_vote(connection, *attempt_ref, row.target.ballot, answer)
    return save_answer(connection, *attempt_ref, answer) if row.target.stands else answer


def _mark_again(
    connection: Connection, comparison: LookedAt, stored: Mapping[str, AnswerRecord], now: datetime
) -> None:
    """Hold what was taken in against the key that the assignment has now."""
    key = key_of(connection, comparison.assignment)
    marks = marks_for(comparison.exercise, key, stored)
    attempt_ref = (
        comparison.attempt.classroom_id,
        comparison.attempt.id,
        comparison.assignment.key_version,
    )
    drop_marks(connection, *attempt_ref, stored.keys())
    add_marks(connection, *attempt_ref, marks.values(), now)


def _before(
    answer: AnswerRecord | None, mark: MarkRecord | None, key_version: str
) -> dict[str, Any] | None:
    """What stood there, for the note: the answer, and the mark that counted for it. Pure."""
    if answer is None:
        return None
    return {
        "revision": answer.revision,
        "value": dict(answer.value),
        "certainty": answer.certainty.value if answer.certainty else None,
        "saved_at": answer.saved_at.isoformat(),
        "mark": None
        if mark is None
        else {
            "key_version": key_version,
            "revision": mark.revision,
            "credit": mark.credit,
            "verdict": mark.verdict.value,
            "level": mark.level,
            "comment": mark.comment,
        },
    }
