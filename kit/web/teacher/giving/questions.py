"""Leaving a question out of what was given, and putting it back: each undoes the other."""

from uuid import UUID

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit.classroom.errors import KitError, NotFound
from kit.classroom.rules import left_out
from kit.classroom.rules.left_out import Wish
from kit.web.access import own_classroom, teacher
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.giving.forms import QuestionForm
from kit.web.teacher.giving.rules import to_rules
from kit.web.template_globals import error_text

blueprint = Blueprint(
    "questions",
    __name__,
    url_prefix=(
        "/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>/questions"
    ),
)


def _posted(ready_made: str) -> Wish | None:
    """The question and the reason for the class; None where that is refused, which is said."""
    form = QuestionForm()
    if not form.validate_on_submit():
        for text in form.reason.errors:
            flash(text, "warn")
        return None
    reason = (form.reason.data or "").strip() or ready_made
    return Wish(form.item.data or "", reason, teacher().name)


@blueprint.post("/leave-out")
def leave_out(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Leave a question out: it counts for nobody, until it is put back."""
    own_classroom(classroom_id)
    posted = _posted(gettext("Your teacher left this question out."))
    if posted is None:
        return to_rules(classroom_id, assignment_id)
    where = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    try:
        done = left_out.leave_out(kit().store, classroom_id, assignment_id, posted, now)
    except NotFound:
        raise
    except KitError as error:
        flash(error_text(error), "warn")
        return to_rules(classroom_id, assignment_id)
    text = gettext("The question is left out: it counts for nobody.")
    if done.marks:
        text += " " + ngettext("One mark has changed.", "%(num)s marks have changed.", done.marks)
    undoes = {"undoes": str(done.decision_id)} if done.decision_id else {}
    offer_undo(text, "questions.put_back", {"item": posted.item_id, **undoes}, **where)
    return to_rules(classroom_id, assignment_id)


@blueprint.post("/put-back")
def put_back(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Put a question back that was left out."""
    own_classroom(classroom_id)
    posted = _posted(gettext("The question counts again."))
    if posted is None:
        return to_rules(classroom_id, assignment_id)
    where = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    try:
        left_out.put_back(kit().store, classroom_id, assignment_id, posted, now, undoes=_undoes())
    except NotFound:
        raise
    except KitError as error:
        flash(error_text(error), "warn")
    else:
        text = gettext("The question is in again, and counts as before.")
        offer_undo(text, "questions.leave_out", {"item": posted.item_id}, **where)
    return to_rules(classroom_id, assignment_id)


def _undoes() -> UUID | None:
    """The decision that an undo takes back, if the form is one."""
    try:
        return UUID(request.form.get("undoes", ""))
    except ValueError:
        return None
