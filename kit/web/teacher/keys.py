"""Deciding about a key: the appeals, a look at what would change, the decision, the history."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit.classroom.errors import KitError, NotFound
from kit.classroom.keys import decision_page, decisions, shipped_key
from kit.classroom.keys import history as key_history
from kit.classroom.keys import preview as key_preview
from kit.classroom.keys.decision_page import DecisionPage
from kit.classroom.keys.decisions import Decided
from kit.classroom.keys.proposals import Proposal
from kit.classroom.texts import REASON_MAX
from kit.items import ITEM_TYPES
from kit.store.models.base import Act
from kit.store.people.classrooms import ClassroomRecord
from kit.vocabulary import Ruling
from kit.web.access import own_classroom, teacher
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.colleagues.acts import deeds
from kit.web.teacher.deciding.forms import AdoptForm, DecisionForm
from kit.web.teacher.forms import form_id

blueprint = Blueprint(
    "keys",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>",
)


@blueprint.route("/items/<item_id>/decide", methods=["GET", "POST"])
def decide(classroom_id: UUID, assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """A form to decide unasked, or to decide again; its post decides."""

    def act(proposal: Proposal) -> ResponseReturnValue:
        with deeds() as doing:
            done = decisions.decide(
                doing.store,
                classroom_id,
                assignment_id,
                proposal,
                teacher().name,
                now,
                once=form_id(request.form.get("once")),
            )
            if not done.again:
                doing.did(classroom_id, Act.DECIDED_KEY, assignment_id=assignment_id)
        flash(_done(proposal.ruling, done))
        return redirect(
            url_for(
                "outcomes.item",
                classroom_id=classroom_id,
                assignment_id=assignment_id,
                item_id=item_id,
            ),
            303,
        )

    return _reply(own_classroom(classroom_id), assignment_id, item_id, act)


@blueprint.post("/items/<item_id>/preview")
def preview(classroom_id: UUID, assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """Whose marks would change, and by how much. Nothing is stored."""
    classroom = own_classroom(classroom_id)

    def act(proposal: Proposal) -> ResponseReturnValue:
        page = key_preview.preview_page(kit().store, classroom_id, assignment_id, proposal, now())
        return render_page("teacher/keys/preview.html", page, classroom=classroom, most=REASON_MAX)

    return _reply(classroom, assignment_id, item_id, act)


def _reply(
    classroom: ClassroomRecord,
    assignment_id: UUID,
    item_id: str,
    act: Callable[[Proposal], ResponseReturnValue],
) -> ResponseReturnValue:
    """What `act` answers to the proposal; the form where there is none, or it cannot be made."""
    form = DecisionForm()

    def page_now() -> DecisionPage:
        return decision_page.decision_page(
            kit().store,
            classroom.id,
            assignment_id,
            item_id,
            now(),
            part_id=form.part.data if form.is_submitted() else request.args.get("part"),
            filled_on=form.on_version.data if form.is_submitted() else None,
        )

    page = page_now()
    form.part_asked = page.part
    if not form.validate_on_submit():
        return _form(classroom, page, form), 400 if form.is_submitted() else 200
    try:
        return act(form.proposal(item_id))
    except NotFound:
        raise
    except KitError as error:
        # What stands in the way may have come since the page above was read.
        return _form(classroom, page_now(), form, error), error.status


def _form(
    classroom: ClassroomRecord,
    page: DecisionPage,
    form: DecisionForm,
    error: KitError | None = None,
) -> str:
    """The form with what was typed, what is wrong with it, and the key as it is now."""
    return render_page(
        "teacher/keys/decide.html",
        page,
        classroom=classroom,
        form=form,
        error=error,
        item_type=ITEM_TYPES[page.exercise.type],
        articles=page.exercise.articles,
        most=REASON_MAX,
    )


@blueprint.route("/key/shipped", methods=["GET", "POST"])
def shipped(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """What the kit's present key would change; its post takes that key over."""
    classroom, form = own_classroom(classroom_id), AdoptForm()
    assignment_ref = (offered(), classroom_id, assignment_id)
    error, status = None, HTTPStatus.OK
    if form.validate_on_submit():
        try:
            with deeds() as doing:
                done = shipped_key.adopt(
                    doing.store,
                    *assignment_ref,
                    form.proposal(),
                    author=teacher().name,
                    clock=now,
                    once=form_id(request.form.get("once")),
                )
                if not done.again:
                    doing.did(classroom_id, Act.DECIDED_KEY, assignment_id=assignment_id)
        except KitError as refusal:
            error, status = refusal, refusal.status
        else:
            flash(_done(Ruling.ADOPTED, done))
            return redirect(
                url_for("outcomes.results", classroom_id=classroom_id, assignment_id=assignment_id),
                303,
            )
    elif form.is_submitted():
        status = HTTPStatus.BAD_REQUEST
    page = shipped_key.shipped_page(kit().store, *assignment_ref, now())
    of_teacher = page.preview.plan.record.exercise_id in offered().own
    if of_teacher and not form.is_submitted():
        form.reason.data = gettext("There was a mistake in the key.")
    more = {
        "classroom": classroom,
        "form": form,
        "error": error,
        "most": REASON_MAX,
        "of_teacher": of_teacher,
    }
    return render_page("teacher/keys/preview.html", page, **more), status


@blueprint.get("/key")
def history(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Every version of the key and every decision about it."""
    classroom = own_classroom(classroom_id)
    page = key_history.history_page(kit().store, offered(), classroom_id, assignment_id)
    return render_page("teacher/keys/history.html", page, classroom=classroom)


def _done(ruling: Ruling, done: Decided) -> str:
    if ruling is Ruling.UPHELD:
        sent: str = ngettext(
            "The key stands. Your reply goes to one student.",
            "The key stands. Your reply goes to %(num)s students.",
            done.answered,
        )
        return sent
    text: str = ngettext(
        "Decided: one mark has changed. The old one is kept in the history.",
        "Decided: %(num)s marks have changed. The old ones are kept in the history.",
        done.changed,
    )
    return text
