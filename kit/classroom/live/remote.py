"""The remote: a phone that may move a live session's stages, and nothing else.

It is paired by a code that is good once and for a short time, and known by a token from then on.
Neither leads to a key, a name or a vote.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.clock import Clock
from kit.classroom.live.errors import NotPaired, PairingRefused, SessionEnded
from kit.classroom.live.session import live_in
from kit.store.engine import Store
from kit.store.ids import new_token, token_hash
from kit.store.live import sessions

#: A pairing code is for the phone that is in the teacher's hand.
PAIRING_LIFE: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Remote:
    """A paired remote and the session that it moves."""

    classroom_id: UUID
    assignment_id: UUID


def new_pairing(store: Store, classroom_id: UUID, assignment_id: UUID, clock: Clock) -> str:
    """A code that pairs one phone; the one before is void. A phone that is paired stays so.

    Raises NotFound or SessionEnded.
    """
    code = new_token()
    with store.writing() as connection:
        record = load_assignment(connection, classroom_id, assignment_id, lock="update")
        if live_in(connection, record).ended:
            raise SessionEnded(title=record.title)
        sessions.change_session(
            connection,
            classroom_id,
            assignment_id,
            pairing_hash=token_hash(code),
            pairing_expires_at=clock() + PAIRING_LIFE,
        )
    return code


def pair(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    code: str,
    clock: Clock,
    *,
    once: str | None = None,
) -> str:
    """Pair a phone; returns its token. The phone that was paired before is so no longer.

    `once` is the random word of the form that the phone was shown: with it, the same form sent
    twice pairs once and gets the same token, where another phone finds the code used. Raises
    PairingRefused, the same for whatever is wrong.
    """
    token = token_hash(f"{code} {once}") if once else new_token()
    with store.writing() as connection:
        session = sessions.session(connection, classroom_id, assignment_id, lock=True)
        if session is not None and session.remote_hash == token_hash(token):
            return token
        if (
            session is None
            or session.pairing_hash != token_hash(code)
            or session.pairing_expires_at is None
            or session.pairing_expires_at <= clock()
        ):
            raise PairingRefused(minutes=int(PAIRING_LIFE.total_seconds() // 60))
        sessions.change_session(
            connection,
            classroom_id,
            assignment_id,
            pairing_hash=None,
            pairing_expires_at=None,
            remote_hash=token_hash(token),
        )
    return token


def unpair(store: Store, classroom_id: UUID, assignment_id: UUID) -> None:
    """No phone moves the session any more."""
    with store.writing() as connection:
        sessions.change_session(
            connection, classroom_id, assignment_id, pairing_hash=None, remote_hash=None
        )


def paired(store: Store, classroom_id: UUID, assignment_id: UUID, token: str) -> Remote:
    """The remote that holds the token. Raises NotPaired."""
    with store.single_read() as connection:
        session = sessions.session(connection, classroom_id, assignment_id)
    if session is None or session.remote_hash is None or session.remote_hash != token_hash(token):
        raise NotPaired
    return Remote(classroom_id, assignment_id)
