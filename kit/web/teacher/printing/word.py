"""Worksheets and keys as Word files: what the pages of *Print…* show, to be changed in Word."""

from uuid import UUID

from flask import abort, redirect, request
from flask.typing import ResponseReturnValue

from kit.classroom.printing import printing
from kit.classroom.printing.printing import PrintPage
from kit.content.sheets.printed_sheet import SheetKind
from kit.store.people.classrooms import ClassroomRecord
from kit.web.access import own_classroom, teacher
from kit.web.state import kit
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.printing import pages
from kit.web.teacher.printing.forms import PrintForm
from kit.web.teacher.printing.paper import words_of
from kit.web.teacher.printing.sizes import asked_alike, word_reply

blueprint = pages.blueprint


@blueprint.get("/exercises/<exercise_id>/print.docx")
def exercise_word(exercise_id: str) -> ResponseReturnValue:
    """Of an exercise of the course."""
    return _file(printing.of_course(offered(), exercise_id))


@blueprint.get("/own/<uuid:draft_id>/print.docx")
def draft_word(draft_id: UUID) -> ResponseReturnValue:
    """Of a draft as it stands."""
    return _file(printing.of_draft(kit().store, kit().library, own_draft(draft_id)))


@blueprint.get("/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>/print.docx")
def assignment_word(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Of an exercise as a class was given it."""
    classroom = own_classroom(classroom_id)
    return _file(printing.of_assignment(kit().store, classroom, assignment_id), classroom)


def _file(page: PrintPage, classroom: ClassroomRecord | None = None) -> ResponseReturnValue:
    """The file; what cannot be read in the address is said on the page. 404 for a hidden key."""
    from kit.exchange.word.document import Layout  # noqa: PLC0415 - slow import
    from kit.exchange.word.sheets import sheets_file  # noqa: PLC0415 - slow import

    form = PrintForm(page, request.args or None)
    if request.args and not form.validate():
        shown = str(request.endpoint).removesuffix("_word")
        return redirect(asked_alike(shown), 303)
    choice = form.choice
    hidden = choice.kind is SheetKind.KEY and teacher().hides
    sheets = [] if hidden else printing.sheets(page, choice)
    if not sheets:
        abort(404)
    layout = Layout("letter" if form.is_letter else "A4", form.is_large)
    content = sheets_file(sheets, layout, words_of)
    words = (page.title, choice.kind.value, choice.letters)
    return word_reply(content, *words, classroom=classroom)
