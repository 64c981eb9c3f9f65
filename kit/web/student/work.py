"""A student's pages: their assignments, the lesson, the claims, handing in, feedback."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit.classroom.answering import attempts, device_tokens, saving
from kit.classroom.answering.attempts import FormContext, Work
from kit.classroom.answering.saving import PostedAnswer, PostedForm
from kit.classroom.assignments import open_lessons as reading
from kit.classroom.errors import AlreadySubmitted, AssignmentClosed, RoundClosed
from kit.classroom.feedback import attempt_summary
from kit.classroom.feedback import feedback as use_case
from kit.classroom.keys import appeals, history
from kit.classroom.people import students
from kit.items import ITEM_TYPES
from kit.results.counts.lesson_advice import reread
from kit.store.answering.answers import AnswerRecord
from kit.web.access import require_student, student
from kit.web.errors import wants_json
from kit.web.fragments import fragment
from kit.web.state import kit, now
from kit.web.student.posted_form import (
    Parsed,
    error_texts,
    field_name,
    fields_of,
    parse,
    posted_ballot,
    posted_items,
    stored_forms,
)
from kit.web.template_globals import error_text

blueprint = Blueprint("student", __name__, url_prefix="/work")
blueprint.before_request(require_student)


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """The student's assignments and personal code."""
    tasks = attempts.tasks(kit().store, student(), now())
    code = students.personal_code(kit().store, student())
    return render_template(
        "student/home.html",
        student=student(),
        tasks=tasks,
        device_tokens=device_tokens.device_tokens(kit().store, student()),
        code=code,
        credits=appeals.credits_of(kit().store, student(), tasks),
    )


@blueprint.get("/tasks")
def task_list() -> ResponseReturnValue:
    """The assignments alone: the part of the page above that changes."""
    return fragment("student/_tasks.html", tasks=attempts.tasks(kit().store, student(), now()))


@blueprint.get("/<uuid:assignment_id>")
def task(assignment_id: UUID) -> ResponseReturnValue:
    """One assignment: the lesson to read, and what to do next."""
    task = attempts.task(kit().store, student(), assignment_id, now())
    lesson = kit().library.lesson_of(task.assignment.lesson_id)
    attempts_made = use_case.attempts_made(kit().store, student(), assignment_id)
    tokens = device_tokens.device_tokens(kit().store, student(), assignment_id).get(
        assignment_id, ()
    )
    return render_template(
        "student/task.html",
        student=student(),
        task=task,
        lesson=lesson,
        made=attempts_made,
        device_tokens=tokens,
    )


@blueprint.get("/<uuid:assignment_id>/lesson")
def lesson(assignment_id: UUID) -> ResponseReturnValue:
    """The lesson's reading."""
    task = attempts.task(kit().store, student(), assignment_id, now())
    reading = kit().library.lesson_of(task.assignment.lesson_id)
    if reading is None or task.state == "not-open":
        abort(404)
    return render_template("student/lesson.html", student=student(), task=task, lesson=reading)


@blueprint.get("/lessons/<lesson_id>")
def other_lesson(lesson_id: str) -> ResponseReturnValue:
    """A lesson to read again: of an exercise that the class was given, or an earlier one."""
    lesson = reading.open_lesson(kit().store, kit().library, student(), lesson_id, now())
    return render_template("student/lesson.html", student=student(), task=None, lesson=lesson)


@blueprint.post("/<uuid:assignment_id>/start")
def start(assignment_id: UUID) -> ResponseReturnValue:
    """Begin, or go on with what is begun."""
    attempts.start(kit().store, student(), assignment_id, now())
    task = attempts.task(kit().store, student(), assignment_id, now())
    page = "live.show" if task.assignment.live else "student.claims"
    return redirect(url_for(page, assignment_id=assignment_id), 303)


@blueprint.get("/<uuid:assignment_id>/claims")
def claims(assignment_id: UUID) -> ResponseReturnValue:
    """All claims with their pens, as far as they are answered."""
    work = attempts.work(kit().store, student(), assignment_id, now())
    if work.task.state != "working" or work.task.assignment.live:
        return redirect(url_for("student.task", assignment_id=assignment_id), 303)
    return _claims_page(work, Parsed({}, [], [], []))


def _claims_page(work: Work, parsed: Parsed) -> str:
    return render_template(
        "student/claims.html",
        student=student(),
        work=work,
        forms={**stored_forms(work.form_context), **parsed.forms},
        item_type=ITEM_TYPES[work.exercise.type],
        articles=kit().library.articles,
    )


@blueprint.post("/<uuid:assignment_id>/claims/<uuid:attempt_id>")
def save(assignment_id: UUID, attempt_id: UUID) -> ResponseReturnValue:
    """Save what was posted: a whole page, or the one claim the script sends."""
    parsed = Parsed({}, [], [], [])

    def read(work: FormContext) -> Sequence[PostedAnswer]:
        nonlocal parsed
        parsed = parse(work, request.form)
        return parsed.answers if parsed.valid else ()

    assignment_ref = (kit().store, student(), assignment_id)
    form = PostedForm(posted_items(request.form), read, posted_ballot(request.form))
    try:
        before, records = saving.save_form(*assignment_ref, attempt_id, form, now())
    except RoundClosed as error:
        if wants_json():
            raise
        flash(error_text(error), "warn")
        return redirect(url_for("live.show", assignment_id=assignment_id), 303)
    if not parsed.valid:
        if wants_json():
            problems = [text for form in parsed.forms.values() for text in error_texts(form.errors)]
            return {"error": "Refused", "message": " ".join(problems)}, 400
        return _claims_page(attempts.work(*assignment_ref, now(), attempt_id), parsed), 400
    behind = [
        stands
        for given, stands in zip(parsed.answers, records, strict=True)
        if (dict(given.value), given.certainty) != (dict(stands.value), stands.certainty)
    ]
    if wants_json():
        return {"held": _acknowledgement(before, parsed, records, behind), **_since(behind)}
    step = "student.review" if "review" in request.form else "student.claims"
    if before.assignment.live:
        step = "live.show"
    if behind:
        flash(_behind(len(behind)))
    elif step != "student.review":
        flash(gettext("Saved."))
    return redirect(url_for(step, assignment_id=assignment_id), 303)


def _behind(count: int) -> str:
    text: str = ngettext(
        "One claim was answered in another window meanwhile; that answer stands. Look it over.",
        "%(num)s claims were answered in another window meanwhile; those answers stand. "
        "Look them over.",
        count,
    )
    return text


def _since(behind: Sequence[AnswerRecord]) -> dict[str, object]:
    """How many seconds ago what stands instead was saved.

    The script compares that with how long ago its own was picked: no two clocks agree.
    """
    if not behind:
        return {}
    moment = now()
    return {"since": {held.item_id: (moment - held.saved_at).total_seconds() for held in behind}}


def _acknowledgement(
    before: FormContext,
    parsed: Parsed,
    saved: Sequence[AnswerRecord],
    behind: Sequence[AnswerRecord],
) -> dict[str, object]:
    """What the kit holds now for each posted item: the acknowledgement, after the commit.

    `taken` is false where something else stands than what was posted.
    """
    now_held = {item_id: before.answers[item_id] for item_id in parsed.unchanged}
    now_held.update({answer.item_id: answer for answer in saved})
    others = {answer.item_id for answer in behind}
    nothing: dict[str, object] = {
        item_id: {"revision": 0, "fields": {}, "taken": True} for item_id in parsed.empty
    }
    return nothing | {
        item_id: {
            "revision": answer.revision,
            "fields": fields_of(before, answer),
            "taken": item_id not in others,
            **_remarks(before, answer),
        }
        for item_id, answer in now_held.items()
    }


def _remarks(work: FormContext, answer: AnswerRecord) -> dict[str, dict[str, str]]:
    """How what was typed was understood, in words, by the names of the page's fields.

    Only where there is something to say.
    """
    remarks = ITEM_TYPES[work.exercise.type].remarks(
        work.exercise.item(answer.item_id), answer.value
    )
    words = {
        field_name(answer.item_id, field): gettext(remark.message, **remark.facts)
        for field, remark in remarks.items()
    }
    return {"remarks": words} if words else {}


@blueprint.get("/<uuid:assignment_id>/hand-in")
def review(assignment_id: UUID) -> ResponseReturnValue:
    """A last look before handing in: what is answered, what is not."""
    work = attempts.work(kit().store, student(), assignment_id, now())
    if work.task.state != "working" or work.task.assignment.live:
        return redirect(url_for("student.task", assignment_id=assignment_id), 303)
    return render_template(
        "student/review.html",
        student=student(),
        work=work,
        item_type=ITEM_TYPES[work.exercise.type],
    )


@blueprint.post("/<uuid:assignment_id>/hand-in/<uuid:attempt_id>")
def hand_in(assignment_id: UUID, attempt_id: UUID) -> ResponseReturnValue:
    """Hand in, once; a second time changes nothing. The script hears whether it was."""
    if wants_json():
        saving.submit(kit().store, student(), assignment_id, attempt_id, now())
        return {"handed_in": True}
    try:
        saving.submit(kit().store, student(), assignment_id, attempt_id, now())
    except (AlreadySubmitted, AssignmentClosed) as error:
        flash(error_text(error))
    return redirect(url_for("student.task", assignment_id=assignment_id, handed_in=1), 303)


@blueprint.get("/<uuid:assignment_id>/feedback")
def feedback(assignment_id: UUID) -> ResponseReturnValue:
    """Each claim of an attempt beside the key, if the assignment's rule shows it now."""
    number = request.args.get("attempt", type=int)
    marked = use_case.feedback(kit().store, student(), assignment_id, now(), number)
    counted = attempt_summary.tally_of(marked)
    record = marked.work.task.assignment
    return render_template(
        "student/feedback.html",
        student=student(),
        marked=marked,
        tally=counted,
        change=attempt_summary.change_of(marked),
        sureness=attempt_summary.sureness_of(marked),
        surely_wrong=attempt_summary.surely_wrong(marked),
        total=attempt_summary.certainty_total(marked),
        lessons=reread(
            reading.open_lessons(kit().store, kit().library, student(), now()),
            attempt_summary.mistakes_of(marked, counted),
            marked.work.task.assignment.lesson_id,
        ),
        own=appeals.own_appeals(kit().store, student(), assignment_id, now()),
        credits=appeals.credits_of(kit().store, student(), [marked.work.task]),
        steps=history.mark_history(kit().store, record.classroom_id, marked.work.attempt.id),
        item_type=ITEM_TYPES[marked.work.exercise.type],
        articles=kit().library.articles,
    )
