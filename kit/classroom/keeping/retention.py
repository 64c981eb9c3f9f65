"""Until when classes are kept: said when one is made, warned of before, and then done.

Each teacher of a class may put its end off; its owner alone has it go sooner. What deletes it is
what *Delete the class* does.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.keeping import kept_days
from kit.classroom.keeping.kept_days import EndNear, OnlyOwnerShortens
from kit.classroom.keeping.plans import begin_next_year, plan_to_pass_on
from kit.classroom.people.accounts import trail
from kit.classroom.people.classrooms import classrooms_of, create_classroom
from kit.classroom.people.errors import TooManyClasses
from kit.classroom.people.limits import full_of_classes
from kit.store.engine import Store
from kit.store.keeping import retention
from kit.store.keeping.retention import ClassToKeep, RetentionRecord
from kit.store.models.base import Way
from kit.store.people import classrooms, holdings
from kit.store.people.classrooms import ClassroomSummary
from kit.store.people.plans import PlanStepRecord
from kit.store.rules import moments

#: Who has answered or begun so lately is at work; a question put so lately is before the class.
_AT_WORK: Final = timedelta(hours=1)
_ASKED: Final = timedelta(hours=12)
#: After the computer's clock was set nothing is deleted for so long.
_STEADY: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class ClassEnd:
    """A class whose end is near, or not said: what is said of it.

    `days_left` until the last day, negative once that is over; `days_to_go`: on how many days more
    the kit has to run and warn before the class goes.
    """

    room: ClassToKeep
    near: EndNear
    days_left: int = 0
    days_to_go: int = 0


@dataclass(frozen=True, slots=True)
class Ended:
    """Classes that were deleted because their day was over, and the students who went with them."""

    classes: int = 0
    students: int = 0


def make_class(
    store: Store, teacher_id: UUID, name: str, day: date, now: datetime, *, once: UUID | None = None
) -> UUID:
    """Make a class that is kept until that day, which the teacher's next one is proposed.

    `once` as in `create_classroom`. Raises ClassNameRefused, EndTooEarly or EndTooLate.
    """
    kept_days.check_day(day, _local(now))
    with store.atomic() as inside:
        classroom_id = create_classroom(inside, teacher_id, name, now, once=once)
        _say_first(inside, teacher_id, classroom_id, day)
    return classroom_id


@dataclass(frozen=True, slots=True)
class NextYear:
    """The class that the next one begins from, what that is called, and until when it is kept."""

    classroom_id: UUID
    name: str
    day: date
    once: UUID | None = None


def make_next_year(store: Store, teacher_id: UUID, asked: NextYear, now: datetime) -> UUID:
    """As `make_class`, with another class's plan."""
    kept_days.check_day(asked.day, _local(now))
    with store.atomic() as inside:
        next_id = begin_next_year(
            inside, teacher_id, asked.classroom_id, asked.name, now, once=asked.once
        )
        _say_first(inside, teacher_id, next_id, asked.day)
    return next_id


def _say_first(store: Store, teacher_id: UUID, classroom_id: UUID, day: date) -> None:
    with store.writing() as connection:
        retention.add_retention(connection, RetentionRecord(classroom_id, day))
        retention.note_chosen(connection, teacher_id, day)


@dataclass(frozen=True, slots=True)
class StartPage:
    """A teacher's classes, newest first, and until when a new one is proposed to be kept.

    `full`: they may make none.
    """

    classrooms: Sequence[ClassroomSummary]
    proposed: date
    full: TooManyClasses | None


def start_page(store: Store, teacher_id: UUID, now: datetime) -> StartPage:
    """What the start page shows of the teacher's classes."""
    return StartPage(
        classrooms_of(store, teacher_id),
        proposed_day(store, teacher_id, now),
        full_of_classes(store, teacher_id),
    )


@dataclass(frozen=True, slots=True)
class NextYearPage:
    """What a next class would begin from, and until when it is proposed to be kept."""

    steps: Sequence[PlanStepRecord]
    proposed: date


def next_year_page(
    store: Store, teacher_id: UUID, classroom_id: UUID, now: datetime
) -> NextYearPage:
    """What the page of next year's class shows beside its form."""
    return NextYearPage(plan_to_pass_on(store, classroom_id), proposed_day(store, teacher_id, now))


def proposed_day(store: Store, teacher_id: UUID, now: datetime) -> date:
    """The day proposed for the teacher's next class."""
    with store.reading() as connection:
        chosen = retention.chosen_last(connection, teacher_id)
    return kept_days.proposed_day(_local(now), chosen)


def change_day(
    store: Store, teacher_id: UUID, classroom_id: UUID, day: date, now: datetime
) -> bool:
    """Keep the class until that day; what was warned of before counts no more.

    Returns whether it is another day than before. Raises EndTooEarly, EndTooLate, or
    OnlyOwnerShortens for a co-teacher who would have it go sooner; NotFound where it is no class
    of theirs.
    """
    kept_days.check_day(day, _local(now))
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        own = retention.classes_to_keep(connection, teacher_id, classroom_id)
        if not own:
            raise NotFound
        before = own[0].kept_until
        if not own[0].owned and before is not None and day < before:
            raise OnlyOwnerShortens(kept=before)
        if before != day:
            retention.put_retention(connection, RetentionRecord(classroom_id, day))
        retention.note_chosen(connection, teacher_id, day)
    return before != day


def ends_near(store: Store, teacher_id: UUID, now: datetime) -> Sequence[ClassEnd]:
    """The teacher's classes whose end is near or not said, archived ones too; soonest first."""
    with store.reading() as connection:
        own = retention.classes_to_keep(connection, teacher_id)
    return [end for room in own if (end := _end_of(room, _local(now))) is not None]


def end_of_class(
    store: Store, teacher_id: UUID, classroom_id: UUID, now: datetime
) -> tuple[ClassToKeep, ClassEnd | None] | None:
    """Until when one class of the teacher is kept, and what is to be said of it now.

    None for a class that the kit made up, which goes by a press.
    """
    with store.reading() as connection:
        own = retention.classes_to_keep(connection, teacher_id, classroom_id)
    return (own[0], _end_of(own[0], _local(now))) if own else None


@dataclass(frozen=True, slots=True)
class LastDay:
    """Until when a class is kept, what is said of it now, and the day that its form proposes."""

    room: ClassToKeep
    end: ClassEnd | None
    proposed: date


def last_day(store: Store, teacher_id: UUID, classroom_id: UUID, now: datetime) -> LastDay | None:
    """What the page of a class's last day shows; None as of `end_of_class`."""
    until = end_of_class(store, teacher_id, classroom_id, now)
    if until is None:
        return None
    room, end = until
    return LastDay(room, end, room.kept_until or proposed_day(store, teacher_id, now))


def _end_of(room: ClassToKeep, today: date) -> ClassEnd | None:
    near = kept_days.warning(room.kept_until, today)
    if near is None or room.kept_until is None:
        return None if near is None else ClassEnd(room, near)
    days_to_go = kept_days.days_to_go(room.warned_days or 0)
    return ClassEnd(room, near, (room.kept_until - today).days, days_to_go)


def end_classes(store: Store, now: datetime) -> Ended:
    """Count this day of warning, and delete the classes whose time is up.

    Called often, by each process: a day counts once, and each class goes once. Nothing goes within
    twelve hours of a step of the clock, nor a class that is at work. Each class goes in a
    transaction of its own, and the files are emptied of them by the end, or soon.
    """
    today = _local(now)
    with store.reading() as connection:
        if _was_set(moments.known_steps(connection), now):
            return Ended()
        near = retention.ending_before(connection, today + kept_days.WARNED_FROM + _A_DAY)
    ended = Ended()
    for record in near:
        if kept_days.counted(record, today) != record or kept_days.goes(record, today):
            gone = _look_again(store.writing(), record.classroom_id, now)
            ended = Ended(ended.classes + gone.classes, ended.students + gone.students)
    if ended.classes:
        store.forget()
    return ended


_A_DAY: Final = timedelta(days=1)


def _look_again(
    writing: AbstractContextManager[Connection], classroom_id: UUID, now: datetime
) -> Ended:
    """Count the day of one class, and delete it where it goes, behind whoever changes it."""
    with writing as connection:
        classrooms.lock_classroom(connection, classroom_id)
        stored = retention.retention(connection, classroom_id, lock=True)
        if stored is None:
            return Ended()
        record = kept_days.counted(stored, _local(now))
        if record != stored:
            retention.put_retention(connection, record)
        if not kept_days.goes(record, _local(now)):
            return Ended()
        if retention.is_busy(connection, classroom_id, now - _AT_WORK, now - _ASKED):
            return Ended()
        students = holdings.holdings(connection, classroom_id).students
        classrooms.delete_classroom(connection, classroom_id)
        trail.note_deleted_class_in(connection, students, Way.CLOCK)
        return Ended(1, students)


def _was_set(steps: Sequence[tuple[datetime, datetime]], now: datetime) -> bool:
    """Whether the clock was set lately, by what either clock told."""
    return any(abs(now - moment) < _STEADY for step in steps for moment in step)


def _local(now: datetime) -> date:
    return now.astimezone().date()
