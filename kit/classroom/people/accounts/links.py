"""One-time links: of the first account, of an invited teacher, of a password that was reset."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people import throttle
from kit.classroom.people.accounts import passwords, trail
from kit.classroom.people.accounts.own_account import names_around
from kit.classroom.people.accounts.sessions import open_session, sign_in
from kit.classroom.people.accounts.trail import KitDeed
from kit.classroom.people.errors import LinkUsed, SignInFailed, TeacherExists
from kit.classroom.people.names import clean_name, name_key
from kit.classroom.people.second_factor.errors import SecondFactorNeeded
from kit.classroom.people.second_factor.halfway import half_if_needed
from kit.store.engine import Store
from kit.store.ids import new_id, new_token, token_hash, token_of
from kit.store.models.base import KitAct, LinkPurpose
from kit.store.people import teachers
from kit.store.people.teachers import LinkRecord, TeacherRecord

LINK_LIFE: Final = timedelta(days=2)


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
    browser: str | None = None,
    caller: throttle.Caller | None = None,
) -> str:
    """Choose a password (and, for the first account, a name) and sign in.

    `replaced` is the token of the browser's session so far, which ends, and `browser` what it
    calls itself. Returns the new one's. Raises LinkUsed, NameRefused, TeacherExists, or KitError
    for a password that is none to choose (`check_password`); the link is used up only when all is
    well. A form that comes again because its reply was lost signs its `caller` in by the name and
    password in it. A new password keeps the second factor: raises SecondFactorNeeded then, with
    the password chosen and the link used up.
    """
    names, half = _names_around(store, token, name, now), None
    if names is not None:
        # Outside the transactions, and for a good link alone: it takes its time.
        password_hash = passwords.hash_of(password, names)
        with store.writing() as connection:
            link = teachers.link(connection, token_hash(token), now)
            if link is not None and teachers.use_link(connection, link.token_hash):
                teacher_id = _follow(connection, link, name, password_hash, now)
                half = half_if_needed(connection, teacher_id, browser, now)
                if half is None:
                    trail.note_in(connection, KitDeed(KitAct.SIGNED_IN, teacher_id), now)
                    return open_session(connection, teacher_id, replaced, browser, now)
    if half is not None:
        raise SecondFactorNeeded(half)
    if caller is None or not name:
        raise LinkUsed
    try:
        return sign_in(store, name, password, caller, now, replaced=replaced, browser=browser)
    except SignInFailed:
        raise LinkUsed from None


def check_choice(store: Store, token: str, name: str, password: str, now: datetime) -> None:
    """Raises KitError for a password that `follow_link` would refuse; for no link, nothing."""
    passwords.check_password(password, _names_around(store, token, name, now) or ())


def _names_around(store: Store, token: str, name: str, now: datetime) -> list[str] | None:
    """What somebody would try first for this account's password; None where there is no link.

    `name` is what was typed, for the first account, which has none yet.
    """
    with store.reading() as connection:
        link = teachers.link(connection, token_hash(token), now)
        if link is None:
            return None
        return [name] if link.teacher_id is None else names_around(connection, link.teacher_id)


def _follow(
    connection: Connection, link: LinkRecord, name: str, password_hash: str, now: datetime
) -> UUID:
    """Do what a link is for; the teacher that it is of.

    Raises NameRefused or TeacherExists.
    """
    if link.teacher_id is not None:
        teachers.set_password(connection, link.teacher_id, password_hash)
        trail.note_in(connection, KitDeed(KitAct.FOLLOWED_LINK, link.teacher_id), now)
        return link.teacher_id
    name = clean_name(name)
    if teachers.teacher_by_key(connection, name_key(name)):
        raise TeacherExists(name=name)
    # Who sets the kit up looks after it, until they say who else does.
    since = None if teachers.count_teachers(connection) else now
    teacher = TeacherRecord(new_id(), name, name_key(name), password_hash, now, None, since)
    teachers.add_teacher(connection, teacher)
    trail.note_in(connection, KitDeed(KitAct.MADE_ACCOUNT, teacher.id), now)
    return teacher.id
