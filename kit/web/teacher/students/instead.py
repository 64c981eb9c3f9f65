"""Another exercise of the lesson for one student, without a word to the class."""

from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.assignments import exchange
from kit.classroom.errors import AlreadyAtWork, AssignmentClosed, UnknownExercise
from kit.web.access import own_classroom
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher import class_list
from kit.web.teacher.authoring.offered import offered
from kit.web.template_globals import error_text

#: With the other views of the class's names.
blueprint = class_list.blueprint


@blueprint.get("/<uuid:student_id>/instead")
def instead(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Another exercise of the same lesson for one student, in place of what the class has."""
    classroom = own_classroom(classroom_id)
    page = exchange.exchange_page(kit().store, offered(), classroom_id, student_id, now())
    return render_page("teacher/classes/instead.html", page, classroom=classroom)


@blueprint.post("/<uuid:student_id>/instead")
def give_instead(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Give the student the exercise that was chosen."""
    own_classroom(classroom_id)
    assignment_id, exercise_id = _assignment_posted(), request.form.get("exercise", "")
    whose = (classroom_id, student_id)
    try:
        done = exchange.exchange(kit().store, offered(), whose, assignment_id, exercise_id, now())
    except (AlreadyAtWork, AssignmentClosed, UnknownExercise) as error:
        flash(error_text(error), "warn")
    else:
        text = gettext("“%(title)s” stands on the student's page instead.", title=done.title)
        where = {"classroom_id": classroom_id, "student_id": student_id}
        if done.before is None:
            fields = {"assignment": str(done.substitute_id)}
            offer_undo(text, "class_list.take_back_instead", fields, **where)
        else:
            fields = {"assignment": str(assignment_id), "exercise": done.before}
            offer_undo(text, "class_list.give_instead", fields, **where)
    return _to_instead(classroom_id, student_id)


@blueprint.post("/<uuid:student_id>/instead/back")
def take_back_instead(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Let the student have what the class has again."""
    own_classroom(classroom_id)
    whose = (classroom_id, student_id)
    try:
        gone = exchange.take_back_exchange(kit().store, *whose, _assignment_posted())
    except AlreadyAtWork as error:
        flash(error_text(error), "warn")
    else:
        text = gettext("The student has what the class has again.")
        if gone is None:
            flash(text)
        else:
            fields = {"assignment": str(gone.instead_of_id), "exercise": gone.exercise_id}
            where = {"classroom_id": classroom_id, "student_id": student_id}
            offer_undo(text, "class_list.give_instead", fields, **where)
    return _to_instead(classroom_id, student_id)


def _assignment_posted() -> UUID:
    try:
        return UUID(request.form.get("assignment", ""))
    except ValueError:
        abort(404)


def _to_instead(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    return redirect(
        url_for("class_list.instead", classroom_id=classroom_id, student_id=student_id), 303
    )
