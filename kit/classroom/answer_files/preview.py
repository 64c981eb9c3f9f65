"""A file of answers held against the kit, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from kit.classroom.answer_files.answer_file import AnswerFile, FileAnswer
from kit.classroom.answer_files.errors import NoAttemptOfFile
from kit.classroom.answer_files.targets import AnswerTarget, targets
from kit.classroom.answering.attempts import FormContext
from kit.classroom.answering.posted_form import (
    ParsedForm,
    PostedAnswer,
    PostedFields,
    error_texts,
    field_name,
    parse,
    says_the_same,
)
from kit.classroom.assignments.key_visibility import is_ever_due
from kit.classroom.assignments.pinned_content import asked_of, exercise_of
from kit.classroom.errors import NotFound
from kit.classroom.people.students import numbered_student
from kit.content.exercise import Exercise
from kit.store.answering.answers import AnswerRecord
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.people.students import StudentRecord


@dataclass(frozen=True, slots=True)
class FileRow:
    """One answer of a file beside what the kit holds. `position` is the item's, from 1.

    `posted` is what its form reads; None where it is refused: by its target, or by the form,
    whose `problems` say why, or for `stray_field`, which the form does not have.
    """

    position: int
    filed: FileAnswer
    target: AnswerTarget
    posted: PostedAnswer | None
    problems: Sequence[str]
    stray_field: str | None

    @property
    def item_id(self) -> str:
        """The item it answers."""
        return self.filed.item

    @property
    def stored(self) -> AnswerRecord | None:
        """What the kit holds in its place."""
        return self.target.stored

    @property
    def new_answer(self) -> PostedAnswer | None:
        """What it would change; None where the kit holds the same, or where it is refused."""
        return None if self.repeats else self.posted

    @property
    def repeats(self) -> bool:
        """Whether it says what the kit holds, or nothing where that holds nothing."""
        if self.posted is None:
            return False
        if self.stored is None:
            return not self.posted.value and self.posted.certainty is None
        return says_the_same(self.posted, self.stored)

    @property
    def refused(self) -> bool:
        """Whether it cannot be taken in."""
        return self.posted is None

    @property
    def stored_revision(self) -> int:
        """The revision of what the kit holds; 0 for nothing."""
        return self.stored.revision if self.stored else 0

    @property
    def newer(self) -> bool:
        """Whether the file's answer was given after the one that the kit holds."""
        return self.filed.revision > self.stored_revision


@dataclass(frozen=True, slots=True)
class FilePreview:
    """A file held against the kit: whose, of which exercise, and row by row.

    `position` stands for the student's name while names are hidden. `unknown` are items that the
    exercise does not have.
    """

    assignment: AssignmentRecord
    attempt: AttemptRecord
    student: StudentRecord
    position: int
    exercise: Exercise[Any]
    rows: Sequence[FileRow]
    unknown: Sequence[str]

    @property
    def new(self) -> Sequence[FileRow]:
        """The rows that would change something."""
        return [row for row in self.rows if row.new_answer is not None]

    @property
    def shows_key(self) -> bool:
        """Whether the key is shown at some time, so that an answer may come after it."""
        return is_ever_due(self.assignment)

    @property
    def refused(self) -> Sequence[FileRow]:
        """The rows that cannot be taken in."""
        return [row for row in self.rows if row.refused]


def preview_in(
    connection: Connection, record: AssignmentRecord, attempt: AttemptRecord, file: AnswerFile
) -> FilePreview:
    """A file beside what the attempt holds. Raises NoAttemptOfFile for one who was removed."""
    position, student = _student(connection, attempt)
    exercise = exercise_of(connection, record)
    positions = _positions(exercise, asked_of(connection, record))
    known = [answer for answer in file.answers if answer.item in positions]
    target_of = targets(connection, record, attempt, {one.item: one.ballot for one in known})
    stored_answers = {
        item_id: target.stored for item_id, target in target_of.items() if target.stored is not None
    }
    open_to = [answer for answer in known if target_of[answer.item].refusal is None]
    parsed = _parsed(FormContext(record, exercise, stored_answers), open_to)
    rows = [
        _row(record, parsed, positions[answer.item], answer, target_of[answer.item])
        for answer in known
    ]
    unknown = [answer.item for answer in file.answers if answer.item not in positions]
    ordered = sorted(rows, key=lambda row: row.position)
    return FilePreview(record, attempt, student, position, exercise, ordered, unknown)


def _student(connection: Connection, attempt: AttemptRecord) -> tuple[int, StudentRecord]:
    try:
        return numbered_student(connection, attempt.classroom_id, attempt.student_id)
    except NotFound:
        raise NoAttemptOfFile from None


def _positions(exercise: Exercise[Any], asked: Exercise[Any]) -> Mapping[str, int]:
    """Each item's number as results have it; what a live session did not ask comes after. Pure."""
    ids = dict.fromkeys(item.id for item in (*asked.items, *exercise.items))
    return {item_id: number for number, item_id in enumerate(ids, 1)}


def _parsed(context: FormContext, answers: Sequence[FileAnswer]) -> ParsedForm:
    """The fields through the same form as those that a device sends itself. Pure."""
    texts = {name: [text] for answer in answers for name, text in answer.fields.items()}
    numbers = {field_name(one.item, "revision"): [str(one.revision)] for one in answers}
    return parse(context, PostedFields(texts | numbers))


def _row(
    record: AssignmentRecord,
    parsed: ParsedForm,
    position: int,
    filed: FileAnswer,
    target: AnswerTarget,
) -> FileRow:
    """One row; what was not open to be taken in has no form among the parsed. Pure."""
    form = parsed.forms.get(filed.item)
    if form is None:
        return FileRow(position, filed, target, None, (), None)
    problems = error_texts(form.errors)
    known = {field.name for field in form}
    if record.live:
        known.add(filed.ballot_field)
    stray = min(filed.fields.keys() - known, default=None)
    answers = [answer for answer in parsed.answers if answer.item_id == filed.item]
    posted = answers[0] if answers and not problems and stray is None else None
    return FileRow(position, filed, target, posted, problems, stray and stray[:80])
