"""What a teacher takes out of the kit: an assignment's results as CSV, XLSX and JSON."""

import re
from collections.abc import Iterable
from uuid import UUID

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from kit.classroom.reports import results as use_case
from kit.classroom.reports.results import Results
from kit.exchange.csv_files import csv_file, dialect
from kit.exchange.results.gradebook import canvas_table, moodle_table
from kit.exchange.results.tables import Shown, Table, answers_table
from kit.exchange.results.votes import rounds_table, votes_table
from kit.web.access import own_classroom, teacher
from kit.web.state import kit, now

# What computes is imported where it is asked for: numpy would take longer to load than the kit.

blueprint = Blueprint(
    "downloads",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>",
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _asked(classroom_id: UUID, assignment_id: UUID) -> tuple[Results, Shown]:
    """The results, and what of them the switch lets be seen."""
    classroom = own_classroom(classroom_id)
    results = use_case.results(kit().store, classroom_id, assignment_id, now())
    shown = not teacher().hides
    return results, Shown(shown, shown, simulated=classroom.simulated_at is not None)


def _asked_unhidden(classroom_id: UUID, assignment_id: UUID) -> tuple[Results, Shown]:
    """Results for a file that would be empty without names and key: 404 while they are hidden."""
    own_classroom(classroom_id)
    if teacher().hides:
        abort(404)
    return _asked(classroom_id, assignment_id)


def _file(
    results: Results,
    shown: Shown,
    ending: str,
    mimetype: str,
    parts: Iterable[str] | Iterable[bytes],
) -> Response:
    made_up = "made-up-" if shown.simulated else ""
    name = re.sub(r"[^a-z0-9-]+", "-", results.exercise.id) + ending
    return Response(
        parts,
        mimetype=mimetype,
        headers={"Content-Disposition": f'attachment; filename="{made_up}{name}"'},
    )


def _csv(results: Results, shown: Shown, table: Table, ending: str) -> Response:
    written = dialect(request.args.get("separator", "comma"))
    return _file(results, shown, f"{ending}.csv", "text/csv", csv_file(table, written))


@blueprint.get("/answers.csv")
def answers(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per student and item. While names and keys are hidden, the file holds neither."""
    results, shown = _asked(classroom_id, assignment_id)
    return _csv(results, shown, answers_table(results, shown), "")


@blueprint.get("/items.csv")
def items(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per item with its figures; while the key is hidden only who answered."""
    from kit.exchange.results.statistics import items_table  # noqa: PLC0415 - slow import

    results, shown = _asked(classroom_id, assignment_id)
    return _csv(results, shown, items_table(results, shown), "-items")


@blueprint.get("/labels.csv")
def labels(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The confusion table, where the exercise asks for labels."""
    from kit.exchange.results.statistics import labels_table  # noqa: PLC0415 - slow import

    results, shown = _asked_unhidden(classroom_id, assignment_id)
    if not results.sheet.labels:
        abort(404)
    return _csv(results, shown, labels_table(results, shown), "-labels")


@blueprint.get("/votes.csv")
def votes(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per student, item and ballot of a live session."""
    results, shown = _asked(classroom_id, assignment_id)
    if not results.assignment.live:
        abort(404)
    return _csv(results, shown, votes_table(results, shown), "-votes")


@blueprint.get("/rounds.csv")
def rounds(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """One row per item of a live session: both votes, and who moved."""
    results, shown = _asked(classroom_id, assignment_id)
    if not results.assignment.live:
        abort(404)
    return _csv(results, shown, rounds_table(results, shown), "-rounds")


@blueprint.get("/canvas.csv")
def canvas(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Scores for Canvas."""
    results, shown = _asked_unhidden(classroom_id, assignment_id)
    return _csv(results, shown, canvas_table(results, shown), "-canvas")


@blueprint.get("/moodle.csv")
def moodle(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Scores for Moodle."""
    results, shown = _asked_unhidden(classroom_id, assignment_id)
    return _csv(results, shown, moodle_table(results, shown), "-moodle")


@blueprint.get("/results.xlsx")
def workbook(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """All tables in one workbook; those that need names and key only while they are shown."""
    from kit.exchange.results.results_workbook import results_workbook  # noqa: PLC0415 - slow import
    from kit.exchange.workbook import pieces  # noqa: PLC0415 - slow import

    results, shown = _asked(classroom_id, assignment_id)
    return _file(results, shown, ".xlsx", _XLSX, pieces(results_workbook(results, shown, now())))


@blueprint.get("/results.json")
def everything(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """All answers and figures as JSON, by schemas/results.schema.json."""
    from kit.exchange.results.results_json import results_json  # noqa: PLC0415 - slow import

    results, shown = _asked(classroom_id, assignment_id)
    return _file(results, shown, ".json", "application/json", results_json(results, shown, now()))
