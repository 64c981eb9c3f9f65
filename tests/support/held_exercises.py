"""Every shipped exercise, handed in by somebody who has all wrong, half of it, or all right."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.items import ITEM_TYPES
from tests.support.room import Room

TEXT = "The minutes of 1 March record nine votes to six for a car park on the square. " * 3


def give_out(room: Room, library: Library, exercise_id: str, rules: Rules | None = None) -> UUID:
    """A shipped exercise, given to the room's class."""
    return assignments.give(
        room.store, library, room.classroom_id, exercise_id, rules or Rules(), room.now
    )


def do(room: Room, library: Library, assignment_id: UUID, name: str, wrong: int) -> None:
    """Somebody hands it in with every `wrong`-th part wrong; none with 0."""
    who = room.people[name]
    attempts.start(room.store, who, assignment_id, clock_at(room.now))
    work = attempts.work(room.store, who, assignment_id, room.now)
    given = answers(work.exercise, library, wrong)
    saving.save_answers(room.store, who, assignment_id, work.attempt.id, given, clock_at(room.now))
    saving.submit(room.store, who, assignment_id, work.attempt.id, clock_at(room.now))


def answers(exercise: Exercise[Any], library: Library, wrong: int) -> Sequence[PostedAnswer]:
    """An answer to each item."""
    item_type, number, given = ITEM_TYPES[exercise.type], 0, []
    for item in exercise.items:
        entry = library.keys[exercise.id].items[item.id]
        chosen: dict[str, str] = {}
        for part in item_type.parts(item, exercise.scheme):
            due, number = item_type.due(entry)[part.id], number + 1
            amiss = wrong and number % wrong == 0
            chosen[part.id] = _other(item_type, entry, part, due) if amiss else due
        given.append(PostedAnswer(item.id, 1, _value(item_type, item, chosen)))
    return given


def _value(item_type: Any, item: Any, chosen: Mapping[str, str]) -> Mapping[str, Any]:
    value: Mapping[str, Any] = item_type.answering(item, chosen, TEXT)
    return value


def _other(item_type: Any, entry: Any, part: Any, due: str) -> str:
    """A choice that earns nothing, or a number that is one more."""
    for choice in part.choices:
        if not item_type.agrees(entry, part.id, choice.value):
            keyed = item_type.labels_keyed(entry).get(part.id)
            if not (keyed and keyed.debatable and keyed.debatable.label == choice.value):
                return str(choice.value)
    return str(float(due) + 1)
