"""Results: the class, its text, the items, the students. As files: downloads.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from kit.classroom.feedback import attempt_summary
from kit.classroom.feedback.feedback import MarkedWork
from kit.classroom.keys import appeal_review, history
from kit.classroom.marking import queue
from kit.classroom.reports import results as use_case
from kit.classroom.reports.results import Results
from kit.classroom.texts import REASON_MAX
from kit.content.lesson import Lesson
from kit.items import ITEM_TYPES
from kit.results.counts.distributions import confusion, distributions, most_split_first, talk_about
from kit.results.counts.lesson_advice import reread
from kit.results.counts.votes import rounds_of
from kit.results.first_attempts import first_attempts, several
from kit.store.answering.marks import MarkOfVersion
from kit.vocabulary import Topic
from kit.web.access import own_classroom, teacher
from kit.web.state import kit, now

blueprint = Blueprint(
    "outcomes",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>",
)


#: The pages that can show the first attempts.
_WITH_BASIS: Final = frozenset({"outcomes.results", "outcomes.text", "outcomes.item"})


@dataclass(frozen=True, slots=True)
class Basis:
    """Which attempt of each student a page shows. `several`: whether anybody handed in more."""

    several: bool
    first: bool


def _by_first() -> bool:
    return request.args.get("attempt") == "first"


@blueprint.url_defaults
def _keep_basis(endpoint: str, values: dict[str, Any]) -> None:
    """From a page by the first attempts, links lead to others of its kind by the same."""
    if endpoint in _WITH_BASIS and request.endpoint in _WITH_BASIS and _by_first():
        values.setdefault("attempt", "first")


def _results(classroom_id: UUID, assignment_id: UUID) -> Results:
    return use_case.results(kit().store, classroom_id, assignment_id, now())


def _asked(classroom_id: UUID, assignment_id: UUID) -> tuple[Results, Basis]:
    """The results by the attempt that is asked for: `?attempt=first`, or else the last."""
    results = _results(classroom_id, assignment_id)
    basis = Basis(several(results.sheet), _by_first())
    if basis.first:
        results = replace(results, sheet=first_attempts(results.sheet))
    return results, basis


@blueprint.get("/results")
def results(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The class: what to do next, the claims, the grid, and the figures for a closer look.

    `?sort=credit` puts those with the least credit first in the grid.
    """
    from kit.results.reports.class_report import class_figures  # noqa: PLC0415 - slow import
    from kit.results.reports.flags import LIMITS  # noqa: PLC0415 - slow import
    from kit.results.reports.next_steps import least_first, least_found, needs_help  # noqa: PLC0415 - slow import

    classroom = own_classroom(classroom_id)
    results, basis = _asked(classroom_id, assignment_id)
    sort = "credit" if request.args.get("sort") == "credit" else None
    label = least_found(results.sheet)
    grid = results.masked(hides=teacher().hides).sheet
    return render_template(
        "teacher/results/results.html",
        classroom=classroom,
        found=results,
        basis=basis,
        sort=sort,
        grid=grid,
        rows=least_first(grid) if sort else grid.students,
        item_type=ITEM_TYPES[results.exercise.type],
        confusion=confusion(results.sheet),
        distributions=distributions(results.sheet),
        talk=talk_about(results.sheet),
        least_found=label,
        lesson=_lesson_about(results, Topic(label.label)) if label else None,
        needs_help=needs_help(results.sheet),
        to_mark=queue.to_mark(kit().store, classroom_id, assignment_id),
        figures=class_figures(results.sheet),
        rounds=rounds_of(results.sheet),
        limits=LIMITS,
        row_total=use_case.row_total,
        key_status=history.key_status(kit().store, kit().library, classroom_id, assignment_id),
        waiting=appeal_review.open_appeals(kit().store, classroom_id).get(assignment_id, {}),
    )


def _lesson_about(results: Results, topic: Topic) -> Lesson | None:
    """The lesson to teach again, by the rule that names one to students."""
    lessons = reread(kit().library.lessons.values(), [{topic}], results.assignment.lesson_id)
    return next(iter(lessons), None)


@blueprint.get("/text")
def text(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The text as the class read it, to project: without names, and without the key unless asked.

    `?sort=split` puts first what the class split over, `?key=1` shows the key.
    """
    classroom = own_classroom(classroom_id)
    results, basis = _asked(classroom_id, assignment_id)
    counted = distributions(results.sheet)
    by_split = request.args.get("sort") == "split"
    return render_template(
        "teacher/results/text.html",
        classroom=classroom,
        found=results,
        item_type=ITEM_TYPES[results.exercise.type],
        basis=basis,
        by_split=by_split,
        distributions=most_split_first(counted) if by_split else counted,
        keyed=request.args.get("key") == "1" and not teacher().hides,
    )


@blueprint.get("/items/<item_id>")
def item(classroom_id: UUID, assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """One item: its key, its distribution, how it worked, who chose what, who argues."""
    from kit.results.reports.flags import LIMITS  # noqa: PLC0415 - slow import
    from kit.results.reports.item_report import item_report  # noqa: PLC0415 - slow import

    classroom = own_classroom(classroom_id)
    results, basis = _asked(classroom_id, assignment_id)
    column = next((one for one in results.sheet.items if one.item_id == item_id), None)
    if column is None:
        abort(404)
    own = [row for row in distributions(results.sheet) if row.item.item_id == item_id]
    groups, answered = appeal_review.appeals_of(kit().store, classroom_id, assignment_id, item_id)
    return render_template(
        "teacher/results/item.html",
        classroom=classroom,
        found=results,
        basis=basis,
        item=results.exercise.item(item_id),
        item_type=ITEM_TYPES[results.exercise.type],
        column=column,
        distributions=own,
        report=item_report(results.sheet, item_id),
        limits=LIMITS,
        to_mark=queue.to_mark(kit().store, classroom_id, assignment_id),
        groups=groups,
        answered=answered,
        most=REASON_MAX,
        articles=kit().library.articles,
    )


@blueprint.get("/students/<uuid:student_id>")
def student(classroom_id: UUID, assignment_id: UUID, student_id: UUID) -> ResponseReturnValue:
    """One student's attempt beside the key: the one that counts, or another."""
    classroom = own_classroom(classroom_id)
    number = request.args.get("attempt", type=int)
    record, marked = use_case.student_work(
        kit().store, classroom_id, assignment_id, student_id, now(), number=number
    )
    results = _results(classroom_id, assignment_id)
    row = next(row for row in results.sheet.students if row.student_id == student_id)
    return render_template(
        "teacher/results/student_result.html",
        classroom=classroom,
        found=results,
        row=row,
        student=record,
        marked=marked,
        tally=attempt_summary.tally_of(marked) if marked else None,
        change=attempt_summary.change_of(marked) if marked else None,
        surely_wrong=attempt_summary.surely_wrong(marked) if marked else (),
        total=attempt_summary.certainty_total(marked) if marked else None,
        steps=_steps(classroom_id, marked),
        item_type=ITEM_TYPES[results.exercise.type],
        articles=kit().library.articles,
    )


def _steps(classroom_id: UUID, marked: MarkedWork | None) -> Mapping[str, Sequence[MarkOfVersion]]:
    """How the marks of an attempt came about, where they changed."""
    if marked is None:
        return {}
    return history.mark_history(kit().store, classroom_id, marked.work.attempt.id)
