"""The remote: a phone on the class's network that moves the stages. It shows no key and no name."""

from typing import Any
from uuid import UUID

import segno
from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom import ballots, remote
from kit.classroom.errors import NotFound
from kit.classroom.remote import Remote
from kit.web.moves import make_move
from kit.web.state import kit, now
from kit.web.watched import fragment

blueprint = Blueprint("remote", __name__, url_prefix="/remote")
_REMOTE = "remote"


def _here() -> Remote:
    """The remote that this browser is. Raises NotFound."""
    classroom_id, _, rest = str(session.get(_REMOTE, "")).partition(" ")
    assignment_id, _, token = rest.partition(" ")
    if not token:
        raise NotFound
    return remote.paired(kit().store, UUID(classroom_id), UUID(assignment_id), token)


@blueprint.get("/")
def show() -> ResponseReturnValue:
    """The buttons."""
    return render_template("live/remote.html", **_context(_here()))


@blueprint.get("/state")
def state() -> ResponseReturnValue:
    """The part of the page above that changes."""
    return fragment("live/remote_state.html", **_context(_here()))


@blueprint.post("/move")
def move() -> ResponseReturnValue:
    """Move the round on, or put the next question."""
    here = _here()
    make_move(here.classroom_id, here.assignment_id)
    return redirect(url_for("remote.show"), 303)


@blueprint.route("/pair/<uuid:classroom_id>/<uuid:assignment_id>/<code>", methods=["GET"])
def offer(classroom_id: UUID, assignment_id: UUID, code: str) -> ResponseReturnValue:
    """Ask before the code is used up: phones look at links by themselves."""
    return render_template(
        "live/pair.html", classroom_id=classroom_id, assignment_id=assignment_id, code=code
    )


@blueprint.post("/pair/<uuid:classroom_id>/<uuid:assignment_id>/<code>")
def pair(classroom_id: UUID, assignment_id: UUID, code: str) -> ResponseReturnValue:
    """Make this phone the remote."""
    token = remote.pair(kit().store, classroom_id, assignment_id, code, now())
    session[_REMOTE] = f"{classroom_id} {assignment_id} {token}"
    return redirect(url_for("remote.show"), 303)


def pairing_picture(classroom_id: UUID, assignment_id: UUID, code: str) -> tuple[str, str]:
    """The link that pairs a phone, at the kit's likeliest address, and its QR code."""
    path = url_for(
        "remote.offer", classroom_id=classroom_id, assignment_id=assignment_id, code=code
    )
    link = kit().addresses[0] + path
    return link, segno.make(link, error="m").svg_data_uri(dark="#000", light="#fff", scale=6)


def _context(here: Remote) -> dict[str, Any]:
    place = (kit().store, here.classroom_id, here.assignment_id)
    found, look = ballots.standing(*place, ballots.once_closed)
    return {
        "turnout": found,
        "live": found.live,
        "advice": look.advice if look else None,
        "several": look is not None and look.first.several,
        "title": gettext("Remote"),
    }
