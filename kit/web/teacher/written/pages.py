"""*Written by the class*: its claims after an exercise, taken into one of the teacher's or not."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.errors import KitError, NotFound
from kit.classroom.written import review, taking
from kit.classroom.written.review import ClaimRef
from kit.classroom.written.taking import Words
from kit.store.models.base import Act
from kit.web.access import own_classroom, teacher
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.colleagues.acts import deeds
from kit.web.teacher.written.forms import TakeForm
from kit.web.template_globals import error_text
from kit.web.validators import posted_number

blueprint = Blueprint(
    "class_claims",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>/written",
)


@blueprint.get("")
def show(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """What the class wrote: what is to be read, what was taken, what was put away."""
    classroom = own_classroom(classroom_id)
    page = review.written_page(kit().store, classroom_id, assignment_id)
    return render_page("teacher/written/written.html", page, classroom=classroom)


@blueprint.post("/<uuid:claim_id>/put-away")
def put_away(classroom_id: UUID, assignment_id: UUID, claim_id: UUID) -> ResponseReturnValue:
    """Be done with a claim, without taking it."""
    ref = ClaimRef(own_classroom(classroom_id).id, assignment_id, claim_id)
    try:
        revision = posted_number(request.form.get("revision", ""))
        with deeds() as doing:
            review.put_away(doing.store, ref, revision, now())
            doing.did(classroom_id, Act.PUT_CLAIMS_AWAY, assignment_id=assignment_id)
    except NotFound:
        raise
    except KitError as error:
        flash(error_text(error), "warn")
        return _back(ref)
    offer_undo(
        gettext("Put away. Its student sees that you have read it."),
        "class_claims.put_back",
        classroom_id=classroom_id,
        assignment_id=assignment_id,
        claim_id=claim_id,
    )
    return _back(ref)


@blueprint.post("/<uuid:claim_id>/put-back")
def put_back(classroom_id: UUID, assignment_id: UUID, claim_id: UUID) -> ResponseReturnValue:
    """Have it among those to read again."""
    ref = ClaimRef(own_classroom(classroom_id).id, assignment_id, claim_id)
    with deeds() as doing:
        review.put_back(doing.store, ref)
        doing.did(classroom_id, Act.PUT_CLAIMS_BACK, assignment_id=assignment_id)
    flash(gettext("Put back among those to read. Its student may change it again."))
    return _back(ref)


@blueprint.route("/<uuid:claim_id>/take", methods=["GET", "POST"])
def take(classroom_id: UUID, assignment_id: UUID, claim_id: UUID) -> ResponseReturnValue:
    """Which exercise of one's own it goes into; its post adds it there."""
    classroom = own_classroom(classroom_id)
    ref = ClaimRef(classroom_id, assignment_id, claim_id)
    form, error, status = TakeForm(), None, HTTPStatus.OK
    if form.is_submitted():
        # What it may go into may have changed since: whose draft it is, is asked as it is taken.
        status = HTTPStatus.BAD_REQUEST
        if form.validate():
            try:
                with deeds() as doing:
                    asked = form.taking(teacher().id)
                    draft = taking.take(doing.store, ref, asked, _words(), now())
                    doing.did(classroom_id, Act.TOOK_CLAIMS, assignment_id=assignment_id)
            except NotFound:
                raise
            except KitError as refusal:
                error, status = refusal, refusal.status
            else:
                flash(
                    gettext(
                        "Added to “%(title)s” at the end. Its label is yours to choose; “Undo” in "
                        "the editor takes it out.",
                        title=draft.title,
                    )
                )
                return _back(ref)
    page = taking.take_page(kit().store, ref, teacher().id)
    form.show(page)
    return render_page(
        "teacher/written/take.html",
        page,
        classroom=classroom,
        assignment_id=assignment_id,
        form=form,
        error=error,
    ), status


def _words() -> Words:
    """What is written beside a claim that is taken: nobody's name."""

    def proposal(label: str, why: str) -> str:
        return str(gettext("Its writer means: %(label)s. %(why)s", label=gettext(label), why=why))

    return Words(gettext("Written by a student."), proposal, gettext("a claim of the class added"))


def _back(ref: ClaimRef) -> ResponseReturnValue:
    page = url_for(
        "class_claims.show", classroom_id=ref.classroom_id, assignment_id=ref.assignment_id
    )
    return redirect(page, 303)
