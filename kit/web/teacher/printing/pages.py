"""*Print…*: an exercise's worksheet or key on paper, by the browser's own print."""

from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from kit.classroom.printing import printing
from kit.classroom.printing.printing import PrintPage, SheetChoice
from kit.content.sheets.printed_sheet import SheetKind
from kit.web.access import own_classroom, teacher
from kit.web.fragments import render_page
from kit.web.state import kit
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.printing.forms import PrintForm
from kit.web.teacher.printing.paper import kind_of, words_of
from kit.web.teacher.printing.sizes import word_address

blueprint = Blueprint("printing", __name__, url_prefix="/teacher")


@blueprint.get("/exercises/<exercise_id>/print")
def exercise(exercise_id: str) -> ResponseReturnValue:
    """An exercise of the course, with its parallel form."""
    return _sheets(printing.of_course(offered(), exercise_id))


@blueprint.get("/own/<uuid:draft_id>/print")
def draft(draft_id: UUID) -> ResponseReturnValue:
    """A draft as it stands."""
    return _sheets(printing.of_draft(kit().store, kit().library, own_draft(draft_id)))


@blueprint.get("/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>/print")
def assignment(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """An exercise as a class was given it."""
    classroom = own_classroom(classroom_id)
    page = printing.of_assignment(kit().store, classroom, assignment_id)
    return _sheets(page, classroom=classroom, assignment_id=assignment_id)


def _sheets(page: PrintPage, **context: object) -> ResponseReturnValue:
    """The choices, and below them the sheets; of a key none while names and key are hidden."""
    form = PrintForm(page, request.args or None)
    valid = not request.args or form.validate()
    choice = form.choice
    html = render_page(
        "teacher/printing/print.html",
        page,
        form=form,
        choice=choice,
        sheets=[] if _is_hidden(choice) else printing.sheets(page, choice),
        kind_of=kind_of,
        words_of=words_of,
        word=word_address(),
        **context,
    )
    return html, 200 if valid else 400


def _is_hidden(choice: SheetChoice) -> bool:
    return choice.kind is SheetKind.KEY and teacher().hides
