"""A student's own work through time: what feedback is due for, and nothing else."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from kit.classroom import so_far
from kit.web.access import require_student, student
from kit.web.state import kit, now

blueprint = Blueprint("so_far", __name__, url_prefix="/work/so-far")
blueprint.before_request(require_student)


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The student's assignments in order, each beside the key, where its rule shows it now."""
    work = so_far.own_history(kit().store, student(), now())
    return render_template("student/so_far.html", student=student(), history=work)
