"""*Your own*: the list of what a teacher writes, and how something is begun."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import SelectChoice

from kit.classroom.authoring import drafts
from kit.classroom.authoring.drafts import Beginning, OwnDraft
from kit.classroom.colleagues.lending import home_page
from kit.content.own.texts import DraftKind
from kit.web.access import teacher
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.teacher.authoring.forms import BeginForm, CopyForm
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.authoring.room_left import while_room_is_left
from kit.web.teacher.forms import form_id

blueprint = Blueprint("authoring", __name__, url_prefix="/teacher/own")

#: Where a draft of each kind is written.
EDITORS: Final[Mapping[DraftKind, str]] = {
    DraftKind.EXERCISE: "editor.exercise",
    DraftKind.LESSON: "lesson_editor.reading",
}


def own_draft(draft_id: UUID) -> OwnDraft:
    """The draft of an address, as the signed-in teacher's."""
    return OwnDraft(teacher().id, draft_id)


@blueprint.get("")
def home() -> ResponseReturnValue:
    """All that the teacher has written, by its state, and what is lent to them.

    `?of=` leads to where that is written.
    """
    page = home_page(kit().store, teacher().id)
    for draft in page.drafts:
        if draft.content_id == request.args.get("of"):
            return redirect(url_for("authoring.show", draft_id=draft.id))
    return render_page("teacher/authoring/home.html", page, library=offered(), own=offered().own)


@blueprint.route("/new", methods=["GET", "POST"])
@while_room_is_left
def begin() -> ResponseReturnValue:
    """An exercise of a type, or a lesson, from an example."""
    form = BeginForm()
    form.offer()
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        title = (form.title.data or "").strip()
        beginning = drafts.example(form.type_name, title, gettext("begun from an example"))
        return _made(beginning, form.once.data)
    return render_template("teacher/authoring/begin.html", form=form), status


@blueprint.route("/copy", methods=["GET", "POST"])
@while_room_is_left
def copy() -> ResponseReturnValue:
    """An exercise or lesson of the course, to change as one likes. `?of=` chooses one."""
    form = CopyForm() if request.method == "POST" else CopyForm(request.args or None)
    course = kit().library
    form.of.choices = [
        *(SelectChoice(one.id, f"{one.number} · {one.title}") for one in course.lessons.values()),
        *(SelectChoice(one.id, one.title) for one in course.exercises.values()),
    ]
    titles = {one.id: one.title for one in course.lessons.values()}
    titles |= {one.id: one.title for one in course.exercises.values()}
    if form.of.data in titles and not form.title.data and request.method == "GET":
        form.title.data = gettext("%(title)s (copy)", title=titles[form.of.data])
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        title = (form.title.data or "").strip()
        beginning = drafts.copy_of_course(course, form.of.data, title, gettext("copied"))
        return _made(beginning, form.once.data)
    return render_template("teacher/authoring/copy.html", form=form), status


@blueprint.post("/<uuid:draft_id>/copy")
def copy_own(draft_id: UUID) -> ResponseReturnValue:
    """Another draft that begins as this one is now."""
    title = gettext("%(title)s (copy)", title=request.form.get("title", "").strip() or "?")
    beginning = drafts.copy_of_own(kit().store, own_draft(draft_id), title, gettext("copied"))
    return _made(beginning, request.form.get("once"))


def _made(beginning: Beginning, once: str | None) -> ResponseReturnValue:
    draft = drafts.make(kit().store, teacher().id, beginning, now(), once=form_id(once))
    return redirect(url_for(EDITORS[draft.kind], draft_id=draft.id), 303)
