"""Codes of an app (TOTP, RFC 6238): the secret, what somebody typed, and which step it is of.

Apps agree on 6 digits, steps of 30 seconds and SHA-1, and many know nothing else.

The secret is stored nowhere. It follows from a random seed in the database and the signing key,
which is not there (deterministic generation, RFC 4226, 7.5): a copied database alone makes no
code, and no cipher of ours is needed.
"""

import hmac
import secrets
import unicodedata
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final
from uuid import UUID

import pyotp

from kit.classroom.people.second_factor.errors import (
    CodeUsed,
    CodeWrong,
    NoCode,
    StrangeLetters,
)
from kit.store.ids import CODE_ALPHABET, token_hash

STEP_SECONDS: Final = 30
APP_DIGITS: Final = 6
RECOVERY_LENGTH: Final = 12
#: Steps before and after this one whose codes are taken, too: clocks differ, and typing takes time.
_WINDOW: Final = 1
#: As SHA-1 takes without hashing it first, and RFC 4226 recommends: 160 bits.
_SECRET_BYTES: Final = 20
_PURPOSE: Final = b"whose-words second factor"
#: More than any code with blanks between all of its letters.
_TYPED_MOST: Final = 100
#: What people put between the signs of a code: blanks, hyphens, and what nobody sees.
_BETWEEN: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})


class CodeKind(Enum):
    """Where a code is from."""

    APP = "app"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class TypedCode:
    """A code as it can be compared: 6 ASCII digits, or 12 signs of CODE_ALPHABET."""

    kind: CodeKind
    signs: str


def new_seed() -> str:
    """What another secret is made of: 128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def secret_of(key: bytes, teacher_id: UUID, seed: str) -> str:
    """The secret that an app keeps: 160 bits as 32 letters and digits of base 32."""
    message = b"|".join((_PURPOSE, teacher_id.bytes, seed.encode()))
    digest = hmac.digest(key, message, "sha256")[:_SECRET_BYTES]
    return b32encode(digest).decode()


def fingerprint_of(secret: str) -> str:
    """What may be stored of a secret: its SHA-256, which 160 random bits do not let be undone."""
    return token_hash(secret)


def uri_of(secret: str, name: str) -> str:
    """The `otpauth:` address that an app takes from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Whose Words")


def cleaned(typed: str) -> str:
    r"""Capitals and plain digits, of any script or width, without what stands between them.

    >>> cleaned("\uff11\uff12 3-\u0664 ab")
    '1234AB'
    """
    plain = unicodedata.normalize("NFKC", typed).upper()
    signs = (sign for sign in plain if unicodedata.category(sign) not in _BETWEEN)
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in signs)


def read_code(typed: str) -> TypedCode:
    """The code that somebody typed. Raises NoCode or StrangeLetters where it can be none."""
    if len(typed) > _TYPED_MOST:
        raise NoCode(length=len(typed))
    signs = cleaned(typed)
    if len(signs) == APP_DIGITS and signs.isdecimal():
        return TypedCode(CodeKind.APP, signs)
    if len(signs) != RECOVERY_LENGTH:
        raise NoCode(length=len(signs))
    if not set(signs) <= set(CODE_ALPHABET):
        raise StrangeLetters
    return TypedCode(CodeKind.RECOVERY, signs)


def step_of(moment: datetime) -> int:
    """The number of the 30 seconds since 1970 that the moment lies in."""
    return int(moment.timestamp()) // STEP_SECONDS


def matching_step(secret: str, signs: str, now: datetime, last_step: int | None) -> int:
    """The step that a code of an app is of: this one, or one beside it.

    `last_step` is that of the code that was taken last: raises CodeUsed for it and those before,
    CodeWrong for every other code. Where it lies ahead of all that could be taken now, the clock
    has been put back since, and it is no matter.
    """
    app, this = pyotp.TOTP(secret), step_of(now)
    steps = range(this - _WINDOW, this + _WINDOW + 1)
    # All of them, whichever fits: it takes as long.
    fitting = [step for step in steps if hmac.compare_digest(app.generate_otp(max(step, 0)), signs)]
    if not fitting:
        raise CodeWrong
    fresh = [step for step in fitting if last_step is None or step > last_step]
    if not fresh and last_step is not None and last_step <= steps[-1]:
        raise CodeUsed
    return (fresh or fitting)[-1]
