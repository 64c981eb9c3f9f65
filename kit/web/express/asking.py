"""A request on the short way: what of it is looked at, without the framework's objects."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, cast
from urllib.parse import urlsplit
from uuid import UUID

from flask import Flask

from kit.network import is_loopback
from kit.server.proxy import ARRIVAL, Arrival
from kit.web.express.round_pages import RoundPages
from kit.web.security import common_headers
from kit.web.signed import STUDENT, Cookies, FormTokens
from kit.web.state import Kit

UUID_FORM: Final = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
_PLAIN_COOKIE: Final = re.compile(r"[\w.~-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent."""

    number: int
    status: str
    headers: list[tuple[str, str]]
    body: bytes


class Asking:
    """One request. What is asked of it says None where it is not as usual."""

    def __init__(self, app: Flask, environ: dict[str, Any]) -> None:
        self.app = app
        self.environ = environ
        self.kit: Kit = app.extensions["kit"]
        self.tokens: FormTokens = app.extensions["csrf"]
        self._cookies = cast("Cookies", app.session_interface)
        self._values: dict[str, Any] = {}

    def is_usual(self) -> bool:
        """Whether nothing is the matter: all that the ordinary way looks at before any page."""
        environ, running = self.environ, self.kit
        by_right_way = environ.get(ARRIVAL, Arrival.BY_PROXY) is Arrival.BY_PROXY
        if not by_right_way or environ.get("QUERY_STRING"):
            return False
        if running.faults.fault is not None or running.clock.look() is not None:
            return False
        values = self._session_values()
        if values is None:
            return False
        self._values = values
        return running.note_again(environ.get("REMOTE_ADDR") or "", self.now())

    def now(self) -> datetime:
        """The kit's clock."""
        return self.kit.clock.now()

    @property
    def is_secure(self) -> bool:
        """Whether it came by HTTPS."""
        return bool(self.environ["wsgi.url_scheme"] == "https")

    @property
    def round_pages(self) -> RoundPages:
        """Those that are kept."""
        kept: RoundPages = self.app.extensions[RoundPages.NAME]
        return kept

    def signed_in(self) -> tuple[UUID, str] | None:
        """The class and the token of a student's device, by the cookie."""
        classroom_id, _, token = str(self._values.get(STUDENT, "")).partition(".")
        return (UUID(classroom_id), token) if token else None

    def form_secret(self) -> str | None:
        """What the session's form tokens are made of."""
        secret = self._values.get("csrf_token")
        return secret if isinstance(secret, str) else None

    def _session_values(self) -> dict[str, Any] | None:
        cookie = self._cookie()
        return None if cookie is None else self._cookies.remembered(cookie, self.app)

    def _cookie(self) -> str | None:
        """The session's cookie; None where it is not there once, as browsers send it."""
        start = self._cookies.get_cookie_name(self.app) + "="
        pairs = [pair.strip() for pair in self.environ.get("HTTP_COOKIE", "").split(";")]
        own = [pair[len(start) :] for pair in pairs if pair.startswith(start)]
        return own[0] if len(own) == 1 and _PLAIN_COOKIE.fullmatch(own[0]) else None

    def reply(self, number: int, reason: str, more: dict[str, str], body: bytes = b"") -> Reply:
        """A reply with the headers of all, as `kit.web.security` has them, and more."""
        safe = self.is_secure or _is_loopback_host(self.environ.get("HTTP_HOST", ""))
        common = {**common_headers(self.is_secure, safe), "Cache-Control": "no-store"}
        return Reply(number, f"{number} {reason}", [*common.items(), *more.items()], body)


@dataclass(frozen=True, slots=True)
class Lane:
    """What goes the short way: a method, a path with its ids, and how it is answered."""

    endpoint: str
    method: str
    path: Callable[[str], re.Match[str] | None]
    answer: Callable[[Asking, tuple[str, ...]], Reply | None]


@lru_cache(maxsize=64)
def _is_loopback_host(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or is_loopback(name)
