"""Where a student argues with the key: which answer, and why; and takes it back."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.errors import KitError, NotFound
from kit.classroom.feedback.beside_key import anchor_of
from kit.classroom.keys import appeals
from kit.classroom.keys.errors import AppealAnswered
from kit.classroom.reports import student_pages
from kit.classroom.reports.student_pages import AppealPage
from kit.classroom.texts import ARGUMENT_MAX
from kit.items import ITEM_TYPES
from kit.web.access import guard_student_pages, student
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.student.forms import ContestForm, WithdrawForm
from kit.web.template_globals import error_text

blueprint = Blueprint("contest", __name__, url_prefix="/work/<uuid:assignment_id>/contest")
guard_student_pages(blueprint)


@blueprint.route("/<item_id>", methods=["GET", "POST"])
def contest(assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """Choose the part, where there are several; then the answer, and argue for it."""
    form = ContestForm()

    def page_now() -> AppealPage:
        part_id = form.part.data if form.is_submitted() else request.args.get("part")
        return student_pages.appeal_page(
            kit().store, student(), assignment_id, item_id, part_id, now()
        )

    page = page_now()
    form.ask_about(page)
    if not form.validate_on_submit():
        return _shown(page, form), HTTPStatus.BAD_REQUEST if form.is_submitted() else HTTPStatus.OK
    try:
        said = form.said(item_id)
        appeals.contest(kit().store, student(), assignment_id, said, now())
    except NotFound:
        raise
    except KitError as error:
        # What stands in the way may have come since the page above was read.
        return _shown(page_now(), form, error), error.status
    text = gettext("Sent. Your teacher's answer will stand here.")
    if page.waiting is None:
        where = {"assignment_id": assignment_id, "item_id": item_id}
        offer_undo(text, "contest.withdraw", {"part": said.part_id}, page.anchor, **where)
    else:
        # A change: what was said before is gone, and can be changed once more.
        _say(page.anchor, text)
    return _back(assignment_id, page.anchor)


@blueprint.post("/<item_id>/withdraw")
def withdraw(assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """Take back what is not answered yet."""
    part = WithdrawForm().part.data
    place = anchor_of(item_id, part or "")
    try:
        appeals.withdraw(kit().store, student(), assignment_id, item_id, part, now())
    except AppealAnswered as error:
        _say(place, error_text(error))
    else:
        _say(place, gettext("Taken back. Your teacher does not see it any more."))
    return _back(assignment_id, place)


def _say(place: str, words: str) -> None:
    """At the claim that it is about: the top of the page is many screens above."""
    flash(words, f"at {place}")


def _back(assignment_id: UUID, place: str) -> ResponseReturnValue:
    """To the claim, unfolded: what was sent stands there."""
    feedback = url_for("student.feedback", assignment_id=assignment_id, open=place, _anchor=place)
    return redirect(feedback, 303)


def _shown(page: AppealPage, form: ContestForm, error: KitError | None = None) -> str:
    """The page with what was typed, and what is wrong with it."""
    return render_page(
        "student/appeals.html",
        page,
        student=student(),
        form=form,
        error=error,
        item_type=ITEM_TYPES[page.exercise.type],
        most=ARGUMENT_MAX,
    )
