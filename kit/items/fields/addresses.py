"""Addresses of pages outside the kit, as content files hold them: only what a browser may open."""

import re
from typing import Annotated, Final, NoReturn
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

#: Longer than any address that a person would print, and short enough for a line of a page.
URL_MAX: Final = 500
#: The error's type, under which it carries what was found, what is allowed and what to do.
ADDRESS_FAULT: Final = "address"

_ALLOWED: Final = "the whole address of a page, such as https://example.org/page"
#: The signs that RFC 3986 lets stand in an address. No backslash: a browser reads it as a slash,
#: so that the host it goes to would not be the one that is read here.
_SIGNS: Final = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_SCHEMES: Final = ("http", "https")


def host_of(url: str) -> str:
    """The host that an address leads to, as a short name for it.

    >>> host_of("https://www.example.org/a/long/path?of=it")
    'www.example.org'
    """
    return urlsplit(url).hostname or ""


def check_address(url: str) -> str:
    """The address as it is. Raises PydanticCustomError with all that a message says of it."""
    odd = next((sign for sign in url if not _SIGNS.fullmatch(sign)), None)
    if odd is not None:
        what = "a space" if odd.isspace() else f"the sign {odd!r}"
        _refuse(
            f"{what} in the address {_short(url)}",
            "copy it from the browser's address line, where such signs are spelt with %",
        )
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        _refuse(f"the address {_short(url)}, in which host or port is broken", "copy it anew")
    if parts.scheme not in _SCHEMES:
        _refuse(
            f"the address {_short(url)}, which does not begin with https:// or http://",
            "copy it whole from the browser's address line",
        )
    if "@" in parts.netloc:
        _refuse(
            f"a name before the host in the address {_short(url)}",
            "take out what stands before the @, and the @: it is for signing in, or to deceive",
        )
    if not host or not _HOST.fullmatch(host):
        _refuse(f"no host in the address {_short(url)}", "name the site behind the //")
    return url


def _refuse(mistake: str, advice: str) -> NoReturn:
    message = "{found}; allowed: {allowed}; {advice}"
    raise PydanticCustomError(
        ADDRESS_FAULT, message, {"found": mistake, "allowed": _ALLOWED, "advice": advice}
    )


def _short(url: str) -> str:
    most = 60
    return repr(url if len(url) <= most else url[: most - 1] + "…")


Url = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=URL_MAX),
    AfterValidator(check_address),
]
