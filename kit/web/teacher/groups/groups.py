"""The groups of a class: made, divided, renamed, filled, emptied, deleted, and undone."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit.classroom.assignments.groups import groups, pages
from kit.classroom.assignments.groups.errors import GroupNameRefused, GroupNameTaken
from kit.classroom.assignments.groups.groups import Running
from kit.classroom.errors import KitError
from kit.classroom.people.lists.rosters import moment_of
from kit.web.access import own_classroom
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.forms import NameForm, form_id
from kit.web.teacher.groups.forms import DivideForm, GroupForm
from kit.web.template_globals import error_text

blueprint = Blueprint(
    "groups", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>/groups"
)
#: Exercises that a message names: the cookie that carries it has little room.
_NAMED_MAX = 3


@blueprint.get("")
def show(classroom_id: UUID) -> ResponseReturnValue:
    """The groups, who is in them, and what can be done."""
    return _page(classroom_id, GroupForm(), DivideForm())


def _page(classroom_id: UUID, form: GroupForm, divide_form: DivideForm) -> str:
    classroom = own_classroom(classroom_id)
    page = pages.groups_page(kit().store, offered(), classroom_id)
    return render_page(
        "teacher/groups/groups.html",
        page,
        classroom=classroom,
        form=form,
        divide_form=divide_form,
    )


def _tell(classroom_id: UUID, text: str, undo: datetime | None) -> None:
    """Say what was done, and offer to undo what was done at that moment, if anything."""
    if undo is None:
        flash(text)
    else:
        offer_undo(text, "groups.undo", {"moment": undo.isoformat()}, classroom_id=classroom_id)


def _back(classroom_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("groups.show", classroom_id=classroom_id), 303)


@blueprint.post("")
def add(classroom_id: UUID) -> ResponseReturnValue:
    """Make a group by its name."""
    own_classroom(classroom_id)
    form = GroupForm()
    status = 400
    if form.validate_on_submit():
        try:
            group = groups.add_group(
                kit().store,
                classroom_id,
                form.name.data or "",
                now(),
                once=form_id(form.once.data),
            )
        except KitError as error:
            form.name.errors = [error_text(error)]
            status = error.status
        else:
            return _to_group(classroom_id, group.id)
    return _page(classroom_id, form, DivideForm(formdata=None)), status


@blueprint.post("/divide")
def divide(classroom_id: UUID) -> ResponseReturnValue:
    """Make groups of the class."""
    own_classroom(classroom_id)
    form = DivideForm()
    status = 400
    if form.validate_on_submit():
        moment, division = now(), form.division()
        once = form_id(form.once.data)
        try:
            parts = groups.divide(
                kit().store, classroom_id, division, gettext("Group"), moment, once=once
            )
        except KitError as error:
            form.count.errors = [error_text(error)]
            status = error.status
        else:
            text = ngettext("One group is made.", "%(num)s groups are made.", len(parts))
            _tell(classroom_id, text, parts[0].created_at)
            if division.seed is not None:
                flash(
                    gettext(
                        "The seed was %(seed)s: the same students and the same seed give the same "
                        "groups.",
                        seed=division.seed,
                    )
                )
            return _back(classroom_id)
    return _page(classroom_id, GroupForm(formdata=None), form), status


@blueprint.get("/<uuid:group_id>")
def group(classroom_id: UUID, group_id: UUID) -> ResponseReturnValue:
    """One group: its name, and who is in it."""
    return _group_page(classroom_id, group_id)


def _group_page(classroom_id: UUID, group_id: UUID, form: NameForm | None = None) -> str:
    classroom = own_classroom(classroom_id)
    page = pages.group_page(kit().store, classroom_id, group_id)
    form = form or NameForm(formdata=None, name=page.view.group.name)
    return render_page("teacher/groups/group.html", page, classroom=classroom, form=form)


def _to_group(classroom_id: UUID, group_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("groups.group", classroom_id=classroom_id, group_id=group_id), 303)


@blueprint.post("/<uuid:group_id>/rename")
def rename(classroom_id: UUID, group_id: UUID) -> ResponseReturnValue:
    """Give it another name."""
    own_classroom(classroom_id)
    form = NameForm()
    status = 400
    if form.validate_on_submit():
        try:
            name = groups.rename_group(kit().store, classroom_id, group_id, form.name.data or "")
        except (GroupNameRefused, GroupNameTaken) as error:
            form.name.errors = [error_text(error)]
            status = error.status
        else:
            flash(gettext("The group is called “%(name)s” now.", name=name))
            return _to_group(classroom_id, group_id)
    return _group_page(classroom_id, group_id, form), status


@blueprint.post("/<uuid:group_id>/members")
def members(classroom_id: UUID, group_id: UUID) -> ResponseReturnValue:
    """Put in who was ticked and take out whose tick is gone; all else stays as it is by now."""
    own_classroom(classroom_id)
    shown, chosen = _ids("shown"), _ids("student")
    left = groups.change_members(kit().store, classroom_id, group_id, shown, chosen, now())
    text = ngettext(
        "One student is in “%(name)s” now.",
        "%(num)s students are in “%(name)s” now.",
        left.students,
        name=left.name,
    )
    _tell(classroom_id, text, left.moment if shown != chosen else None)
    if shown - chosen:
        _tell_running(left.running)
    return _back(classroom_id)


def _ids(name: str) -> set[UUID]:
    try:
        return {UUID(text) for text in request.form.getlist(name)}
    except ValueError:
        abort(400)


@blueprint.post("/<uuid:group_id>/empty")
def empty(classroom_id: UUID, group_id: UUID) -> ResponseReturnValue:
    """Take everybody out."""
    own_classroom(classroom_id)
    left = groups.empty_group(kit().store, classroom_id, group_id, now())
    _tell(classroom_id, gettext("Nobody is in “%(name)s” now.", name=left.name), left.moment)
    _tell_running(left.running)
    return _back(classroom_id)


@blueprint.post("/<uuid:group_id>/delete")
def delete(classroom_id: UUID, group_id: UUID) -> ResponseReturnValue:
    """Delete it; the students and their work stay."""
    own_classroom(classroom_id)
    moment = now()
    left = groups.delete_group(kit().store, classroom_id, group_id, moment)
    text = gettext("“%(name)s” is deleted. Its students and their work stay.", name=left.name)
    _tell(classroom_id, text, moment)
    _tell_running(left.running)
    return _back(classroom_id)


def _tell_running(running: Collection[Running]) -> None:
    """Say what becomes of the exercises that a group has and that are not closed."""
    for exercise in list(running)[:_NAMED_MAX]:
        if exercise.begun:
            flash(
                ngettext(
                    "“%(title)s” goes on for the one student who has begun it, in the group or "
                    "not.",
                    "“%(title)s” goes on for the %(num)s students who have begun it, in the group "
                    "or not.",
                    exercise.begun,
                    title=exercise.title,
                )
            )
        else:
            flash(
                gettext(
                    "“%(title)s” was given to the group, and nobody has begun it.",
                    title=exercise.title,
                )
            )


@blueprint.post("/undo")
def undo(classroom_id: UUID) -> ResponseReturnValue:
    """Undo what was done at a moment."""
    own_classroom(classroom_id)
    moment = moment_of(request.form.get("moment", "")) or abort(404)
    try:
        groups.undo(kit().store, classroom_id, moment, now())
    except KitError as error:
        flash(error_text(error), "warn")
    else:
        flash(gettext("Undone. What was changed again since stays as it is."))
    return _back(classroom_id)
