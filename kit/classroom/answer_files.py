"""Taking in answers that never reached the kit, from a file that a student's device saved."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answer_file_errors import AnswersChanged, NoAttemptOfFile, NothingTicked
from kit.classroom.attempts import Held
from kit.classroom.key_errors import ReasonTooLong
from kit.classroom.proposals import REASON_MAX
from kit.classroom.remarking import marks_for
from kit.classroom.saving import REVISION_STEP, GivenAnswer
from kit.classroom.snapshots import asked_of, key_of
from kit.classroom.texts import clean_text
from kit.content.exercise import Exercise
from kit.store import assignments, attempts, students, taken_in
from kit.store.assignments import AssignmentRecord
from kit.store.attempts import AnswerRecord, AttemptRecord, MarkRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.students import StudentRecord
from kit.store.taken_in import TakenInRecord


@dataclass(frozen=True, slots=True)
class FiledAnswer:
    """An answer in a file: the form's fields as the device held them, and its revision there.

    `seconds` is how long before the file was saved it was given, by the device's clock.
    """

    item_id: str
    revision: int
    fields: Mapping[str, str]
    seconds: int


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file as it was read: an attempt by the token that its device knows, and its answers."""

    token: str
    answers: Sequence[FiledAnswer]


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """What the item's form makes of answers in a file: those that are new, and what it refuses."""

    given: Sequence[GivenAnswer]
    problems: Mapping[str, Sequence[str]]


Reader = Callable[[Held, Sequence[FiledAnswer]], ReadAnswers]


@dataclass(frozen=True, slots=True)
class FileRow:
    """One answer of a file beside what the kit holds. `position` is the item's, from 1.

    `given` is None where the kit holds the same, or the form refuses it: then `problems` say why.
    """

    position: int
    filed: FiledAnswer
    held: AnswerRecord | None
    given: GivenAnswer | None
    problems: Sequence[str]

    @property
    def item_id(self) -> str:
        """The item it answers."""
        return self.filed.item_id

    @property
    def held_revision(self) -> int:
        """The revision of what the kit holds; 0 for nothing."""
        return self.held.revision if self.held else 0

    @property
    def newer(self) -> bool:
        """Whether the file's answer was given after the one that the kit holds."""
        return self.filed.revision > self.held_revision


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file held against the kit: whose, of which exercise, and row by row.

    `unknown` are items that the exercise does not have.
    """

    assignment: AssignmentRecord
    attempt: AttemptRecord
    student: StudentRecord
    exercise: Exercise[Any]
    rows: Sequence[FileRow]
    unknown: Sequence[str]

    @property
    def new(self) -> Sequence[FileRow]:
        """The rows that would change something."""
        return [row for row in self.rows if row.given is not None]


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
        attempt_id = taken_in.attempt_of_token(connection, classroom_id, file.token)
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
        record, attempt = _held_attempt(connection, classroom_id, file.token)
        found = _looked_at(connection, record, attempt, file, read)
        picked = [row for row in found.new if choice.picked is None or row.item_id in choice.picked]
        if not picked:
            if found.new and not choice.picked:
                raise NothingTicked
            return Taken(found, None)
        if any(choice.seen.get(row.item_id) != row.held_revision for row in picked):
            raise AnswersChanged
        items = _store_all(connection, found, picked, now)
        note = TakenInRecord(
            classroom_id, new_id(), attempt.id, choice.author, now, reason or None, items
        )
        taken_in.add_taken_in(connection, note)
        return Taken(found, note)


def _held_attempt(
    connection: Connection, classroom_id: UUID, token: str
) -> tuple[AssignmentRecord, AttemptRecord]:
    """The attempt that the token leads to, so that nobody hands it in or folds it meanwhile."""
    attempt_id = taken_in.attempt_of_token(connection, classroom_id, token)
    attempt = attempts.attempt(connection, classroom_id, attempt_id) if attempt_id else None
    if attempt is None:
        raise NoAttemptOfFile
    assignments.hold_assignment(connection, classroom_id, attempt.assignment_id)
    # Once more under the lock: a merge may have folded it between the two.
    attempt_id = taken_in.attempt_of_token(connection, classroom_id, token)
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
    exercise = asked_of(connection, record)
    position = {item.id: number for number, item in enumerate(exercise.items, 1)}
    known = [answer for answer in file.answers if answer.item_id in position]
    held = attempts.answers(connection, record.classroom_id, attempt.id)
    made = read(Held(record, exercise, held), known)
    given = {answer.item_id: answer for answer in made.given}
    rows = [
        FileRow(
            position[answer.item_id],
            answer,
            held.get(answer.item_id),
            given.get(answer.item_id),
            made.problems.get(answer.item_id, ()),
        )
        for answer in known
    ]
    unknown = [answer.item_id for answer in file.answers if answer.item_id not in position]
    ordered = sorted(rows, key=lambda row: row.position)
    return LookedAt(record, attempt, student, exercise, ordered, unknown)


def _store_all(
    connection: Connection, found: LookedAt, picked: Sequence[FileRow], now: datetime
) -> dict[str, Any]:
    """Store the rows and mark them again; what the note says of each, by item."""
    attempt, version = found.attempt, found.assignment.key_version
    marks = attempts.marks(connection, attempt.classroom_id, attempt.id, version)
    stored = {row.item_id: _store(connection, found, row, now) for row in picked}
    if attempt.submitted_at is not None:
        _mark_again(connection, found, stored, now)
    return {
        row.item_id: {
            "revision": stored[row.item_id].revision,
            "before": _before(row.held, marks.get(row.item_id), version),
        }
        for row in picked
    }


def _store(connection: Connection, found: LookedAt, row: FileRow, now: datetime) -> AnswerRecord:
    """Under the device's own number where that is higher: sent once more, it changes nothing."""
    if row.given is None:
        message = "a row without an answer was to be stored"
        raise RuntimeError(message)
    revision = row.held_revision + 1
    if revision < row.filed.revision <= row.held_revision + REVISION_STEP:
        revision = row.filed.revision
    given = replace(row.given, revision=revision)
    answer = AnswerRecord(row.item_id, given.revision, given.value, given.certainty, now)
    return attempts.save_answer(connection, found.attempt.classroom_id, found.attempt.id, answer)


def _mark_again(
    connection: Connection, found: LookedAt, stored: Mapping[str, AnswerRecord], now: datetime
) -> None:
    """Hold what was taken in against the key that the assignment has now."""
    key = key_of(connection, found.assignment)
    made = marks_for(found.exercise, key, stored)
    place = (found.attempt.classroom_id, found.attempt.id, found.assignment.key_version)
    taken_in.drop_marks(connection, *place, stored.keys())
    attempts.add_marks(connection, *place, made.values(), now)


def _before(
    held: AnswerRecord | None, mark: MarkRecord | None, key_version: str
) -> dict[str, Any] | None:
    """What stood there, for the note: the answer, and the mark that counted for it. Pure."""
    if held is None:
        return None
    return {
        "revision": held.revision,
        "value": dict(held.value),
        "certainty": held.certainty.value if held.certainty else None,
        "saved_at": held.saved_at.isoformat(),
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
