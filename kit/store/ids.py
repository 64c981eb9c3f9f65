"""Ids and tokens, made by the application so that no database has to count."""

import base64
import hashlib
import hmac
import os
import re
import secrets
import threading
import time
import unicodedata
from typing import Final
from uuid import UUID

#: Letters and digits that are not taken for one another, spoken or on a projector.
CODE_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 8

#: The code in a link to a class, and more than any link that is typed.
_LINKED: Final = re.compile(r"/join/+([^/?#\s]+)", re.IGNORECASE)
_TYPED_MOST: Final = 400

_lock = threading.Lock()
_last_millisecond = 0


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562, 5.7): ordered by time to the millisecond, 74 bits random.

    Within a process the time never goes back, whatever the clock does.
    """
    global _last_millisecond  # noqa: PLW0603 - state of the process
    with _lock:
        _last_millisecond = max(_last_millisecond, time.time_ns() // 1_000_000)
        millisecond = _last_millisecond
    random = int.from_bytes(os.urandom(10), "big")
    value = millisecond << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    return UUID(int=value | 0b10 << 62 | random & (1 << 62) - 1)


def new_token() -> str:
    """A credential: 128 random bits, URL-safe (22 characters)."""
    return secrets.token_urlsafe(16)


def token_of(secret: str, purpose: str) -> str:
    """A credential that is the same whenever it is asked for, for who knows the secret."""
    digest = hmac.digest(secret.encode(), f"whose-words {purpose}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def token_hash(token: str) -> str:
    """What is stored of a token. Plain SHA-256: a 128-bit token needs no stretching."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """A code to read out and type: 8 of 30 characters, about 39 bits. Opens a lobby only."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def clean_code(typed: str) -> str:
    """A typed code as it is stored: upper case, without the blanks and hyphens people add.

    Letters of full width are the plain ones, and of a link to the class its code is meant.

    >>> clean_code("abcd-2345"), clean_code("http://kit:8000/join/ABCD2345/")
    ('ABCD2345', 'ABCD2345')
    """
    plain = unicodedata.normalize("NFKC", typed[:_TYPED_MOST])
    linked = _LINKED.search(plain)
    code = linked[1] if linked else plain
    plain_signs = (char for char in code.upper() if char.isascii() and char.isalnum())
    return "".join(plain_signs)[:64]
