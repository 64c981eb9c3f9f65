"""What a teacher takes out of the kit: an assignment's results as CSV, XLSX and JSON."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from kit.classroom.assignments.groups.places import places_of
from kit.classroom.reports import results as use_case
from kit.classroom.reports.results import Results
from kit.exchange.file_names import attachment, class_word, file_name
from kit.store.models.base import Act
from kit.web.access import own_classroom, teacher
from kit.web.state import kit, now
from kit.web.teacher.colleagues.acts import noted
from kit.web.teacher.desk.projector import hides_names

blueprint = Blueprint(
    "downloads",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>",
)
#: Which take the core whatever a page shows: who left the others out has lost nothing.
_GRADEBOOKS: Final = frozenset({"downloads.canvas", "downloads.moodle"})
_ITEMS: Final = {"core": "core", "all": "all-items"}
_MIMETYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@blueprint.url_defaults
def _keep_items(endpoint: str, values: dict[str, Any]) -> None:
    """Files of a page by all items are by all items, those for gradebooks excepted."""
    if _of_all_items(endpoint):
        values.setdefault("items", "all")


def _of_all_items(endpoint: str | None) -> bool:
    return endpoint not in _GRADEBOOKS and request.args.get("items") == "all"


def _file(classroom_id: UUID, assignment_id: UUID, ending: str, table: str = "") -> Response:
    """The file of that ending, without what the teacher hides; 404 where there is none."""
    # What computes is imported where it is asked for: numpy takes longer to load than the kit.
    from kit.exchange.results.files import results_csv, whole_file  # noqa: PLC0415 - slow import

    classroom = own_classroom(classroom_id)
    simulated = classroom.simulated_at is not None
    results = use_case.results(
        kit().store, classroom_id, assignment_id, now(), all_items=_of_all_items(request.endpoint)
    )
    places = places_of(kit().store, classroom_id, assignment_id)
    shown = results.masked(hides=teacher().hides, nameless=hides_names())
    parts: Iterable[str] | Iterable[bytes] | None
    if ending == "csv":
        separator = request.args.get("separator", "comma")
        parts = results_csv(table, shown, separator, simulated=simulated, places=places)
    else:
        parts = whole_file(ending, shown, now(), simulated=simulated, places=places)
    if parts is None:
        abort(404)
    words = (
        class_word(classroom.name, simulated=simulated),
        _exercise(results),
        table or "results",
    )
    return Response(
        parts,
        mimetype=_MIMETYPES[ending],
        headers={"Content-Disposition": attachment(file_name(words, now(), ending))},
    )


def _exercise(results: Results) -> str:
    """Of a file's name what says the exercise; where it has a core, by which items it is."""
    return results.exercise.id + (f"-{_ITEMS[results.basis]}" if results.core else "")


@blueprint.get("/answers.csv")
@noted(Act.EXPORTED_RESULTS)
def answers(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per student and item."""
    return _file(classroom_id, assignment_id, "csv", "answers")


@blueprint.get("/items.csv")
@noted(Act.EXPORTED_RESULTS)
def items(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per item with its figures; while the key is hidden only who answered."""
    return _file(classroom_id, assignment_id, "csv", "items")


@blueprint.get("/labels.csv")
@noted(Act.EXPORTED_RESULTS)
def labels(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The confusion table, where the exercise asks for labels and the key is not hidden."""
    return _file(classroom_id, assignment_id, "csv", "labels")


@blueprint.get("/votes.csv")
@noted(Act.EXPORTED_RESULTS)
def votes(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per student, item and ballot of a live session."""
    return _file(classroom_id, assignment_id, "csv", "votes")


@blueprint.get("/rounds.csv")
@noted(Act.EXPORTED_RESULTS)
def rounds(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per item of a live session: both votes, and who moved."""
    return _file(classroom_id, assignment_id, "csv", "rounds")


@blueprint.get("/hands.csv")
@noted(Act.EXPORTED_RESULTS)
def hands(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per item, ballot and choice of a live session in which hands were counted."""
    return _file(classroom_id, assignment_id, "csv", "hands")


@blueprint.get("/canvas.csv")
@noted(Act.EXPORTED_GRADEBOOK)
def canvas(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Scores for Canvas, while names and key are not hidden."""
    return _file(classroom_id, assignment_id, "csv", "canvas")


@blueprint.get("/moodle.csv")
@noted(Act.EXPORTED_GRADEBOOK)
def moodle(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Scores for Moodle, while names and key are not hidden."""
    return _file(classroom_id, assignment_id, "csv", "moodle")


@blueprint.get("/results.xlsx")
@noted(Act.EXPORTED_RESULTS)
def workbook(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """All tables in one workbook; those that need names and key only while they are shown."""
    return _file(classroom_id, assignment_id, "xlsx")


@blueprint.get("/results.json")
@noted(Act.EXPORTED_RESULTS)
def everything(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """All answers and figures as JSON, by schemas/results.schema.json."""
    return _file(classroom_id, assignment_id, "json")
