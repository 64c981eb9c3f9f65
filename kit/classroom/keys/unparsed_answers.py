"""What students typed where a number is asked for, and none was read: a teacher may accept it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of
from kit.content.exercise import Exercise
from kit.items import ITEM_TYPES
from kit.items.base import AnswerValue, Part
from kit.items.fields.base_models import Item
from kit.store.answering import attempts
from kit.store.answering.answers import read_answers, read_answers_at
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.keys import appeals

#: Texts by the part that they were typed for.
Texts = Mapping[str, Collection[str]]


def is_valid_choice(exercise: Exercise[Any], item: Item, part: Part, choice: str) -> bool:
    """Whether a choice is one of those that a part offers, or the number that it asks for. Pure."""
    return ITEM_TYPES[exercise.type].choice_of(item, part, choice) is not None


def unparsed_texts(exercise: Exercise[Any], item: Item, values: Iterable[AnswerValue]) -> Texts:
    """The texts of answers to an item that are no number, in the order of the answers. Pure."""
    numbers = _number_parts(exercise, item)
    by_part: dict[str, dict[str, None]] = {}
    for value in filter(None, values):
        for part_id, choice in ITEM_TYPES[exercise.type].chosen(item, value).items():
            part = numbers.get(part_id)
            if part is not None and not is_valid_choice(exercise, item, part, choice):
                by_part.setdefault(part_id, {})[choice] = None
    return {part_id: list(texts) for part_id, texts in by_part.items()}


def _number_parts(exercise: Exercise[Any], item: Item) -> Mapping[str, Part]:
    parts = ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
    return {part.id: part for part in parts if not part.choices}


def unparsed_answers(store: Store, classroom_id: UUID, assignment_id: UUID, item_id: str) -> Texts:
    """What the class typed for an item, by part. Raises NotFound."""
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        return unparsed_answers_in(connection, record, asked_of(connection, record), item_id)


def unparsed_answers_in(
    connection: Connection, record: AssignmentRecord, exercise: Exercise[Any], item_id: str | None
) -> Texts:
    """What the class typed for an item, by part: what was handed in, and what is argued for.

    An argument outlives its answer where the assignment was opened again.
    """
    item = next((one for one in exercise.items if one.id == item_id), None)
    if item is None or not (numbers := _number_parts(exercise, item)):
        return {}
    ids = [record.id]
    answers = read_answers_at(connection, record.classroom_id, ids)
    values = [
        answers[attempt.id][item.id].value
        for attempt in attempts.handed_in(connection, record.classroom_id, ids)
        if item.id in answers.get(attempt.id, {})
    ]
    by_part = {
        part_id: list(texts) for part_id, texts in unparsed_texts(exercise, item, values).items()
    }
    for appeal in appeals.open_appeals(connection, record.classroom_id, ids):
        part = numbers.get(appeal.part_id) if appeal.item_id == item.id else None
        if part is None or is_valid_choice(exercise, item, part, appeal.choice):
            continue
        if appeal.choice not in by_part.setdefault(part.id, []):
            by_part[part.id].append(appeal.choice)
    return by_part


def own_unparsed_answers_in(
    connection: Connection,
    record: AssignmentRecord,
    exercise: Exercise[Any],
    student_id: UUID,
    item_id: str,
) -> Texts:
    """What one student typed for an item and handed in, by part."""
    item = next((one for one in exercise.items if one.id == item_id), None)
    if item is None or not _number_parts(exercise, item):
        return {}
    own_attempts = attempts.attempts_of_student(
        connection, record.classroom_id, student_id, record.id
    )
    answers = [
        read_answers(connection, record.classroom_id, one.id).get(item.id)
        for one in own_attempts
        if one.submitted_at is not None
    ]
    return unparsed_texts(exercise, item, [one.value for one in answers if one is not None])
