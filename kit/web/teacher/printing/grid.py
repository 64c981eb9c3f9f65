"""The answer grid of a class on paper: a line a student, a cell an answer."""

from typing import Final
from uuid import UUID

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from kit.classroom.printing.grid import class_grid
from kit.content.sheets.grid import Grid
from kit.store.models.base import Act
from kit.web.access import own_classroom, teacher
from kit.web.state import kit
from kit.web.teacher.colleagues.acts import noted
from kit.web.teacher.desk.projector import hides_names
from kit.web.teacher.printing import pages
from kit.web.teacher.printing.sizes import GridForm, word_address, word_reply

blueprint = pages.blueprint
_PLACE: Final = "/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>/print/grid"


@blueprint.get(_PLACE)
@noted(Act.PRINTED_GRID, of_names=True)
def grid(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The choices, and below them the grid; where names are hidden with numbers alone."""
    form = GridForm(request.args or None)
    valid = not request.args or form.validate()
    classroom = own_classroom(classroom_id)
    html = render_template(
        "teacher/printing/grid.html",
        classroom=classroom,
        assignment_id=assignment_id,
        form=form,
        word=word_address(),
        grid=_grid(classroom_id, assignment_id, form),
        masked=_is_masked(),
    )
    return html, 200 if valid else 400


@blueprint.get(f"{_PLACE}.docx")
@noted(Act.PRINTED_GRID, of_names=True)
def grid_word(classroom_id: UUID, assignment_id: UUID) -> Response:
    """The same as a Word file."""
    from kit.exchange.word.document import Layout  # noqa: PLC0415 - slow import
    from kit.exchange.word.grid import grid_file  # noqa: PLC0415 - slow import

    form = GridForm(request.args or None)
    form.validate()
    classroom = own_classroom(classroom_id)
    grid = _grid(classroom_id, assignment_id, form)
    layout = Layout("letter" if form.is_letter else "A4", form.is_large)
    return word_reply(grid_file(grid, layout), grid.title, "grid", classroom=classroom)


def _grid(classroom_id: UUID, assignment_id: UUID, form: GridForm) -> Grid:
    grid = class_grid(kit().store, classroom_id, assignment_id, form.count)
    return grid.masked() if _is_masked() else grid


def _is_masked() -> bool:
    return teacher().hides or hides_names()
