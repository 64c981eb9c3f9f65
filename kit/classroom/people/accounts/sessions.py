"""Signing in and out: a session for each browser, and the list of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people import throttle
from kit.classroom.people.accounts import passwords
from kit.classroom.people.errors import SignInFailed
from kit.classroom.people.leftovers import SESSION_IDLE, clear_leftovers
from kit.classroom.people.names import name_key
from kit.store.engine import Store
from kit.store.ids import new_token, token_hash
from kit.store.people import teachers

#: How stale `seen_at` may become before it is written again: not at every request.
_SESSION_TOUCH: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class TeacherIdentity:
    """The signed-in teacher. `hides`: names and keys are hidden on every page."""

    id: UUID
    name: str
    hides: bool


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
    SignInFailed or TooManyTries.
    """
    key, guard = name_key(name[:200]), throttle.SIGNING_IN
    with store.writing() as connection:
        throttle.take_try(connection, guard, caller, key, now)
        teacher = teachers.teacher_by_key(connection, key)
    known = teacher is not None and teacher.password_hash and teacher.disabled_at is None
    stored = teacher.password_hash if known and teacher else None
    # Outside the transactions: argon2 takes its time, and nobody should wait for it.
    right = passwords.is_right(stored, password)
    if not (known and teacher and stored and right):
        raise SignInFailed
    renewed = passwords.renewed(stored, password)
    with store.writing() as connection:
        throttle.give_back(connection, guard, caller, key, now)
        clear_leftovers(connection, now)
        # Once more under the lock: a new password, or the end of the account, may have come
        # meanwhile, and nobody shall be left in by the old one.
        locked = teachers.teacher_by_id(connection, teacher.id, lock=True)
        is_open = locked is not None and locked.disabled_at is None
        now_stored = locked.password_hash if locked and is_open else None
        if passwords.is_still_right(now_stored, stored, password):
            if renewed is not None:
                teachers.renew_hash(connection, teacher.id, renewed)
            return open_session(connection, teacher.id, replaced, browser, now)
    raise SignInFailed


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


def end_sign_in(store: Store, teacher_id: UUID, reference: str) -> None:
    """Sign the teacher out on one browser; where that is done already, nothing."""
    with store.writing() as connection:
        teachers.end_session_of(connection, teacher_id, reference)


def end_other_sign_ins(store: Store, teacher_id: UUID, token: str) -> None:
    """Sign the teacher out on all browsers but the one that has `token`."""
    with store.writing() as connection:
        teachers.end_other_sessions(connection, teacher_id, token_hash(token))
