"""A student's own work through time: what feedback is due for, and nothing else."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kit.classroom.reports import student_history, student_pages
from kit.web.access import guard_student_pages, student
from kit.web.fragments import render_page
from kit.web.state import kit, now

blueprint = Blueprint("so_far", __name__, url_prefix="/work/so-far")
guard_student_pages(blueprint)


@blueprint.get("")
def show() -> ResponseReturnValue:
    """The student's assignments in order, each beside the key, where its rule shows it now."""
    work = student_history.own_history(kit().store, student(), now())
    return render_template("student/history.html", student=student(), history=work)


@blueprint.get("/<uuid:assignment_id>")
def handed_in(assignment_id: UUID) -> ResponseReturnValue:
    """The same below what was just handed in: what differs there, or when that can be seen."""
    page = student_pages.task_page(kit().store, kit().library, student(), assignment_id, now())
    if page.task.state != "handed-in":
        return redirect(url_for("student.task", assignment_id=assignment_id), 303)
    work = student_history.own_history(kit().store, student(), now())
    return render_page("student/history.html", page, student=student(), history=work)
