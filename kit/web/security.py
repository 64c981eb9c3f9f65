"""Headers of every response, and those of a request that no library may fail on."""

from http import HTTPStatus
from typing import Final

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.http import parse_date

from kit.server.gateway import OURS
from kit.server.proxy import ARRIVAL, Arrival
from kit.web.faults.standing import note
from kit.web.origin import is_here, is_trustworthy, seems_here
from kit.web.state import kit, now
from kit.web.weight.pictures import DRAFT_PICTURE, STUDENT_PICTURE, TEACHER_PICTURE
from kit.web.weight.static import STATIC

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
#: Browsers then ask for nothing of this host without encryption, for a year from the last visit.
_STRICT_TRANSPORT: Final = "max-age=31536000"
#: The blueprint of what a monitor asks (kit/web/watch).
WATCH: Final = "watch"
_SIGNING_OUT: Final = {"account.sign_out", "join.hand_on"}
#: What says itself how long a browser keeps it.
_KEPT: Final = {STATIC, STUDENT_PICTURE, TEACHER_PICTURE, DRAFT_PICTURE}

#: A view may say something else.
_VIEWS_MAY_SET: Final = {"Content-Security-Policy", "Referrer-Policy"}

#: Where a request may name a moment. HTTP says to pass over one that is no date.
_DATES: Final = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_RANGE")


def init_app(app: Flask) -> None:
    """Refuse what comes by no right way, set the headers, note that another device got here."""
    app.before_request(_follow_clock)
    app.before_request(_drop_impossible_dates)
    app.before_request(_refuse_detour)
    app.before_request(_note_caller)
    app.after_request(_set_headers)


def _is_no_visit() -> bool:
    """Whether nobody has come: a file of a page that was counted, or a monitor."""
    return request.endpoint == STATIC or request.blueprint == WATCH


def _follow_clock() -> None:
    if _is_no_visit():
        return
    try:
        kit().follow_clock()
    except Exception as error:
        # The clock goes on evenly until another request can carry the step over.
        if note(error) is None:
            raise


def _drop_impossible_dates() -> None:
    """Those that no calendar holds, such as day 2147483648: Werkzeug lets their error through."""
    for name in _DATES:
        try:
            parse_date(request.environ.get(name))
        except OverflowError:
            del request.environ[name]


def _refuse_detour() -> ResponseReturnValue | None:
    """Where there is a public URL, answer under it alone; static files may be had by any way.

    So may what a monitor asks, which says nothing of anybody.
    """
    arrival = request.environ.get(ARRIVAL, Arrival.BY_PROXY)
    if arrival is Arrival.BY_PROXY or _is_no_visit() or _is_teacher_here():
        return None
    settings = kit().settings
    page = render_template(
        "detour.html", arrival=arrival, url=settings.public_url, proxy=settings.proxy,
        prefix=settings.prefix,
    )  # fmt: skip
    return page, HTTPStatus.FORBIDDEN


def _is_teacher_here() -> bool:
    """A teacher at the computer itself, the only one for whom plain HTTP opens their pages."""
    if kit().settings.encrypted:
        return False
    return is_here() or (seems_here() and request.path.startswith("/teacher/"))


def _note_caller() -> None:
    if _is_no_visit():
        return
    try:
        kit().note_address(request.remote_addr or "", now())
    except Exception as error:
        # Another request will do. A page that needs no database comes without one.
        if note(error) is None:
            raise


def common_headers(is_secure: bool, is_safe: bool) -> dict[str, str]:
    """The headers of every reply; `is_safe`: whether browsers count the address as trustworthy."""
    headers = {
        OURS: "1",
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        # Addresses hold codes and ids; they go to nobody.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if is_secure:
        headers["Strict-Transport-Security"] = _STRICT_TRANSPORT
    if is_safe:
        # Elsewhere a browser ignores it, and says so as an error in its console.
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return headers


def _set_headers(response: Response) -> Response:
    for name, value in common_headers(request.is_secure, is_trustworthy()).items():
        if name in _VIEWS_MAY_SET:
            response.headers.setdefault(name, value)
        else:
            response.headers[name] = value
    if request.endpoint not in _KEPT or "Cache-Control" not in response.headers:
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
