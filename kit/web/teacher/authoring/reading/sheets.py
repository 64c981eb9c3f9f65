"""A sheet for a reader without a network: claims and no key, as a table or on paper; and back."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Response, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from kit.classroom.authoring.reading import sheets
from kit.classroom.authoring.reading.labelling import NOTE_MOST, Said
from kit.classroom.errors import KitError
from kit.exchange import csv_files
from kit.exchange.authoring.reading_sheet import (
    LARGEST_SHEET,
    SheetLine,
    claims_of,
    read_sheet,
    sheet_file,
)
from kit.exchange.file_names import attachment, file_name
from kit.vocabulary import N_
from kit.web.state import kit, now
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.authoring.reading.readers import page_of_readers, to_readers
from kit.web.template_globals import error_text

#: With the other pages of what a teacher writes.
blueprint = own.blueprint
NO_FILE: Final = N_("No file was chosen. Choose the sheet that came back, then bring it in.")
LONG_NOTE: Final = N_(
    "One note on this sheet is longer than %(most)s characters; nothing of the sheet was taken. "
    "Shorten the note on claim %(number)s and bring the sheet once more."
)


@blueprint.get("/<uuid:draft_id>/readers/<uuid:reader_id>/sheet")
def sheet(draft_id: UUID, reader_id: UUID) -> ResponseReturnValue:
    """The claims to print, and the table to send."""
    reader, exercise = sheets.sheet_of(kit().store, own_draft(draft_id), reader_id)
    return render_template(
        "teacher/authoring/reading/sheet.html",
        draft={"id": draft_id, "kind": "exercise"},
        reader=reader,
        exercise=exercise,
        claims=claims_of(exercise),
    )


@blueprint.get("/<uuid:draft_id>/readers/<uuid:reader_id>/sheet.csv")
def sheet_table(draft_id: UUID, reader_id: UUID) -> ResponseReturnValue:
    """The claims as a table to fill in. `?separator=` as for results."""
    reader, exercise = sheets.sheet_of(kit().store, own_draft(draft_id), reader_id)
    dialect = csv_files.dialect(request.args.get("separator", "comma"))
    content = "".join(sheet_file(exercise, dialect))
    name = file_name((exercise.title, reader.name), now(), "csv")
    headers = {"Content-Disposition": attachment(name), "Cache-Control": "no-store"}
    return Response(content, content_type="text/csv; charset=utf-8", headers=headers)


@blueprint.post("/<uuid:draft_id>/readers/<uuid:reader_id>/sheet")
def take_sheet(draft_id: UUID, reader_id: UUID) -> ResponseReturnValue:
    """Bring a sheet back: what is right is taken, what is not is said line by line."""
    reader, exercise = sheets.sheet_of(kit().store, own_draft(draft_id), reader_id)
    try:
        read = read_sheet(_posted_file(), exercise)
        said = {number: _said(number, line) for number, line in read.lines.items()}
    except KitError as error:
        return page_of_readers(draft_id, error), HTTPStatus.BAD_REQUEST
    sheets.take_sheet(kit().store, own_draft(draft_id), reader_id, said, now())
    words = ngettext(
        "One claim was read from the sheet of %(name)s.",
        "%(num)s claims were read from the sheet of %(name)s.",
        len(said),
        name=reader.name,
    )
    flash(words)
    if not read.mistakes:
        return to_readers(draft_id)
    mistakes = tuple(map(error_text, read.mistakes))
    return page_of_readers(draft_id, mistakes=mistakes), HTTPStatus.BAD_REQUEST


def _posted_file() -> bytes:
    """What was chosen. Raises KitError where nothing was."""
    file = request.files.get("file")
    raw = file.stream.read(LARGEST_SHEET + 1) if file else b""
    if not raw:
        raise KitError(NO_FILE)
    return raw


def _said(number: int, line: SheetLine) -> Said:
    """What is kept of a line. Raises KitError."""
    if len(line.note) > NOTE_MOST:
        raise KitError(LONG_NOTE, most=NOTE_MOST, number=number)
    return Said(line.label, line.note, line.unsure)
