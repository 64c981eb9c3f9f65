"""A student's pages: their assignments, the lesson, the claims, handing in, feedback."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.acknowledgement import Acknowledgement
from kit.classroom.answering.posted_form import PostedFields, fields_of
from kit.classroom.assignments import open_lessons as reading
from kit.classroom.errors import AlreadySubmitted, AssignmentClosed, RoundClosed
from kit.classroom.reports import student_pages
from kit.classroom.reports.open_articles import to_read
from kit.classroom.reports.student_pages import FeedbackView
from kit.items import ITEM_TYPES
from kit.web.access import guard_student_pages, student
from kit.web.errors import wants_json
from kit.web.fragments import fragment, render_page
from kit.web.state import kit, now
from kit.web.student.acknowledging import in_words
from kit.web.student.mending import behind_words, claims_of, shown_again
from kit.web.template_globals import error_text
from kit.web.validators import number_in_address, posted_number
from kit.web.weight.pictures import picture_reply

blueprint = Blueprint("student", __name__, url_prefix="/work")
guard_student_pages(blueprint)


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """The student's assignments and personal code."""
    page = student_pages.home_page(kit().store, student(), now())
    return render_page("student/home.html", page, student=student())


@blueprint.get("/tasks")
def task_list() -> ResponseReturnValue:
    """The assignments alone: the part of the page above that changes."""
    own_tasks = attempts.tasks(kit().store, student(), now())
    return fragment("student/_tasks.html", tasks=own_tasks, student=student())


@blueprint.get("/<uuid:assignment_id>")
def task(assignment_id: UUID) -> ResponseReturnValue:
    """One assignment: the lesson to read, and what to do next."""
    page = student_pages.task_page(kit().store, kit().library, student(), assignment_id, now())
    if "handed_in" in request.args and page.task.state == "handed-in":
        return _after_handing_in(assignment_id)
    return render_page(
        "student/task.html",
        page,
        student=student(),
        open_articles=to_read(kit().store, student(), assignment_id, now()),
    )


@blueprint.get("/<uuid:assignment_id>/lesson")
def lesson(assignment_id: UUID) -> ResponseReturnValue:
    """The lesson's reading."""
    page = student_pages.task_page(kit().store, kit().library, student(), assignment_id, now())
    if page.lesson is None or page.task.state == "not-open":
        abort(404)
    return render_template(
        "student/lesson.html", student=student(), task=page.task, lesson=page.lesson
    )


@blueprint.get("/lessons/<lesson_id>")
def other_lesson(lesson_id: str) -> ResponseReturnValue:
    """A lesson to read again: of an exercise that the class was given, or an earlier one."""
    lesson = reading.open_lesson(kit().store, kit().library, student(), lesson_id, now())
    return render_template("student/lesson.html", student=student(), task=None, lesson=lesson)


@blueprint.get("/lessons/<lesson_id>/pictures/<state>/<picture>")
def picture(lesson_id: str, state: str, picture: str) -> ResponseReturnValue:
    """A picture of a lesson that the student may read."""
    lessons = reading.open_readings(kit().store, kit().library, student(), lesson_id, now())
    return picture_reply(lessons, picture, state)


@blueprint.get("/glossary")
def glossary() -> ResponseReturnValue:
    """The words of the course, to have open beside a lesson or the claims."""
    return render_template(
        "student/glossary.html", student=student(), glossary=kit().library.glossary
    )


@blueprint.post("/<uuid:assignment_id>/start")
def start(assignment_id: UUID) -> ResponseReturnValue:
    """Begin, or go on with what is begun."""
    typed = request.form.get("after")
    after = None if typed is None else posted_number(typed)
    attempts.start(kit().store, student(), assignment_id, now, after=after)
    task = attempts.task(kit().store, student(), assignment_id, now())
    page = "live.show" if task.assignment.live else "student.claims"
    return redirect(url_for(page, assignment_id=assignment_id), 303)


@blueprint.get("/<uuid:assignment_id>/claims")
def claims(assignment_id: UUID) -> ResponseReturnValue:
    """All claims with their pens, as far as they are answered."""
    page = student_pages.claims_page(kit().store, student(), assignment_id, now())
    if page.work.task.state != "working" or page.work.task.assignment.live:
        return redirect(url_for("student.task", assignment_id=assignment_id), 303)
    return claims_of(page)


@blueprint.post("/<uuid:assignment_id>/claims/<uuid:attempt_id>")
def save(assignment_id: UUID, attempt_id: UUID) -> ResponseReturnValue:
    """Save what was posted: a whole page, or the one claim the script sends."""
    assignment_ref = (kit().store, student(), assignment_id)
    posted = PostedFields(request.form.to_dict(flat=False))
    try:
        reply = saving.save(*assignment_ref, attempt_id, posted, now, piecewise=not wants_json())
    except RoundClosed as error:
        if wants_json():
            raise
        flash(error_text(error), "warn")
        return redirect(url_for("live.show", assignment_id=assignment_id), 303)
    if wants_json():
        return _acknowledgement(reply)
    if reply.errors:
        return shown_again(reply, attempt_id), 400
    return _after_saving(reply)


@blueprint.get("/<uuid:assignment_id>/claims/<uuid:attempt_id>")
def held(assignment_id: UUID, attempt_id: UUID) -> ResponseReturnValue:
    """What the kit holds of an attempt, for a page of it that may be older: see elsewhere.js."""
    work = attempts.work(kit().store, student(), assignment_id, now(), attempt_id)
    context = work.form_context
    return {
        "held": {
            item_id: {
                "revision": answer.revision,
                "fields": fields_of(context, answer),
                "taken": False,
            }
            for item_id, answer in context.answers.items()
        }
    }


def _acknowledgement(reply: Acknowledgement) -> ResponseReturnValue:
    """What the script hears."""
    if reply.errors:
        return {"error": "Refused", "message": " ".join(reply.errors)}, 400
    return in_words(reply)


def _after_saving(reply: Acknowledgement) -> ResponseReturnValue:
    """Where a plain form goes on, and what is said there."""
    step = "student.review" if "review" in request.form else "student.claims"
    if reply.behind:
        flash(behind_words(len(reply.behind)))
    if reply.assignment.live:
        return redirect(url_for("live.show", assignment_id=reply.assignment.id, voted=1), 303)
    if not reply.behind and step != "student.review":
        flash(gettext("Saved."))
    return redirect(url_for(step, assignment_id=reply.assignment.id), 303)


@blueprint.get("/<uuid:assignment_id>/hand-in")
def review(assignment_id: UUID) -> ResponseReturnValue:
    """A last look before handing in: what is answered, what is not.

    With `ask` it asks once more, where much is open: what Hand in leads to without scripts.
    """
    page = student_pages.review_page(kit().store, student(), assignment_id, now())
    if page.work.task.state != "working" or page.work.task.assignment.live:
        return redirect(url_for("student.task", assignment_id=assignment_id), 303)
    return render_page(
        "student/review.html",
        page,
        student=student(),
        item_type=ITEM_TYPES[page.work.exercise.type],
        asking="ask" in request.args,
    )


@blueprint.post("/<uuid:assignment_id>/hand-in/<uuid:attempt_id>")
def hand_in(assignment_id: UUID, attempt_id: UUID) -> ResponseReturnValue:
    """Hand in, once; a second time changes nothing. The script hears whether it was."""
    if wants_json():
        saving.submit(kit().store, student(), assignment_id, attempt_id, now)
        return {"handed_in": True}
    try:
        saving.submit(kit().store, student(), assignment_id, attempt_id, now)
    except (AlreadySubmitted, AssignmentClosed) as error:
        flash(error_text(error))
    return _after_handing_in(assignment_id)


def _after_handing_in(assignment_id: UUID) -> ResponseReturnValue:
    """What differed comes first, or when it can be seen."""
    return redirect(url_for("so_far.handed_in", assignment_id=assignment_id, handed_in=1), 303)


@blueprint.get("/<uuid:assignment_id>/feedback")
def feedback(assignment_id: UUID) -> ResponseReturnValue:
    """Each claim of an attempt beside the key, if the assignment's rule shows it now."""
    # Who comes to one row, by a link or after arguing about it, is not asked to look again first.
    opened = request.args.get("open")
    asked = opened is None and "looked" not in request.args
    picked = None if asked else request.args.getlist("pick")
    view = FeedbackView(number_in_address("attempt"), picked)
    page = student_pages.feedback_page(
        kit().store, kit().library, student(), assignment_id, now(), view
    )
    return render_page(
        "student/feedback.html",
        page,
        student=student(),
        opened=opened,
        item_type=ITEM_TYPES[page.marked.work.exercise.type],
        articles=page.marked.work.exercise.articles,
        open_articles=to_read(kit().store, student(), assignment_id, now()),
    )
