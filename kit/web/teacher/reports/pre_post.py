"""Before and after: the same students twice, on exercises that the teacher chooses."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.assignments import assignments
from kit.web.access import own_classroom
from kit.web.state import kit, now
from kit.web.template_globals import time_or_date

if TYPE_CHECKING:
    from kit.classroom.reports.pre_post_matching import Sides

blueprint = Blueprint(
    "before_after",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/before-and-after",
)


@blueprint.get("")
def show(classroom_id: UUID) -> ResponseReturnValue:
    """What changed, of the students who did both; and the choice of exercises."""
    # numpy takes a while to load, which starting the kit should not.
    from kit.classroom.reports import pre_post as use_case  # noqa: PLC0415 - slow import
    from kit.classroom.reports import pre_post_matching as matching  # noqa: PLC0415 - slow import

    classroom = own_classroom(classroom_id)
    records = assignments.assignments_of(kit().store, classroom_id)
    asked = "chosen" in request.args
    sides = (
        matching.chosen_sides(records, _ids("before"), _ids("after"))
        if asked
        else matching.usual_sides(records, kit().library)
    )
    problem = _problem(sides) if asked else None
    comparison = None
    if sides.complete and problem is None:
        comparison = use_case.before_and_after(
            kit().store, classroom_id, kit().library, sides, now()
        )
    page = render_template(
        "teacher/compare/pre_post.html",
        classroom=classroom,
        assignments=list(reversed(records)),
        sides=sides,
        problem=problem,
        found=comparison,
    )
    return page, 400 if problem else 200


def _ids(side: str) -> set[UUID]:
    try:
        return {UUID(text) for text in request.args.getlist(side)}
    except ValueError:
        abort(404)


def _problem(sides: "Sides") -> str | None:
    """Why nothing can be compared so, and what to do."""
    if sides.on_both:
        record = sides.on_both[0]
        return str(
            gettext(
                "“%(title)s”, given %(when)s, stands on both sides. Choose it on one of them.",
                title=record.title,
                when=time_or_date(record.created_at),
            )
        )
    if not sides.before:
        return str(gettext("Nothing is chosen for before. Choose one exercise or more."))
    if not sides.after:
        return str(gettext("Nothing is chosen for after. Choose one exercise or more."))
    return None
