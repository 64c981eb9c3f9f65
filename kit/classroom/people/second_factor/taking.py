"""A code of a second factor used up, each once: at signing in, and before the factor is changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import KitDeed
from kit.classroom.people.second_factor.codes import (
    CodeKind,
    TypedCode,
    fingerprint_of,
    matching_step,
    secret_of,
)
from kit.classroom.people.second_factor.errors import CodeUsed, CodeWrong, FactorOff, OtherKey
from kit.classroom.people.second_factor.recovery import hash_among
from kit.classroom.people.throttle import Guard
from kit.store.models.base import KitAct
from kit.store.people import second_factors

#: Only who knows the password gets so far, so nobody else can fill these. Of a million codes three
#: are good at a time: at 10 tries in ten minutes somebody who knows the password gets in with a
#: chance of 0.43 % a day, and each try is told to the teacher.
ENTERING: Final = Guard("second-factor", pair=10, address=30, target=10, kit=100)
#: What a code is refused for; each is a try.
REFUSALS: Final = (CodeWrong, CodeUsed, OtherKey)


@dataclass(frozen=True, slots=True)
class Tried:
    """A code, and of a recovery code the stored hash that it has."""

    code: TypedCode
    stored: str | None


def tried_of(code: TypedCode, hashes: Sequence[str]) -> Tried:
    """Look a recovery code up: outside of transactions, for argon2 takes its time."""
    is_recovery = code.kind is CodeKind.RECOVERY
    return Tried(code, hash_among(hashes, code.signs) if is_recovery else None)


def take_in(
    connection: Connection, teacher_id: UUID, tried: Tried, key: bytes, now: datetime
) -> int | None:
    """Use a code up; how many recovery codes are left where it was one. `key` signs cookies.

    To be called under the teacher's lock. Raises CodeWrong, CodeUsed, OtherKey or FactorOff, and
    has changed nothing then.
    """
    if tried.code.kind is CodeKind.RECOVERY:
        stored = tried.stored
        if stored is None or not second_factors.use_recovery_code(connection, teacher_id, stored):
            raise CodeWrong
        trail.note_in(connection, KitDeed(KitAct.USED_RECOVERY_CODE, teacher_id), now)
        return second_factors.count_recovery_codes(connection, teacher_id)
    factor = second_factors.factor(connection, teacher_id, lock=True)
    if factor is None or factor.seed is None:
        raise FactorOff
    secret = secret_of(key, teacher_id, factor.seed)
    if fingerprint_of(secret) != factor.fingerprint:
        raise OtherKey
    step = matching_step(secret, tried.code.signs, now, factor.last_step)
    second_factors.take_step(connection, teacher_id, step)
    return None


def note_refused_in(connection: Connection, teacher_id: UUID, now: datetime) -> None:
    """Count a refused code, for the next sign-in to tell, and for the trail."""
    second_factors.count_refused(connection, teacher_id)
    trail.note_refused_in(connection, teacher_id, now)
