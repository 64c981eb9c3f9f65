"""The remote: a phone on the class's network that moves the stages. It shows no key and no name."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.live import ballots, remote
from kit.classroom.live.errors import NotPaired
from kit.classroom.live.remote import Remote
from kit.store.ids import new_token
from kit.web.fragments import fragment
from kit.web.remote.moves import make_move
from kit.web.state import kit, now

blueprint = Blueprint("remote", __name__, url_prefix="/remote")
#: A school day: a phone whose browser was closed meanwhile is the remote still.
LASTS: Final = timedelta(hours=12)
#: No word that the kit puts into its form is as long.
_ONCE_MAX: Final = 64


def _cookie_name() -> str:
    """A cookie of its own: the session's lasts for a student, and not beyond the browser else."""
    return f"{current_app.config['SESSION_COOKIE_NAME']}_remote"


def _here() -> Remote:
    """The remote that this browser is. Raises NotPaired."""
    classroom_id, _, rest = request.cookies.get(_cookie_name(), "").partition(".")
    assignment_id, _, token = rest.partition(".")
    try:
        assignment_ref = (UUID(classroom_id), UUID(assignment_id))
    except ValueError:
        raise NotPaired from None
    return remote.paired(kit().store, *assignment_ref, token)


@blueprint.get("/")
def show() -> ResponseReturnValue:
    """The buttons."""
    return render_template("live/remote.html", **_context(_here()))


@blueprint.get("/state")
def state() -> ResponseReturnValue:
    """The part of the page above that changes."""
    return fragment("live/_remote_state.html", **_context(_here()))


@blueprint.post("/move")
def move() -> ResponseReturnValue:
    """Move the round on, or put the next question."""
    here = _here()
    make_move(here.classroom_id, here.assignment_id, key_later=True)
    return redirect(url_for("remote.show"), 303)


@blueprint.route("/pair/<uuid:classroom_id>/<uuid:assignment_id>/<code>", methods=["GET"])
def offer(classroom_id: UUID, assignment_id: UUID, code: str) -> ResponseReturnValue:
    """Ask before the code is used up: phones look at links by themselves."""
    return render_template(
        "live/pair.html",
        classroom_id=classroom_id,
        assignment_id=assignment_id,
        code=code,
        once=new_token(),
    )


@blueprint.post("/pair/<uuid:classroom_id>/<uuid:assignment_id>/<code>")
def pair(classroom_id: UUID, assignment_id: UUID, code: str) -> ResponseReturnValue:
    """Make this phone the remote."""
    once = request.form.get("once", "")[:_ONCE_MAX]
    token = remote.pair(kit().store, classroom_id, assignment_id, code, now, once=once)
    reply = redirect(url_for("remote.show"), 303)
    reply.set_cookie(
        _cookie_name(),
        f"{classroom_id}.{assignment_id}.{token}",
        max_age=LASTS,
        path=url_for("remote.show"),
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return reply


def pairing_path(classroom_id: UUID, assignment_id: UUID, code: str) -> str:
    """The path that pairs a phone, for a QR code."""
    return url_for(
        "remote.offer", classroom_id=classroom_id, assignment_id=assignment_id, code=code
    )


def _context(pairing: Remote) -> dict[str, Any]:
    assignment_ref = (kit().store, pairing.classroom_id, pairing.assignment_id)
    turnout, look = ballots.vote_state(*assignment_ref, ballots.once_closed, now())
    return {
        "turnout": turnout,
        "live": turnout.live,
        "advice": look.advice if look else None,
        "several": look is not None and look.first.several,
        "title": gettext("Remote"),
    }
