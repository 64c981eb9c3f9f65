"""Headers of every response, and where the teacher's pages answer."""

from flask import Flask, Response, request

from kit.server.gateway import OURS
from kit.web.faults.standing import note
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


def init_app(app: Flask) -> None:
    """Set the headers, and note that another device has reached the kit."""
    app.before_request(_note_caller)
    app.after_request(_set_headers)


def _note_caller() -> None:
    if request.endpoint in {"static", "bootstrap.static"}:
        return
    try:
        kit().note_address(request.remote_addr or "", now())
    except Exception as error:
        # Another request will do. A page that needs no database comes without one.
        if note(error) is None:
            raise


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
