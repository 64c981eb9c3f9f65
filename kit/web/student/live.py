"""A student's page of a live session: the question before the class, at its present stage."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from kit.classroom.answering.posted_form import stored_forms
from kit.classroom.live import participant, session
from kit.classroom.live.participant import Seat
from kit.items import ITEM_TYPES
from kit.items.fields.answer_form import AnswerForm
from kit.web.access import guard_student_pages, student
from kit.web.express.round_pages import RoundPages
from kit.web.state import kit, now

#: Seconds between the looks of a page without scripts: time to read, and little of a vote lost.
LOOK_EVERY: Final = 8

blueprint = Blueprint("live", __name__, url_prefix="/work/<uuid:assignment_id>/live")
guard_student_pages(blueprint)


@blueprint.get("/")
def show(assignment_id: UUID) -> ResponseReturnValue:
    """The page. Whoever does not take part yet is asked to."""
    seat = participant.seat_of(kit().store, student(), assignment_id, now())
    if seat.attempt is None or seat.live.ended:
        return redirect(url_for("student.task", assignment_id=assignment_id), 303)
    return _page(seat)


def round_page(assignment_id: UUID, refused: Mapping[str, AnswerForm], *, rest_saved: bool) -> str:
    """The page again after a vote in which something is wrong: `refused` are forms as typed.

    Of a question that is not the one before the class any more there is nothing to mend.
    """
    seat = participant.seat_of(kit().store, student(), assignment_id, now())
    item = seat.live.item
    form = refused.get(item.id) if seat.ballot and item else None
    return _page(seat, **({"form": form} if form else {}), rest_saved=rest_saved)


def _page(seat: Seat, **more: Any) -> str:
    return render_template("live/student.html", student=student(), **{**_context(seat), **more})


@blueprint.get("/round")
def question(assignment_id: UUID) -> ResponseReturnValue:
    """The part of the page that changes with the stage; 304 where the asker has it.

    What most ask for goes a shorter way (kit.web.express), once somebody's was written here.
    """
    moment, has_it = now(), request.if_none_match.contains
    version, seat = participant.seat_since(kit().store, student(), assignment_id, has_it, moment)
    if seat is None:
        return _with_number(version_reply(version.word), version.here)
    if seat.attempt is None:
        abort(409)
    return _with_number(make_response(_part(seat, moment)), seat.here)


def _part(seat: Seat, moment: datetime) -> str:
    pages: RoundPages = current_app.extensions[RoundPages.NAME]
    kept = None if request.args else pages.shown(seat, moment, generate_csrf(), _written)
    return kept or render_template("live/_round.html", **_context(seat))


def _written(seat: Seat, left: int | None) -> str:
    return render_template("live/_round.html", **{**_context(seat), "left": left})


def _with_number(reply: Response, here: int) -> Response:
    reply.headers["X-Here"] = str(here)
    return reply


@blueprint.get("/place")
def session_version(assignment_id: UUID) -> ResponseReturnValue:
    """A word that changes when the session moves, for pages that are open over an update.

    They were sent before the question came with it. It is the same for everybody, whatever they
    or others gave. Beside it stands how many are here,
    which changes without a move.
    """
    version = session.session_version(kit().store, student().classroom_id, assignment_id, now())
    return _with_number(version_reply(version.word), version.here)


def version_reply(version: str) -> Response:
    """The word itself, or 304 where the asker has it."""
    if request.if_none_match.contains(version):
        reply = Response(status=304)
    else:
        reply = Response(version, mimetype="text/plain")
    reply.set_etag(version)
    return reply


def _context(seat: Seat) -> dict[str, Any]:
    state = seat.live
    # Whoever voted without scripts waits, and may choose anew on the page itself.
    waits = not seat.ballot or ("voted" in request.args and seat.voted)
    return {
        "waits": waits and not state.ended,
        "still": "still" in request.args,
        "every": LOOK_EVERY,
        "seat": seat,
        "left": seat.seconds_left(now()),
        "live": state,
        "shown": seat.shown,
        "mark": seat.mark,
        "form": stored_forms(seat.form_context)[state.item.id]
        if seat.ballot and state.item
        else None,
        "item_type": ITEM_TYPES[state.exercise.type],
        "articles": state.exercise.articles,
    }
