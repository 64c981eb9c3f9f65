"""A class that teachers share: who they are, adding one, ending it, leaving, handing it over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.colleagues.acts import ActLine, Deed, newest_in, note_in, teacher_names
from kit.classroom.colleagues.errors import NoSuchColleague, OwnerOnly, OwnerStays
from kit.classroom.errors import NotFound
from kit.store.colleagues import acts, teaching
from kit.store.colleagues.teaching import CoTeacherRecord, Role
from kit.store.engine import Store
from kit.store.models.base import Act
from kit.store.people import classrooms, holdings, teachers
from kit.store.people.classrooms import ClassroomRecord
from kit.store.people.holdings import Holdings
from kit.store.people.teachers import TeacherRecord

#: Lines of what was done on the page of teachers; all of them have a page of their own.
_NEWEST: Final = 10


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class by its id, and the teacher who asks."""

    teacher_id: UUID
    classroom_id: UUID


@dataclass(frozen=True, slots=True)
class CoTeacher:
    """A co-teacher as the class's page shows them; `is_closed`: their account is disabled."""

    id: UUID
    name: str
    added_at: datetime
    added_by: str
    is_closed: bool


@dataclass(frozen=True, slots=True)
class TeachersPage:
    """The teachers of a class, who else could be, and what was done last.

    `choices` are the other teachers of this kit, by id and name; empty for who is no owner.
    """

    role: Role
    owner: str
    co_teachers: Sequence[CoTeacher]
    choices: Sequence[tuple[UUID, str]]
    acts: Sequence[ActLine]


@dataclass(frozen=True, slots=True)
class HandingPage:
    """What goes over with a class, and to whom."""

    heir: CoTeacher
    goes: Holdings


def owned_in(connection: Connection, own: OwnClass) -> ClassroomRecord:
    """The class, where it is the teacher's own. Raises NotFound, or OwnerOnly for a co-teacher."""
    record = classrooms.classroom_taught(connection, own.teacher_id, own.classroom_id)
    if record is None:
        raise NotFound
    if record.teacher_id != own.teacher_id:
        owner = teachers.teacher_by_id(connection, record.teacher_id)
        raise OwnerOnly(name=record.name, owner=owner.name if owner else "")
    return record


def owned_classroom(store: Store, own: OwnClass) -> ClassroomRecord:
    """As `owned_in`."""
    with store.reading() as connection:
        return owned_in(connection, own)


def teachers_page(store: Store, own: OwnClass) -> TeachersPage:
    """Who teaches the class and what was done there last. Raises NotFound."""
    with store.reading() as connection:
        record = classrooms.classroom_taught(connection, own.teacher_id, own.classroom_id)
        if record is None:
            raise NotFound
        everybody = teachers.teachers(connection)
        names = teacher_names(connection)
        shared = _co_teachers(connection, own.classroom_id)
        is_owner = record.teacher_id == own.teacher_id
        taken = {record.teacher_id, *(one.id for one in shared)}
        return TeachersPage(
            Role.OWNER if is_owner else Role.CO_TEACHER,
            names[record.teacher_id],
            shared,
            [(one.id, one.name) for one in everybody if is_owner and _is_free(one, taken)],
            newest_in(connection, own.classroom_id, names, _NEWEST),
        )


def _is_free(teacher: TeacherRecord, taken: set[UUID]) -> bool:
    return teacher.disabled_at is None and teacher.id not in taken


def _co_teachers(connection: Connection, classroom_id: UUID) -> Sequence[CoTeacher]:
    by_id = {teacher.id: teacher for teacher in teachers.teachers(connection)}
    return [
        CoTeacher(
            record.teacher_id,
            by_id[record.teacher_id].name,
            record.added_at,
            by_id[record.added_by_id].name,
            by_id[record.teacher_id].disabled_at is not None,
        )
        for record in teaching.co_teachers(connection, classroom_id)
    ]


def add(store: Store, own: OwnClass, colleague_id: UUID, now: datetime) -> str:
    """Let another teacher of this kit share the class; they see it at once. Returns their name.

    Twice is once. Raises NotFound, OwnerOnly or NoSuchColleague.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, own.classroom_id)
        owned_in(connection, own)
        colleague = teachers.teacher_by_id(connection, colleague_id)
        if colleague is None or not _is_free(colleague, {own.teacher_id}):
            raise NoSuchColleague
        record = CoTeacherRecord(own.classroom_id, colleague_id, now, own.teacher_id)
        if teaching.add_co_teacher(connection, record):
            deed = Deed(Act.ADDED_TEACHER, other_id=colleague_id)
            note_in(connection, own.teacher_id, own.classroom_id, deed, now)
    return colleague.name


def end(store: Store, own: OwnClass, colleague_id: UUID, now: datetime) -> str:
    """Let a co-teacher share the class no longer; what they did there stays. Returns their name.

    Twice is once. Raises NotFound, OwnerOnly or NoSuchColleague.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, own.classroom_id)
        owned_in(connection, own)
        colleague = teachers.teacher_by_id(connection, colleague_id)
        if colleague is None or colleague_id == own.teacher_id:
            raise NoSuchColleague
        if teaching.end_co_teacher(connection, own.classroom_id, colleague_id):
            deed = Deed(Act.ENDED_TEACHER, other_id=colleague_id)
            note_in(connection, own.teacher_id, own.classroom_id, deed, now)
    return colleague.name


def leave(store: Store, own: OwnClass, now: datetime) -> None:
    """Let the class be shared with the teacher no longer. Twice is once.

    Raises NotFound, or OwnerStays for its owner.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, own.classroom_id)
        record = classrooms.classroom_taught(connection, own.teacher_id, own.classroom_id)
        if record is None:
            if _last_act(connection, own) is Act.LEFT:
                return
            raise NotFound
        if record.teacher_id == own.teacher_id:
            raise OwnerStays(name=record.name)
        teaching.end_co_teacher(connection, own.classroom_id, own.teacher_id)
        note_in(connection, own.teacher_id, own.classroom_id, Deed(Act.LEFT), now)


def _last_act(connection: Connection, own: OwnClass) -> Act | None:
    """What the teacher did last for the class: a form sent twice finds its own act there."""
    return acts.last_act_of(connection, own.classroom_id, own.teacher_id)


def handing_page(store: Store, own: OwnClass, heir_id: UUID) -> HandingPage:
    """What handing the class over means. Raises NotFound, OwnerOnly or NoSuchColleague."""
    with store.reading() as connection:
        owned_in(connection, own)
        heir = _heir(connection, own.classroom_id, heir_id)
        return HandingPage(heir, holdings.holdings(connection, own.classroom_id))


def _heir(connection: Connection, classroom_id: UUID, heir_id: UUID) -> CoTeacher:
    for colleague in _co_teachers(connection, classroom_id):
        if colleague.id == heir_id and not colleague.is_closed:
            return colleague
    raise NoSuchColleague


def hand_over(store: Store, own: OwnClass, heir_id: UUID, now: datetime, *, stays: bool) -> None:
    """Make a co-teacher the class's owner, for good; `stays`: who owned it becomes a co-teacher.

    Twice is once. Raises NotFound, OwnerOnly or NoSuchColleague.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, own.classroom_id)
        record = classrooms.classroom(connection, own.classroom_id)
        is_heirs = record is not None and record.teacher_id == heir_id != own.teacher_id
        if is_heirs and _last_act(connection, own) is Act.HANDED_OVER:
            return
        owned_in(connection, own)
        _heir(connection, own.classroom_id, heir_id)
        give_in(connection, own, heir_id, now, stays=stays)


def give_in(
    connection: Connection, own: OwnClass, heir_id: UUID, now: datetime, *, stays: bool
) -> None:
    """Put the class into the heir's hands, and keep that it was."""
    teaching.set_owner(connection, own.classroom_id, heir_id)
    if stays:
        record = CoTeacherRecord(own.classroom_id, own.teacher_id, now, own.teacher_id)
        teaching.add_co_teacher(connection, record)
    deed = Deed(Act.HANDED_OVER, other_id=heir_id)
    note_in(connection, own.teacher_id, own.classroom_id, deed, now)
