"""What the students of the made-up class know, and by that choose and write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from kit.classroom.answering.attempts import Work
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.demo.plan import Step
from kit.classroom.demo.student_model import Model, Person, Question
from kit.classroom.demo.texts import (
    WRITTEN,
)
from kit.classroom.people.students import StudentIdentity
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.library import Library
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Item
from kit.store.engine import Store
from kit.vocabulary import CertaintyRule


@dataclass(frozen=True, slots=True)
class MadeUpClass:
    """The made-up class while it is made; `store` is inside its one transaction."""

    store: Store
    library: Library
    model: Model
    teacher_id: UUID
    classroom_id: UUID
    people: Sequence[tuple[Person, StudentIdentity]]


def answers_of(
    room: MadeUpClass, step: Step, work: Work, person: Person, go: int
) -> Iterator[PostedAnswer]:
    """What a person gives for each item; who tries again has read the key's reasons meanwhile."""
    exercise = work.exercise
    item_type = ITEM_TYPES[exercise.type]
    learned = step.learned + 1.2 * (go - 1)
    asked = work.task.assignment.certainty is not CertaintyRule.OFF
    for item in exercise.items:
        chosen = choices_of(room, exercise, item, person, learned, go)
        text = "" if item_type.parts(item, exercise.scheme) else _text(room, exercise, item, person)
        value = item_type.answering(item, chosen, text)
        sure = room.model.certainty(person, _about(exercise, item), learned) if asked else None
        if value:
            yield PostedAnswer(item.id, 1, value, sure)


def choices_of(
    room: MadeUpClass, exercise: Exercise[Any], item: Item, person: Person, learned: float, go: int
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


def level_of(room: MadeUpClass, exercise: Exercise[Any], item: Item, person: Person) -> int:
    """How good what a person writes is: which level of the rubric, the lowest 0."""
    levels = len(exercise.rubric_levels) or 1
    return room.model.level(person, _about(exercise, item), 0.0, levels)


def _text(room: MadeUpClass, exercise: Exercise[Any], item: Item, person: Person) -> str:
    """What a person writes; of an item that this module does not know, its own first text."""
    written = WRITTEN.get(item.id) or ITEM_TYPES[exercise.type].texts(item)[:1]
    return written[min(level_of(room, exercise, item, person), len(written) - 1)]
