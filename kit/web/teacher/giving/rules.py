"""Changing the rules of an assignment after it was given: closing, attempts, the key, more time."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import SelectChoice

from kit.classroom.errors import BadRule, KitError, NotFound
from kit.classroom.rules import change, longer
from kit.classroom.rules.effects import Person
from kit.classroom.rules.page import MINUTES, RulesPage, rules_page
from kit.store.models.base import Act
from kit.web.access import own_classroom
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.colleagues.acts import deeds
from kit.web.teacher.desk.projector import hides_names
from kit.web.teacher.giving.forms import (
    ChangeForm,
    LongerForm,
    QuestionForm,
    form_of,
    posted_moment,
    posted_rules,
    posted_version,
    undo_fields,
)
from kit.web.template_globals import error_text, time_or_date
from kit.web.validators import posted_number

blueprint = Blueprint(
    "rules",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>/rules",
)


def to_rules(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Go on to the page of the rules."""
    return redirect(
        url_for("rules.show", classroom_id=classroom_id, assignment_id=assignment_id), 303
    )


def _page(classroom_id: UUID, assignment_id: UUID) -> RulesPage:
    return rules_page(kit().store, classroom_id, assignment_id, now())


def _rendered(
    page: RulesPage,
    form: ChangeForm | None = None,
    more_time: LongerForm | None = None,
    error: KitError | None = None,
) -> str:
    """The page with whatever its forms have to say; of what was typed nothing is lost."""
    classroom = own_classroom(page.assignment.classroom_id)
    return render_template(
        "teacher/giving/change.html",
        classroom=classroom,
        page=page,
        form=form or ChangeForm(formdata=None, data=form_of(page.assignment)),
        more_time=more_time or _longer_form(page, filled=False),
        minutes=MINUTES,
        question=QuestionForm(formdata=None),
        error=error,
    )


def _longer_form(page: RulesPage, *, filled: bool = True) -> LongerForm:
    """The form for one student's time; its names are hidden with all others."""
    form = LongerForm() if filled else LongerForm(formdata=None)
    choices = [SelectChoice("", gettext("choose a student"))]
    choices += [SelectChoice(str(person.id), _name_of(person)) for person in page.people]
    form.student.choices = choices
    return form


def _name_of(person: Person) -> str:
    """The student's name, or the number that stands for it while names are hidden."""
    if hides_names():
        return str(gettext("Student %(number)s", number=person.position))
    return person.name


@blueprint.get("")
def show(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The rules as they stand, and forms to change them."""
    own_classroom(classroom_id)
    return _rendered(_page(classroom_id, assignment_id))


@blueprint.post("")
def save(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Change the rules; a change that shows the key to somebody asks first."""
    own_classroom(classroom_id)
    page, form = _page(classroom_id, assignment_id), ChangeForm()
    if not form.validate_on_submit():
        return _rendered(page, form), HTTPStatus.BAD_REQUEST
    wish = form.changed(page.assignment)
    return _change(page, form, wish)


@blueprint.post("/close-in")
def close_in(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Let it close in a few minutes, at a whole one."""
    own_classroom(classroom_id)
    page = _page(classroom_id, assignment_id)
    minutes = posted_number(request.form.get("minutes", ""))
    if minutes not in MINUTES:
        abort(400)
    wish = page.closing_in(minutes, now())
    form = ChangeForm(formdata=None, data=form_of(page.assignment))
    return _change(page, form, wish)


def _change(page: RulesPage, form: ChangeForm, wish: change.ChangeableRules) -> ResponseReturnValue:
    """Change the rules as wished; ask first, or say why not, beside what was typed."""
    ids = (page.assignment.classroom_id, page.assignment.id)
    try:
        with deeds() as doing:
            done = change.change_rules(
                doing.store, *ids, wish, posted_version(), now, sure="sure" in request.form
            )
            if done.changed and done.version:
                doing.did(ids[0], Act.CHANGED_RULES, page.assignment.title)
    except BadRule as error:
        form[error.rule].errors = [error_text(error)]
        return _rendered(page, form), error.status
    except NotFound:
        raise
    except KitError as error:
        # What stands in the way may have come since the page was read.
        page = _page(*ids)
        form.on_version.data = page.version
        return _rendered(page, form, error=error), error.status
    if not done.changed:
        classroom = own_classroom(ids[0])
        return render_template(
            "teacher/giving/sure.html", classroom=classroom, page=page, form=form, done=done
        )
    where = {"classroom_id": ids[0], "assignment_id": ids[1]}
    text = gettext("The rules are changed. What was handed in stands as it is.")
    if not done.version:
        flash(text)
    elif done.effects.sees_key:
        flash(gettext("The rules are changed, and the key is shown."))
    else:
        offer_undo(text, "rules.undo", undo_fields(done.before, done.version), **where)
    return to_rules(*ids)


@blueprint.post("/undo")
def undo(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Put the rules back as they were before a change."""
    own_classroom(classroom_id)
    ids = (classroom_id, assignment_id)
    try:
        with deeds() as doing:
            change.undo_change(doing.store, *ids, posted_rules(), posted_version(), now)
            doing.did(classroom_id, Act.CHANGED_RULES, assignment_id=assignment_id)
    except NotFound:
        raise
    except KitError as error:
        flash(error_text(error), "warn")
    else:
        flash(gettext("Undone: the rules are as they were."))
    return to_rules(classroom_id, assignment_id)


@blueprint.post("/longer")
def give_longer(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Let one student have more time than the class."""
    own_classroom(classroom_id)
    page = _page(classroom_id, assignment_id)
    form = _longer_form(page)
    if not form.validate_on_submit():
        return _rendered(page, more_time=form), HTTPStatus.BAD_REQUEST
    try:
        before = longer.give_longer(
            kit().store, classroom_id, assignment_id, form.whose, form.until_when, now
        )
    except BadRule as error:
        form[error.rule].errors = [error_text(error)]
        return _rendered(page, more_time=form), error.status
    name = next(_name_of(person) for person in page.people if person.id == form.whose)
    fields = {"student": str(form.whose), "until": form.until_when.isoformat()}
    offer_undo(
        gettext("%(name)s has until %(when)s.", name=name, when=time_or_date(form.until_when)),
        "rules.take_back_longer",
        {**fields, **({"before": before.closes_at.isoformat()} if before else {})},
        classroom_id=classroom_id,
        assignment_id=assignment_id,
    )
    return to_rules(classroom_id, assignment_id)


@blueprint.post("/longer/back")
def take_back_longer(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Let the class's time count for a student again."""
    own_classroom(classroom_id)
    until = posted_moment("until") or abort(400)
    try:
        student_id = UUID(request.form.get("student", ""))
    except ValueError:
        abort(404)
    ids = (classroom_id, assignment_id, student_id)
    try:
        longer.take_back_longer(kit().store, *ids, until, now, before=posted_moment("before"))
    except NotFound:
        raise
    except KitError as error:
        flash(error_text(error), "warn")
    else:
        # To the minute, as the form of more time has it.
        here = until.astimezone().strftime("%Y-%m-%dT%H:%M")
        offer_undo(
            gettext("Undone. What the student has saved is kept."),
            "rules.give_longer",
            {"student": str(student_id), "until": here},
            classroom_id=classroom_id,
            assignment_id=assignment_id,
        )
    return to_rules(classroom_id, assignment_id)
