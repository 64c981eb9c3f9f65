"""Errors as pages, or as JSON for the autosave script: what happened, and what to do."""

from functools import lru_cache
from http import HTTPStatus
from typing import Final

from flask import (
    Flask,
    Response,
    current_app,
    g,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.http import parse_accept_header

from kit.classroom.errors import KitError
from kit.logs.request_ids import request_number
from kit.server.requests import larger_form
from kit.store.database.faults import FULL, Fault
from kit.vocabulary import N_
from kit.web.faults.standing import newest_copy, standing
from kit.web.kept_form import KeptForm, kept_if_ours, offer_again, page_instead, sent_from_here
from kit.web.state import kit
from kit.web.template_globals import error_text

_TITLES = {
    HTTPStatus.BAD_REQUEST: N_("That did not work"),
    HTTPStatus.FORBIDDEN: N_("Not now"),
    HTTPStatus.NOT_FOUND: N_("Nothing here"),
    HTTPStatus.METHOD_NOT_ALLOWED: N_("That did not work"),
    HTTPStatus.CONFLICT: N_("That did not work"),
    HTTPStatus.GONE: N_("No longer good"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_("Too much at once"),
    HTTPStatus.TOO_MANY_REQUESTS: N_("Too many tries"),
    HTTPStatus.INTERNAL_SERVER_ERROR: N_("Something went wrong in the kit"),
}
_ADVICE = {
    HTTPStatus.BAD_REQUEST: N_(
        "The kit cannot make sense of what was sent. Nothing was changed: go back, load the page "
        "again, and send it once more."
    ),
    HTTPStatus.NOT_FOUND: N_(
        "There is nothing at this address, or nothing for you. Look at the address again, or go "
        "back to the start."
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: N_(
        "This address takes no such request. Go back and use the button on the page."
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_(
        "What was sent is longer than the kit takes at once (half a megabyte). Send it in parts."
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: N_(
        "Your saved answers are safe. Go back and try once more; if it happens again, tell your "
        "teacher. The reason stands in the window where the kit runs."
    ),
}
_LONG_FILE = N_(
    "What was sent is longer than this page takes (%(most)s MiB in all). Nothing was taken in. "
    "Make the pictures in it smaller; or let whoever runs the kit take it into a content folder "
    "with `kit import`."
)
_LONG_ARTICLE = N_(
    "What was sent is longer than this page takes (%(most)s MiB in all). Nothing was taken in. "
    "Open the file, copy the article, and paste it into the box."
)
_LONG_TEXT = N_(
    "What was sent is longer than this page takes (%(most)s MiB in all), and longer than any text "
    "that is kept. Nothing was taken in. Go back, and shorten the text."
)
_LONG_BACKUP = N_(
    "What was sent is longer than this page takes (%(most)s MiB in all). Nothing was restored. Go "
    "back, and type where the backup lies instead: then it may be of any length."
)
#: By the address that took it.
_LONGER: Final = {
    "/teacher/backups/restore": _LONG_BACKUP,
    "/teacher/own/import": _LONG_FILE,
    "/teacher/own/articles/attach": _LONG_ARTICLE,
    "/teacher/own/from-article": _LONG_ARTICLE,
}
_STALE_FORM = N_(
    "This page was open for too long, or the kit was started anew since. Go back, load the page "
    "again and send it once more; your saved answers are there."
)
_KEPT_FORM = N_(
    "This page was open for too long, or somebody has signed in anew on this device since, so the "
    "kit did not take what you sent. It is kept here. It is not stored yet."
)


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(KitError, _kit_error)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(HTTPException, _http_error)
    app.after_request(_see_the_end)
    app.jinja_env.globals["newest_copy"] = newest_copy


def make_ready(app: Flask) -> None:
    """Load the pages' templates: when the kit may open no more files, it is too late."""
    with app.test_request_context():
        app.jinja_env.get_template("error.html").render(title="", text="", home="")
        for form in (None, KeptForm([("", "")], [""], [""])):
            _render_fault(FULL, form)


def wants_json() -> bool:
    """Whether the request comes from our script rather than from a form or link."""
    return prefers_json(request.headers.get("Accept", ""))


@lru_cache(maxsize=256)
def prefers_json(accept: str) -> bool:
    """Whether an Accept header asks for JSON rather than for a page."""
    accepted = parse_accept_header(accept, MIMEAccept)
    return accepted.best_match(["text/html", "application/json"]) == "application/json"


def error_page(status: HTTPStatus, text: str, name: str) -> ResponseReturnValue:
    """The error as the caller reads it; `name` is for the script."""
    if wants_json():
        return jsonify(error=name, message=text, request=request_number()), status
    title = gettext(_TITLES.get(status, _TITLES[HTTPStatus.BAD_REQUEST]))
    # A wrong address is nobody's fault: there is no more to say of it.
    shows_number = status != HTTPStatus.NOT_FOUND
    page = render_template(
        "error.html", title=title, text=text, home=_home(), shows_number=shows_number
    )
    return page, status


def _home() -> str:
    """Where the person goes on: their classes, their exercises, or the start."""
    if request.path.startswith("/teacher"):
        return url_for("classrooms.home")
    return url_for("student.home" if request.path.startswith("/work") else "join.start")


def _kit_error(error: KitError) -> ResponseReturnValue:
    return error_page(error.status, error_text(error), type(error).__name__)


def stale_form(_error: CSRFError) -> ResponseReturnValue:
    """The page for a form whose token is not good, or no longer: it offers to send it again."""
    if wants_json() or not sent_from_here():
        return error_page(HTTPStatus.BAD_REQUEST, gettext(_STALE_FORM), "StaleForm")
    title, text = gettext("Send it again?"), gettext(_KEPT_FORM)
    return offer_again(HTTPStatus.BAD_REQUEST, title, text, _home())


def _http_error(error: HTTPException) -> ResponseReturnValue:
    fault: Fault | None = g.pop("fault", None)
    if fault is not None:
        return _fault_page(fault)
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    if error.response is not None or HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return error.get_response()
    if isinstance(error, RequestEntityTooLarge):
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if isinstance(error, MethodNotAllowed) and (page := page_instead()):
        return redirect(page, 303)
    advice = gettext(_ADVICE.get(status, _ADVICE[HTTPStatus.NOT_FOUND]))
    most = larger_form(request.path) if status is HTTPStatus.REQUEST_ENTITY_TOO_LARGE else None
    if most is not None:
        advice = gettext(_LONGER.get(request.path, _LONG_TEXT), most=most >> 20)
    return error_page(status, advice, status.phrase.title().replace(" ", ""))


def _fault_page(fault: Fault) -> ResponseReturnValue:
    """What is wrong with the database or the disk; a form that was sent is offered again."""
    headers = {"Retry-After": str(fault.retry_after)}
    if wants_json():
        what = gettext(fault.what)
        reply = jsonify(error=fault.name, message=what, request=request_number())
        return reply, HTTPStatus.SERVICE_UNAVAILABLE, headers
    try:
        form = kept_if_ours()
    except OSError:  # the form itself could not be read, for the same reason
        form = None
    return _render_fault(fault, form), HTTPStatus.SERVICE_UNAVAILABLE, headers


def _render_fault(fault: Fault, form: KeptForm | None) -> str:
    """Without what pages get of their own accord, such as who is signed in: that is asked for."""
    template = current_app.jinja_env.get_template("faults/fault.html")
    of_teacher = request.path.startswith("/teacher")
    return template.render(fault=fault, form=form, home=_home(), of_teacher=of_teacher)


def _see_the_end(response: Response) -> Response:
    """Say in the log that a fault is over, as soon as it is."""
    if kit().faults.fault is not None:
        standing()
    return response
