"""What a teacher does with their own second factor: set it up, renew its codes, turn it off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import KitDeed
from kit.classroom.people.second_factor import recovery
from kit.classroom.people.second_factor.codes import (
    CodeKind,
    cleaned,
    fingerprint_of,
    matching_step,
    read_code,
    secret_of,
    uri_of,
)
from kit.classroom.people.second_factor.errors import (
    FactorOff,
    NoAppCode,
    NoCode,
    SetUpOver,
    StrangeLetters,
)
from kit.classroom.people.second_factor.proving import Owner, Proof, lock_session, prove
from kit.store.engine import Store
from kit.store.ids import token_hash
from kit.store.models.base import KitAct
from kit.store.people import second_factors, teachers
from kit.store.people.second_factors import FactorRecord


@dataclass(frozen=True, slots=True)
class FactorState:
    """What the page says of a factor. `changed_at`: when it was set up, or removed by a command.

    `was_removed`: by a command, and not set up again since.
    """

    is_on: bool
    was_removed: bool
    changed_at: datetime | None
    codes_left: int


@dataclass(frozen=True, slots=True)
class SetUp:
    """What an app is given: the secret to type, in base 32, and the address in the QR code."""

    secret: str
    uri: str


def state(store: Store, teacher_id: UUID) -> FactorState:
    """How it stands with a teacher's factor."""
    with store.reading() as connection:
        factor = second_factors.factor(connection, teacher_id)
        left = second_factors.count_recovery_codes(connection, teacher_id)
    if factor is None:
        return FactorState(is_on=False, was_removed=False, changed_at=None, codes_left=0)
    is_on = factor.seed is not None
    return FactorState(is_on, not is_on, factor.changed_at, left)


def is_on(store: Store, teacher_id: UUID) -> bool:
    """Whether the teacher's sign-in asks for a code."""
    with store.reading() as connection:
        return second_factors.is_on(connection, teacher_id)


def set_up(store: Store, teacher_id: UUID, seed: str, key: bytes) -> SetUp | None:
    """The secret of this seed, to be taken into an app; None where the factor has it already."""
    with store.reading() as connection:
        teacher = teachers.teacher_by_id(connection, teacher_id)
        factor = second_factors.factor(connection, teacher_id)
    if teacher is None or (factor is not None and factor.seed == seed):
        return None
    secret = secret_of(key, teacher_id, seed)
    return SetUp(secret, uri_of(secret, teacher.name))


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The first code of a set-up: what its secret is made of, and what was typed."""

    seed: str
    typed: str


def turn_on(
    store: Store, owner: Owner, confirmation: Confirmation, key: bytes, now: datetime
) -> Sequence[str]:
    """Ask for codes from now on, in place of a factor of before; returns the recovery codes.

    Every other browser is signed out: it came in without. The password was asked for before the
    secret was shown. Raises NoAppCode, CodeWrong, or SetUpOver where another window was faster.
    """
    secret = secret_of(key, owner.teacher_id, confirmation.seed)
    step = matching_step(secret, _app_code(confirmation.typed), now, None)
    codes = recovery.new_recovery_codes()
    hashes = recovery.hashes_of(codes)
    with store.writing() as connection:
        lock_session(connection, owner)
        before = second_factors.factor(connection, owner.teacher_id, lock=True)
        if before is not None and before.seed == confirmation.seed:
            raise SetUpOver
        fingerprint = fingerprint_of(secret)
        record = FactorRecord(
            owner.teacher_id, confirmation.seed, fingerprint, step, now, 0, removal_told=True
        )
        second_factors.put_factor(connection, record)
        second_factors.put_recovery_codes(connection, owner.teacher_id, hashes)
        second_factors.end_halves(connection, owner.teacher_id)
        teachers.end_other_sessions(connection, owner.teacher_id, token_hash(owner.token))
        trail.note_in(connection, KitDeed(KitAct.TURNED_FACTOR_ON, owner.teacher_id), now)
    return codes


def renew_recovery_codes(
    store: Store, owner: Owner, proof: Proof, key: bytes, now: datetime
) -> Sequence[str]:
    """Ten new recovery codes; those of before end. Raises as `prove`, and FactorOff."""
    prove(store, owner, proof, key, now)
    codes = recovery.new_recovery_codes()
    hashes = recovery.hashes_of(codes)
    with store.writing() as connection:
        lock_session(connection, owner)
        if not second_factors.is_on(connection, owner.teacher_id):
            raise FactorOff
        second_factors.put_recovery_codes(connection, owner.teacher_id, hashes)
        trail.note_in(connection, KitDeed(KitAct.RENEWED_RECOVERY_CODES, owner.teacher_id), now)
    return codes


def turn_off(store: Store, owner: Owner, proof: Proof, key: bytes, now: datetime) -> None:
    """Ask for the password alone from now on. Raises as `prove`."""
    prove(store, owner, proof, key, now)
    with store.writing() as connection:
        lock_session(connection, owner)
        if second_factors.is_on(connection, owner.teacher_id):
            trail.note_in(connection, KitDeed(KitAct.TURNED_FACTOR_OFF, owner.teacher_id), now)
        second_factors.delete_factor(connection, owner.teacher_id)
        second_factors.end_halves(connection, owner.teacher_id)


def _app_code(typed: str) -> str:
    """The six digits. Raises NoAppCode."""
    try:
        code = read_code(typed)
    except NoCode as error:
        raise NoAppCode(**error.facts) from None
    except StrangeLetters:
        raise NoAppCode(length=len(cleaned(typed))) from None
    if code.kind is not CodeKind.APP:
        raise NoAppCode(length=len(code.signs))
    return code.signs
