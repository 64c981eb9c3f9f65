"""Headers of every response, and where the teacher's pages answer."""

from flask import Flask, Response, request

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

_SIGNING_OUT = {"account.sign_out", "join.hand_on"}


def init_app(app: Flask) -> None:
    """Set the headers, and note that another device has reached the kit."""
    app.before_request(_note_caller)
    app.after_request(_set_headers)


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
        response.headers["Cache-Control"] = _keeping(response)
    if request.endpoint in _SIGNING_OUT and request.method == "POST" and is_trustworthy():
        # For browsers without scripts that keep pages all the same; elsewhere it is ignored.
        response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _keeping(response: Response) -> str:
    """What a browser may keep of a page."""
    made_by_form = request.method == "POST" and response.mimetype == "text/html"
    if made_by_form and not response.location:
        # Nobody could come back to it, else, but by a form sent once more. It goes with the cookie
        # that it came with (Vary), and back.js has it loaded anew.
        return "private, no-cache"
    # A shared tablet's back button must not show the last student's page.
    return "no-store"
