"""Who changes a second factor shows what signs them in once more: password and, where on, code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.errors import KitError, NotFound
from kit.classroom.people import throttle
from kit.classroom.people.accounts import passwords, trail
from kit.classroom.people.errors import TooManyTries, WrongPassword
from kit.classroom.people.second_factor.codes import read_code
from kit.classroom.people.second_factor.errors import FactorOff, SetUpOver
from kit.classroom.people.second_factor.taking import (
    ENTERING,
    REFUSALS,
    note_refused_in,
    take_in,
    tried_of,
)
from kit.store.engine import Store
from kit.store.ids import token_hash
from kit.store.people import second_factors, teachers


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose factor it is, and the token of the browser's session that asks."""

    teacher_id: UUID
    token: str
    caller: throttle.Caller


@dataclass(frozen=True, slots=True)
class Proof:
    """What was typed: the password of now, and a code of the app or of the paper."""

    password: str
    code: str = ""


def prove(store: Store, owner: Owner, proof: Proof, key: bytes, now: datetime) -> None:
    """Go on only with the right password and, while the factor is on, a code, which it uses up.

    Raises WrongPassword or TooManyTries, as at signing in; NoCode, StrangeLetters, CodeWrong,
    CodeUsed or OtherKey; SetUpOver where this browser was signed out. `key` signs cookies.
    """
    check_password(store, owner, proof.password, now)
    with store.reading() as connection:
        is_on = second_factors.is_on(connection, owner.teacher_id)
    if is_on:
        _check_code(store, owner, proof.code, key, now)


def check_password(store: Store, owner: Owner, password: str, now: datetime) -> None:
    """Raises WrongPassword, which counts as a failure to sign in, or TooManyTries."""
    guard = throttle.SIGNING_IN
    with store.writing() as connection:
        teacher = teachers.teacher_by_id(connection, owner.teacher_id)
        if teacher is None:
            raise NotFound
        throttle.take_try(connection, guard, owner.caller, teacher.name_key, now)
    # Outside the transactions, as at signing in.
    if not passwords.is_right(teacher.password_hash, password):
        trail.note_refused(store, owner.teacher_id, now)
        raise WrongPassword
    with store.writing() as connection:
        throttle.give_back(connection, guard, owner.caller, teacher.name_key, now)


def _check_code(store: Store, owner: Owner, typed: str, key: bytes, now: datetime) -> None:
    code = read_code(typed)
    tried = tried_of(code, _take_try(store, owner, now))
    refusal: KitError | None = None
    with store.writing() as connection:
        lock_session(connection, owner)
        try:
            take_in(connection, owner.teacher_id, tried, key, now)
        except FactorOff:
            # Turned off in another window meanwhile: then the password is all that is asked for.
            return
        except REFUSALS as error:
            note_refused_in(connection, owner.teacher_id, now)
            refusal = error
        else:
            throttle.give_back(connection, ENTERING, owner.caller, str(owner.teacher_id), now)
    if refusal is not None:
        raise refusal


def _take_try(store: Store, owner: Owner, now: datetime) -> Sequence[str]:
    """The hashes of the recovery codes. Raises TooManyTries."""
    try:
        with store.writing() as connection:
            whose = str(owner.teacher_id)
            throttle.take_try(connection, ENTERING, owner.caller, whose, now)
            return second_factors.recovery_hashes(connection, owner.teacher_id)
    except TooManyTries:
        trail.note_refused(store, owner.teacher_id, now)
        raise


def lock_session(connection: Connection, owner: Owner) -> None:
    """Raises SetUpOver where this browser was signed out meanwhile."""
    teachers.teacher_by_id(connection, owner.teacher_id, lock=True)
    if teachers.session(connection, token_hash(owner.token)) is None:
        raise SetUpOver
