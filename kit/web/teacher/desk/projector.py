"""Projector mode: no page of a class has a student's name, on this device, until it is ended."""

from flask import Blueprint, current_app, make_response, redirect, request
from flask.typing import ResponseReturnValue

from kit.web.access import teacher_here
from kit.web.state import show_no_names
from kit.web.teacher.account.signing_in import own_path

#: Half a year: it is the device's, like what tells it from others.
_LASTS = 180 * 24 * 3600

blueprint = Blueprint("projector", __name__, url_prefix="/teacher")


def is_projecting() -> bool:
    """Whether this device is in projector mode."""
    return request.cookies.get(_cookie_name()) == "1"


def hides_names() -> bool:
    """Whether names are hidden: by projector mode, or with the key."""
    teacher = teacher_here()
    return is_projecting() or bool(teacher and teacher.hides)


def keep_names_away() -> None:
    """Read no name for the request's page where names are hidden."""
    if hides_names():
        show_no_names()


@blueprint.post("/projector")
def switch() -> ResponseReturnValue:
    """Begin or end projector mode, and go back to the page that the switch stood on.

    The form says what is wanted; whatever else is posted hides names, as a tab from before does.
    """
    reply = make_response(redirect(own_path(request.form.get("back", "")), 303))
    path = current_app.config["SESSION_COOKIE_PATH"]
    if request.form.get("projector") == "off":
        reply.delete_cookie(_cookie_name(), path=path)
    else:
        reply.set_cookie(
            _cookie_name(), "1", max_age=_LASTS, path=path, httponly=True, samesite="Lax"
        )
    return reply


def _cookie_name() -> str:
    """A cookie of its own: it outlives sessions, and is the browser's, not a person's."""
    return f"{current_app.config['SESSION_COOKIE_NAME']}_projector"
