"""The groups of a class: made, renamed, filled, emptied, deleted, and each of it undone.

Whoever is in a group has what was given to it, also who comes later; whoever leaves keeps what
they have begun.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import Connection

from kit.classroom.assignments.groups.dividing import divided, free_names, number_for
from kit.classroom.assignments.groups.errors import (
    GroupInUse,
    GroupNameRefused,
    GroupNameTaken,
    NobodyToDivide,
    TooManyGroups,
)
from kit.classroom.errors import NotFound
from kit.classroom.people.errors import NameRefused
from kit.classroom.people.names import clean_name, name_key
from kit.store import assignments
from kit.store.answering import attempts
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.groups import audiences, groups
from kit.store.groups.groups import GroupRecord
from kit.store.ids import new_id
from kit.store.people import classrooms, students

#: Groups in one class: more are somebody who plays.
GROUPS_MAX: Final = 60


@dataclass(frozen=True, slots=True)
class Division:
    """How to divide: into `number` groups, or with at most `size` in each; one of them is None.

    `seed` None: in the order of the class list. `everybody`: those who are in a group, too.
    """

    number: int | None
    size: int | None
    seed: int | None
    everybody: bool


@dataclass(frozen=True, slots=True)
class Running:
    """An exercise of a group that is not closed, and how many have begun it, in it or not."""

    title: str
    begun: int


@dataclass(frozen=True, slots=True)
class Left:
    """A group whose students were changed: how many are in it, and what it has that goes on.

    `moment` is that of the change, also where the same form came once more; by it it is undone.
    """

    name: str
    students: int
    running: Sequence[Running]
    moment: datetime | None


def add_group(
    store: Store, classroom_id: UUID, typed: str, now: datetime, *, once: UUID | None = None
) -> GroupRecord:
    """Make a group of nobody. A form sent twice, by its id `once`, makes one.

    Raises GroupNameRefused, GroupNameTaken or TooManyGroups.
    """
    name = _clean(typed)
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        known = groups.groups(connection, classroom_id)
        stored = next((group for group in known if group.id == once), None)
        if stored is not None and stored.name == name:
            return stored
        group_id = new_id() if stored or once is None else once
        _refuse_taken(known, name)
        return add_in(connection, known, [GroupRecord(classroom_id, group_id, name, None, now)])[0]


def _clean(typed: str) -> str:
    try:
        return clean_name(typed)
    except NameRefused as error:
        facts = {name: error.facts[name] for name in ("name", "reason")}
        raise GroupNameRefused(**facts) from None


def _refuse_taken(known: Sequence[GroupRecord], name: str, besides: UUID | None = None) -> None:
    if any(group.name_key == name_key(name) and group.id != besides for group in known):
        raise GroupNameTaken(name=name)


def add_in(
    connection: Connection, known: Sequence[GroupRecord], records: Sequence[GroupRecord]
) -> Sequence[GroupRecord]:
    """Make groups beside those that are `known`, under the class's lock; with their keys.

    Raises TooManyGroups.
    """
    if len(known) + len(records) > GROUPS_MAX:
        raise TooManyGroups(wanted=len(known) + len(records), most=GROUPS_MAX)
    keyed = [_with_key(record) for record in records]
    groups.add_groups(connection, keyed)
    return keyed


def _with_key(record: GroupRecord) -> GroupRecord:
    return GroupRecord(
        record.classroom_id,
        record.id,
        record.name,
        name_key(record.name),
        record.created_at,
        seed=record.seed,
    )


def divide(
    store: Store,
    classroom_id: UUID,
    division: Division,
    word: str,
    now: datetime,
    *,
    once: UUID | None = None,
) -> Sequence[GroupRecord]:
    """Make groups of the students who are in none, or of everybody, beside the groups there are.

    They are called by a `word` and a number. Raises NobodyToDivide, MoreGroupsThanStudents or
    TooManyGroups.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        known = groups.groups(connection, classroom_id)
        source = once or new_id()
        made_before = [group for group in known if _is_from(group, source)]
        if made_before:
            return made_before
        everybody = [student.id for student in students.students(connection, classroom_id)]
        placed = frozenset[UUID]().union(*groups.members(connection, classroom_id).values())
        pool = [one for one in everybody if division.everybody or one not in placed]
        if not pool:
            raise NobodyToDivide(students=len(everybody))
        number = division.number or number_for(len(pool), division.size or 1)
        parts = divided(pool, number, division.seed)
        names = free_names(word, [group.name for group in known], number)
        records = [
            GroupRecord(classroom_id, uuid5(source, str(at)), name, None, now, seed=division.seed)
            for at, name in enumerate(names)
        ]
        added = add_in(connection, known, records)
        for group, part in zip(added, parts, strict=True):
            groups.add_members(connection, classroom_id, group.id, part, now)
        return added


def _is_from(group: GroupRecord, source: UUID) -> bool:
    """Whether a group was made by the form of that id."""
    return group.id in {uuid5(source, str(at)) for at in range(GROUPS_MAX)}


def rename_group(store: Store, classroom_id: UUID, group_id: UUID, typed: str) -> str:
    """Give a group another name; it. Raises NotFound, GroupNameRefused or GroupNameTaken."""
    name = _clean(typed)
    with store.writing() as connection:
        known = _hold(connection, classroom_id, group_id)[1]
        _refuse_taken(known, name, group_id)
        groups.change_group(connection, classroom_id, group_id, name=name, name_key=name_key(name))
    return name


def _hold(
    connection: Connection, classroom_id: UUID, group_id: UUID
) -> tuple[GroupRecord, Sequence[GroupRecord]]:
    """A group under the classroom's lock, and all there are. Raises NotFound."""
    classrooms.lock_classroom(connection, classroom_id)
    known = groups.groups(connection, classroom_id)
    group = next((one for one in known if one.id == group_id), None)
    if group is None:
        raise NotFound
    return group, known


def change_members(
    store: Store,
    classroom_id: UUID,
    group_id: UUID,
    shown: Collection[UUID],
    chosen: Collection[UUID],
    now: datetime,
) -> Left:
    """Put students in and take students out: what differs from what the page had `shown`.

    What another window changed meanwhile stays. Raises NotFound.
    """
    with store.writing() as connection:
        group, _known = _hold(connection, classroom_id, group_id)
        present = {student.id for student in students.students(connection, classroom_id)}
        inside = groups.members(connection, classroom_id).get(group_id, frozenset())
        coming = (set(chosen) - set(shown) - inside) & present
        leaving = (set(shown) - set(chosen)) & inside
        groups.add_members(connection, classroom_id, group_id, coming, now)
        groups.end_members(connection, classroom_id, group_id, leaving, now)
        return _left(connection, group, len(((inside | coming) - leaving) & present), now)


def empty_group(store: Store, classroom_id: UUID, group_id: UUID, now: datetime) -> Left:
    """Take everybody out of a group, who keep what they have begun. Raises NotFound."""
    with store.writing() as connection:
        group, _known = _hold(connection, classroom_id, group_id)
        return _emptied(connection, group, now)


def _emptied(connection: Connection, group: GroupRecord, now: datetime) -> Left:
    classroom_id = group.classroom_id
    inside = groups.members(connection, classroom_id).get(group.id, frozenset())
    groups.end_members(connection, classroom_id, group.id, inside, now)
    return _left(connection, group, 0, now)


def _left(connection: Connection, group: GroupRecord, inside: int, now: datetime) -> Left:
    running = [
        Running(record.title, len({attempt.student_id for attempt in begun}))
        for record in given_to(connection, group.classroom_id)(group.id)
        if not record.is_closed(now)
        for begun in [attempts.attempts_of_assignment(connection, group.classroom_id, record.id)]
    ]
    moment = groups.last_change(connection, group.classroom_id, group.id)
    return Left(group.name, inside, running, moment)


def given_to(
    connection: Connection, classroom_id: UUID
) -> Callable[[UUID], Sequence[AssignmentRecord]]:
    """What was given to a group, newest first, by its id."""
    groups_by_assignment = {
        audience.assignment_id: audience.reach.group_id
        for audience in audiences.audiences(connection, classroom_id)
    }
    records = assignments.assignments(connection, classroom_id)
    return lambda group_id: [
        record for record in records if groups_by_assignment.get(record.id) == group_id
    ]


def delete_group(store: Store, classroom_id: UUID, group_id: UUID, now: datetime) -> Left:
    """Delete a group: whoever was in it keeps what they have begun. Raises NotFound."""
    with store.writing() as connection:
        group, _known = _hold(connection, classroom_id, group_id)
        emptied = _emptied(connection, group, now)
        groups.change_group(connection, classroom_id, group_id, name_key=None, deleted_at=now)
        return emptied


def undo(store: Store, classroom_id: UUID, moment: datetime, now: datetime) -> None:
    """Undo what was done to groups at a moment, but what was changed again since. Twice is once.

    Raises GroupInUse, or GroupNameTaken where a deleted group's name went on.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        for group in groups.groups(connection, classroom_id, deleted=True):
            if group.deleted_at == moment:
                _refuse_taken(groups.groups(connection, classroom_id), group.name)
                groups.change_group(
                    connection,
                    classroom_id,
                    group.id,
                    name_key=name_key(group.name),
                    deleted_at=None,
                )
            elif group.created_at == moment and group.deleted_at is None:
                for record in given_to(connection, classroom_id)(group.id)[:1]:
                    raise GroupInUse(group=group.name, title=record.title)
                groups.change_group(
                    connection, classroom_id, group.id, name_key=None, deleted_at=now
                )
        groups.undo_members(connection, classroom_id, moment, now)
