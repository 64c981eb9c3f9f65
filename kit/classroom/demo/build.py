"""A made-up class, to see every page before the first lesson. It goes through the use cases.

All of it is one transaction: the class is there whole, or not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.attempts import Work
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.demo.live_lesson import Gives, LiveLesson, teach
from kit.classroom.demo.plan import ARGUED, DAYS, PLAN, Step
from kit.classroom.demo.student_model import Model, Person, Question
from kit.classroom.demo.texts import (
    ACCEPTED,
    ARGUMENTS,
    AUTHOR,
    CLASS_NAME,
    COMMENTS,
    NAMES,
    WRITTEN,
)
from kit.classroom.errors import KitError
from kit.classroom.keys import appeals, decisions
from kit.classroom.keys.appeals import Argument
from kit.classroom.keys.proposals import Proposal
from kit.classroom.marking import rubric
from kit.classroom.marking.rubric import PostedMark
from kit.classroom.people import classrooms, students
from kit.classroom.people.classrooms import Lobby
from kit.classroom.people.students import StudentIdentity
from kit.classroom.reports.results import results
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.library import Library
from kit.items import ITEM_TYPES
from kit.items.base import AnswerValue
from kit.items.fields.base_models import Item
from kit.results.counts.distributions import Distribution, distributions
from kit.store.engine import Store
from kit.store.people import classrooms as stored
from kit.vocabulary import N_, CertaintyRule, Ruling

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


@dataclass(frozen=True, slots=True)
class _Class:
    """The made-up class while it is made; `store` is inside its one transaction."""

    store: Store
    library: Library
    model: Model
    teacher_id: UUID
    classroom_id: UUID
    people: Sequence[tuple[Person, StudentIdentity]]


def make_demo(
    store: Store, library: Library, teacher_id: UUID, now: datetime, *, seed: int = SEED
) -> UUID:
    """Make a class of thirty for a teacher, six weeks of lessons up to now; returns its id.

    A teacher has one at most: where there is one already, that is it. Raises NothingToShow.
    """
    plan = [step for step in PLAN if step.exercise in library.exercises]
    if not plan:
        raise NothingToShow(exercises=", ".join(step.exercise for step in PLAN))
    with store.atomic() as inside:
        demos = demos_of(inside, teacher_id)
        if demos:
            return demos[0]
        began = now - timedelta(days=DAYS) - _LESSON
        room = _joined(inside, library, teacher_id, began, now, Model(seed))
        for step in plan:
            task = _lesson(room, step, began + timedelta(days=step.day))
            if step.exercise == ARGUED:
                _argue(room, task, began + timedelta(days=step.day + 1))
        classrooms.stop_joining(inside, room.classroom_id, now)
        return room.classroom_id


def demos_of(store: Store, teacher_id: UUID | None = None) -> Sequence[UUID]:
    """The made-up classes of a teacher, or of all."""
    with store.reading() as connection:
        return [one.id for one in stored.simulated_classrooms(connection, teacher_id)]


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
) -> _Class:
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
    return _Class(store, library, model, teacher_id, classroom_id, people)


def _lesson(room: _Class, step: Step, began: datetime) -> UUID:
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
    _mark_by_hand(room, step, task, end + timedelta(hours=3))
    return task


def _live_lesson(room: _Class, step: Step, began: datetime) -> UUID:
    """Some questions put to those who are there; after the discussion more know better."""
    exercise = room.library.exercises[step.exercise]
    drawn = room.model.draw("lesson", step.exercise)

    def giving(person: Person) -> Gives:
        def gives(item: Item, ballot: int) -> AnswerValue | None:
            chosen = _chosen(
                room, exercise, item, person, step.learned + 0.9 * (ballot - 1), ballot
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
    room: _Class,
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
    answers = list(_answers(room, step, work, person, go))
    if not hands_in:
        answers = answers[: 1 + len(answers) // 2]
    saving.save_answers(room.store, identity, task, work.attempt.id, answers, clock_at(done))
    if hands_in:
        saving.submit(room.store, identity, task, work.attempt.id, clock_at(done))


def _answers(
    room: _Class, step: Step, work: Work, person: Person, go: int
) -> Iterator[PostedAnswer]:
    """What a person gives for each item; who tries again has read the key's reasons meanwhile."""
    exercise = work.exercise
    item_type = ITEM_TYPES[exercise.type]
    learned = step.learned + 1.2 * (go - 1)
    asked = work.task.assignment.certainty is not CertaintyRule.OFF
    for item in exercise.items:
        chosen = _chosen(room, exercise, item, person, learned, go)
        text = "" if item_type.parts(item, exercise.scheme) else _text(room, exercise, item, person)
        value = item_type.answering(item, chosen, text)
        sure = room.model.certainty(person, _about(exercise, item), learned) if asked else None
        if value:
            yield PostedAnswer(item.id, 1, value, sure)


def _chosen(
    room: _Class, exercise: Exercise[Any], item: Item, person: Person, learned: float, go: int
) -> dict[str, str]:
    """What a person chooses, by part; parts that they leave out are not there."""
    return {
        question.part.id: choice
        for question in _questions(exercise, room.library.keys[exercise.id], item)
        if (choice := room.model.choice(person, question, learned, go)) is not None
    }


def _about(exercise: Exercise[Any], item: Item, *part: str) -> str:
    return "/".join((exercise.id, item.id, *part))


def _questions(exercise: Exercise[Any], key: Key[Any], item: Item) -> Iterator[Question]:
    item_type, entry = ITEM_TYPES[exercise.type], key.items[item.id]
    due = item_type.due(entry)
    for part in item_type.parts(item, exercise.scheme):
        # Where an item is one choice, how sure one is hangs on the same difficulty.
        about = _about(exercise, item, *filter(None, (part.id,)))
        yield Question(about, part, due[part.id], partial(item_type.agrees, entry, part.id))


def _level(room: _Class, exercise: Exercise[Any], item: Item, person: Person) -> int:
    levels = len(exercise.rubric_levels) or 1
    return room.model.level(person, _about(exercise, item), 0.0, levels)


def _text(room: _Class, exercise: Exercise[Any], item: Item, person: Person) -> str:
    """What a person writes; of an item that this module does not know, its own first text."""
    written = WRITTEN.get(item.id) or ITEM_TYPES[exercise.type].texts(item)[:1]
    return written[min(_level(room, exercise, item, person), len(written) - 1)]


def _mark_by_hand(room: _Class, step: Step, task: UUID, at: datetime) -> None:
    """Half of what a teacher has to mark is marked; the other half waits."""
    exercise = room.library.exercises[step.exercise]
    levels = exercise.rubric_levels
    if not levels:
        return
    for number, (person, identity) in enumerate(room.people[: len(room.people) // 2]):
        attempt = attempts.task(room.store, identity, task, at).attempt
        if attempt is None:
            continue
        for item in exercise.items:
            level = levels[_level(room, exercise, item, person)]
            comment = COMMENTS[number % len(COMMENTS)] if number % 4 == 0 else ""
            mark = PostedMark(item.id, attempt.id, level.id, comment, 1, "")
            rubric.set_mark(room.store, room.teacher_id, room.classroom_id, task, mark, at)


def _argue(room: _Class, task: UUID, at: datetime) -> None:
    """Two students argue for an answer and win it; one argues about another item, and waits."""
    sheet = results(room.store, room.classroom_id, task, at).sheet
    disputed = sorted(
        (one for one in distributions(sheet) if one.leading_other and not one.part.debatable),
        key=lambda claim: -claim.counts[claim.leading_other or ""],
    )[:2]
    for claim, count in zip(disputed, (2, 1), strict=False):
        _contest(room, task, claim, count, at)
        if claim is disputed[0]:
            _accept(room, task, claim, at + timedelta(hours=1))
        at += timedelta(hours=2)


def _contest(room: _Class, task: UUID, claim: Distribution, count: int, at: datetime) -> None:
    item_id, part_id, choice = claim.item.item_id, claim.part.part.id, claim.leading_other or ""
    sheet = results(room.store, room.classroom_id, task, at).sheet
    identities = {identity.student_id: identity for _person, identity in room.people}
    arguing = [
        identities[row.student_id]
        for row in sheet.handed_in
        if (cell := row.cells.get(item_id)) and cell.choices.get(part_id) == choice
    ]
    for number, identity in enumerate(arguing[:count]):
        said = Argument(item_id, part_id, choice, ARGUMENTS[(number + count) % len(ARGUMENTS)])
        appeals.contest(room.store, identity, task, said, at)


def _accept(room: _Class, task: UUID, claim: Distribution, at: datetime) -> None:
    record = assignments.assignment_of(room.store, room.classroom_id, task)
    proposal = Proposal(
        Ruling.ACCEPTED,
        ACCEPTED,
        record.key_version,
        claim.item.item_id,
        claim.part.part.id,
        claim.leading_other,
    )
    decisions.decide(room.store, room.classroom_id, task, proposal, AUTHOR, at)
