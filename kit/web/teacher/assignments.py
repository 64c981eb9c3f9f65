"""Giving an exercise to a class, watching it, closing and reopening."""

from datetime import datetime
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.assignments import assignments
from kit.classroom.assignments.groups.giving import give_to, group_choices
from kit.classroom.assignments.key_visibility import was_visible
from kit.classroom.assignments.pinning import Rules
from kit.classroom.errors import AlreadyBegun, BadRule
from kit.classroom.reports.pages import progress_page
from kit.store.assignments import AssignmentRecord
from kit.store.models.base import Act
from kit.web.access import own_classroom
from kit.web.fragments import context_of, fragment, render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.colleagues.acts import Deeds, deeds
from kit.web.teacher.desk.again import ask_again, asks_again
from kit.web.teacher.forms import form_id
from kit.web.teacher.groups.forms import GroupRulesForm
from kit.web.template_globals import error_text

blueprint = Blueprint("giving", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>")


@blueprint.post("/give/<exercise_id>")
def give(classroom_id: UUID, exercise_id: str) -> ResponseReturnValue:
    """One click: open now, one attempt, feedback on handing in, closed by hand."""
    own_classroom(classroom_id)
    moment, once = now(), form_id(request.form.get("once"))
    if asks_again(classroom_id, exercise_id, once):
        return ask_again(classroom_id, exercise_id)
    library = offered()
    with deeds() as doing:
        assignment_id = assignments.give(
            doing.store, library, classroom_id, exercise_id, Rules(), moment, once=once
        )
        record = assignments.assignment_of(doing.store, classroom_id, assignment_id)
        _keep_given(doing, record, moment)
    _say_given(record, moment)
    return _watch(classroom_id, assignment_id)


def _keep_given(doing: Deeds, record: AssignmentRecord, moment: datetime) -> None:
    """Keep that it was given, unless an earlier press of the button did."""
    if record.created_at == moment:
        doing.did(record.classroom_id, Act.GAVE, record.title)


def _say_given(record: AssignmentRecord, moment: datetime, group: str = "") -> None:
    """Say to whom it is given, with the way back; or that an earlier press of the button gave it.

    Where it is for a `group`, by its name.
    """
    if record.created_at != moment:
        flash(gettext("This was given already; it is there once, and nothing was changed."))
        return
    text = gettext("Given. The class sees it when they load their page.")
    if group:
        text = gettext(
            "Given to the group “%(group)s”: its students see it when they load their page, and "
            "nobody else does.",
            group=group,
        )
    offer_undo(
        text,
        "giving.take_back",
        classroom_id=record.classroom_id,
        assignment_id=record.id,
    )


@blueprint.route("/give/<exercise_id>/rules", methods=["GET", "POST"])
def give_with_rules(classroom_id: UUID, exercise_id: str) -> ResponseReturnValue:
    """Give it with other rules."""
    classroom = own_classroom(classroom_id)
    library = offered()
    exercise = library.exercises.get(exercise_id)
    if exercise is None:
        abort(404)
    # The plan of a class leads here with the rules of last year in the address.
    posted = request.method == "POST"
    form = GroupRulesForm() if posted else GroupRulesForm(request.args or None)
    form.offer(group_choices(kit().store, classroom_id))
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        moment = now()
        try:
            with deeds() as doing:
                record = give_to(
                    doing.store,
                    library,
                    classroom_id,
                    exercise_id,
                    form.rules(),
                    moment,
                    group_id=form.group_id,
                    once=form_id(form.once.data),
                )
                _keep_given(doing, record, moment)
        except BadRule as error:
            form[error.rule].errors = [error_text(error)]
            status = error.status
        else:
            _say_given(record, moment, form.group_name)
            return _watch(classroom_id, record.id)
    page = render_template(
        "teacher/assignments/rules.html", classroom=classroom, exercise=exercise, form=form
    )
    return page, status


@blueprint.post("/assignments/<uuid:assignment_id>/take-back")
def take_back(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Undo a giving; once somebody has begun, the page says why not."""
    own_classroom(classroom_id)
    try:
        with deeds() as doing:
            title = assignments.take_back(doing.store, classroom_id, assignment_id, now())
            doing.did(classroom_id, Act.WITHDREW, title)
    except AlreadyBegun as error:
        flash(error_text(error), "warn")
        return _watch(classroom_id, assignment_id)
    offer_undo(
        gettext("%(title)s is withdrawn. No student sees it any more.", title=title),
        "giving.put_back",
        classroom_id=classroom_id,
        assignment_id=assignment_id,
    )
    return redirect(url_for("desk.lessons", classroom_id=classroom_id), 303)


@blueprint.post("/assignments/<uuid:assignment_id>/put-back")
def put_back(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Put back what was withdrawn, as it was."""
    own_classroom(classroom_id)
    with deeds() as doing:
        title = assignments.put_back(doing.store, classroom_id, assignment_id)
        doing.did(classroom_id, Act.PUT_BACK, title)
    offer_undo(
        gettext("%(title)s is there again, as it was given.", title=title),
        "giving.take_back",
        classroom_id=classroom_id,
        assignment_id=assignment_id,
    )
    return _watch(classroom_id, assignment_id)


def _control(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """To the page that a live session is led from."""
    return redirect(
        url_for("live_control.show", classroom_id=classroom_id, assignment_id=assignment_id), 303
    )


def _watch(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    return redirect(
        url_for("giving.watch", classroom_id=classroom_id, assignment_id=assignment_id), 303
    )


@blueprint.get("/assignments/<uuid:assignment_id>")
def watch(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Who has joined and how far each is; no key is read for it."""
    classroom = own_classroom(classroom_id)
    page = progress_page(kit().store, classroom_id, assignment_id, now())
    if page.assignment.live:
        return _control(classroom_id, assignment_id)
    return render_page("teacher/assignments/watch.html", page, classroom=classroom)


@blueprint.get("/assignments/<uuid:assignment_id>/progress")
def progress(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The part of the page above that changes."""
    classroom = own_classroom(classroom_id)
    page = progress_page(kit().store, classroom_id, assignment_id, now())
    return fragment("teacher/assignments/_progress.html", classroom=classroom, **context_of(page))


@blueprint.get("/assignments/<uuid:assignment_id>/reopen")
def reopen(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """What taking answers again means, before it is done."""
    classroom = own_classroom(classroom_id)
    record = assignments.assignment_of(kit().store, classroom_id, assignment_id)
    if record.live:
        return _control(classroom_id, assignment_id)
    return render_template(
        "teacher/assignments/reopen.html",
        classroom=classroom,
        assignment=record,
        flags=was_visible(record, now()),
    )


@blueprint.post("/assignments/<uuid:assignment_id>/reopen")
def reopen_now(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Take answers again."""
    own_classroom(classroom_id)
    if assignments.assignment_of(kit().store, classroom_id, assignment_id).live:
        return _control(classroom_id, assignment_id)
    with deeds() as doing:
        assignments.reopen(doing.store, classroom_id, assignment_id, now)
        doing.did(classroom_id, Act.REOPENED, assignment_id=assignment_id)
    flash(gettext("Open again, until you close it."))
    return _watch(classroom_id, assignment_id)
