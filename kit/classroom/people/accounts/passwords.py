"""Passwords: what is taken for one, its hash, and whether one is right."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from argon2 import PasswordHasher, Type, extract_parameters
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from kit.classroom.errors import KitError
from kit.classroom.people.accounts.guessing import weakness
from kit.classroom.people.errors import EasyPassword
from kit.store.ids import new_token
from kit.vocabulary import N_

PASSWORD_LEAST: Final = 12
#: Three times what password managers make and what OWASP's ASVS asks to be taken (64): a sentence
#: fits, and nobody can have the kit normalise and hash a megabyte.
PASSWORD_MOST: Final = 200
#: A composed character comes apart into four at most, so that more is longer than PASSWORD_MOST.
_RAW_MOST: Final = 4 * PASSWORD_MOST

#: argon2id by the second choice that RFC 9106 (section 4) recommends: three passes over 64 MiB in
#: four lanes. OWASP asks for 19 MiB and two passes or more.
_hasher = PasswordHasher(
    time_cost=3, memory_cost=64 * 1024, parallelism=4, hash_len=32, salt_len=16, type=Type.ID
)


def check_password(password: str, names: Iterable[str] = ()) -> None:
    """Refuse what is no password to choose: not of 12 to 200 characters, or easy to guess.

    `names` are what somebody would try first: the teacher's and those of their classes. Characters
    are counted after NFC; there is no rule about which. Raises KitError or EasyPassword.
    """
    length = len(_normal(password)) if len(password) <= _RAW_MOST else len(password)
    if not PASSWORD_LEAST <= length <= PASSWORD_MOST:
        raise KitError(
            N_("The password has %(length)s characters; allowed are %(least)s to %(most)s."),
            length=length,
            least=PASSWORD_LEAST,
            most=PASSWORD_MOST,
        )
    why = weakness(_normal(password), names)
    if why is not None:
        raise EasyPassword(why=why)


def hash_of(password: str, names: Iterable[str] = ()) -> str:
    """The argon2id hash to store, of a password that is chosen. Raises as `check_password`."""
    check_password(password, names)
    return _hasher.hash(_normal(password))


def is_right(stored: str | None, password: str) -> bool:
    """Whether it is the password of that hash; where there is none, it takes as long to say no."""
    spellings = dict.fromkeys((_normal(password), password[: PASSWORD_MOST + 1]))
    # All of them, whatever comes of the first: a wrong password takes as long as a right one.
    # Nobody's hash is made first, though there be another: the first wrong name after a start is
    # not to take longer than the first wrong password.
    nobodys = _nobodys_hash()
    right = [_verify(stored or nobodys, spelling) for spelling in spellings]
    return any(right) and stored is not None


def is_still_right(now: str | None, stored: str | None, password: str) -> bool:
    """Whether a password that was right by `stored` is so by the hash that stands there now.

    Another sign-in may have renewed it meanwhile.
    """
    return now == stored or (now is not None and is_right(now, password))


def renewed(stored: str, password: str) -> str | None:
    """Another hash of a password that is right, where the kit's have grown dearer than `stored`.

    None where they have not, or grew cheaper: then the old one stays.
    """
    theirs, ours = extract_parameters(stored), _hasher
    is_dear = (
        theirs.type is ours.type
        and theirs.time_cost >= ours.time_cost
        and theirs.memory_cost >= ours.memory_cost
        and theirs.hash_len >= ours.hash_len
        and theirs.salt_len >= ours.salt_len
    )
    return None if is_dear else _hasher.hash(_normal(password))


def _normal(password: str) -> str:
    """One spelling of what looks and reads the same: é may be sent as one character or as two.

    NFC, as RFC 8265 has it for passwords; NFKC would take different signs for one. Cut behind the
    most, so that neither this nor the hash takes long.
    """
    return unicodedata.normalize("NFC", password[: _RAW_MOST + 1])[: PASSWORD_MOST + 1]


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
