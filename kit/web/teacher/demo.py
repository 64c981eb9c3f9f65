"""The made-up class, for a teacher who has none yet."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from kit.classroom.demo.build import NothingToShow, make_demo
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
