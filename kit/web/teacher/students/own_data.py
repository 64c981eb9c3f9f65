"""One student's data for their teacher: all of it as a file, and what erasing them takes."""

from uuid import UUID

from flask import Response, abort
from flask.typing import ResponseReturnValue

from kit.classroom.reports.personal import own_data
from kit.exchange.file_names import attachment, class_word, file_name
from kit.exchange.student_file import student_file
from kit.store.models.base import Act
from kit.web.access import own_classroom
from kit.web.state import kit, now
from kit.web.teacher import class_list
from kit.web.teacher.colleagues.acts import noted
from kit.web.teacher.desk.projector import hides_names

#: With the other views of the class's names.
blueprint = class_list.blueprint


@blueprint.get("/<uuid:student_id>/everything.zip")
@noted(Act.EXPORTED_STUDENT)
def export_student(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """All that is kept of one student, marks and comments that they do not see yet included."""
    classroom = own_classroom(classroom_id)
    if hides_names():
        abort(404)
    data = own_data.data_of_student(kit().store, classroom_id, student_id, now())
    word = class_word(classroom.name, simulated=classroom.simulated_at is not None)
    name = file_name((word, data.student.name), now(), "zip")
    return Response(
        student_file(data),
        mimetype="application/zip",
        headers={"Content-Disposition": attachment(name)},
    )
