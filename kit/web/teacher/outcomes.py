"""Results: the class, its text, the items, the students. As files: downloads.py."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from kit.classroom import hearing, key_history, tallies, to_mark
from kit.classroom import results as use_case
from kit.classroom.feedback import MarkedWork
from kit.classroom.proposals import REASON_MAX
from kit.classroom.results import Results
from kit.items import ITEM_TYPES
from kit.results.ballots import rounds_of
from kit.results.counts import confusion, distributions, most_split_first, talk_about
from kit.store.keys import MarkOfVersion
from kit.web.access import own_classroom, teacher
from kit.web.state import kit, now

blueprint = Blueprint(
    "outcomes",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>",
)


def _results(classroom_id: UUID, assignment_id: UUID) -> Results:
    return use_case.results(kit().store, classroom_id, assignment_id, now())


@blueprint.get("/results")
def results(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The class: one sentence, the claims, the grid, and the figures for a closer look."""
    from kit.results.class_figures import class_figures  # noqa: PLC0415 - numpy, only here
    from kit.results.flagged import LIMITS  # noqa: PLC0415 - the same

    classroom = own_classroom(classroom_id)
    found = _results(classroom_id, assignment_id)
    return render_template(
        "teacher/results.html",
        classroom=classroom,
        found=found,
        item_type=ITEM_TYPES[found.exercise.type],
        confusion=confusion(found.sheet),
        distributions=distributions(found.sheet),
        talk=talk_about(found.sheet),
        to_mark=to_mark.to_mark(kit().store, classroom_id, assignment_id),
        figures=class_figures(found.sheet),
        rounds=rounds_of(found.sheet),
        limits=LIMITS,
        row_total=use_case.row_total,
        standing=key_history.standing(kit().store, kit().library, classroom_id, assignment_id),
        waiting=hearing.open_of(kit().store, classroom_id).get(assignment_id, {}),
    )


@blueprint.get("/text")
def text(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """The text as the class read it, to project: without names, and without the key unless asked.

    `?sort=split` puts first what the class split over, `?key=1` shows the key.
    """
    classroom = own_classroom(classroom_id)
    found = _results(classroom_id, assignment_id)
    counted = distributions(found.sheet)
    by_split = request.args.get("sort") == "split"
    return render_template(
        "teacher/text.html",
        classroom=classroom,
        found=found,
        item_type=ITEM_TYPES[found.exercise.type],
        by_split=by_split,
        distributions=most_split_first(counted) if by_split else counted,
        keyed=request.args.get("key") == "1" and not teacher().hides,
    )


@blueprint.get("/items/<item_id>")
def item(classroom_id: UUID, assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """One item: its key, its distribution, how it worked, who chose what, who argues."""
    from kit.results.flagged import LIMITS  # noqa: PLC0415 - numpy, only here
    from kit.results.item_report import item_report  # noqa: PLC0415 - the same

    classroom = own_classroom(classroom_id)
    found = _results(classroom_id, assignment_id)
    column = next((one for one in found.sheet.items if one.item_id == item_id), None)
    if column is None:
        abort(404)
    own = [row for row in distributions(found.sheet) if row.item.item_id == item_id]
    groups, answered = hearing.appeals_of(kit().store, classroom_id, assignment_id, item_id)
    return render_template(
        "teacher/item.html",
        classroom=classroom,
        found=found,
        item=found.exercise.item(item_id),
        item_type=ITEM_TYPES[found.exercise.type],
        column=column,
        distributions=own,
        report=item_report(found.sheet, item_id),
        limits=LIMITS,
        to_mark=to_mark.to_mark(kit().store, classroom_id, assignment_id),
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
    found = _results(classroom_id, assignment_id)
    row = next(row for row in found.sheet.students if row.student_id == student_id)
    return render_template(
        "teacher/student_result.html",
        classroom=classroom,
        found=found,
        row=row,
        student=record,
        marked=marked,
        tally=tallies.tally_of(marked) if marked else None,
        change=tallies.change_of(marked) if marked else None,
        surely_wrong=tallies.surely_wrong(marked) if marked else (),
        total=tallies.certainty_total(marked) if marked else None,
        steps=_steps(classroom_id, marked),
        item_type=ITEM_TYPES[found.exercise.type],
        articles=kit().library.articles,
    )


def _steps(classroom_id: UUID, marked: MarkedWork | None) -> Mapping[str, Sequence[MarkOfVersion]]:
    """How the marks of an attempt came about, where they changed."""
    if marked is None:
        return {}
    return key_history.mark_history(kit().store, classroom_id, marked.work.attempt.id)
