"""Taking in answers that never reached the kit, from a file that a student's device saved."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answer_files.answer_file import AnswerFile
from kit.classroom.answer_files.errors import AnswersChanged, NoAttemptOfFile
from kit.classroom.answer_files.preview import FilePreview, FileRow, preview_in
from kit.classroom.answering.saving import REVISION_STEP
from kit.classroom.assignments.marking import mark_again
from kit.classroom.clock import Clock
from kit.classroom.texts import clean_text
from kit.items.base import BLANK
from kit.store import answer_files, assignments
from kit.store.answer_files import TakenInRecord
from kit.store.answering import attempts, mark_revisions
from kit.store.answering.answers import AnswerRecord, save_answer
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marks import MarkRecord, read_marks
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.live import votes


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

    file: FilePreview
    note: TakenInRecord | None


def look_at(store: Store, classroom_id: UUID, file: AnswerFile) -> FilePreview:
    """A file beside what the kit holds; stores nothing. Raises NoAttemptOfFile."""
    with store.reading() as connection:
        attempt_id = answer_files.attempt_of_token(connection, classroom_id, file.attempt)
        attempt = attempts.attempt(connection, classroom_id, attempt_id) if attempt_id else None
        if attempt is None:
            raise NoAttemptOfFile
        record = assignments.assignment(connection, classroom_id, attempt.assignment_id)
        if record is None:
            raise NoAttemptOfFile
        return preview_in(connection, record, attempt, file)


def take_in(
    store: Store, classroom_id: UUID, file: AnswerFile, choice: Choice, clock: Clock
) -> Taken:
    """Store what is picked above what is held, mark it again, and note it: one transaction.

    Of what the kit holds already only the number rises, so that the same file taken in twice
    changes nothing. Raises NoAttemptOfFile or AnswersChanged.
    """
    with store.writing() as connection:
        record, attempt = _lock_attempt(connection, classroom_id, file.attempt)
        now = clock()
        preview = preview_in(connection, record, attempt, file)
        _renumber(connection, preview, now)
        picked = [
            row for row in preview.new if choice.picked is None or row.item_id in choice.picked
        ]
        if not picked:
            return Taken(preview, None)
        if any(choice.seen.get(row.item_id) != row.stored_revision for row in picked):
            raise AnswersChanged
        items = _store_all(connection, preview, picked, now)
        note = TakenInRecord(
            classroom_id,
            new_id(),
            attempt.id,
            choice.author,
            now,
            clean_text(choice.reason) or None,
            items,
        )
        answer_files.add_taken_in(connection, note)
        return Taken(preview, note)


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


def _renumber(connection: Connection, preview: FilePreview, now: datetime) -> None:
    """Take what the kit holds to the number under which the file says the same.

    What another device gave before, and sends once it can, must find the higher number here. A
    vote is none of this: its ballot is closed, so nothing comes for it any more.
    """
    if preview.assignment.live:
        return
    attempt_ref = (preview.attempt.classroom_id, preview.attempt.id)
    for row in preview.rows:
        stored = row.stored or AnswerRecord(row.item_id, 0, BLANK, None, now)
        ahead = row.filed.revision - stored.revision
        # An empty answer under the next number takes nothing back: there is nothing before it.
        if not row.repeats or ahead < (1 if stored.value else 2) or ahead > REVISION_STEP:
            continue
        revisions = (stored.revision, row.filed.revision)
        save_answer(connection, *attempt_ref, replace(stored, revision=revisions[1]))
        mark_revisions.follow_answer(connection, *attempt_ref, row.item_id, revisions)


def _store_all(
    connection: Connection, preview: FilePreview, picked: Sequence[FileRow], now: datetime
) -> dict[str, Any]:
    """Store the rows and mark them again; what the note says of each, by item."""
    attempt, version = preview.attempt, preview.assignment.key_version
    marks = read_marks(connection, attempt.classroom_id, attempt.id)
    stored = {row.item_id: _store(connection, preview, row, now) for row in picked}
    if attempt.submitted_at is not None:
        counting = {row.item_id: stored[row.item_id] for row in picked if row.target.stands}
        mark_again(connection, preview.assignment, preview.exercise, attempt, counting, now)
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
    connection: Connection, preview: FilePreview, row: FileRow, now: datetime
) -> AnswerRecord:
    """Under the device's own number where that is higher: sent once more, it changes nothing."""
    if row.new_answer is None:
        message = "a row without an answer was to be stored"
        raise RuntimeError(message)
    stored_revision, attempt_ref = (
        row.target.revision,
        (preview.attempt.classroom_id, preview.attempt.id),
    )
    far = row.filed.revision > stored_revision + REVISION_STEP
    revision = stored_revision + 1 if far else max(stored_revision + 1, row.filed.revision)
    answer = AnswerRecord(
        row.item_id, revision, row.new_answer.value, row.new_answer.certainty, now
    )
    if row.target.ballot is not None:
        votes.save_vote(connection, *attempt_ref, row.target.ballot, answer)
    return save_answer(connection, *attempt_ref, answer) if row.target.stands else answer


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
