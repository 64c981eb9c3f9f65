"""The made-up class: made, made anew and removed from the start page, at any time."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.demo.build import NothingToShow, make_demo, remake_demo, remove_demos
from kit.web.access import teacher
from kit.web.state import kit, now
from kit.web.template_globals import error_text

blueprint = Blueprint("demo", __name__, url_prefix="/teacher")


@blueprint.post("/made-up-class")
def make() -> ResponseReturnValue:
    """Make it, and go there; pressed twice, it is made once."""
    try:
        classroom_id = make_demo(kit().store, kit().library, teacher().id, now())
    except NothingToShow as error:
        flash(error_text(error), "warn")
        return redirect(url_for("classrooms.home"), 303)
    return redirect(url_for("classrooms.show", classroom_id=classroom_id), 303)


@blueprint.post("/made-up-class/anew")
def remake() -> ResponseReturnValue:
    """Remove the one there is and make it as it was at first; go there."""
    try:
        classroom_id = remake_demo(kit().store, kit().library, teacher().id, now())
    except NothingToShow as error:
        flash(error_text(error), "warn")
        return redirect(url_for("classrooms.home"), 303)
    flash(gettext("The made-up class is made anew."))
    return redirect(url_for("classrooms.show", classroom_id=classroom_id), 303)


@blueprint.post("/made-up-class/remove")
def remove() -> ResponseReturnValue:
    """Delete it for good; where there is none any more, that is done already."""
    remove_demos(kit().store, teacher().id)
    flash(gettext("The made-up class is removed. You can make it again."))
    return redirect(url_for("classrooms.home"), 303)
