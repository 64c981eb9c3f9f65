"""A teacher with a second factor, and the codes that their app would show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pyotp

from kit.classroom.people.accounts import sessions
from kit.classroom.people.second_factor import own_factor
from kit.classroom.people.second_factor.codes import new_seed, secret_of
from kit.classroom.people.second_factor.errors import SecondFactorNeeded
from kit.classroom.people.second_factor.own_factor import Confirmation
from kit.classroom.people.second_factor.proving import Owner
from kit.store.engine import Store
from kit.store.people import second_factors
from tests.support.room import CALLER, PASSWORD

KEY = b"a signing key for the tests, long enough"


@dataclass(frozen=True)
class Phone:
    """What its owner has: the app's secret, and the recovery codes on paper."""

    teacher_id: UUID
    secret: str
    codes: list[str]

    def code(self, moment: datetime) -> str:
        """What the app shows then."""
        return pyotp.TOTP(self.secret).at(moment)


def set_up_phone(store: Store, teacher_id: UUID, now: datetime, name: str = "Ms Gray") -> Phone:
    """Turn a teacher's second factor on, by a browser of theirs; a code of now is good still."""
    token = sessions.sign_in(store, name, PASSWORD, CALLER, now)
    seed = new_seed()
    phone = Phone(teacher_id, secret_of(KEY, teacher_id, seed), [])
    owner = Owner(teacher_id, token, CALLER)
    early = now - timedelta(minutes=5)
    codes = own_factor.turn_on(store, owner, Confirmation(seed, phone.code(early)), KEY, early)
    return Phone(teacher_id, phone.secret, list(codes))


def half_of(store: Store, now: datetime, name: str = "Ms Gray", password: str = PASSWORD) -> str:
    """The token of a sign-in's first half."""
    try:
        sessions.sign_in(store, name, password, CALLER, now, browser="Firefox, Linux")
    except SecondFactorNeeded as needed:
        return needed.token
    message = "no code was asked for"
    raise AssertionError(message)


def forget_codes_taken(store: Store, teacher_id: UUID) -> None:
    """As if the teacher had signed in long ago: the code of now is good again."""
    with store.writing() as connection:
        second_factors.take_step(connection, teacher_id, 0)
