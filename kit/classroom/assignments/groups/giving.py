"""Giving an exercise to a group of the class, or to the class."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments import assignments as giving
from kit.classroom.assignments.audience import reach_of
from kit.classroom.assignments.groups.errors import GroupGone, GroupOfNobody
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinning import Rules, give_in, is_given_by, new_record, offer_of
from kit.content.library import Library
from kit.store import assignments
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups import audiences, groups
from kit.store.groups.audiences import Reach
from kit.store.groups.groups import GroupRecord
from kit.store.ids import new_id
from kit.store.people import classrooms, students


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """A group that an exercise may go to, and how many are in it."""

    group: GroupRecord
    students: int


def group_choices(store: Store, classroom_id: UUID) -> Sequence[GroupChoice]:
    """The groups of the class, those of nobody included."""
    with store.reading() as connection:
        present = {student.id for student in students.students(connection, classroom_id)}
        inside = groups.members(connection, classroom_id)
        return [
            GroupChoice(group, len(inside.get(group.id, frozenset()) & present))
            for group in groups.groups(connection, classroom_id)
        ]


def give_to(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    library: Library,
    classroom_id: UUID,
    exercise_id: str,
    rules: Rules,
    now: datetime,
    *,
    group_id: UUID | None = None,
    once: UUID | None = None,
) -> AssignmentRecord:
    """Give an exercise to a group, or to the class where there is none; otherwise as `give`.

    Returns the assignment: created before `now`, where the form was sent before.
    Raises UnknownExercise, or a BadRule: GroupGone and GroupOfNobody are about the group.
    """
    if group_id is None:
        task_id = giving.give(store, library, classroom_id, exercise_id, rules, now, once=once)
        return giving.assignment_of(store, classroom_id, task_id)
    offer = offer_of(library, exercise_id)
    record = new_record(classroom_id, once or new_id(), offer, rules, now)
    reach = Reach(group_id=group_id)
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        stored = assignments.assignment(connection, classroom_id, record.id)
        if stored is not None:
            same_reach = reach_of(connection, classroom_id, record.id) == reach
            if same_reach and is_given_by(stored, record):
                return stored
            record = replace(record, id=new_id())
        _refuse_of_nobody(connection, record, group_id)
        give_in(connection, record, offer)
        audiences.add_audience(connection, classroom_id, record.id, reach)
        return load_assignment(connection, classroom_id, record.id)


def _refuse_of_nobody(connection: Connection, record: AssignmentRecord, group_id: UUID) -> None:
    known = groups.groups(connection, record.classroom_id)
    group = next((one for one in known if one.id == group_id), None)
    if group is None:
        raise GroupGone
    present = {student.id for student in students.students(connection, record.classroom_id)}
    if not present & groups.members(connection, record.classroom_id).get(group_id, frozenset()):
        raise GroupOfNobody(group=group.name)
