"""The second half of a sign-in: the code, each good once, and few tries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kit.classroom.errors import KitError
from kit.classroom.people import throttle
from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.sessions import open_session
from kit.classroom.people.accounts.trail import KitDeed
from kit.classroom.people.errors import TooManyTries
from kit.classroom.people.second_factor.codes import read_code
from kit.classroom.people.second_factor.errors import FactorOff, HalfOver
from kit.classroom.people.second_factor.halfway import half_in
from kit.classroom.people.second_factor.taking import (
    ENTERING,
    REFUSALS,
    note_refused_in,
    take_in,
    tried_of,
)
from kit.store.engine import Store
from kit.store.models.base import KitAct
from kit.store.people import second_factors, teachers
from kit.store.people.second_factors import HalfRecord


@dataclass(frozen=True, slots=True)
class Entrant:
    """The browser that a code comes from.

    `half`: the token of the first half; `replaced`: that of the session it had so far, or "".
    """

    half: str
    replaced: str
    caller: throttle.Caller


@dataclass(frozen=True, slots=True)
class Entered:
    """A whole sign-in: the session's token, and what is left after a recovery code, else None."""

    token: str
    codes_left: int | None


def enter(store: Store, entrant: Entrant, typed: str, key: bytes, now: datetime) -> Entered:
    """Complete a sign-in by the code that was typed; `key` signs cookies.

    Raises HalfOver, NoCode, StrangeLetters, TooManyTries, CodeWrong, CodeUsed or OtherKey.
    """
    code = read_code(typed)
    half, hashes = _take_try(store, entrant, now)
    tried = tried_of(code, hashes)
    refusal: KitError | None = None
    with store.writing() as connection:
        teacher = teachers.teacher_by_id(connection, half.teacher_id, lock=True)
        half = half_in(connection, entrant.half, now)
        if teacher is None or teacher.disabled_at is not None:
            raise HalfOver
        try:
            left = take_in(connection, half.teacher_id, tried, key, now)
        except REFUSALS as error:
            note_refused_in(connection, half.teacher_id, now)
            refusal = error
        except FactorOff as off:
            raise HalfOver from off
        else:
            return Entered(_open(connection, half, entrant, now), left)
    raise refusal


def _take_try(store: Store, entrant: Entrant, now: datetime) -> tuple[HalfRecord, Sequence[str]]:
    """The half of the sign-in, and the hashes of its teacher's recovery codes.

    Raises HalfOver or TooManyTries.
    """
    try:
        with store.writing() as connection:
            half = half_in(connection, entrant.half, now)
            throttle.take_try(connection, ENTERING, entrant.caller, str(half.teacher_id), now)
            return half, second_factors.recovery_hashes(connection, half.teacher_id)
    except TooManyTries:
        trail.note_refused(store, half.teacher_id, now)
        raise


def _open(connection: Connection, half: HalfRecord, entrant: Entrant, now: datetime) -> str:
    """Let the browser in; the token of its session."""
    second_factors.use_half(connection, half.token_hash)
    throttle.give_back(connection, ENTERING, entrant.caller, str(half.teacher_id), now)
    trail.note_in(connection, KitDeed(KitAct.SIGNED_IN, half.teacher_id), now)
    replaced = entrant.replaced or None
    return open_session(connection, half.teacher_id, replaced, half.browser, now)
