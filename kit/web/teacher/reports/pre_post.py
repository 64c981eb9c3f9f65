"""Before and after: the same students twice, on exercises that the teacher chooses."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.web.access import own_classroom
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.teacher.authoring.offered import offered
from kit.web.template_globals import time_or_date

if TYPE_CHECKING:
    from kit.classroom.reports.pre_post.matching import Sides

blueprint = Blueprint(
    "before_after",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/before-and-after",
)


@blueprint.get("")
def show(classroom_id: UUID) -> ResponseReturnValue:
    """What changed, of the students who did both; and the choice of exercises."""
    from kit.classroom.reports.figure_pages import pre_post_page  # noqa: PLC0415 - slow import

    classroom = own_classroom(classroom_id)
    chosen = (_ids("before"), _ids("after")) if "chosen" in request.args else None
    page = pre_post_page(kit().store, offered(), classroom_id, chosen, now())
    problem = _problem(page.sides) if page.chosen else None
    text = render_page("teacher/compare/pre_post.html", page, classroom=classroom, problem=problem)
    return text, 400 if problem else 200


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
