"""Headers of every response, and those of a request that no library may fail on."""

from typing import Final

from flask import Flask, Response, request
from werkzeug.http import parse_date

from kit.server.gateway import OURS
from kit.web.origin import is_trustworthy
from kit.web.state import kit, now

#: Everything comes from the kit itself; `data:` is for Bootstrap's icons and our QR codes.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'none'"
)

#: Where a request may name a moment. HTTP says to pass over one that is no date.
_DATES: Final = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_RANGE")


def init_app(app: Flask) -> None:
    """Set the headers, and note that another device has reached the kit."""
    app.before_request(_drop_impossible_dates)
    app.before_request(_note_caller)
    app.after_request(_set_headers)


def _drop_impossible_dates() -> None:
    """Those that no calendar holds, such as day 2147483648: Werkzeug lets their error through."""
    for name in _DATES:
        try:
            parse_date(request.environ.get(name))
        except OverflowError:
            del request.environ[name]


def _note_caller() -> None:
    if request.endpoint not in {"static", "bootstrap.static"}:
        kit().note_address(request.remote_addr or "", now())


def _set_headers(response: Response) -> Response:
    response.headers[OURS] = "1"
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    # Addresses hold codes and ids; they go to nobody.
    response.headers["Referrer-Policy"] = "same-origin"
    if is_trustworthy():
        # Elsewhere a browser ignores it, and says so as an error in its console.
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if request.endpoint not in {"static", "bootstrap.static"}:
        # A shared tablet's back button must not show the last student's page.
        response.headers["Cache-Control"] = "no-store"
    return response
