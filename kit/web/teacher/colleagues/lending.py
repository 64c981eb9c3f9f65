"""Lending an exercise: to whom, ended by one press, and what is lent copied by who has it."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring import drafts
from kit.classroom.colleagues import lending
from kit.classroom.colleagues.errors import NoSuchColleague
from kit.web.access import teacher
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.authoring.own import EDITORS, own_draft
from kit.web.teacher.colleagues.forms import ColleagueForm
from kit.web.teacher.forms import form_id
from kit.web.template_globals import error_text

blueprint = Blueprint("lending", __name__, url_prefix="/teacher/own/<uuid:draft_id>")


def _back(draft_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("lending.show", draft_id=draft_id), 303)


@blueprint.get("/lend")
def show(draft_id: UUID) -> ResponseReturnValue:
    """To whom the exercise is lent, and a form to lend it."""
    page = lending.lending_page(kit().store, own_draft(draft_id))
    form = ColleagueForm(formdata=None)
    form.offer(page.choices)
    return render_page("teacher/colleagues/lend.html", page, form=form)


@blueprint.post("/lend")
def lend(draft_id: UUID) -> ResponseReturnValue:
    """Lend it to a teacher of this kit."""
    try:
        colleague_id = ColleagueForm().chosen()
        name = lending.lend(kit().store, own_draft(draft_id), colleague_id, now())
    except NoSuchColleague as error:
        flash(error_text(error), "warn")
        return _back(draft_id)
    offer_undo(
        gettext("Lent to %(name)s, who finds it under “Your own”.", name=name),
        "lending.end",
        draft_id=draft_id,
        colleague_id=colleague_id,
    )
    return _back(draft_id)


@blueprint.post("/lend/<uuid:colleague_id>/end")
def end(draft_id: UUID, colleague_id: UUID) -> ResponseReturnValue:
    """Lend it to a teacher no longer."""
    try:
        name = lending.end_loan(kit().store, own_draft(draft_id), colleague_id)
    except NoSuchColleague as error:
        flash(error_text(error), "warn")
        return _back(draft_id)
    offer_undo(
        gettext(
            "Not lent to %(name)s any more. Their copies and their classes keep what they have.",
            name=name,
        ),
        "lending.lend",
        {"colleague": str(colleague_id)},
        draft_id=draft_id,
    )
    return _back(draft_id)


@blueprint.post("/lent/copy")
def copy(draft_id: UUID) -> ResponseReturnValue:
    """A draft of one's own that begins as what is lent is now."""
    beginning = lending.copy_of_lent(kit().store, own_draft(draft_id), gettext("copied"))
    once = form_id(request.form.get("once"))
    draft = drafts.make(kit().store, teacher().id, beginning, now(), once=once)
    return redirect(url_for(EDITORS[draft.kind], draft_id=draft.id), 303)
