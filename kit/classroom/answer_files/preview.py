"""A file of answers as it was read, and held against the kit row by row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kit.classroom.answer_files.targets import AnswerTarget
from kit.classroom.answering.attempts import FormContext
from kit.classroom.answering.saving import PostedAnswer
from kit.content.exercise import Exercise
from kit.store.answering.answers import AnswerRecord
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.people.students import StudentRecord


@dataclass(frozen=True, slots=True)
class FiledAnswer:
    """An answer in a file: the form's fields as the device held them, and its revision there.

    `seconds` is how long before the file was saved it was given, by the device's clock. `ballot`
    is the vote of a live round that its form was for.
    """

    item_id: str
    revision: int
    fields: Mapping[str, str]
    seconds: int
    ballot: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file as it was read: an attempt by the token that its device knows, and its answers."""

    token: str
    answers: Sequence[FiledAnswer]


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """What the item's form makes of answers in a file: those that are new, and what it refuses."""

    answers: Sequence[PostedAnswer]
    problems: Mapping[str, Sequence[str]]


Reader = Callable[[FormContext, Sequence[FiledAnswer]], ReadAnswers]


@dataclass(frozen=True, slots=True)
class FileRow:
    """One answer of a file beside what the kit holds. `position` is the item's, from 1.

    `new_answer` is None where the kit holds the same, or where it is refused: by its target, or by
    the form, whose `problems` say why.
    """

    position: int
    filed: FiledAnswer
    target: AnswerTarget
    new_answer: PostedAnswer | None
    problems: Sequence[str]

    @property
    def item_id(self) -> str:
        """The item it answers."""
        return self.filed.item_id

    @property
    def stored(self) -> AnswerRecord | None:
        """What the kit holds in its place."""
        return self.target.stored

    @property
    def refused(self) -> bool:
        """Whether it cannot be taken in."""
        return self.target.refusal is not None or bool(self.problems)

    @property
    def stored_revision(self) -> int:
        """The revision of what the kit holds; 0 for nothing."""
        return self.stored.revision if self.stored else 0

    @property
    def newer(self) -> bool:
        """Whether the file's answer was given after the one that the kit holds."""
        return self.filed.revision > self.stored_revision


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
        return [row for row in self.rows if row.new_answer is not None]

    @property
    def refused(self) -> Sequence[FileRow]:
        """The rows that cannot be taken in."""
        return [row for row in self.rows if row.refused]
