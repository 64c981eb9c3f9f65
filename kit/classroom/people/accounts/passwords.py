"""Passwords: how long one is, its hash, and whether one is right."""

from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from kit.classroom.errors import KitError
from kit.store.ids import new_token
from kit.vocabulary import N_

PASSWORD_LEAST: Final = 12
PASSWORD_MOST: Final = 200

_hasher = PasswordHasher()


def check_password(password: str) -> None:
    """Raises KitError for one that has not 12 to 200 characters."""
    if not PASSWORD_LEAST <= len(password) <= PASSWORD_MOST:
        raise KitError(
            N_("The password has %(length)s characters; allowed are %(least)s to %(most)s."),
            length=len(password),
            least=PASSWORD_LEAST,
            most=PASSWORD_MOST,
        )


def hash_of(password: str) -> str:
    """The argon2id hash to store. Raises KitError unless the password has 12 to 200 characters."""
    check_password(password)
    return _hasher.hash(password)


def is_right(stored: str | None, password: str) -> bool:
    """Whether it is the password of that hash; where there is none, it takes as long to say no."""
    right = _verify(stored or _nobodys_hash(), password[: PASSWORD_MOST + 1])
    return right and stored is not None


@cache
def _nobodys_hash() -> str:
    """Verified where no account is, so that a wrong name takes as long as a wrong password.

    Made at the first sign-in, whoever's, and not at import, which each start would wait for.
    """
    return _hasher.hash(new_token())


def _verify(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
