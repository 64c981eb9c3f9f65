"""All classes of the teacher, and two of them side by side."""

from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kit.web.access import teacher
from kit.web.state import kit, now
from kit.web.validators import number_in_address

blueprint = Blueprint("comparing", __name__, url_prefix="/teacher/compare")


@blueprint.get("")
def classes() -> ResponseReturnValue:
    """Every class with the mean share of what it was given, and the choice of two."""
    # numpy takes a while to load, which starting the kit should not.
    from kit.classroom.reports.overview import overview  # noqa: PLC0415 - slow import

    page = number_in_address("page") or 1
    table = overview(kit().store, teacher().id, now(), page)
    return render_template(
        "teacher/compare/overview.html", found=table, rows=table.rows, pair=table.pair
    )


@blueprint.get("/two")
def two() -> ResponseReturnValue:
    """Two classes on one exercise, or why they cannot be compared."""
    if "first" not in request.args or "second" not in request.args:
        return redirect(url_for("comparing.classes"), 303)
    from kit.classroom.reports.comparison import comparison  # noqa: PLC0415 - slow import

    pair = comparison(
        kit().store, teacher().id, _assignment_ref("first"), _assignment_ref("second"), now()
    )
    return render_template("teacher/compare/comparison.html", found=pair)


def _assignment_ref(name: str) -> tuple[UUID, UUID]:
    """Classroom and assignment, as the choices of the form hold them."""
    classroom_id, _, assignment_id = request.args[name].partition("/")
    try:
        return UUID(classroom_id), UUID(assignment_id)
    except ValueError:
        abort(404)
