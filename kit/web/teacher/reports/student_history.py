"""One student's work through time, as the teacher sees it and may print it."""

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from kit.classroom.people import students
from kit.classroom.reports import student_history
from kit.web.access import own_classroom
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
    student, work = student_history.history_of_student(kit().store, classroom_id, student_id, now())
    ids = [each.id for each in students.students_of(kit().store, classroom_id)]
    return render_template(
        "teacher/compare/student_history.html",
        classroom=classroom,
        student=student,
        position=ids.index(student_id) + 1,
        history=work,
    )
