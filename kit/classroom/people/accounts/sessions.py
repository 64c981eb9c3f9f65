"""Signing in and out: a session for each browser, and the list of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people import throttle
from kit.classroom.people.accounts import passwords, trail
from kit.classroom.people.accounts.trail import KitDeed
from kit.classroom.people.errors import SignInFailed, TooManyTries
from kit.classroom.people.leftovers import SESSION_IDLE, clear_leftovers
from kit.classroom.people.names import name_key
from kit.classroom.people.second_factor.errors import SecondFactorNeeded
from kit.classroom.people.second_factor.halfway import half_if_needed
from kit.store.engine import Store
from kit.store.ids import new_token, token_hash
from kit.store.models.base import KitAct
from kit.store.people import teachers
from kit.store.people.teachers import TeacherRecord

#: How stale `seen_at` may become before it is written again: not at every request.
_SESSION_TOUCH: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class TeacherIdentity:
    """The signed-in teacher. `hides`: names and keys are hidden on every page."""

    id: UUID
    name: str
    hides: bool
    is_administrator: bool = False


def sign_in(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    name: str,
    password: str,
    caller: throttle.Caller,
    now: datetime,
    *,
    replaced: str | None = None,
    browser: str | None = None,
) -> str:
    """Open a session; returns its token.

    `replaced` is the token of the browser's session so far, which ends, and `browser` what it
    calls itself in two words. Sessions and codes that have ended are cleared away. Raises
    SignInFailed or TooManyTries; SecondFactorNeeded where a code is asked for, too.
    """
    key = name_key(name[:200])
    teacher = _take_try(store, key, caller, now)
    stored = teacher.password_hash if teacher and teacher.disabled_at is None else None
    # Outside the transactions: argon2 takes its time, and nobody should wait for it.
    right = passwords.is_right(stored, password)
    if not (teacher and stored and right):
        _note_refused(store, key, now)
        raise SignInFailed
    renewed = passwords.renewed(stored, password)
    with store.writing() as connection:
        throttle.give_back(connection, throttle.SIGNING_IN, caller, key, now)
        clear_leftovers(connection, now)
        good = _is_still_good(connection, teacher.id, stored, password)
        if good and renewed is not None:
            teachers.renew_hash(connection, teacher.id, renewed)
        half = half_if_needed(connection, teacher.id, browser, now) if good else None
        if good and half is None:
            trail.note_in(connection, KitDeed(KitAct.SIGNED_IN, teacher.id), now)
            return open_session(connection, teacher.id, replaced, browser, now)
    # After the transaction, which keeps the half.
    if half is not None:
        raise SecondFactorNeeded(half)
    _note_refused(store, key, now)
    raise SignInFailed


def _is_still_good(connection: Connection, teacher_id: UUID, stored: str, password: str) -> bool:
    """Once more under the lock: nobody shall be left in by a password that ended meanwhile."""
    locked = teachers.teacher_by_id(connection, teacher_id, lock=True)
    if locked is None or locked.disabled_at is not None:
        return False
    return passwords.is_still_right(locked.password_hash, stored, password)


def _take_try(
    store: Store, key: str, caller: throttle.Caller, now: datetime
) -> TeacherRecord | None:
    """The account of that name, if there is one. Raises TooManyTries."""
    try:
        with store.writing() as connection:
            throttle.take_try(connection, throttle.SIGNING_IN, caller, key, now)
            return teachers.teacher_by_key(connection, key)
    except TooManyTries:
        _note_refused(store, key, now)
        raise


def _note_refused(store: Store, key: str, now: datetime) -> None:
    """Keep that a sign-in was refused, with the account that it was for, if there is one."""
    with store.reading() as connection:
        teacher = teachers.teacher_by_key(connection, key)
    trail.note_refused(store, teacher.id if teacher else None, now)


def open_session(
    connection: Connection,
    teacher_id: UUID,
    replaced: str | None,
    browser: str | None,
    now: datetime,
) -> str:
    """Sign a browser in, in place of the session that it had; the new one's token."""
    if replaced:
        teachers.end_session(connection, token_hash(replaced))
    token = new_token()
    teachers.add_session(connection, token_hash(token), teacher_id, now, browser)
    return token


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
    is_administrator = session.administrator_since is not None
    return TeacherIdentity(session.teacher_id, session.name, session.hides, is_administrator)


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


@dataclass(frozen=True, slots=True)
class SignIn:
    """A browser that the teacher is signed in on.

    `browser`: what it calls itself in two words, None where it says nothing that is known.
    `reference` names it in a form, and opens nothing. `seen_at` may be ten minutes old.
    """

    reference: str
    browser: str | None
    created_at: datetime
    seen_at: datetime
    is_here: bool


def sign_ins(store: Store, teacher_id: UUID, token: str, now: datetime) -> Sequence[SignIn]:
    """Where the teacher is signed in: the browser that has `token` first, then the last used."""
    with store.reading() as connection:
        rows = teachers.sessions_of(connection, teacher_id, now - SESSION_IDLE)
    here = token_hash(token)
    listed = [
        SignIn(row.token_hash, row.browser, row.created_at, row.seen_at, row.token_hash == here)
        for row in rows
    ]
    return sorted(listed, key=lambda entry: not entry.is_here)


def end_sign_in(store: Store, teacher_id: UUID, reference: str) -> bool:
    """Sign the teacher out on one browser; where that is done already, nothing. Whether it was."""
    with store.writing() as connection:
        return teachers.end_session_of(connection, teacher_id, reference)


def end_other_sign_ins(store: Store, teacher_id: UUID, token: str) -> None:
    """Sign the teacher out on all browsers but the one that has `token`."""
    with store.writing() as connection:
        teachers.end_other_sessions(connection, teacher_id, token_hash(token))
