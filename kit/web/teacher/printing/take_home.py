"""Sheets to take home: one student's answers beside the key's, or those of all, a page each."""

from typing import Final
from uuid import UUID

from flask import Response, abort, request
from flask.typing import ResponseReturnValue

from kit.classroom.printing import take_home as use_case
from kit.classroom.printing.take_home import TakeHomePage
from kit.store.models.base import Act
from kit.web.access import own_classroom, teacher
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.teacher.colleagues.acts import noted
from kit.web.teacher.desk.projector import hides_names
from kit.web.teacher.printing import pages
from kit.web.teacher.printing.paper import kind_of, words_of
from kit.web.teacher.printing.sizes import size_form, word_address, word_reply

blueprint = pages.blueprint
_PLACE: Final = "/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>/print/take-home"


@blueprint.get(_PLACE)
@noted(Act.PRINTED_TAKE_HOME, of_names=True)
def take_home(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Those of all who may see the key by now; `?student=` the one of a student."""
    form = size_form()
    valid = not request.args.keys() - {"student"} or form.validate()
    html = render_page(
        "teacher/printing/take_home.html",
        _page(classroom_id, assignment_id),
        classroom=own_classroom(classroom_id),
        assignment_id=assignment_id,
        form=form,
        word=word_address(),
        student=request.args.get("student"),
        kind_of=kind_of,
        words_of=words_of,
    )
    return html, 200 if valid else 400


@blueprint.get(f"{_PLACE}.docx")
@noted(Act.PRINTED_TAKE_HOME, of_names=True)
def take_home_word(classroom_id: UUID, assignment_id: UUID) -> Response:
    """The same as a Word file; 404 where nobody may see the key yet, or it is hidden."""
    from kit.exchange.word.document import Layout  # noqa: PLC0415 - slow import
    from kit.exchange.word.take_home import take_home_file  # noqa: PLC0415 - slow import

    form, classroom = size_form(), own_classroom(classroom_id)
    page = _page(classroom_id, assignment_id)
    if not page.sheets:
        abort(404)
    layout = Layout("letter" if form.is_letter else "A4", form.is_large)
    whose = page.sheets[0].name if len(page.sheets) == 1 else ""
    return word_reply(
        take_home_file(page, layout, words_of),
        page.title,
        whose,
        "take-home",
        classroom=classroom,
    )


def _page(classroom_id: UUID, assignment_id: UUID) -> TakeHomePage:
    """The sheets; none while names or key are hidden, since they are made of both."""
    own_classroom(classroom_id)
    page = use_case.take_home(kit().store, classroom_id, assignment_id, now(), _student())
    return page.hidden() if teacher().hides or hides_names() else page


def _student() -> UUID | None:
    """Whose sheet is asked for; 404 for what is no id."""
    typed = request.args.get("student")
    try:
        return UUID(typed) if typed else None
    except ValueError:
        abort(404)
