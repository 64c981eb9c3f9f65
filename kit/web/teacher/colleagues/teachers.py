"""The teachers of a class: added, ended, leaving, handing over; and what each did there."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.colleagues import sharing_class
from kit.classroom.colleagues.act_table import ACTS
from kit.classroom.colleagues.errors import NoSuchColleague
from kit.classroom.colleagues.sharing_class import OwnClass
from kit.web.access import own_classroom, owned_classroom, teacher
from kit.web.fragments import render_page
from kit.web.logged.acts import done
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.colleagues.forms import ColleagueForm
from kit.web.template_globals import error_text

blueprint = Blueprint(
    "colleagues", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>/teachers"
)


def _own(classroom_id: UUID) -> OwnClass:
    return OwnClass(teacher().id, classroom_id)


def _back(classroom_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("colleagues.show", classroom_id=classroom_id), 303)


@blueprint.get("")
def show(classroom_id: UUID) -> ResponseReturnValue:
    """Who teaches the class, a form to add somebody, and what was done last."""
    classroom = own_classroom(classroom_id)
    page = sharing_class.teachers_page(kit().store, _own(classroom_id))
    form = ColleagueForm(formdata=None)
    form.offer(page.choices)
    return render_page(
        "teacher/colleagues/teachers.html", page, classroom=classroom, form=form, table=ACTS
    )


@blueprint.post("/add")
def add(classroom_id: UUID) -> ResponseReturnValue:
    """Let a teacher of this kit share the class; they see it at once."""
    classroom = owned_classroom(classroom_id)
    try:
        colleague_id = ColleagueForm().chosen()
        name = sharing_class.add(kit().store, _own(classroom_id), colleague_id, now())
    except NoSuchColleague as error:
        flash(error_text(error), "warn")
        return _back(classroom_id)
    offer_undo(
        gettext(
            "%(name)s shares %(class_name)s with you now, and finds it among their classes.",
            name=name,
            class_name=classroom.name,
        ),
        "colleagues.end",
        classroom_id=classroom_id,
        colleague_id=colleague_id,
    )
    return _back(classroom_id)


@blueprint.post("/<uuid:colleague_id>/end")
def end(classroom_id: UUID, colleague_id: UUID) -> ResponseReturnValue:
    """Let a co-teacher share the class no longer."""
    classroom = owned_classroom(classroom_id)
    try:
        name = sharing_class.end(kit().store, _own(classroom_id), colleague_id, now())
    except NoSuchColleague as error:
        flash(error_text(error), "warn")
        return _back(classroom_id)
    offer_undo(
        gettext(
            "%(name)s shares %(class_name)s no longer. What %(name)s did there stays.",
            name=name,
            class_name=classroom.name,
        ),
        "colleagues.add",
        {"colleague": str(colleague_id)},
        classroom_id=classroom_id,
    )
    return _back(classroom_id)


@blueprint.route("/leave", methods=["GET", "POST"])
def leave(classroom_id: UUID) -> ResponseReturnValue:
    """Share the class no longer, once the page has said what that means."""
    if request.method == "POST":
        sharing_class.leave(kit().store, _own(classroom_id), now())
        flash(gettext("You have left the class. What you did there stays."))
        return redirect(url_for("classrooms.home"), 303)
    classroom = own_classroom(classroom_id)
    page = sharing_class.teachers_page(kit().store, _own(classroom_id))
    return render_page("teacher/colleagues/leave.html", page, classroom=classroom)


@blueprint.route("/<uuid:colleague_id>/hand-over", methods=["GET", "POST"])
@done("class.handed_over")
def hand_over(classroom_id: UUID, colleague_id: UUID) -> ResponseReturnValue:
    """Make a co-teacher the owner for good, once the page has said what goes over."""
    if request.method == "POST":
        stays = "stays" in request.form
        sharing_class.hand_over(kit().store, _own(classroom_id), colleague_id, now(), stays=stays)
        flash(gettext("The class is handed over, with everything that belongs to it."))
        if stays:
            return _back(classroom_id)
        return redirect(url_for("classrooms.home"), 303)
    classroom = owned_classroom(classroom_id)
    page = sharing_class.handing_page(kit().store, _own(classroom_id), colleague_id)
    return render_template(
        "teacher/colleagues/hand_over.html", classroom=classroom, heir=page.heir, goes=page.goes
    )
