"""The number of a request: short enough to be read out, the same on its page, reply and lines."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final, cast

from structlog.contextvars import bind_contextvars, get_contextvars, reset_contextvars

from kit.store.ids import CODE_ALPHABET

#: The name of it in each line.
FIELD: Final = "request"
_LETTERS: Final = 4
_DIGITS_LEAST: Final = 3
_BASE: Final = len(CODE_ALPHABET)


class Numbers:
    """Numbers of the requests of one process: its own four signs, and how many there were.

    Of two processes the first four are the same once in 810,000.
    """

    def __init__(self, letters: str | None = None) -> None:
        self._letters = letters or "".join(secrets.choice(CODE_ALPHABET) for _ in range(_LETTERS))
        self._count = count()

    def next(self) -> str:
        """The next one, such as `K7QM-22A`."""
        return f"{self._letters}-{_spelt(next(self._count))}"


def _spelt(number: int) -> str:
    signs = ""
    while number or len(signs) < _DIGITS_LEAST:
        number, digit = divmod(number, _BASE)
        signs = CODE_ALPHABET[digit] + signs
    return signs


@contextmanager
def numbered(number: str) -> Iterator[None]:
    """Until the block ends, whatever this thread logs bears the number."""
    tokens = bind_contextvars(**{FIELD: number})
    try:
        yield
    finally:
        reset_contextvars(**tokens)


def request_number() -> str:
    """The number of the request that this thread answers; an empty string where it does none."""
    return cast("str", get_contextvars().get(FIELD, ""))
