"""Who looks after the kit: the role, given and taken.

An administrator looks after accounts and sees figures of the kit. Nobody sees more of a class by
it: answers, names of students and marks are for the teachers of a class alone. The last one cannot
be taken away, and whoever sits at the kit's computer may give the role to anybody by a command.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import NotFound
from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import By
from kit.classroom.people.errors import DisabledAdministrator, LastAdministrator
from kit.store.engine import Store
from kit.store.models.base import KitAct
from kit.store.people import teachers
from kit.store.people.teachers import TeacherRecord


def give_role(store: Store, teacher_id: UUID, by: By, now: datetime) -> TeacherRecord:
    """Make a teacher an administrator; returns them as they were before. Twice is once.

    Raises NotFound or DisabledAdministrator.
    """
    with store.writing() as connection:
        teacher = locked_in(connection, teacher_id)
        if teacher.disabled_at is not None:
            raise DisabledAdministrator(name=teacher.name)
        if teacher.administrator_since is None:
            teachers.set_administrator(connection, teacher_id, now)
            trail.note_in(connection, by.deed(KitAct.MADE_ADMINISTRATOR, teacher_id), now)
        return teacher


def take_role(store: Store, teacher_id: UUID, by: By, now: datetime) -> TeacherRecord:
    """Let a teacher be no administrator any more; returns them as they were. Twice is once.

    Raises NotFound or LastAdministrator.
    """
    with store.writing() as connection:
        teacher = locked_in(connection, teacher_id)
        if teacher.administrator_since is not None:
            refuse_last_in(connection, teacher)
            teachers.set_administrator(connection, teacher_id, None)
            trail.note_in(connection, by.deed(KitAct.ENDED_ADMINISTRATOR, teacher_id), now)
        return teacher


def refuse_last_in(connection: Connection, teacher: TeacherRecord) -> None:
    """Raises LastAdministrator where nobody else with an open account is one."""
    if [row.id for row in _open_ones_in(connection)] == [teacher.id]:
        raise LastAdministrator(name=teacher.name)


def is_left_without(store: Store) -> bool:
    """Whether no open account is an administrator's, though there are open accounts."""
    with store.reading() as connection:
        has_open = any(row.disabled_at is None for row in teachers.teachers(connection))
        return has_open and not _open_ones_in(connection)


def locked_in(connection: Connection, teacher_id: UUID) -> TeacherRecord:
    """The teacher of that id, and nobody changes an account meanwhile. Raises NotFound."""
    teachers.lock_teachers(connection)
    teacher = teachers.teacher_by_id(connection, teacher_id)
    if teacher is None:
        raise NotFound
    return teacher


def _open_ones_in(connection: Connection) -> list[TeacherRecord]:
    return [
        row
        for row in teachers.teachers(connection)
        if row.administrator_since is not None and row.disabled_at is None
    ]
