"""What a teacher takes out of the kit: an assignment's results as CSV, XLSX and JSON."""

from collections.abc import Iterable
from uuid import UUID

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from kit.classroom.reports import results as use_case
from kit.exchange.file_names import attachment, file_name
from kit.web.access import own_classroom, teacher
from kit.web.state import kit, now

blueprint = Blueprint(
    "downloads",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>",
)
_MIMETYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def _file(classroom_id: UUID, assignment_id: UUID, ending: str, table: str = "") -> Response:
    """The file of that ending, without what the teacher hides; 404 where there is none."""
    # What computes is imported where it is asked for: numpy takes longer to load than the kit.
    from kit.exchange.results.files import results_csv, whole_file  # noqa: PLC0415 - slow import

    classroom = own_classroom(classroom_id)
    simulated = classroom.simulated_at is not None
    results = use_case.results(kit().store, classroom_id, assignment_id, now())
    shown = results.masked(hides=teacher().hides)
    parts: Iterable[str] | Iterable[bytes] | None
    if ending == "csv":
        separator = request.args.get("separator", "comma")
        parts = results_csv(table, shown, separator, simulated=simulated)
    else:
        parts = whole_file(ending, shown, now(), simulated=simulated)
    if parts is None:
        abort(404)
    made_up = "made-up-" if simulated else ""
    words = (f"{made_up}{classroom.name}", results.exercise.id, table or "results")
    return Response(
        parts,
        mimetype=_MIMETYPES[ending],
        headers={"Content-Disposition": attachment(file_name(words, now(), ending))},
    )


@blueprint.get("/answers.csv")
def answers(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per student and item."""
    return _file(classroom_id, assignment_id, "csv", "answers")


@blueprint.get("/items.csv")
def items(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per item with its figures; while the key is hidden only who answered."""
    return _file(classroom_id, assignment_id, "csv", "items")


@blueprint.get("/labels.csv")
def labels(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The confusion table, where the exercise asks for labels and the key is not hidden."""
    return _file(classroom_id, assignment_id, "csv", "labels")


@blueprint.get("/votes.csv")
def votes(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per student, item and ballot of a live session."""
    return _file(classroom_id, assignment_id, "csv", "votes")


@blueprint.get("/rounds.csv")
def rounds(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per item of a live session: both votes, and who moved."""
    return _file(classroom_id, assignment_id, "csv", "rounds")


@blueprint.get("/canvas.csv")
def canvas(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Scores for Canvas, while names and key are not hidden."""
    return _file(classroom_id, assignment_id, "csv", "canvas")


@blueprint.get("/moodle.csv")
def moodle(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Scores for Moodle, while names and key are not hidden."""
    return _file(classroom_id, assignment_id, "csv", "moodle")


@blueprint.get("/results.xlsx")
def workbook(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """All tables in one workbook; those that need names and key only while they are shown."""
    return _file(classroom_id, assignment_id, "xlsx")


@blueprint.get("/results.json")
def everything(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """All answers and figures as JSON, by schemas/results.schema.json."""
    return _file(classroom_id, assignment_id, "json")
