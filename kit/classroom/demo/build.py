"""A made-up class, to see every page before the first lesson. It goes through the use cases.

All of it is one transaction: the class is there whole, or not at all.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.demo.after_lesson import argue, mark_by_hand
from kit.classroom.demo.live_lesson import Gives, LiveLesson, teach
from kit.classroom.demo.plan import ARGUED, DAYS, PLAN, Step
from kit.classroom.demo.student_answers import MadeUpClass, answers_of, choices_of
from kit.classroom.demo.student_model import Model, Person
from kit.classroom.demo.texts import (
    CLASS_NAME,
    NAMES,
)
from kit.classroom.errors import KitError
from kit.classroom.keeping.deletion import WhatGoes, what_goes
from kit.classroom.people import classrooms, students
from kit.classroom.people.classrooms import Lobby
from kit.classroom.people.students import StudentIdentity
from kit.content.library import Library
from kit.items import ITEM_TYPES
from kit.items.base import AnswerValue
from kit.items.fields.base_models import Item
from kit.store.engine import Store
from kit.store.people import classrooms as stored
from kit.vocabulary import N_

SEED: Final = 20230406
#: After the lesson's bell: when a class gets to work, and how long at most it takes.
_BELL: Final = timedelta(minutes=10)
_LESSON: Final = timedelta(minutes=45)
#: What a discussion with a neighbour is worth, in logits.
_HEARD: Final = 0.9


class NothingToShow(KitError):
    """A folder of content without the exercises that the made-up class works on."""

    message = N_(
        "There is none of the exercises that the made-up class works on: %(exercises)s. It is made "
        "for the kit's own content: start the kit without --content."
    )


def make_demo(
    store: Store, library: Library, teacher_id: UUID, now: datetime, *, seed: int = SEED
) -> UUID:
    """Make a class of thirty for a teacher, six weeks of lessons up to now; returns its id.

    A teacher has one at most: where there is one already, that is it. Raises NothingToShow.
    """
    plan = _plan_for(library)
    with store.atomic() as inside:
        demos = demos_of(inside, teacher_id)
        return demos[0] if demos else _make(inside, library, plan, teacher_id, now, seed)


def remake_demo(
    store: Store, library: Library, teacher_id: UUID, now: datetime, *, seed: int = SEED
) -> UUID:
    """Delete the teacher's made-up class for good and make it anew; returns the new one's id.

    All of it is one transaction. Raises NothingToShow, and nothing is deleted.
    """
    plan = _plan_for(library)
    with store.atomic() as inside:
        for classroom_id in demos_of(inside, teacher_id):
            classrooms.delete_classroom(inside, classroom_id)
        classroom_id = _make(inside, library, plan, teacher_id, now, seed)
    store.forget_soon()
    return classroom_id


def _plan_for(library: Library) -> Sequence[Step]:
    plan = [step for step in PLAN if step.exercise in library.exercises]
    if not plan:
        raise NothingToShow(exercises=", ".join(step.exercise for step in PLAN))
    return plan


def _make(
    inside: Store,
    library: Library,
    plan: Sequence[Step],
    teacher_id: UUID,
    now: datetime,
    seed: int,
) -> UUID:
    began = now - timedelta(days=DAYS) - _LESSON
    room = _joined(inside, library, teacher_id, began, now, Model(seed))
    for step in plan:
        task = _lesson(room, step, began + timedelta(days=step.day))
        if step.exercise == ARGUED:
            argue(room, task, began + timedelta(days=step.day + 1))
    classrooms.stop_joining(inside, room.classroom_id, now)
    return room.classroom_id


def demos_of(store: Store, teacher_id: UUID | None = None) -> Sequence[UUID]:
    """The made-up classes of a teacher, or of all."""
    with store.reading() as connection:
        return [one.id for one in stored.simulated_classrooms(connection, teacher_id)]


def what_demos_hold(store: Store, teacher_id: UUID) -> WhatGoes:
    """How much a teacher's made-up classes hold, all together; zeros where there is none."""
    contents = [what_goes(store, classroom_id) for classroom_id in demos_of(store, teacher_id)]
    return WhatGoes(
        sum(one.students for one in contents),
        sum(one.assignments for one in contents),
        sum(one.answers for one in contents),
        sum(one.claims for one in contents),
        store.engine.dialect.name != "sqlite",
    )


def remove_demos(store: Store, teacher_id: UUID | None = None) -> int:
    """Delete a teacher's made-up classes, or everybody's, for good; returns how many."""
    demos = demos_of(store, teacher_id)
    for classroom_id in demos:
        classrooms.delete_classroom(store, classroom_id)
    return len(demos)


def _joined(
    store: Store,
    library: Library,
    teacher_id: UUID,
    began: datetime,
    now: datetime,
    model: Model,
) -> MadeUpClass:
    classroom_id = classrooms.create_classroom(
        store, teacher_id, CLASS_NAME, began, simulated_at=now
    )
    lobby = Lobby(
        classroom_id, CLASS_NAME, "", has_roster=False, free_names=(), joining_stopped=False
    )
    people = []
    for number, name in enumerate(NAMES):
        at = began + timedelta(seconds=7 * number)
        token = students.join(store, lobby, name, at)
        identity = students.signed_in(store, classroom_id, token)
        if identity is None:
            raise RuntimeError("whoever has just joined is signed in")
        people.append((model.person(name), identity))
    return MadeUpClass(store, library, model, teacher_id, classroom_id, people)


def _lesson(room: MadeUpClass, step: Step, began: datetime) -> UUID:
    """One exercise: given, worked on, closed."""
    if step.live:
        return _live_lesson(room, step, began)
    task = assignments.give(
        room.store, room.library, room.classroom_id, step.exercise, step.rules, began
    )
    drawn = room.model.draw("lesson", step.exercise)
    present = drawn.sample(range(len(room.people)), step.present)
    for position, number in enumerate(present):
        person, identity = room.people[number]
        at = began + _BELL + timedelta(seconds=drawn.randrange(900))
        hands_in = position < step.done
        _attempt(room, step, task, (person, identity), at, hands_in=hands_in)
        if position < step.again:
            later = at + timedelta(minutes=9)
            _attempt(room, step, task, (person, identity), later, go=2)
    end = began + _LESSON
    if not step.open:
        assignments.close(room.store, room.classroom_id, task, clock_at(end))
    mark_by_hand(room, step, task, end + timedelta(hours=3))
    return task


def _live_lesson(room: MadeUpClass, step: Step, began: datetime) -> UUID:
    """Some questions put to those who are there; after the discussion more know better."""
    exercise = room.library.exercises[step.exercise]
    drawn = room.model.draw("lesson", step.exercise)

    def giving(person: Person) -> Gives:
        def gives(item: Item, ballot: int) -> AnswerValue | None:
            chosen = choices_of(
                room, exercise, item, person, step.learned + _HEARD * (ballot - 1), ballot
            )
            return ITEM_TYPES[exercise.type].answering(item, chosen) if chosen else None

        return gives

    present = [
        room.people[number] for number in drawn.sample(range(len(room.people)), step.present)
    ]
    people = [(identity, giving(person)) for person, identity in present]
    lesson = LiveLesson(room.store, room.library, room.classroom_id, step.exercise, people)
    return teach(lesson, began, began + _BELL, began + _LESSON)


def _attempt(  # noqa: PLR0913 - a use case's arguments
    room: MadeUpClass,
    step: Step,
    task: UUID,
    who: tuple[Person, StudentIdentity],
    at: datetime,
    *,
    go: int = 1,
    hands_in: bool = True,
) -> None:
    person, identity = who
    attempts.start(room.store, identity, task, clock_at(at))
    work = attempts.work(room.store, identity, task, at)
    done = at + timedelta(minutes=8)
    answers = list(answers_of(room, step, work, person, go))
    if not hands_in:
        answers = answers[: 1 + len(answers) // 2]
    saving.save_answers(room.store, identity, task, work.attempt.id, answers, clock_at(done))
    if hands_in:
        saving.submit(room.store, identity, task, work.attempt.id, clock_at(done))
