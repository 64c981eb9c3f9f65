"""What a teacher does with the names of a class."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.errors import KitError
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.people.errors import NameTaken
from kit.classroom.reports.personal import own_data
from kit.exchange.backups.upkeep import outlived
from kit.store.models.base import Act
from kit.store.people.classrooms import ClassroomRecord
from kit.web.access import own_classroom
from kit.web.logged.acts import done
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.classrooms import still_read
from kit.web.teacher.colleagues.acts import deeds, forgotten
from kit.web.teacher.forms import NameForm
from kit.web.teacher.joining.way_in import way_in
from kit.web.teacher.one_time import code_to_show, show_once
from kit.web.template_globals import error_text, facts_of

blueprint = Blueprint(
    "class_list", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>/students"
)


def _back(classroom_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("desk.students", classroom_id=classroom_id), 303)


@blueprint.route("/<uuid:student_id>", methods=["GET", "POST"])
def edit(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """One student: rename, merge, let back in, remove."""
    classroom = own_classroom(classroom_id)
    page_of = class_list.student_page(kit().store, classroom_id, student_id)
    form = NameForm(name=page_of.student.name)
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        try:
            class_list.rename_student(kit().store, classroom_id, student_id, form.name.data or "")
        except KitError as error:
            form.name.errors = [for_teacher(error)]
            status = error.status
        else:
            return _back(classroom_id)
    page = render_template(
        "teacher/classes/student_edit.html",
        classroom=classroom,
        student=page_of.student,
        form=form,
        others=page_of.others,
        devices=page_of.devices,
        time_factors=class_list.TIME_FACTORS,
    )
    return page, status


def for_teacher(error: KitError) -> str:
    """The error as a teacher reads it: a taken name is somebody else's here, not their own."""
    if isinstance(error, NameTaken):
        text: str = gettext(
            "Another student in this class is called %(name)s, or looks so. Rename that one "
            "first, or make the two one under “more”.",
            **facts_of(error),
        )
        return text
    return error_text(error)


@blueprint.post("/<uuid:student_id>/time")
def give_time(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """How much of a suggested time the student has."""
    own_classroom(classroom_id)
    typed = request.form.get("percent", "")
    if typed not in map(str, class_list.TIME_FACTORS):
        abort(400)
    class_list.give_time(kit().store, classroom_id, student_id, int(typed))
    flash(gettext("Kept. It counts from the next question on."))
    return redirect(
        url_for("class_list.edit", classroom_id=classroom_id, student_id=student_id), 303
    )


@blueprint.post("/<uuid:student_id>/readmit")
def readmit(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Make a one-time code that lets the student back in."""
    own_classroom(classroom_id)
    with deeds() as doing:
        _name, one_time = students.readmit(doing.store, classroom_id, student_id, now())
        doing.did(classroom_id, Act.READMITTED_STUDENT, student_id=student_id)
    return show_once(one_time)


@blueprint.get("/<uuid:student_id>/readmit")
def readmission(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """The one-time code and what to do with it, once."""
    return _code_page("teacher/classes/readmit.html", own_classroom(classroom_id), student_id)


@blueprint.post("/<uuid:student_id>/sign-out")
def sign_out(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Sign a student out everywhere; a new personal code takes them back."""
    own_classroom(classroom_id)
    with deeds() as doing:
        _name, code = students.sign_out_everywhere(doing.store, classroom_id, student_id, now())
        doing.did(classroom_id, Act.SIGNED_OUT_STUDENT, student_id=student_id)
    return show_once(code)


@blueprint.post("/<uuid:student_id>/devices/end")
def end_device(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Sign a student out on one device; a code takes it back."""
    own_classroom(classroom_id)
    reference = request.form.get("device", "")
    with deeds() as doing:
        if class_list.end_device(doing.store, classroom_id, student_id, reference, now()):
            doing.did(classroom_id, Act.SIGNED_OUT_DEVICE, student_id=student_id)
    flash(gettext("That device is signed out."))
    return redirect(url_for(".edit", classroom_id=classroom_id, student_id=student_id), 303)


@blueprint.get("/<uuid:student_id>/sign-out")
def new_personal_code(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """The new personal code and what to do with it, once."""
    return _code_page("teacher/account/signed_out.html", own_classroom(classroom_id), student_id)


def _code_page(template: str, classroom: ClassroomRecord, student_id: UUID) -> str:
    student, _others = class_list.student_among(kit().store, classroom.id, student_id)
    return render_template(
        template,
        classroom=classroom,
        student=student,
        made_code=code_to_show(),
        code=classrooms.open_join_page(kit().store, classroom.id, now()).code,
        way=way_in(),
    )


@blueprint.post("/<uuid:student_id>/remove")
def remove(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Take a student out of the class; their work is kept."""
    own_classroom(classroom_id)
    with deeds() as doing:
        class_list.remove_student(doing.store, classroom_id, student_id, now())
        doing.did(classroom_id, Act.REMOVED_STUDENT, student_id=student_id)
    text = gettext("Removed from the class and signed out; the work is kept. You can undo this.")
    offer_undo(text, "class_list.restore", classroom_id=classroom_id, student_id=student_id)
    return _back(classroom_id)


@blueprint.post("/<uuid:student_id>/restore")
def restore(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Bring a removed student back."""
    own_classroom(classroom_id)
    try:
        with deeds() as doing:
            class_list.restore_student(doing.store, classroom_id, student_id)
            doing.did(classroom_id, Act.RESTORED_STUDENT, student_id=student_id)
    except NameTaken as error:
        flash(for_teacher(error), "warn")
    else:
        text = gettext(
            "Back in the class, with a new personal code. Let them back in on their device."
        )
        offer_undo(text, "class_list.remove", classroom_id=classroom_id, student_id=student_id)
    return _back(classroom_id)


@blueprint.route("/<uuid:student_id>/erase", methods=["GET", "POST"])
@done("student.erased")
def erase(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Delete a student and all they gave, for good, after a page that says what goes."""
    classroom = own_classroom(classroom_id)
    if request.method == "GET":
        return render_template(
            "teacher/classes/erase.html",
            classroom=classroom,
            data=own_data.data_of_student(kit().store, classroom_id, student_id, now()),
            copies=outlived.copies(kit().store, kit().settings),
        )
    with deeds() as doing:
        class_list.erase_student(doing.store, classroom_id, student_id)
        doing.did(classroom_id, Act.ERASED_STUDENT)
    gone = forgotten()
    flash(gettext("Deleted for good, with all answers."))
    if not gone:
        flash(still_read(), "warn")
    return _back(classroom_id)
