"""The form by which a teacher decides about one item of a key, with all that is shown beside it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of, key_of, originals_of
from kit.classroom.keys.appeal_review import AppealGroup, appeals_of
from kit.classroom.keys.history import decisions_since
from kit.classroom.keys.proposals import item_of, part_of
from kit.classroom.keys.unparsed_answers import unparsed_answers
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.items.fields.base_models import Item
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.keys.decisions import DecisionRecord


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """What a decision is about. `part` is None until one of several is chosen, or without any.

    `texts`: what students typed for the part that is no number. `groups`: the appeals that wait.
    `since`: what was decided after the version that the form was filled in for.
    """

    assignment: AssignmentRecord
    exercise: Exercise[Any]
    key: Key[Any]
    item: Item
    position: int
    parts: Sequence[Part]
    part: Part | None
    texts: Collection[str]
    groups: Sequence[AppealGroup]
    since: Sequence[DecisionRecord]
    originals: Mapping[str, Sequence[str]]


def decision_page(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    item_id: str,
    now: datetime,
    *,
    part_id: str | None = None,
    filled_on: str | None = None,
) -> DecisionPage:
    """The key as it is now, to decide about an item or one of its parts.

    `filled_on` is the version that a form was filled in for. Raises NotFound.
    """
    settle(store, classroom_id, assignment_id, now)
    assignment_ref = (classroom_id, assignment_id)
    with store.one_moment() as moment:
        with moment.reading() as connection:
            record = load_assignment(connection, *assignment_ref)
            exercise, key = asked_of(connection, record), key_of(connection, record)
            originals = originals_of(connection, classroom_id, exercise)
        item = item_of(exercise, item_id)
        parts = ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
        part = part_in_question(exercise, item, part_id)
        texts = unparsed_answers(moment, *assignment_ref, item_id)
        groups, _answered = appeals_of(moment, *assignment_ref, item_id)
        since = decisions_since(moment, *assignment_ref, filled_on) if filled_on is not None else ()
    return DecisionPage(
        assignment=record,
        exercise=exercise,
        key=key,
        item=item,
        position=exercise.items.index(item) + 1,
        parts=parts,
        part=part,
        texts=texts.get(part.id, ()) if part else (),
        groups=groups,
        since=since,
        originals=originals,
    )


def part_in_question(exercise: Exercise[Any], item: Item, part_id: str | None) -> Part | None:
    """The part that a page asks about: the only one, or the one chosen. Pure. Raises NotFound."""
    parts = ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
    if len(parts) == 1:
        return parts[0]
    return part_of(exercise, item, part_id) if part_id and parts else None
