"""Signed cookies and form tokens: what was found good once is not verified again.

A class sends the same few hundred of both with every answer, and a signature that was right
stays right. Only good ones are remembered, in a memory that forgets all when it is full.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar, Final

from flask import Flask, Request, Response, g, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask_wtf import CSRFProtect
from itsdangerous import BadSignature, Signer, URLSafeTimedSerializer

from kit.classroom.clock import lived
from kit.store.ids import token_hash
from kit.web.origin import is_trustworthy
from kit.web.state import Kit, now

# Flask-WTF signs form tokens by the library's default: SHA-1, unless it is told.
Signer.default_digest_method = staticmethod(hashlib.sha256)

#: Where a session keeps who is signed in.
STUDENT: Final = "student"
TEACHER: Final = "teacher"

#: A class of forty has some hundreds of each; a school in one hour, some thousands.
_MOST: Final = 8192
#: What the forms' library signs its tokens with, beside the key.
_SALT: Final = "wtf-csrf-token"
#: Where the library keeps a request's token.
_IN_REQUEST: Final = "csrf_token"
#: What a session may hold to be remembered: nothing that one request could change for another.
_UNCHANGING: Final = (str, bool, int, type(None))


def holder() -> str:
    """Who has this browser now, in a word that says nothing of them: another after each sign-in."""
    signed_in = [str(session.get(name, "")) for name in (STUDENT, TEACHER)]
    return token_hash(" ".join(signed_in))[:16] if any(signed_in) else "nobody"


@contextmanager
def form_token(text: str) -> Iterator[None]:
    """Have pages written with that text for their form token, to be put in afterwards."""
    former = g.pop(_IN_REQUEST, None)
    setattr(g, _IN_REQUEST, text)
    try:
        yield
    finally:
        g.pop(_IN_REQUEST)
        if former is not None:
            setattr(g, _IN_REQUEST, former)


class Cookies(SecureCookieSessionInterface):
    """Flask's own session cookies, signed by SHA-256. How old one is, is asked each time.

    Those that former versions signed by SHA-1 are still read, so that an update signs no student
    out; each is signed anew as it is used.
    """

    digest_method = staticmethod(hashlib.sha256)
    _former: ClassVar = {"key_derivation": "hmac", "digest_method": hashlib.sha1}

    def __init__(self) -> None:
        self._good: dict[str, tuple[dict[str, Any], datetime]] = {}

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session in the request's cookie; an empty one without a good cookie."""
        cookie = request.cookies.get(self.get_cookie_name(app))
        if not cookie:
            return self.session_class()
        try:
            values, signed_at = self._good.get(cookie) or self._verified(app, cookie)
        except BadSignature:
            return self.session_class()
        # Ahead of the clock is no age: somebody has put it back, and the token within is asked of
        # the database anyway.
        in_time = lived(signed_at, now()) <= app.permanent_session_lifetime
        return self.session_class(values if in_time else None)

    def remembered(self, cookie: str, app: Flask) -> dict[str, Any] | None:
        """The values of a cookie that was found good before and is not too old; else None."""
        values, signed_at = self._good.get(cookie, (None, None))
        if values is None or signed_at is None:
            return None
        running: Kit = app.extensions["kit"]
        age = lived(signed_at, running.clock.now())
        return values if age <= app.permanent_session_lifetime else None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """As Flask does; what it reads may be signed in the former way."""
        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            serializer.fallback_signers = [self._former]
        return serializer

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """As Flask does; a page of the teacher's that a form made is kept past a new cookie.

        Each message to the next page is one. Where signing out clears what the browser keeps, the
        cookie need not guard it; a student's page goes with its cookie.
        """
        super().save_session(app, session, response)
        self._by_its_age(app, response)
        kept = request.path.startswith("/teacher") and response.cache_control.private
        if kept and is_trustworthy():
            # In small letters: so Werkzeug finds it among others.
            response.vary.discard("cookie")

    def _by_its_age(self, app: Flask, response: Response) -> None:
        """Let a browser count the cookie's days: its clock and the kit's may differ by years.

        `Max-Age` goes before the `Expires` that Flask writes, which is by the kit's clock.
        """
        seconds = int(app.permanent_session_lifetime.total_seconds())
        name = f"{self.get_cookie_name(app)}="
        cookies = response.headers.getlist("Set-Cookie")
        lasting = [
            f"{cookie}; Max-Age={seconds}"
            if cookie.startswith(name) and "Expires=" in cookie and "Max-Age=" not in cookie
            else cookie
            for cookie in cookies
        ]
        if lasting != cookies:
            response.headers.setlist("Set-Cookie", lasting)

    def _verified(self, app: Flask, cookie: str) -> tuple[dict[str, Any], datetime]:
        serializer = self.get_signing_serializer(app)
        if serializer is None:
            message = "the app has no key to sign with"
            raise RuntimeError(message)
        values, signed_at = serializer.loads(cookie, return_timestamp=True)
        entry = (values, signed_at)
        if all(isinstance(value, _UNCHANGING) for value in values.values()):
            if len(self._good) >= _MOST:
                self._good.clear()
            self._good[cookie] = entry
        return entry


class FormTokens(CSRFProtect):
    """Flask-WTF's check of every form.

    The app sets no WTF_CSRF_TIME_LIMIT, so a token that matches a session goes on matching it.
    """

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self._good: set[tuple[str | None, str | None]] = set()
        self._issued: dict[str, str] = {}
        self._maker = URLSafeTimedSerializer(str(app.secret_key), salt=_SALT)

    def protect(self, apply_exemptions: bool = False) -> None:  # noqa: FBT002 - the library's signature
        """Stop the request unless its token is its session's."""
        if request.method != "POST":
            super().protect(apply_exemptions)
            return
        pair = (session.get("csrf_token"), self._get_csrf_token())
        if pair in self._good and not request.is_secure:
            g.csrf_valid = True
            return
        super().protect(apply_exemptions)
        if g.get("csrf_valid"):
            self._remember(pair)

    def _remember(self, pair: tuple[str | None, str | None]) -> None:
        if len(self._good) >= _MOST:
            self._good.clear()
        self._good.add(pair)

    def is_known(self, secret: str, token: str) -> bool:
        """Whether a token was found good for the session with that secret, or was made here."""
        return (secret, token) in self._good

    def issue(self, secret: str) -> str:
        """A token as the library makes it of a session's secret; while kept, the same again."""
        token = self._issued.get(secret)
        if token is None:
            if len(self._issued) >= _MOST:
                self._issued.clear()
            token = self._issued[secret] = str(self._maker.dumps(secret))
        self._remember((secret, token))
        return token
