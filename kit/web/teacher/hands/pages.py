"""Counting hands: the page of one vote, and how many students there are."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from werkzeug import Response

from kit.classroom.live import hand_panel, hands
from kit.classroom.live.errors import CountedMeanwhile, NothingToPutBack
from kit.classroom.live.hand_panel import Panel, Place
from kit.items import ITEM_TYPES
from kit.web.access import own_classroom
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.teacher.hands.forms import HandsForm, PresentForm, form_of, posted_form
from kit.web.teacher.hands.words import counts_words, over_words, panel_context, total_words
from kit.web.template_globals import error_text
from kit.web.validators import posted_number
from kit.whole_number import whole_number

blueprint = Blueprint(
    "hands",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/live/<uuid:assignment_id>/hands",
)


def _place(item_id: str, ballot: str) -> Place:
    """What the address names; 404 where it names no ballot."""
    try:
        number = whole_number(ballot, 1, 2)
    except ValueError:
        abort(404)
    return Place(item_id, number, request.args.get("part", ""))


@blueprint.get("/<item_id>/<ballot>")
def show(classroom_id: UUID, assignment_id: UUID, item_id: str, ballot: str) -> ResponseReturnValue:
    """The fields of a vote by themselves: for an earlier question, another part, the other vote."""
    own_classroom(classroom_id)
    place = _place(item_id, ballot)
    panel = hand_panel.panel(kit().store, classroom_id, assignment_id, place)
    return _page(classroom_id, panel, form_of(panel))


def _page(
    classroom_id: UUID,
    panel: Panel,
    form: HandsForm,
    problem: str | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> ResponseReturnValue:
    page = render_template(
        "live/hands.html",
        classroom=own_classroom(classroom_id),
        live=panel.live,
        item_type=ITEM_TYPES[panel.live.exercise.type],
        problem=problem,
        **panel_context(panel, form),
    )
    return page, status


@blueprint.post("/<item_id>/<ballot>")
def save(classroom_id: UUID, assignment_id: UUID, item_id: str, ballot: str) -> ResponseReturnValue:
    """Store a count, by the script at each press or by the plain form."""
    own_classroom(classroom_id)
    place = _place(item_id, ballot)
    panel = hand_panel.panel(kit().store, classroom_id, assignment_id, place)
    form = posted_form(panel.part)
    if not form.validate():
        return _refused(classroom_id, panel, form)
    typed = form.count
    if not typed.counts and not panel.counts:
        return _nothing_typed(classroom_id, panel, form)
    try:
        counted = hands.count(kit().store, classroom_id, assignment_id, panel.place, typed, now)
    except CountedMeanwhile as error:
        return _meanwhile(classroom_id, panel, form, error)
    if wants_json():
        return _said(counted)
    if counted.open:
        flash(over_words(counted), "warn")
    else:
        flash(_saved_words(counted))
    return _back(counted)


def _saved_words(panel: Panel) -> str:
    if not panel.counts:
        return str(gettext("The count was taken back: no hands are counted for this vote."))
    return str(gettext("Saved: %(counts)s.", counts=counts_words(panel)))


def _said(panel: Panel) -> ResponseReturnValue:
    """What the page of a script shows of the count that stands."""
    return {
        "revision": panel.revision,
        "changes": panel.changes,
        "total": total_words(panel),
        "over": over_words(panel),
        "open": panel.open,
    }


def _refused(classroom_id: UUID, panel: Panel, form: HandsForm) -> ResponseReturnValue:
    if not wants_json():
        return _page(classroom_id, panel, form, status=HTTPStatus.BAD_REQUEST)
    problems = {field.name: str(field.errors[0]) for field in form if field.errors}
    reply = {"error": "NotTaken", "message": " ".join(problems.values()), "fields": problems}
    return reply, HTTPStatus.BAD_REQUEST


def _meanwhile(
    classroom_id: UUID, panel: Panel, form: HandsForm, error: CountedMeanwhile
) -> ResponseReturnValue:
    """Both counts: what another window saved, and in the fields what was typed here."""
    message = error_text(error)
    if wants_json():
        stands = {"revision": panel.revision, "counts": counts_words(panel)}
        return {"error": "CountedMeanwhile", "message": message, **stands}, error.status
    form.revision.data = str(panel.revision)
    stands_now = gettext("It has: %(counts)s.", counts=counts_words(panel))
    return _page(classroom_id, panel, form, f"{message} {stands_now}", error.status)


def _nothing_typed(classroom_id: UUID, panel: Panel, form: HandsForm) -> ResponseReturnValue:
    """Where all is empty and nothing stands, there is nothing to save: for a script no fault."""
    if wants_json():
        return _said(panel)
    problem = gettext("No number was typed, so nothing was saved. Type how many hands you counted.")
    return _page(classroom_id, panel, form, problem, HTTPStatus.BAD_REQUEST)


def _back(panel: Panel) -> Response:
    """To where the form stood: on the control page, while the class is at that question."""
    live = panel.live
    ids: dict[str, Any] = {
        "classroom_id": live.assignment.classroom_id,
        "assignment_id": live.assignment.id,
    }
    at_control = request.form.get("at") == "control" and not live.ended
    if at_control and live.session.item_id == panel.place.item_id:
        return redirect(url_for("live_control.show", **ids, _anchor="hands"), 303)
    place = panel.place
    part = {"part": place.part_id} if place.part_id else {}
    where: dict[str, Any] = {"item_id": place.item_id, "ballot": place.ballot, **part}
    return redirect(url_for("hands.show", **ids, **where), 303)


@blueprint.post("/<item_id>/<ballot>/undo")
def undo(classroom_id: UUID, assignment_id: UUID, item_id: str, ballot: str) -> ResponseReturnValue:
    """Put back what stood before the last change; once more takes that back."""
    own_classroom(classroom_id)
    place = _place(item_id, ballot)
    revision = posted_number(request.form.get("revision", ""))
    try:
        panel = hands.undo(kit().store, classroom_id, assignment_id, place, revision, now)
    except NothingToPutBack as error:
        flash(error_text(error), "warn")
        panel = hand_panel.panel(kit().store, classroom_id, assignment_id, place)
    else:
        flash(_saved_words(panel))
    return _back(panel)


@blueprint.route("/present", methods=["GET", "POST"])
def present(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """How many students there are: asked once, for more hands than that to be told."""
    classroom = own_classroom(classroom_id)
    there = hands.attendance(kit().store, classroom_id, assignment_id)
    form = PresentForm(data={"present": "" if there.present is None else str(there.present)})
    if form.validate_on_submit():
        hands.say_present(kit().store, classroom_id, assignment_id, form.number)
        flash(_present_words(form.number, there.roll))
        ids: dict[str, Any] = {"classroom_id": classroom_id, "assignment_id": assignment_id}
        return redirect(url_for("live_control.show", **ids), 303)
    status = HTTPStatus.BAD_REQUEST if form.is_submitted() else HTTPStatus.OK
    page = render_template("live/present.html", classroom=classroom, there=there, form=form)
    return page, status


def _present_words(number: int | None, roll: int) -> str:
    if number is not None:
        return str(
            ngettext(
                "One student is in the room: more hands than that are told.",
                "%(num)s students are in the room: more hands than that are told.",
                number,
            )
        )
    if roll:
        return str(gettext("The class list says how many there are: %(num)s.", num=roll))
    return str(gettext("Nobody is on the class list, so the kit does not look for too many hands."))
