"""The first half of a sign-in, as this browser's cookie carries it. It opens no page."""

from typing import Final

from flask import session

_HALF: Final = "half_sign_in"


def remember_half(token: str) -> None:
    """Keep the half of the browser's sign-in, in place of one that it had."""
    session[_HALF] = token


def forget_half() -> None:
    """The sign-in is whole, or begins again."""
    session.pop(_HALF, None)


def half_token() -> str:
    """The token of the half on this browser, or an empty string."""
    return str(session.get(_HALF, ""))
