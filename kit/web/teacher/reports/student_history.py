"""One student's work through time, as the teacher sees it and may print it."""

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from kit.classroom.reports import student_history
from kit.web.access import own_classroom
from kit.web.fragments import render_page
from kit.web.state import kit, now

blueprint = Blueprint(
    "student_work",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/students/<uuid:student_id>",
)


@blueprint.get("/work")
def show(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """All assignments in order: what the student gave beside the key."""
    classroom = own_classroom(classroom_id)
    page = student_history.history_of_student(kit().store, classroom_id, student_id, now())
    return render_page("teacher/compare/student_history.html", page, classroom=classroom)
