"""A sheet's answers into an attempt of its student: an attempt of its own, beside any other.

It is handed in as it is entered, and placed before what the student gave on a device: that counts
until the teacher says otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.marking import mark_again, marks_for
from kit.classroom.assignments.pinned_content import key_of
from kit.classroom.clock import Clock
from kit.classroom.marking.rubric import PostedMark, seen_as, set_mark_in
from kit.classroom.paper.printed import Desk, Printed
from kit.classroom.paper.reading import GivenLevel, SheetReading, read_sheet
from kit.items.base import BLANK
from kit.store.answering import attempts
from kit.store.answering.answers import AnswerRecord, read_answers, save_answer
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marks import Origin, add_marks, drop_marks, read_teacher_mark
from kit.store.answering.merging import number_attempts
from kit.store.ids import new_id, new_token
from kit.store.models.base import SubmittedBy
from kit.store.paper import sheets
from kit.store.paper.sheets import SheetRecord
from kit.store.people import students


@dataclass(frozen=True, slots=True)
class Entrant:
    """The teacher who enters sheets."""

    teacher_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Applying:
    """A sheet to be applied, by whom and when; `before` is what the sheet said of texts."""

    desk: Desk
    sheet: SheetRecord
    entrant: Entrant
    clock: Clock
    before: Mapping[str, GivenLevel]


def apply(desk: Desk, sheet: SheetRecord, entrant: Entrant, clock: Clock,
          before: Mapping[str, GivenLevel]) -> SheetRecord:  # fmt: skip
    """Bring a sheet's attempt to what the sheet says; take it away where it counts no more.

    The assignment is held.
    """
    connection, printed = desk.connection, desk.printed(sheet.printed_code)
    reading = read_sheet(desk.assignment, printed, sheet.typed, sheet.comments)
    attempt = _attempt(connection, sheet)
    counts = _may_count(connection, sheet, printed, reading)
    if attempt is not None and not (counts and attempt.student_id == sheet.student_id):
        sheets.withdraw_attempt(connection, sheet.classroom_id, attempt.id)
        sheet, attempt = replace(sheet, attempt_id=None), None
    if not counts:
        return sheet
    applying = Applying(desk, sheet, entrant, clock, before if attempt else {})
    if attempt is None:
        attempt = _begin(applying)
        sheets.change_sheet(connection, sheet.classroom_id, sheet.id, attempt_id=attempt.id)
    _put_in(applying, attempt, printed, reading)
    return replace(sheet, attempt_id=attempt.id)


def count_sheet(
    desk: Desk, sheet: SheetRecord, entrant: Entrant, clock: Clock, *, counts: bool
) -> SheetRecord:
    """Let a sheet count in place of its student's other sheets and attempts; or one of these."""
    connection, student_id = desk.connection, sheet.student_id
    if student_id is None:
        return sheet
    if counts:
        for other in sheets.sheets_of_student(
            connection, sheet.classroom_id, sheet.assignment_id, student_id
        ):
            if other.id != sheet.id and other.attempt_id is not None:
                sheets.withdraw_attempt(connection, sheet.classroom_id, other.attempt_id)
        sheet = apply(desk, sheet, entrant, clock, {})
    if sheet.attempt_id is not None:
        _place(connection, sheet, student_id, sheet.attempt_id, last=counts)
    return sheet


def _attempt(connection: Connection, sheet: SheetRecord) -> AttemptRecord | None:
    if sheet.attempt_id is None:
        return None
    return attempts.attempt(connection, sheet.classroom_id, sheet.attempt_id)


def _may_count(
    connection: Connection, sheet: SheetRecord, printed: Printed, reading: SheetReading
) -> bool:
    if sheet.student_id is None or sheet.done_at is None or sheet.removed_at is not None:
        return False
    if printed.exercise is None or 0 in reading.problems:
        return False
    student = students.student(connection, sheet.classroom_id, sheet.student_id, lock="share")
    if student is None or student.removed_at is not None:
        return False
    own = sheets.sheets_of_student(
        connection, sheet.classroom_id, sheet.assignment_id, sheet.student_id
    )
    return not any(one.attempt_id is not None and one.id != sheet.id for one in own)


def _begin(applying: Applying) -> AttemptRecord:
    """The sheet's own attempt, handed in, before all others of its student."""
    desk, sheet = applying.desk, applying.sheet
    if sheet.student_id is None:
        message = "a sheet without a student was to be applied"
        raise RuntimeError(message)
    own = attempts.attempts_of_student(
        desk.connection, sheet.classroom_id, sheet.student_id, sheet.assignment_id
    )
    now = applying.clock()
    attempt = AttemptRecord(
        classroom_id=sheet.classroom_id,
        id=new_id(),
        assignment_id=sheet.assignment_id,
        student_id=sheet.student_id,
        number=len(own) + 1,
        token=new_token(),
        started_at=now,
        submitted_at=now,
        submitted_by=SubmittedBy.PAPER,
    )
    attempts.add_attempt(desk.connection, attempt)
    if own:
        _place(desk.connection, sheet, sheet.student_id, attempt.id, last=False)
    return attempt


def _place(
    connection: Connection, sheet: SheetRecord, student_id: UUID, attempt_id: UUID, *, last: bool
) -> None:
    """Number a student's attempts so that this one is the last, or the first."""
    own = attempts.attempts_of_student(
        connection, sheet.classroom_id, student_id, sheet.assignment_id
    )
    others = [one.id for one in own if one.id != attempt_id]
    order = [*others, attempt_id] if last else [attempt_id, *others]
    number_attempts(connection, sheet.classroom_id, student_id, list(enumerate(order, 1)))


def _put_in(
    applying: Applying, attempt: AttemptRecord, printed: Printed, reading: SheetReading
) -> None:
    """Store what changed, and mark it again."""
    desk, now = applying.desk, applying.clock()
    connection, attempt_ref = desk.connection, (attempt.classroom_id, attempt.id)
    stored = read_answers(connection, *attempt_ref)
    changed: dict[str, AnswerRecord] = {}
    for item in desk.exercise.items:
        old = stored.get(item.id)
        value = reading.answers.get(item.id, BLANK)
        if dict(old.value if old else BLANK) != dict(value):
            revision = old.revision + 1 if old else 1
            changed[item.id] = AnswerRecord(item.id, revision, value, None, now)
            save_answer(connection, *attempt_ref, changed[item.id])
    if changed:
        _mark_as_printed(desk, attempt, printed, changed, applying)
        mark_again(connection, desk.assignment, desk.exercise, attempt, changed, now)
    _mark_texts(applying, attempt, reading)


def _mark_as_printed(
    desk: Desk,
    attempt: AttemptRecord,
    printed: Printed,
    changed: Mapping[str, AnswerRecord],
    applying: Applying,
) -> None:
    """What the answers earned by the key on the sheet, as history: as if handed in that day."""
    if printed.old_key is None:
        return
    version = printed.old_key
    key = key_of(desk.connection, replace(desk.assignment, key_version=version))
    answers = {item: answer for item, answer in changed.items() if item in key.items}
    attempt_ref = (desk.connection, attempt.classroom_id, attempt.id)
    for own in (desk.assignment.key_version, version):
        drop_marks(*attempt_ref, own, answers.keys())
    marks = marks_for(desk.exercise, key, answers)
    add_marks(*attempt_ref, marks.values(), Origin(version, applying.clock()))


def _mark_texts(applying: Applying, attempt: AttemptRecord, reading: SheetReading) -> None:
    """The levels and comments that were typed, where they are others than before."""
    connection = applying.desk.connection
    answers = read_answers(connection, attempt.classroom_id, attempt.id)
    for item_id, level in reading.levels.items():
        if applying.before.get(item_id) == level or item_id not in answers:
            continue
        standing = read_teacher_mark(connection, attempt.classroom_id, attempt.id, item_id)
        seen = seen_as(standing.marked_by, standing.marked_at) if standing else ""
        entry = PostedMark(
            item_id, attempt.id, level.level, level.comment, answers[item_id].revision, seen
        )
        set_mark_in(
            connection, applying.entrant.teacher_id, applying.desk.assignment, entry,
            applying.clock,
        )  # fmt: skip
