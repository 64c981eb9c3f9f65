"""The second half of a sign-in: the code, each good once, and few tries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from kit.classroom.errors import KitError
from kit.classroom.people import throttle
from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.sessions import open_session
from kit.classroom.people.accounts.trail import KitDeed
from kit.classroom.people.errors import TooManyTries
from kit.classroom.people.second_factor.codes import (
    CodeKind,
    TypedCode,
    fingerprint_of,
    matching_step,
    read_code,
    secret_of,
)
from kit.classroom.people.second_factor.errors import CodeUsed, CodeWrong, HalfOver, OtherKey
from kit.classroom.people.second_factor.halfway import half_in
from kit.classroom.people.second_factor.recovery import hash_among
from kit.classroom.people.throttle import Guard
from kit.store.engine import Store
from kit.store.models.base import KitAct
from kit.store.people import second_factors, teachers
from kit.store.people.second_factors import HalfRecord

#: Only who knows the password gets so far, so nobody else can fill these. Of a million codes three
#: are good at a time: at 10 tries in ten minutes somebody who knows the password gets in with a
#: chance of 0.43 % a day, and each try is told to the teacher.
ENTERING: Final = Guard("second-factor", pair=10, address=30, target=10, kit=100)


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
    # Outside the transactions: argon2 takes its time.
    stored = hash_among(hashes, code.signs) if code.kind is CodeKind.RECOVERY else None
    refusal: KitError | None = None
    with store.writing() as connection:
        teacher = teachers.teacher_by_id(connection, half.teacher_id, lock=True)
        half = half_in(connection, entrant.half, now)
        if teacher is None or teacher.disabled_at is not None:
            raise HalfOver
        try:
            left = _take(connection, half, _Tried(code, stored), key, now)
        except (CodeWrong, CodeUsed, OtherKey) as error:
            second_factors.count_refused(connection, half.teacher_id)
            trail.note_refused_in(connection, half.teacher_id, now)
            refusal = error
        else:
            if left is not None:
                used = KitDeed(KitAct.USED_RECOVERY_CODE, half.teacher_id)
                trail.note_in(connection, used, now)
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


@dataclass(frozen=True, slots=True)
class _Tried:
    """A code, and of a recovery code the stored hash that it has."""

    code: TypedCode
    stored: str | None


def _take(
    connection: Connection, half: HalfRecord, tried: _Tried, key: bytes, now: datetime
) -> int | None:
    """Use a code up; how many recovery codes are left where it was one.

    Raises CodeWrong, CodeUsed or OtherKey, and has changed nothing then.
    """
    teacher_id = half.teacher_id
    if tried.code.kind is CodeKind.RECOVERY:
        stored = tried.stored
        if stored is None or not second_factors.use_recovery_code(connection, teacher_id, stored):
            raise CodeWrong
        return second_factors.count_recovery_codes(connection, teacher_id)
    factor = second_factors.factor(connection, teacher_id, lock=True)
    if factor is None or factor.seed is None:
        raise HalfOver
    secret = secret_of(key, teacher_id, factor.seed)
    if fingerprint_of(secret) != factor.fingerprint:
        raise OtherKey
    step = matching_step(secret, tried.code.signs, now, factor.last_step)
    second_factors.take_step(connection, teacher_id, step)
    return None


def _open(connection: Connection, half: HalfRecord, entrant: Entrant, now: datetime) -> str:
    """Let the browser in; the token of its session."""
    second_factors.use_half(connection, half.token_hash)
    throttle.give_back(connection, ENTERING, entrant.caller, str(half.teacher_id), now)
    trail.note_in(connection, KitDeed(KitAct.SIGNED_IN, half.teacher_id), now)
    replaced = entrant.replaced or None
    return open_session(connection, half.teacher_id, replaced, half.browser, now)
