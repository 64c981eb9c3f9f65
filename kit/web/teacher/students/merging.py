"""Two students made one, and one taken for another: merging, its undoing, and swapped names."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.answering.unmerging import unmerge_students
from kit.classroom.people import class_list as use_case
from kit.classroom.people.errors import CannotMerge, CannotUnmerge, NamesChanged, NameTaken
from kit.classroom.people.lists import merge_look
from kit.classroom.people.lists.given_names import swap_names
from kit.store.models.base import Act
from kit.web.access import own_classroom
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher import class_list
from kit.web.teacher.colleagues.acts import deeds
from kit.web.teacher.desk.projector import hides_names
from kit.web.template_globals import error_text

#: With the other views of the class's names.
blueprint = class_list.blueprint


@blueprint.get("/<uuid:student_id>/merge")
def merge_page(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """What the two have, beside the button that makes them one."""
    classroom = own_classroom(classroom_id)
    keep = _student_named("keep", request.args)
    if keep is None:
        use_case.student_among(kit().store, classroom_id, student_id)
        return _choose_again(classroom_id, student_id)
    try:
        look = merge_look.merge_look(kit().store, classroom_id, student_id, keep)
    except CannotMerge as error:
        flash(error_text(error), "warn")
        return _to_student(classroom_id, student_id)
    return render_template("teacher/classes/merge.html", classroom=classroom, look=look)


@blueprint.post("/<uuid:student_id>/merge")
def merge(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Make one student of somebody who joined twice."""
    own_classroom(classroom_id)
    keep = _student_named("keep", request.form)
    if keep is None:
        return _choose_again(classroom_id, student_id)
    try:
        with deeds() as doing:
            use_case.merge_students(doing.store, classroom_id, student_id, keep, now())
            doing.did(classroom_id, Act.MERGED_STUDENTS, student_id=keep)
    except CannotMerge as error:
        flash(error_text(error), "warn")
        return _to_student(classroom_id, student_id)
    offer_undo(
        gettext("The two are one student now, with the work of both. For a day you can undo it."),
        "class_list.unmerge",
        classroom_id=classroom_id,
        student_id=student_id,
    )
    return _back(classroom_id)


@blueprint.post("/<uuid:student_id>/merge/undo")
def unmerge(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Make two of them again."""
    own_classroom(classroom_id)
    try:
        with deeds() as doing:
            unmerge_students(doing.store, classroom_id, student_id, now())
            doing.did(classroom_id, Act.UNMERGED_STUDENTS, student_id=student_id)
    except NameTaken as error:
        flash(class_list.for_teacher(error), "warn")
    except CannotUnmerge as error:
        flash(error_text(error), "warn")
    else:
        kit().store.forget_soon()
        flash(gettext("The two are two students again, each with what was theirs."))
    return _back(classroom_id)


@blueprint.post("/<uuid:student_id>/swap")
def swap(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """Give two students each other's names: one took the other's."""
    own_classroom(classroom_id)
    # The name that the page showed comes along: sent twice, it is swapped once.
    other_id, _blank, named = request.form.get("with", "").partition(" ")
    other = _student_named("with", {"with": other_id})
    if other is None:
        return _choose_again(classroom_id, student_id)
    try:
        with deeds() as doing:
            names = swap_names(doing.store, classroom_id, student_id, other, named)
            doing.did(classroom_id, Act.SWAPPED_STUDENTS, student_id=student_id)
    except NamesChanged as error:
        flash(error_text(error), "warn")
        return _to_student(classroom_id, student_id)
    if hides_names():
        # The page that was pressed had the names; the next one has none, nor has its source.
        flash(
            gettext(
                "The two have swapped names; work and personal codes stayed where they were. Print "
                "their codes anew. To undo it, swap them once more."
            )
        )
        return _back(classroom_id)
    offer_undo(
        gettext(
            "%(one)s and %(other)s have swapped names; work and personal codes stayed where they "
            "were. Print their codes anew.",
            one=names[0],
            other=names[1],
        ),
        "class_list.swap",
        {"with": f"{other} {names[0]}"},
        classroom_id=classroom_id,
        student_id=student_id,
    )
    return _back(classroom_id)


def _student_named(field: str, posted: Any) -> UUID | None:
    """Whom a form chose; None where it chose nobody."""
    try:
        return UUID(posted.get(field, ""))
    except ValueError:
        return None


def _choose_again(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    flash(gettext("Choose a student of this class from the list."), "warn")
    return _to_student(classroom_id, student_id)


def _to_student(classroom_id: UUID, student_id: UUID) -> ResponseReturnValue:
    return redirect(
        url_for("class_list.edit", classroom_id=classroom_id, student_id=student_id), 303
    )


def _back(classroom_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("desk.students", classroom_id=classroom_id), 303)
