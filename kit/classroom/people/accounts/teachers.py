"""What `kit teacher` does with accounts: invite, list, close, reset."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.links import LINK_LIFE
from kit.classroom.people.accounts.trail import KitDeed
from kit.classroom.people.errors import TeacherExists, UnknownTeacher
from kit.classroom.people.names import clean_name, name_key
from kit.store.engine import Store
from kit.store.ids import new_id, new_token, token_hash
from kit.store.models.base import KitAct, LinkPurpose, Way
from kit.store.people import teachers
from kit.store.people.teachers import LinkRecord, TeacherRecord


@dataclass(frozen=True, slots=True)
class TeacherRow:
    """A teacher as `kit teacher list` shows them."""

    name: str
    created_at: datetime
    disabled_at: datetime | None
    has_password: bool


def invite_teacher(store: Store, name: str) -> str:
    """Make an account without a password; the token lets its owner choose one.

    Raises NameRefused or TeacherExists.
    """
    now = datetime.now(UTC)
    name = clean_name(name)
    with store.writing() as connection:
        if teachers.teacher_by_key(connection, name_key(name)):
            raise TeacherExists(name=name)
        teacher = TeacherRecord(new_id(), name, name_key(name), None, now, None)
        teachers.add_teacher(connection, teacher)
        trail.note_in(connection, KitDeed(KitAct.MADE_ACCOUNT, teacher.id, Way.COMMAND), now)
        token = new_token()
        link = LinkRecord(token_hash(token), teacher.id, LinkPurpose.INVITE, now + LINK_LIFE)
        teachers.add_link(connection, link, now)
        return token


def list_teachers(store: Store) -> Sequence[TeacherRow]:
    """All teachers, eldest first."""
    with store.reading() as connection:
        return [
            TeacherRow(row.name, row.created_at, row.disabled_at, row.password_hash is not None)
            for row in teachers.teachers(connection)
        ]


def teacher_named(store: Store, name: str) -> UUID:
    """The id of the teacher of that name. Raises UnknownTeacher."""
    with store.reading() as connection:
        teacher = teachers.teacher_by_key(connection, name_key(name))
    if teacher is None:
        raise UnknownTeacher(name=name)
    return teacher.id


def disable_teacher(store: Store, name: str) -> None:
    """Close an account: signed out everywhere, remotes too, classrooms kept.

    Raises UnknownTeacher.
    """
    now = datetime.now(UTC)
    with store.writing() as connection:
        teacher = teachers.teacher_by_key(connection, name_key(name))
        if teacher is None:
            raise UnknownTeacher(name=name)
        teachers.set_disabled(connection, teacher.id, now)
        trail.note_in(connection, KitDeed(KitAct.DISABLED_ACCOUNT, teacher.id, Way.COMMAND), now)


def reset_teacher(store: Store, name: str) -> str:
    """A token to choose a new password with; reopens a disabled account.

    The old password ends at once. Raises UnknownTeacher.
    """
    now = datetime.now(UTC)
    with store.writing() as connection:
        teacher = teachers.teacher_by_key(connection, name_key(name))
        if teacher is None:
            raise UnknownTeacher(name=name)
        teachers.set_disabled(connection, teacher.id, None)
        teachers.set_password(connection, teacher.id, None)
        trail.note_in(connection, KitDeed(KitAct.RESET_ACCOUNT, teacher.id, Way.COMMAND), now)
        token = new_token()
        link = LinkRecord(token_hash(token), teacher.id, LinkPurpose.RESET, now + LINK_LIFE)
        teachers.add_link(connection, link, now)
        return token
