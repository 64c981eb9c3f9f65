"""Marking by a teacher, by the levels of the exercise's own rubric."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.clock import Clock
from kit.classroom.errors import KitError, NotFound
from kit.content.exercise import Exercise
from kit.items import ITEM_TYPES
from kit.items.base import Marking, marking_of
from kit.items.fields.base_models import Item
from kit.items.fields.texts import plain_text
from kit.items.rubric import Level
from kit.store.answering import attempts
from kit.store.answering.answers import read_answers
from kit.store.answering.marks import TeacherMark, put_mark, read_teacher_mark
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.vocabulary import N_, Verdict


@dataclass(frozen=True, slots=True)
class PostedMark:
    """A mark on its way in.

    No `level` leaves the one that is there. `revision` is the answer's that was judged; `seen`
    what `seen_as` said when the form was rendered.
    """

    item_id: str
    attempt_id: UUID
    level: str | None
    comment: str
    revision: int
    seen: str


@dataclass(frozen=True, slots=True)
class SavedMark:
    """What stands now, None where nothing was given.

    `replaced` is what another window had given meanwhile.
    """

    mark: TeacherMark | None
    replaced: TeacherMark | None

    @property
    def seen(self) -> str:
        """What the form says of it when it is sent again."""
        return seen_as(self.mark.marked_by, self.mark.marked_at) if self.mark else ""


def item_to_mark(exercise: Exercise[Any], item_id: str) -> Item:
    """An item that a teacher marks. Raises NotFound, also for one that the kit marks. Pure."""
    if not ITEM_TYPES[exercise.type].marked_by_teacher:
        raise NotFound
    try:
        item: Item = exercise.item(item_id)
    except KeyError:
        raise NotFound from None
    return item


def seen_as(marked_by: UUID | None, marked_at: datetime | None) -> str:
    """How a form names the mark that it was rendered with. Pure."""
    return marked_at.isoformat() if marked_by and marked_at else ""


def set_mark(
    store: Store,
    teacher_id: UUID,
    classroom_id: UUID,
    assignment_id: UUID,
    entry: PostedMark,
    clock: Clock,
) -> SavedMark:
    """Mark one answer, under the key that the assignment has now.

    Of two windows the later one stands, and is told what it replaced; a comment that it did not
    know of stays where it brings none. Raises NotFound, or KitError for a level
    that the rubric does not have.
    """
    with store.writing() as connection:
        record = load_assignment(connection, classroom_id, assignment_id, lock="share")
        return set_mark_in(connection, teacher_id, record, entry, clock)


def set_mark_in(
    connection: Connection,
    teacher_id: UUID,
    record: AssignmentRecord,
    entry: PostedMark,
    clock: Clock,
) -> SavedMark:
    """As `set_mark`, of an assignment that is held."""
    exercise = asked_of(connection, record)
    item_to_mark(exercise, entry.item_id)
    locked_rows = attempts.lock_attempt(connection, record.classroom_id, entry.attempt_id)
    if locked_rows is None or locked_rows[0].assignment_id != record.id:
        raise NotFound
    attempt, _assignment = locked_rows
    answer = read_answers(connection, record.classroom_id, attempt.id).get(entry.item_id)
    if answer is None or not answer.value:
        raise NotFound
    mark_ref = (record.classroom_id, attempt.id, entry.item_id)
    old_mark = read_teacher_mark(connection, *mark_ref)
    mark = _mark(
        exercise, entry, old_mark, min(entry.revision, answer.revision), teacher_id, clock()
    )
    if mark is None or mark == old_mark:
        return SavedMark(old_mark, None)
    put_mark(connection, *mark_ref, record.key_version, mark)
    return SavedMark(mark, _replaced(old_mark, mark, entry))


def _mark(
    exercise: Exercise[Any],
    entry: PostedMark,
    old_mark: TeacherMark | None,
    revision: int,
    teacher_id: UUID,
    now: datetime,
) -> TeacherMark | None:
    """The mark that stands after this one; `old_mark` where it changes nothing. Pure."""
    level_id = entry.level or (old_mark.level if old_mark else None)
    comment = plain_text(entry.comment).strip()
    if not comment and old_mark and seen_as(old_mark.marked_by, old_mark.marked_at) != entry.seen:
        comment = old_mark.comment or ""
    if level_id is None and not comment and not (old_mark and old_mark.comment):
        return old_mark
    level = _level(exercise, level_id) if level_id is not None else None
    if old_mark and (old_mark.level, old_mark.comment or "", old_mark.revision) == (
        level_id,
        comment,
        revision,
    ):
        return old_mark
    if old_mark and old_mark.verdict is Verdict.VOID:
        marking = Marking(old_mark.credit, old_mark.verdict)
    elif level is None:
        marking = Marking(None, Verdict.PENDING)
    else:
        marking = marking_of(level.credit, {})
    return TeacherMark(
        revision,
        marking.credit,
        marking.verdict,
        level_id,
        comment or None,
        teacher_id,
        now,
    )


def _level(exercise: Exercise[Any], level_id: str) -> Level:
    levels = exercise.rubric_levels
    for level in levels:
        if level.id == level_id:
            return level
    raise KitError(
        N_(
            "The rubric has no level %(level)s; it has %(levels)s. Load the page again and choose "
            "one."
        ),
        level=level_id,
        levels=", ".join(level.id for level in levels),
    )


def _replaced(
    old_mark: TeacherMark | None, mark: TeacherMark, entry: PostedMark
) -> TeacherMark | None:
    """What the writer of `entry` did not know of and has now replaced. Pure."""
    if old_mark is None or old_mark.marked_by is None:
        return None
    if seen_as(old_mark.marked_by, old_mark.marked_at) == entry.seen:
        return None
    same = (old_mark.level, old_mark.comment) == (mark.level, mark.comment)
    return None if same else old_mark
