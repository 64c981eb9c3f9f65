"""*Enter answers from paper*: sheets typed key by key, or as lines; saved as they are typed."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.errors import KitError, NotFound
from kit.classroom.paper import entering
from kit.classroom.paper import page as shown
from kit.classroom.paper.applying import Entrant
from kit.classroom.paper.entering import SheetRef
from kit.classroom.paper.errors import SheetChanged
from kit.classroom.paper.page import SheetView
from kit.classroom.paper.pasting import Pasted, paste
from kit.store.ids import new_id
from kit.store.people.classrooms import ClassroomRecord
from kit.web.access import own_classroom, teacher
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.desk.projector import hides_names
from kit.web.teacher.paper import words
from kit.web.teacher.paper.forms import LinesForm, SheetForm
from kit.web.template_globals import error_text

blueprint = Blueprint(
    "paper",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>/paper",
)


@blueprint.get("")
def show(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The sheets, and where one is entered; `?sheet=` is one to be mended."""
    classroom = own_classroom(classroom_id)
    try:
        return _page(classroom, assignment_id, request.args.get("sheet", type=UUID))
    except NotFound:
        raise
    except KitError as error:
        # A live lesson has rounds, and no sheets.
        flash(error_text(error), "warn")
        return redirect(
            url_for("outcomes.results", classroom_id=classroom.id, assignment_id=assignment_id), 303
        )


@blueprint.post("")
def save(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Keep one sheet by the plain form."""
    classroom, form = own_classroom(classroom_id), SheetForm()
    if not form.validate():
        return _page(classroom, assignment_id, None, form=form), 400
    ref = SheetRef(classroom.id, assignment_id, form.sheet_id)
    try:
        entering.save(kit().store, ref, form.posted(), _entrant(), now)
    except SheetChanged as error:
        return _page(classroom, assignment_id, ref.sheet_id, form=form, error=error), error.status
    flash(gettext("Saved. What was read of it stands below."))
    return _back(ref)


@blueprint.post("/keep")
def keep(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Keep one sheet as it is typed, for the script: what was read of it, and its line."""
    classroom, form = own_classroom(classroom_id), SheetForm()
    if not form.validate():
        texts = [str(text) for errors in form.errors.values() for text in errors]
        return {"error": "Refused", "message": " ".join(texts)}, HTTPStatus.BAD_REQUEST
    ref = SheetRef(classroom.id, assignment_id, form.sheet_id)
    changed: dict[str, str] = {}
    try:
        entering.save(kit().store, ref, form.posted(), _entrant(), now)
    except SheetChanged as error:
        changed = {"error": "SheetChanged", "message": error_text(error)}
    view = shown.sheet_view(kit().store, ref, _entrant())
    reply = {**changed, "sheet": words.sheet_row(view), "line": _line(ref, view)}
    return reply, HTTPStatus.CONFLICT if changed else HTTPStatus.OK


@blueprint.post("/lines")
def lines(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Take a line for each sheet; those with something wrong stay in the box."""
    classroom, form = own_classroom(classroom_id), LinesForm()
    if not form.validate():
        return _page(classroom, assignment_id, None, lines=form), 400
    done = paste(kit().store, classroom.id, assignment_id, form.posted(), _entrant(), now)
    if not done.problems:
        flash(words.pasted_words(done))
        return _back(SheetRef(classroom.id, assignment_id, assignment_id))
    form.lines.data = done.left
    form.lines.errors = [_line_words(done, number) for number in range(len(done.problems))]
    # What stays is another form's business: sent again it is new.
    form.once.data = str(new_id())
    return _page(classroom, assignment_id, None, lines=form, done=words.pasted_words(done)), 400


@blueprint.post("/<uuid:sheet_id>/take-away")
def take_away(classroom_id: UUID, assignment_id: UUID, sheet_id: UUID) -> ResponseReturnValue:
    """Take a sheet away, with what it counted for."""
    ref = SheetRef(own_classroom(classroom_id).id, assignment_id, sheet_id)
    record = entering.take_away(kit().store, ref, _entrant(), now)
    offer_undo(
        gettext("Sheet %(number)s is taken away, with what it counted for.", number=record.number),
        "paper.put_back",
        classroom_id=classroom_id,
        assignment_id=assignment_id,
        sheet_id=sheet_id,
    )
    return _back(ref)


@blueprint.post("/<uuid:sheet_id>/put-back")
def put_back(classroom_id: UUID, assignment_id: UUID, sheet_id: UUID) -> ResponseReturnValue:
    """Have a sheet again that was taken away."""
    ref = SheetRef(own_classroom(classroom_id).id, assignment_id, sheet_id)
    record = entering.put_back(kit().store, ref, _entrant(), now)
    flash(gettext("Sheet %(number)s is there again.", number=record.number))
    return _back(ref)


@blueprint.post("/<uuid:sheet_id>/counts")
def choose(classroom_id: UUID, assignment_id: UUID, sheet_id: UUID) -> ResponseReturnValue:
    """Let a sheet count, or what its student gave on a device; the other stays beside it."""
    ref = SheetRef(own_classroom(classroom_id).id, assignment_id, sheet_id)
    counts = request.form.get("counts") != "device"
    try:
        record = entering.choose(kit().store, ref, _entrant(), now, counts=counts)
    except NotFound:
        raise
    except KitError as error:
        flash(error_text(error), "warn")
        return _back(ref)
    text = (
        gettext("Sheet %(number)s counts now. The other is kept beside it.", number=record.number)
        if counts
        else gettext("What was given on the device counts now. The sheet is kept beside it.")
    )
    flash(text)
    return _back(ref)


def _entrant() -> Entrant:
    return Entrant(teacher().id, teacher().name)


def _line(ref: SheetRef, view: SheetView) -> str:
    return render_template(
        "teacher/paper/_sheet.html",
        view=view,
        ids={"classroom_id": ref.classroom_id, "assignment_id": ref.assignment_id},
        hidden=_hidden(),
        told_text=words.told_text,
    )


def _line_words(done: Pasted, place: int) -> str:
    """What is wrong with a line that stays, with its number in the box."""
    problem = done.problems[place]
    told = " ".join(map(words.told_text, problem.told))
    if not problem.number:
        return told
    return str(gettext("Line %(number)s: %(told)s", number=problem.number, told=told))


def _hidden() -> bool:
    return hides_names() or teacher().hides


def _page(  # noqa: PLR0913 - a use case's arguments
    classroom: ClassroomRecord,
    assignment_id: UUID,
    picked: UUID | None,
    *,
    form: SheetForm | None = None,
    lines: LinesForm | None = None,
    error: KitError | None = None,
    done: str = "",
) -> str:
    page = shown.entry_page(kit().store, classroom.id, assignment_id, _entrant(), picked)
    return render_page(
        "teacher/paper/entry.html",
        page,
        classroom=classroom,
        form=form,
        lines=lines or LinesForm(formdata=None, code=page.last_code[:1]),
        error=error,
        done=done,
        hidden=_hidden(),
        script=words.script_rows(page, hidden=_hidden()),
        told_text=words.told_text,
        half=page.half,
        nameless_sheets=page.nameless,
        open_answers=page.open_answers,
    )


def _back(ref: SheetRef) -> ResponseReturnValue:
    page = url_for("paper.show", classroom_id=ref.classroom_id, assignment_id=ref.assignment_id)
    return redirect(page, 303)
