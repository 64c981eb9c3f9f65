"""Where a student argues with the key: which answer, and why; and takes it back."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.errors import KitError, NotFound
from kit.classroom.feedback import feedback as marked_work
from kit.classroom.feedback.feedback import MarkedWork
from kit.classroom.keys import appeals
from kit.classroom.keys.appeals import ARGUMENT_MAX, Argument
from kit.classroom.keys.errors import AppealAnswered, NoSuchItem, NoSuchPart
from kit.classroom.keys.proposals import item_of, part_of, takes_for_right
from kit.classroom.keys.unparsed_answers import unparsed_texts
from kit.items import ITEM_TYPES
from kit.items.base import Choice, Part
from kit.web.access import require_student, student
from kit.web.state import kit, now
from kit.web.template_globals import error_text

blueprint = Blueprint("contest", __name__, url_prefix="/work/<uuid:assignment_id>/contest")
blueprint.before_request(require_student)


@blueprint.route("/<item_id>", methods=["GET", "POST"])
def contest(assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """Choose the part, where there are several; then the answer, and argue for it."""
    if request.method == "GET":
        marked = marked_work.feedback(kit().store, student(), assignment_id, now())
        return _page(marked, item_id, request.args.get("part"))
    said = Argument(
        item_id,
        request.form.get("part", ""),
        request.form.get("choice", ""),
        request.form.get("argument", ""),
    )
    try:
        appeals.contest(kit().store, student(), assignment_id, said, now())
    except (NoSuchItem, NoSuchPart, NotFound):
        raise
    except KitError as error:
        marked = marked_work.feedback(kit().store, student(), assignment_id, now())
        return _page(marked, item_id, said.part_id, said, error), error.status
    flash(gettext("Sent. Your teacher's answer will stand here."))
    return _back(assignment_id, item_id)


@blueprint.post("/<item_id>/withdraw")
def withdraw(assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """Take back what is not answered yet."""
    part = request.form.get("part", "")
    try:
        appeals.withdraw(kit().store, student(), assignment_id, item_id, part, now())
    except AppealAnswered as error:
        flash(error_text(error))
    else:
        flash(gettext("Taken back. Your teacher does not see it any more."))
    return _back(assignment_id, item_id)


def _back(assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    feedback = url_for("student.feedback", assignment_id=assignment_id, _anchor=f"item-{item_id}")
    return redirect(feedback, 303)


def _choices(marked: MarkedWork, item_id: str, part: Part) -> Sequence[Choice]:
    """What one may argue for: all that the key does not take for right already."""
    kind, entry = marked.work.exercise.type, marked.key.items[item_id]
    return [one for one in part.choices if not takes_for_right(kind, entry, part.id, one.value)]


def _typed(marked: MarkedWork, item_id: str, part: Part) -> str:
    """What the student answered where no number was read: they may argue for it as it is."""
    answer = marked.work.answers.get(item_id)
    if answer is None or part.choices:
        return ""
    exercise = marked.work.exercise
    texts = unparsed_texts(exercise, item_of(exercise, item_id), [answer.value])
    return next(iter(texts.get(part.id, ())), "")


def _page(
    marked: MarkedWork,
    item_id: str,
    part_id: str | None,
    said: Argument | None = None,
    error: KitError | None = None,
) -> str:
    exercise, entry = marked.work.exercise, marked.key.items.get(item_id)
    item = item_of(exercise, item_id)
    item_type = ITEM_TYPES[exercise.type]
    parts = item_type.parts(item, exercise.scheme)
    part: Part | None = parts[0] if len(parts) == 1 else None
    if part_id is not None and len(parts) > 1:
        part = part_of(exercise, item, part_id)
    assignment = marked.work.task.assignment
    own = appeals.own_appeals(kit().store, student(), assignment.id, now()).get(item_id, ())
    waiting = next(
        (one for one in own if part and one.part.id == part.id and one.decision is None), None
    )
    if said is None and waiting is not None:
        said = Argument(item_id, waiting.part.id, waiting.appeal.choice, waiting.appeal.argument)
    return render_template(
        "student/contest.html",
        student=student(),
        marked=marked,
        assignment=assignment,
        item=item,
        item_type=item_type,
        entry=entry,
        parts=parts,
        part=part,
        choices=_choices(marked, item_id, part) if part else (),
        typed=_typed(marked, item_id, part) if part else "",
        own=own,
        waiting=waiting,
        said=said,
        error=error,
        most=ARGUMENT_MAX,
        position=[one.id for one in exercise.items].index(item_id) + 1,
    )
