"""A student's own work through time: what feedback is due for, and nothing else."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from kit.classroom.reports import student_history
from kit.web.access import guard_student_pages, student
from kit.web.state import kit, now

blueprint = Blueprint("so_far", __name__, url_prefix="/work/so-far")
guard_student_pages(blueprint)


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The student's assignments in order, each beside the key, where its rule shows it now."""
    work = student_history.own_history(kit().store, student(), now())
    return render_template("student/history.html", student=student(), history=work)
