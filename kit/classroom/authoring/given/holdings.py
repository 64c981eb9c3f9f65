"""Which classes have which version of a draft, with how many answers, and what differs in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.key_lineage import built_on
from kit.classroom.assignments.pinned_content import exercise_of, key_content, key_of
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.content.own.comparing.differences import Differences, exercises_apart, readings_apart
from kit.content.own.texts import DraftKind
from kit.content.versions import (
    exercise_version,
    key_version,
    lesson_from_snapshot,
    lesson_version,
)
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.authoring import holdings as stored
from kit.store.authoring.drafts import DraftRecord
from kit.store.authoring.holdings import HoldingClass
from kit.store.given import readings
from kit.store.keys.decisions import DecisionRecord, read_decisions


class Stays(StrEnum):
    """Why a class keeps its key."""

    #: It is the one that would be published, or rests on it.
    SAME = "same"
    #: Other words were answered than those that the key is for.
    TEXT = "text"
    #: The class has the same key at another text, too.
    MIXED = "mixed"
    #: Nobody looks at it any more.
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Holding:
    """What one class has with one text and one key, the newest first.

    `handed_in` and `at_work` count students. `own`: the decisions that its key rests on. `stays`:
    why its key cannot be corrected to the one that would be published; None where it can.
    """

    classroom: HoldingClass
    records: Sequence[AssignmentRecord]
    handed_in: int
    at_work: int
    own: Sequence[DecisionRecord] = ()
    stays: Stays | None = Stays.SAME

    @property
    def newest(self) -> AssignmentRecord:
        """The assignment that stands for all of them."""
        return self.records[0]

    @property
    def field(self) -> str:
        """What its choice is called in a form."""
        return f"class-{self.newest.id}"


@dataclass(frozen=True, slots=True)
class GivenVersion:
    """A version that classes have, and how what would be published differs from it.

    `item_type`: of the exercise; empty for a lesson.
    """

    holdings: Sequence[Holding]
    differences: Differences = field(default_factory=Differences)
    same_text: bool = True
    same_key: bool = True
    item_type: str = ""

    @property
    def is_same(self) -> bool:
        """Whether it is what would be published, as far as anybody can see."""
        return self.same_text and self.same_key and self.differences.are_none


def holdings_in(
    connection: Connection, draft: DraftRecord, library: Library
) -> Sequence[GivenVersion]:
    """What the teacher's classes have of a draft, held against it as `library` has it now.

    The version that was given last comes first. None where the draft cannot be read.
    """
    records = stored.assignments_of_content(connection, draft.teacher_id, draft.content_id)
    if not records:
        return ()
    assigned = _Assigned(connection, draft, records)
    if draft.kind is DraftKind.LESSON:
        lesson = library.lessons.get(draft.content_id)
        return [] if lesson is None else list(_readings(assigned, lesson))
    exercise = library.exercises.get(draft.content_id)
    key = library.keys.get(draft.content_id)
    return [] if exercise is None or key is None else list(_exercises(assigned, exercise, key))


class _Assigned:
    """The assignments of a draft's content, with what is told of them."""

    def __init__(
        self, connection: Connection, draft: DraftRecord, records: Sequence[AssignmentRecord]
    ) -> None:
        self.connection = connection
        self.content_id = draft.content_id
        self.records = records
        self.classes = stored.classes_of(connection, draft.teacher_id)
        ids = {record.classroom_id for record in records}
        self._counts = {one: attempts.read_student_counts(connection, one) for one in ids}

    def grouped(
        self, *names: str
    ) -> Mapping[tuple[Any, ...], Mapping[UUID, list[AssignmentRecord]]]:
        """By the values of these fields, then by class, each in the order of their names."""
        groups: dict[tuple[Any, ...], dict[UUID, list[AssignmentRecord]]] = {}
        for record in self.records:
            version = tuple(getattr(record, name) for name in names)
            groups.setdefault(version, {}).setdefault(record.classroom_id, []).append(record)
        return {
            version: {one: of_class[one] for one in self.classes if one in of_class}
            for version, of_class in groups.items()
        }

    def holding(self, records: Sequence[AssignmentRecord], **more: Any) -> Holding:
        """What a class has, counted."""
        began, handed_in = self._counts[records[0].classroom_id]
        done = sum(handed_in.get(record.id, 0) for record in records)
        begun = sum(began.get(record.id, 0) for record in records)
        return Holding(self.classes[records[0].classroom_id], records, done, begun - done, **more)


def _readings(assigned: _Assigned, lesson: Lesson) -> Iterator[GivenVersion]:
    version_now = lesson_version(lesson)
    for (version,), by_class in assigned.grouped("lesson_version").items():
        class_holdings = [assigned.holding(records) for records in by_class.values()]
        if version is None:
            continue
        newest = class_holdings[0].newest
        text = readings.lesson_snapshot(
            assigned.connection, newest.classroom_id, lesson.id, version
        )
        changes = tuple(readings_apart(lesson_from_snapshot(text), lesson))
        yield GivenVersion(class_holdings, Differences(head=changes), version == version_now)


def _exercises(
    assigned: _Assigned, exercise: Exercise[Any], key: Key[Any]
) -> Iterator[GivenVersion]:
    text_now, key_now = exercise_version(exercise), key_version(key)
    for (version, of_key), by_class in assigned.grouped("exercise_version", "key_version").items():
        class_holdings, same_keys = [], []
        for classroom_id, records in by_class.items():
            decided = read_decisions(assigned.connection, classroom_id, exercise.id)
            base, own = built_on(decided, of_key)
            same_keys.append(key_content(assigned.connection, records[0], base) == key_now)
            stays = _stays(assigned, records, same_key=same_keys[-1], same_text=version == text_now)
            class_holdings.append(assigned.holding(records, own=own, stays=stays))
        newest = class_holdings[0].newest
        yield GivenVersion(
            class_holdings,
            exercises_apart(
                exercise_of(assigned.connection, newest),
                key_of(assigned.connection, newest),
                exercise,
                key,
            ),
            version == text_now,
            all(same_keys),
            exercise.type,
        )


def _stays(
    assigned: _Assigned, records: Sequence[AssignmentRecord], *, same_key: bool, same_text: bool
) -> Stays | None:
    newest = records[0]
    if same_key:
        return Stays.SAME
    if not same_text:
        return Stays.TEXT
    if assigned.classes[newest.classroom_id].archived_at is not None:
        return Stays.ARCHIVED
    others = {
        one.exercise_version
        for one in assigned.records
        if (one.classroom_id, one.key_version) == (newest.classroom_id, newest.key_version)
    }
    return Stays.MIXED if len(others) > 1 else None
