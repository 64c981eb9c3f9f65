"""Teaching live: the teacher's control page, the projector, and pairing a phone as the remote."""

from typing import Any
from uuid import UUID

from flask import (
    Blueprint,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.assignments import assignments
from kit.classroom.live import ballots, remote, session
from kit.classroom.people import classrooms
from kit.items import ITEM_TYPES
from kit.store.models.base import Act
from kit.web.access import own_classroom, teacher
from kit.web.fragments import fragment
from kit.web.pressing.undo import offer_undo
from kit.web.remote.moves import make_move
from kit.web.remote.remote import pairing_path
from kit.web.state import kit, now
from kit.web.student.join import join_path
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.colleagues.acts import deeds
from kit.web.teacher.desk.again import ask_again, asks_again
from kit.web.teacher.forms import form_id
from kit.web.teacher.hands.words import panel_context
from kit.web.teacher.joining.way_in import way_in
from kit.web.teacher.one_time import code_to_show, show_once
from kit.web.validators import posted_number

blueprint = Blueprint(
    "live_control", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>/live"
)


@blueprint.post("/start/<exercise_id>")
def start(classroom_id: UUID, exercise_id: str) -> ResponseReturnValue:
    """One click: the class can take part, the first question is not put yet."""
    own_classroom(classroom_id)
    once = form_id(request.form.get("once"))
    if asks_again(classroom_id, exercise_id, once):
        return ask_again(classroom_id, exercise_id)
    library = offered()
    with deeds() as doing:
        begun = session.start(doing.store, library, classroom_id, exercise_id, now(), once=once)
        doing.gave(classroom_id, begun)
    offer_undo(
        gettext("The live session stands on your students' pages. No question is put yet."),
        "giving.take_back",
        classroom_id=classroom_id,
        assignment_id=begun,
    )
    return _control(classroom_id, begun)


def _control(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    return redirect(
        url_for("live_control.show", classroom_id=classroom_id, assignment_id=assignment_id), 303
    )


@blueprint.get("/<uuid:assignment_id>")
def show(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The control page."""
    context = _context(classroom_id, assignment_id)
    return render_template(
        "live/control.html",
        suggestions=session.SUGGESTIONS,
        **context,
        **panel_context(context["turnout"].panel),
    )


@blueprint.get("/<uuid:assignment_id>/state")
def state(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The part of the page above that changes."""
    return fragment("live/_control_state.html", **_context(classroom_id, assignment_id))


def _context(classroom_id: UUID, assignment_id: UUID) -> dict[str, Any]:
    """Where the session stands, with a look at the votes unless the teacher hides the key."""
    classroom = own_classroom(classroom_id)
    assignment_ref = (kit().store, classroom_id, assignment_id)
    may_see = ballots.never if teacher().hides else ballots.always
    turnout, look = ballots.vote_state(*assignment_ref, may_see, now())
    return {
        "classroom": classroom,
        "turnout": turnout,
        "live": turnout.live,
        "waiting": ballots.waiting_for(kit().store, turnout),
        "look": look,
        "item_type": ITEM_TYPES[turnout.live.exercise.type],
    }


@blueprint.post("/<uuid:assignment_id>/move")
def move(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Move the round on, or put a question."""
    own_classroom(classroom_id)
    make_move(classroom_id, assignment_id)
    return _control(classroom_id, assignment_id)


@blueprint.post("/<uuid:assignment_id>/suggest")
def suggest(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """How long a vote should take; none is ever cut off by it."""
    own_classroom(classroom_id)
    typed = request.form.get("seconds", "")
    seconds = posted_number(typed) if typed else None
    session.suggest(kit().store, classroom_id, assignment_id, seconds)
    return _control(classroom_id, assignment_id)


@blueprint.get("/<uuid:assignment_id>/end")
def end_page(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """What the end shows to whom, before it is done."""
    classroom = own_classroom(classroom_id)
    turnout = ballots.turnout(kit().store, classroom_id, assignment_id, now())
    return render_template("live/end.html", classroom=classroom, turnout=turnout)


@blueprint.post("/<uuid:assignment_id>/end")
def end(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """End the session; its results are there at once. Where somebody takes part it asks first."""
    own_classroom(classroom_id)
    turnout = ballots.turnout(kit().store, classroom_id, assignment_id, now())
    if turnout.participants and not turnout.live.ended and "sure" not in request.form:
        return redirect(
            url_for(
                "live_control.end_page", classroom_id=classroom_id, assignment_id=assignment_id
            ),
            303,
        )
    with deeds() as doing:
        session.end(doing.store, classroom_id, assignment_id, now)
        doing.did(classroom_id, Act.CLOSED, assignment_id=assignment_id)
    flash(
        gettext(
            "The live session has ended. Each student sees the keys of the questions that were "
            "voted on; those take no more votes."
        )
    )
    return redirect(
        url_for("outcomes.results", classroom_id=classroom_id, assignment_id=assignment_id), 303
    )


@blueprint.post("/<uuid:assignment_id>/go-on")
def go_on(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Go on with a session that has ended."""
    own_classroom(classroom_id)
    session.live_of(kit().store, classroom_id, assignment_id)
    with deeds() as doing:
        assignments.reopen(doing.store, classroom_id, assignment_id, now)
        doing.did(classroom_id, Act.REOPENED, assignment_id=assignment_id)
    offer_undo(
        gettext(
            "It goes on. The class has seen the keys of the questions that were voted on, so those "
            "take no more votes. Put another one."
        ),
        "live_control.end",
        classroom_id=classroom_id,
        assignment_id=assignment_id,
    )
    return _control(classroom_id, assignment_id)


@blueprint.route("/<uuid:assignment_id>/pair", methods=["GET", "POST"])
def pair(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """A code that makes a phone the remote, for the teacher's eyes, shown once."""
    classroom = own_classroom(classroom_id)
    if request.method == "POST":
        return show_once(remote.new_pairing(kit().store, classroom_id, assignment_id, now))
    live = session.live_of(kit().store, classroom_id, assignment_id)
    code = code_to_show()
    return render_template(
        "live/pairing.html",
        classroom=classroom,
        live=live,
        way=way_in(pairing_path(classroom_id, assignment_id, code)) if code else None,
        minutes=int(remote.PAIRING_LIFE.total_seconds() // 60),
    )


@blueprint.post("/<uuid:assignment_id>/unpair")
def unpair(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """End the remote."""
    own_classroom(classroom_id)
    session.live_of(kit().store, classroom_id, assignment_id)
    remote.unpair(kit().store, classroom_id, assignment_id)
    flash(gettext("No phone is the remote now."))
    return _control(classroom_id, assignment_id)


@blueprint.get("/<uuid:assignment_id>/projector")
def projector(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """What the class sees on the wall: large, with the way in, without any name."""
    classroom = own_classroom(classroom_id)
    # First, so that the way in stays as it is where there is no such session.
    projected = _projected(classroom_id, assignment_id)
    code = classrooms.open_join_page(kit().store, classroom_id, now()).code
    return render_template(
        "live/projector.html",
        classroom=classroom,
        code=code,
        way=way_in(join_path(code)),
        **projected,
    )


@blueprint.get("/<uuid:assignment_id>/projector/stage")
def stage(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The part of the page above that changes. Its header says what is left of a suggested time."""
    own_classroom(classroom_id)
    context = _projected(classroom_id, assignment_id)
    response = make_response(fragment("live/_projector_stage.html", **context))
    left = context["seconds_left"]
    response.headers["X-Seconds-Left"] = "" if left is None else str(left)
    return response


def _projected(classroom_id: UUID, assignment_id: UUID) -> dict[str, Any]:
    """What the wall shows: of votes and key nothing before the stage that shows them."""
    assignment_ref = (kit().store, classroom_id, assignment_id)
    turnout, look = ballots.vote_state(*assignment_ref, ballots.once_revealed, now())
    return {
        "turnout": turnout,
        "live": turnout.live,
        "look": look,
        "item_type": ITEM_TYPES[turnout.live.exercise.type],
        "seconds_left": turnout.live.seconds_left(now()),
    }
