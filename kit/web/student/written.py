"""*Write one yourself*: where a student writes a claim for the class, and changes it."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.errors import KitError, NotFound
from kit.classroom.texts import CLAIM_MAX, CLAIM_WHY_MAX
from kit.classroom.written import claims
from kit.web.access import guard_student_pages, student
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.student.forms import WriteForm

blueprint = Blueprint("own_claim", __name__, url_prefix="/work/<uuid:assignment_id>/write-one")
guard_student_pages(blueprint)


@blueprint.route("", methods=["GET", "POST"])
def write(assignment_id: UUID) -> ResponseReturnValue:
    """A claim of one's own, the label that it is meant to have, and why; sent to the teacher."""
    form, error, status = WriteForm(), None, HTTPStatus.OK
    page = claims.write_page(kit().store, student(), assignment_id, now())
    form.ask_about(page)
    if form.validate_on_submit():
        try:
            claims.write(kit().store, student(), assignment_id, form.said(), now())
        except NotFound:
            raise
        except KitError as refusal:
            error, status = refusal, refusal.status
        else:
            flash(gettext("Sent. Until your teacher is done with it you can change it."))
            return redirect(url_for("own_claim.write", assignment_id=assignment_id), 303)
    elif form.is_submitted():
        status = HTTPStatus.BAD_REQUEST
    return render_page(
        "student/write_one.html",
        page,
        student=student(),
        form=form,
        error=error,
        most=CLAIM_MAX,
        why_most=CLAIM_WHY_MAX,
    ), status
