"""Teachers' accounts: set-up link, sign-in, sessions, and what `kit teacher` does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection

from kit.classroom.people import throttle
from kit.classroom.people.errors import LinkUsed, SignInFailed, TeacherExists, UnknownTeacher
from kit.classroom.people.leftovers import SESSION_IDLE, clear_leftovers
from kit.classroom.people.names import clean_name, name_key
from kit.classroom.people.passwords import PASSWORD_MOST, check_password
from kit.store.engine import Store
from kit.store.ids import new_id, new_token, token_hash, token_of
from kit.store.models.base import LinkPurpose
from kit.store.people import teachers
from kit.store.people.teachers import LinkRecord, TeacherRecord

LINK_LIFE: Final = timedelta(days=2)
#: How stale `seen_at` may become before it is written again: not at every request.
_SESSION_TOUCH: Final = timedelta(minutes=10)

_hasher = PasswordHasher()


@dataclass(frozen=True, slots=True)
class TeacherRow:
    """A teacher as `kit teacher list` shows them."""

    name: str
    created_at: datetime
    disabled_at: datetime | None
    has_password: bool


@dataclass(frozen=True, slots=True)
class TeacherIdentity:
    """The signed-in teacher. `hides`: names and keys are hidden on every page."""

    id: UUID
    name: str
    hides: bool


def setup_link_token(store: Store, secret: str | None = None) -> str | None:
    """A token for the first account. None where a teacher exists.

    Kits on one database that share the secret make the same; without one it is new each time.
    """
    now = datetime.now(UTC)
    with store.writing() as connection:
        if teachers.count_teachers(connection):
            return None
        token = new_token() if secret is None else token_of(secret, LinkPurpose.FIRST)
        link = LinkRecord(token_hash(token), None, LinkPurpose.FIRST, now + LINK_LIFE)
        teachers.add_link(connection, link, now)
        return token


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
    with store.writing() as connection:
        teacher = teachers.teacher_by_key(connection, name_key(name))
        if teacher is None:
            raise UnknownTeacher(name=name)
        teachers.set_disabled(connection, teacher.id, datetime.now(UTC))


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
        token = new_token()
        link = LinkRecord(token_hash(token), teacher.id, LinkPurpose.RESET, now + LINK_LIFE)
        teachers.add_link(connection, link, now)
        return token


def look_at_link(store: Store, token: str, now: datetime) -> str | None:
    """The name the link's account has; None for the first account, which is yet to be named.

    Raises LinkUsed.
    """
    with store.reading() as connection:
        link = teachers.link(connection, token_hash(token), now)
        if link is None:
            raise LinkUsed
        if link.teacher_id is None:
            return None
        teacher = teachers.teacher_by_id(connection, link.teacher_id)
    if teacher is None:
        raise LinkUsed
    return teacher.name


def follow_link(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    token: str,
    name: str,
    password: str,
    now: datetime,
    *,
    replaced: str | None = None,
    caller: throttle.Caller | None = None,
) -> str:
    """Choose a password (and, for the first account, a name) and sign in.

    `password` has 12 to 200 characters; `replaced` is the token of the browser's session so far,
    which ends. Returns the new one's. Raises LinkUsed, NameRefused, TeacherExists, or KitError for
    a password of another length; the link is used up only when all is well. A form that comes
    again because its reply was lost signs its `caller` in by the name and password in it.
    """
    check_password(password)
    password_hash = _hasher.hash(password)
    with store.writing() as connection:
        link = teachers.link(connection, token_hash(token), now)
        used = link is None or not teachers.use_link(connection, link.token_hash)
        if link is not None and not used:
            teacher_id = _follow(connection, link, name, password_hash, now)
            return _open_session(connection, teacher_id, replaced, now)
    if caller is None or not name:
        raise LinkUsed
    try:
        return sign_in(store, name, password, caller, now, replaced=replaced)
    except SignInFailed:
        raise LinkUsed from None


def _follow(
    connection: Connection, link: LinkRecord, name: str, password_hash: str, now: datetime
) -> UUID:
    """Do what a link is for; the teacher that it is of.

    Raises NameRefused or TeacherExists.
    """
    if link.teacher_id is not None:
        teachers.set_password(connection, link.teacher_id, password_hash)
        return link.teacher_id
    name = clean_name(name)
    if teachers.teacher_by_key(connection, name_key(name)):
        raise TeacherExists(name=name)
    teacher = TeacherRecord(new_id(), name, name_key(name), password_hash, now, None)
    teachers.add_teacher(connection, teacher)
    return teacher.id


def sign_in(
    store: Store,
    name: str,
    password: str,
    caller: throttle.Caller,
    now: datetime,
    *,
    replaced: str | None = None,
) -> str:
    """Open a session; returns its token. `replaced` as in `follow_link`.

    Sessions and codes that have ended are cleared away. Raises SignInFailed or TooManyTries.
    """
    key, guard = name_key(name[:200]), throttle.SIGNING_IN
    with store.writing() as connection:
        throttle.take_try(connection, guard, caller, key, now)
        teacher = teachers.teacher_by_key(connection, key)
    known = teacher is not None and teacher.password_hash and teacher.disabled_at is None
    stored = teacher.password_hash if known and teacher else None
    # Outside the transactions: argon2 takes its time, and nobody should wait for it.
    nobodys = _nobodys_hash()
    right = _verify(stored or nobodys, password[: PASSWORD_MOST + 1])
    if not (known and teacher and right):
        raise SignInFailed
    with store.writing() as connection:
        throttle.give_back(connection, guard, caller, key, now)
        clear_leftovers(connection, now)
        # Once more under the lock: a new password, or the end of the account, may have come
        # meanwhile, and nobody shall be left in by the old one.
        locked = teachers.teacher_by_id(connection, teacher.id, lock=True)
        if locked is not None and locked.disabled_at is None and locked.password_hash == stored:
            return _open_session(connection, teacher.id, replaced, now)
    raise SignInFailed


def _open_session(
    connection: Connection, teacher_id: UUID, replaced: str | None, now: datetime
) -> str:
    """Sign a browser in, in place of the session that it had; the new one's token."""
    if replaced:
        teachers.end_session(connection, token_hash(replaced))
    token = new_token()
    teachers.add_session(connection, token_hash(token), teacher_id, now)
    return token


@cache
def _nobodys_hash() -> str:
    """Verified where no account is, so that a wrong name takes as long as a wrong password.

    Made at the first sign-in, whoever's, and not at import, which each start would wait for.
    """
    return _hasher.hash(new_token())


def _verify(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def signed_in(store: Store, token: str, now: datetime) -> TeacherIdentity | None:
    """The teacher of a session; None where it is unknown, ended or idle for 12 hours."""
    hashed = token_hash(token)
    with store.reading() as connection:
        session = teachers.session(connection, hashed)
    if session is None or session.seen_at < now - SESSION_IDLE:
        return None
    if session.seen_at < now - _SESSION_TOUCH:
        with store.writing() as connection:
            teachers.touch_session(connection, hashed, now)
    return TeacherIdentity(session.teacher_id, session.name, session.hides)


def set_hides(store: Store, token: str, *, hides: bool) -> None:
    """Turn the switch that hides names and keys, for this browser."""
    with store.writing() as connection:
        teachers.set_hides(connection, token_hash(token), hides=hides)


def sign_out(store: Store, token: str) -> None:
    """End this browser's session."""
    with store.writing() as connection:
        teachers.end_session(connection, token_hash(token))


def sign_out_everywhere(store: Store, teacher_id: UUID) -> None:
    """End all of a teacher's sessions, and the remotes that were paired from them."""
    with store.writing() as connection:
        teachers.teacher_by_id(connection, teacher_id, lock=True)
        teachers.end_access(connection, teacher_id)
