"""Results: the class, its text, the items, the students. As files: downloads.py."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from kit.classroom.desk.beside import students_beside
from kit.classroom.desk.waiting import appeals_beside
from kit.classroom.reports import pages
from kit.classroom.reports.pages import STANDINGS
from kit.classroom.reports.views import MEDIA, View
from kit.classroom.texts import REASON_MAX
from kit.web.access import own_classroom, teacher
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.teacher.authoring.offered import offered
from kit.web.validators import number_in_address

blueprint = Blueprint(
    "outcomes",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>",
)


#: The pages that can show the first attempts, and all items where there is a core.
_WITH_BASIS: Final = frozenset({"outcomes.results", "outcomes.text", "outcomes.item"})


def _view() -> View:
    medium = next((one for one in MEDIA if one == request.args.get("medium")), None)
    first = request.args.get("attempt") == "first"
    return View(first, request.args.get("items") == "all", medium)


@blueprint.url_defaults
def _keep_basis(endpoint: str, values: dict[str, Any]) -> None:
    """From a page by the first attempts, all items or one medium, links lead to its like."""
    if endpoint not in _WITH_BASIS or request.endpoint not in _WITH_BASIS:
        return
    view = _view()
    if view.first:
        values.setdefault("attempt", "first")
    if view.all_items:
        values.setdefault("items", "all")
    if view.medium:
        values.setdefault("medium", view.medium)


@blueprint.get("/results")
def results(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The class: what to do next, the claims, the grid, and the figures for a closer look.

    `?sort=credit` puts those with the least credit first in the grid.
    """
    from kit.classroom.reports import figure_pages  # noqa: PLC0415 - slow import

    classroom = own_classroom(classroom_id)
    sort = "credit" if request.args.get("sort") == "credit" else None
    basis = _view()
    view = figure_pages.ClassView(
        basis.first,
        basis.all_items,
        basis.medium,
        by_credit=sort is not None,
        hides=teacher().hides,
    )
    page = figure_pages.class_page(kit().store, offered(), classroom_id, assignment_id, view, now())
    return render_page(
        "teacher/results/results.html",
        page,
        classroom=classroom,
        sort=sort,
        item_type=page.results.item_type,
    )


@blueprint.get("/text")
def text(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The text as the class read it, to project: without names, and without the key unless asked.

    `?sort=split` puts first what the class split over, `?key=1` shows the key.
    """
    classroom = own_classroom(classroom_id)
    by_split = request.args.get("sort") == "split"
    page = pages.text_page(
        kit().store, classroom_id, assignment_id, now(), _view(), by_split=by_split
    )
    return render_page(
        "teacher/results/text.html",
        page,
        classroom=classroom,
        item_type=page.results.item_type,
        by_split=by_split,
        keyed=request.args.get("key") == "1" and not teacher().hides,
    )


@blueprint.get("/items/<item_id>")
def item(classroom_id: UUID, assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """One item: its key, its distribution, how it worked, who chose what, who argues."""
    from kit.classroom.reports.figure_pages import item_page  # noqa: PLC0415 - slow import

    classroom = own_classroom(classroom_id)
    page = item_page(kit().store, classroom_id, assignment_id, item_id, _view(), now())
    return render_page(
        "teacher/results/item.html",
        page,
        classroom=classroom,
        argued=appeals_beside(kit().store, classroom_id, assignment_id, item_id),
        item_type=page.results.item_type,
        most=REASON_MAX,
        articles=page.results.exercise.articles,
    )


@blueprint.get("/students/<uuid:student_id>")
def student(classroom_id: UUID, assignment_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """One student's attempt beside the key: the one that counts, or another.

    `?among=` not-begun, working or handed-in: with who comes before and after in that list.
    """
    classroom = own_classroom(classroom_id)
    number = number_in_address("attempt")
    whose = (classroom_id, assignment_id, student_id)
    among = next((one for one in STANDINGS if one == request.args.get("among")), None)
    page = pages.student_page(
        kit().store, classroom_id, assignment_id, student_id, now(), number=number
    )
    return render_page(
        "teacher/results/student_result.html",
        page,
        classroom=classroom,
        item_type=page.results.item_type,
        articles=page.results.exercise.articles,
        beside=students_beside(kit().store, *whose, among, now()) if among else None,
    )
