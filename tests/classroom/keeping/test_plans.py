"""Next year's class begins from this one's plan, on both databases."""

from datetime import timedelta
from uuid import UUID

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.keeping import plans
from kit.classroom.live import session
from kit.classroom.people import classrooms, students
from kit.classroom.people.errors import ClassNameRefused
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.vocabulary import CertaintyRule, Feedback, Occasion
from tests.classroom.assignments.groups.test_deals import deal_out, hand_out
from tests.store.filling import leave_group_and_deal, leave_substitute, rows
from tests.support.forms import forms_room
from tests.support.room import NOON, Room

LATER = NOON + timedelta(days=300)
AT_HOME = Rules(
    opens_at=NOON + timedelta(days=1),
    closes_at=NOON + timedelta(days=8),
    attempts_allowed=2,
    feedback=Feedback.ON_DATE,
    feedback_at=NOON + timedelta(days=9),
    certainty=CertaintyRule.MARKED,
)
#: Of each step: where it stands, its rules, whether it was given.
IN_CLASS = (1, Feedback.ON_SUBMISSION, 1, CertaintyRule.OFF, False)
HOMEWORK = (2, Feedback.ON_DATE, 2, CertaintyRule.MARKED, False)


@pytest.fixture
def taught(room: Room) -> Room:
    """A class that was given its exercise in class, as homework, and live."""
    room.now = NOON + timedelta(days=1)
    room.give(AT_HOME)
    room.now = NOON + timedelta(days=2)
    session.start(room.store, room.library, room.classroom_id, "three-claims", room.now)
    return room


def begin(room: Room, name: str = "10B", once: UUID | None = None) -> UUID:
    return plans.begin_next_year(
        room.store, room.teacher_id, room.classroom_id, name, LATER, once=once
    )


def steps_of(room: Room, classroom_id: UUID) -> list[tuple[object, ...]]:
    """Position, rules and live of each step; they all are of the one exercise there is."""
    return [
        (step.position, step.feedback, step.attempts_allowed, step.certainty, step.live)
        for step in (lesson.step for lesson in plans.plan_of(room.store, classroom_id))
    ]


def test_new_class_has_the_plan_in_order_and_nothing_else(taught: Room) -> None:
    next_id = begin(taught)
    assert steps_of(taught, next_id)[:2] == [IN_CLASS, HOMEWORK]
    assert [step[4] for step in steps_of(taught, next_id)] == [False, False, True]
    assert assignments.assignments_of(taught.store, next_id) == []
    assert students.students_of(taught.store, next_id) == []
    record = classrooms.own_classroom(taught.store, taught.teacher_id, next_id)
    assert (record.name, record.created_at, record.archived_at) == ("10B", LATER, None)
    assert plans.plan_of(taught.store, taught.classroom_id) == ()


def test_steps_are_given_as_often_as_the_class_was_given_them(taught: Room) -> None:
    next_id = begin(taught)

    def given() -> list[bool]:
        return [lesson.was_given for lesson in plans.plan_of(taught.store, next_id)]

    assert given() == [False, False, False]
    for count in (1, 2):
        assignments.give(taught.store, taught.library, next_id, "three-claims", Rules(), LATER)
        assert given() == [number < count for number in range(3)]


def test_plan_stays_when_the_class_that_it_came_from_is_deleted(taught: Room) -> None:
    next_id = begin(taught)
    plan = steps_of(taught, next_id)
    classrooms.delete_classroom(taught.store, taught.classroom_id)
    assert steps_of(taught, next_id) == plan
    classrooms.delete_classroom(taught.store, next_id)
    with taught.store.reading() as connection:
        assert rows(connection)["plan_step"] == []


def test_what_some_students_had_instead_or_as_a_group_is_left_out(taught: Room) -> None:
    plan = plans.plan_to_pass_on(taught.store, taught.classroom_id)
    with taught.store.writing() as connection:
        leave_substitute(connection, taught)
        leave_group_and_deal(connection, taught)
    assert plans.plan_to_pass_on(taught.store, taught.classroom_id) == plan


def test_what_was_planned_and_not_given_is_passed_on_after_the_rest(taught: Room) -> None:
    next_id = begin(taught)
    assert [step.position for step in plans.plan_to_pass_on(taught.store, next_id)] == [1, 2, 3]
    after = plans.begin_next_year(taught.store, taught.teacher_id, next_id, "11B", LATER)
    assert steps_of(taught, after) == steps_of(taught, next_id)
    # Once given, the exercise is passed on as it was given, and not as it was planned.
    assignments.give(taught.store, taught.library, next_id, "three-claims", Rules(), LATER)
    assert [step.feedback for step in plans.plan_to_pass_on(taught.store, next_id)] == [
        Feedback.ON_SUBMISSION
    ]


def test_form_sent_twice_makes_one_class_with_one_plan(taught: Room) -> None:
    once = new_id()
    assert begin(taught, once=once) == begin(taught, once=once) == once
    assert len(steps_of(taught, once)) == 3
    other = begin(taught, "10C", once=once)
    assert other != once
    assert steps_of(taught, other) == steps_of(taught, once)


def test_name_that_is_refused_makes_nothing(taught: Room) -> None:
    with taught.store.reading() as connection:
        before = rows(connection)
    with pytest.raises(ClassNameRefused):
        begin(taught, "?")
    with taught.store.reading() as connection:
        assert rows(connection) == before


def test_forms_of_a_deal_stand_in_the_plan_once_each_in_their_order(any_store: Store) -> None:
    room = forms_room(any_store, ("Ada", "Ben"))
    deal_id = deal_out(room)
    hand_out(room, deal_id, Occasion.BEFORE)

    def planned(classroom_id: UUID) -> list[tuple[str, bool]]:
        return [
            (lesson.step.exercise_id, lesson.was_given)
            for lesson in plans.plan_of(room.store, classroom_id)
        ]

    forms = [("form-a", False), ("form-b", False)]
    assert planned(begin(room, "10A"))[-2:] == forms
    room.later(days=1)
    room.give(Rules())
    room.later(days=1)
    hand_out(room, deal_id, Occasion.AFTER)
    next_id = begin(room)
    assert planned(next_id)[-3:] == [forms[0], ("three-claims", False), forms[1]]
    whole = Room(room.store, room.library, room.teacher_id, next_id, "", new_id(), {}, room.now)
    hand_out(whole, deal_out(whole), Occasion.BEFORE)
    assert dict(planned(next_id))["form-a"] is True
