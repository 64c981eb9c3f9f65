"""Recovery codes: for whoever has lost the phone. Ten, shown once, stored as hashes, each once."""

import hmac
import secrets
from base64 import b64decode
from collections.abc import Sequence
from typing import Final

from argon2 import PasswordHasher, extract_parameters

from kit.classroom.people.second_factor.codes import RECOVERY_LENGTH
from kit.store.ids import CODE_ALPHABET

RECOVERY_CODES: Final = 10
_SALT_BYTES: Final = 16
#: OWASP's least for argon2id (19 MiB, 2 passes, 1 lane). A code has 58.9 random bits (12 of 30
#: signs), so nothing more is needed; a plain hash would want 112.
_hasher: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def new_recovery_codes() -> list[str]:
    """Ten codes of 12 of CODE_ALPHABET's 30 signs."""
    return [
        "".join(secrets.choice(CODE_ALPHABET) for _ in range(RECOVERY_LENGTH))
        for _ in range(RECOVERY_CODES)
    ]


def hashes_of(codes: Sequence[str]) -> list[str]:
    """What is stored of them. All have one salt, so that a try is hashed once and not ten times."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return [_hasher.hash(code, salt=salt) for code in codes]


def hash_among(hashes: Sequence[str], code: str) -> str | None:
    """Which of the stored hashes is that of a code; None for a code that is none of them.

    Where nothing is left it takes as long to say so.
    """
    if not hashes:
        _hasher.hash(code)
        return None
    tried = _like(hashes[0], code)
    fitting = [stored for stored in hashes if hmac.compare_digest(stored, tried)]
    return fitting[0] if fitting else None


def _like(stored: str, code: str) -> str:
    """The hash of a code with salt and parameters of a stored one."""
    hasher = PasswordHasher.from_parameters(extract_parameters(stored))
    salt = stored.split("$")[4]
    return hasher.hash(code, salt=_decoded(salt))


def _decoded(text: str) -> bytes:
    """Bytes of base 64 without its padding, as hashes hold them."""
    return b64decode(text + "=" * (-len(text) % 4))
