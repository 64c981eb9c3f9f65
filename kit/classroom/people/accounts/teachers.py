"""What whoever looks after accounts does with them: invite, list, close, open, reset, rename.

By the commands of `kit teacher`, or by an administrator on their page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people.accounts import administrators, trail
from kit.classroom.people.accounts.links import LINK_LIFE
from kit.classroom.people.accounts.trail import BY_COMMAND, By
from kit.classroom.people.errors import TeacherExists, TeacherNameTaken, UnknownTeacher
from kit.classroom.people.names import clean_name, name_key
from kit.store.engine import Store
from kit.store.ids import new_id, new_token, token_hash
from kit.store.models.base import KitAct, LinkPurpose
from kit.store.people import teachers
from kit.store.people.teachers import LinkRecord, TeacherRecord


@dataclass(frozen=True, slots=True)
class TeacherRow:
    """A teacher as `kit teacher list` shows them."""

    name: str
    created_at: datetime
    disabled_at: datetime | None
    has_password: bool
    is_administrator: bool


def invite_teacher(store: Store, name: str) -> str:
    """Make an account without a password, by a command; the token lets its owner choose one.

    The first account of a kit is an administrator's. Raises NameRefused or TeacherExists.
    """
    with store.writing() as connection:
        return _invite_in(connection, new_id(), clean_name(name), BY_COMMAND, datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Invited:
    """An account that was made, and the token of its link; None: that was handed out before."""

    teacher_id: UUID
    token: str | None


def invite_by(store: Store, once: UUID, name: str, by: By, now: datetime) -> Invited:
    """As `invite_teacher`, by an administrator; `once` comes from the form and is the account's id.

    Sent twice it makes one; sent once more with another name, another one. Raises NameRefused or
    TeacherNameTaken.
    """
    name = clean_name(name)
    with store.writing() as connection:
        stored = teachers.teacher_by_id(connection, once)
        if stored is not None and stored.name == name:
            return Invited(once, None)
        teacher_id = new_id() if stored else once
        try:
            return Invited(teacher_id, _invite_in(connection, teacher_id, name, by, now))
        except TeacherExists as error:
            raise TeacherNameTaken(**error.facts) from None


def _invite_in(connection: Connection, teacher_id: UUID, name: str, by: By, now: datetime) -> str:
    teachers.lock_teachers(connection)
    if teachers.teacher_by_key(connection, name_key(name)):
        raise TeacherExists(name=name)
    since = None if teachers.count_teachers(connection) else now
    teacher = TeacherRecord(teacher_id, name, name_key(name), None, now, None, since)
    teachers.add_teacher(connection, teacher)
    trail.note_in(connection, by.deed(KitAct.MADE_ACCOUNT, teacher.id), now)
    return _link_in(connection, teacher.id, LinkPurpose.INVITE, now)


def list_teachers(store: Store) -> Sequence[TeacherRow]:
    """All teachers, eldest first."""
    with store.reading() as connection:
        return [
            TeacherRow(
                row.name,
                row.created_at,
                row.disabled_at,
                row.password_hash is not None,
                row.administrator_since is not None,
            )
            for row in teachers.teachers(connection)
        ]


def teacher_named(store: Store, name: str) -> UUID:
    """The id of the teacher of that name. Raises UnknownTeacher."""
    with store.reading() as connection:
        return _named(connection, name).id


def disable_teacher(store: Store, name: str) -> None:
    """Close an account by a command: signed out everywhere, remotes too, classrooms kept.

    The only administrator's, too: whoever runs the kit's computer has to be able to shut out
    anybody at once, and makes another one by a command. Raises UnknownTeacher.
    """
    now = datetime.now(UTC)
    with store.writing() as connection:
        teacher = _named(connection, name)
        teachers.set_disabled(connection, teacher.id, now)
        trail.note_in(connection, BY_COMMAND.deed(KitAct.DISABLED_ACCOUNT, teacher.id), now)


def reset_teacher(store: Store, name: str) -> str:
    """A token to choose a new password with; reopens a disabled account.

    The old password ends at once. Raises UnknownTeacher.
    """
    now = datetime.now(UTC)
    with store.writing() as connection:
        return _reset_in(connection, _named(connection, name), BY_COMMAND, now)


def close_account(store: Store, teacher_id: UUID, by: By, now: datetime) -> str:
    """As `disable_teacher`, by an administrator; the name. Twice is once.

    Raises NotFound or LastAdministrator.
    """
    with store.writing() as connection:
        teacher = administrators.locked_in(connection, teacher_id)
        if teacher.disabled_at is None:
            administrators.refuse_last_in(connection, teacher)
            teachers.set_disabled(connection, teacher_id, now)
            trail.note_in(connection, by.deed(KitAct.DISABLED_ACCOUNT, teacher_id), now)
        return teacher.name


def open_account(store: Store, teacher_id: UUID, by: By, now: datetime) -> str:
    """Open a closed account with the password that it had; the name. Twice is once.

    Raises NotFound.
    """
    with store.writing() as connection:
        teacher = administrators.locked_in(connection, teacher_id)
        if teacher.disabled_at is not None:
            teachers.set_disabled(connection, teacher_id, None)
            trail.note_in(connection, by.deed(KitAct.OPENED_ACCOUNT, teacher_id), now)
        return teacher.name


def new_link(store: Store, teacher_id: UUID, by: By, now: datetime) -> str:
    """As `reset_teacher`, by an administrator. Raises NotFound."""
    with store.writing() as connection:
        return _reset_in(connection, administrators.locked_in(connection, teacher_id), by, now)


def rename_teacher(store: Store, teacher_id: UUID, typed: str, by: By, now: datetime) -> str:
    """Give an account another name; returns it as it is stored.

    Raises NotFound, NameRefused or TeacherNameTaken.
    """
    name = clean_name(typed)
    with store.writing() as connection:
        teacher = administrators.locked_in(connection, teacher_id)
        other = teachers.teacher_by_key(connection, name_key(name))
        if other is not None and other.id != teacher_id:
            raise TeacherNameTaken(name=name)
        if teacher.name != name:
            teachers.rename_teacher(connection, teacher_id, name, name_key(name))
            trail.note_in(connection, by.deed(KitAct.RENAMED, teacher_id), now)
    return name


def _reset_in(connection: Connection, teacher: TeacherRecord, by: By, now: datetime) -> str:
    teachers.set_disabled(connection, teacher.id, None)
    teachers.set_password(connection, teacher.id, None)
    trail.note_in(connection, by.deed(KitAct.RESET_ACCOUNT, teacher.id), now)
    return _link_in(connection, teacher.id, LinkPurpose.RESET, now)


def _link_in(connection: Connection, teacher_id: UUID, purpose: LinkPurpose, now: datetime) -> str:
    """The token of a new link, which ends those before."""
    token = new_token()
    link = LinkRecord(token_hash(token), teacher_id, purpose, now + LINK_LIFE)
    teachers.add_link(connection, link, now)
    return token


def _named(connection: Connection, name: str) -> TeacherRecord:
    teacher = teachers.teacher_by_key(connection, name_key(name))
    if teacher is None:
        raise UnknownTeacher(name=name)
    return teacher
