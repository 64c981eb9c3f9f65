"""The four places of a class, and the lists that their counts lead to."""

from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kit.classroom.desk import course, gradebook, now_place, roll, waiting
from kit.classroom.desk.gradebook import Order
from kit.classroom.desk.roll import SORTS, Sort
from kit.web.access import own_classroom, teacher
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.desk.projector import hides_names
from kit.web.teacher.forms import NameForm
from kit.web.teacher.students.roster_form import RosterForm
from kit.web.validators import number_in_address

blueprint = Blueprint("desk", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>")


def now_page(classroom_id: UUID, rename: NameForm) -> str:
    """The place *Now*, with whatever the form to rename the class has to say."""
    return render_page(
        "teacher/desk/now.html",
        now_place.now_page(kit().store, offered(), classroom_id, now()),
        classroom=own_classroom(classroom_id),
        reached=kit().is_reached(),
        place="now",
        library=offered(),
        rename=rename,
    )


@blueprint.get("/lessons")
def lessons(classroom_id: UUID) -> ResponseReturnValue:
    """The course in order: what was given, and what is next."""
    classroom = own_classroom(classroom_id)
    return render_page(
        "teacher/desk/lessons.html",
        course.lessons_page(kit().store, offered(), classroom_id, now()),
        classroom=classroom,
        reached=kit().is_reached(),
        place="lessons",
        library=offered(),
    )


@blueprint.get("/give/<exercise_id>/again")
def again(classroom_id: UUID, exercise_id: str) -> ResponseReturnValue:
    """What was given before: open it again, or give it a second time on purpose."""
    classroom = own_classroom(classroom_id)
    page = course.again_page(kit().store, offered(), classroom_id, exercise_id, now())
    if page is None:
        return redirect(url_for("desk.lessons", classroom_id=classroom_id), 303)
    return render_page("teacher/desk/again.html", page, classroom=classroom)


@blueprint.get("/students")
def students(classroom_id: UUID) -> ResponseReturnValue:
    """The list of students. `?sort=` surname, joined or done; `?q=` finds names."""
    own_classroom(classroom_id)
    return students_page(classroom_id, RosterForm())


def students_page(classroom_id: UUID, roster: RosterForm) -> str:
    """The place *Students*, with whatever the form for a roster has to say."""
    asked = request.args.get("sort")
    sort: Sort = next((sort for sort in SORTS if sort == asked), "first")
    # What a search finds would tell a hidden name.
    query = "" if hides_names() else request.args.get("q", "")[:80]
    return render_page(
        "teacher/desk/students.html",
        roll.students_page(kit().store, classroom_id, now(), sort, query),
        classroom=own_classroom(classroom_id),
        reached=kit().is_reached(),
        place="students",
        roster=roster,
    )


@blueprint.get("/results")
def results(classroom_id: UUID) -> ResponseReturnValue:
    """The gradebook, then each exercise.

    `?show=` points or sure; `?sort=` a column from 1, or 0 for the mean, `?up=1` the least first.
    """
    classroom = own_classroom(classroom_id)
    show = request.args.get("show")
    order = Order(
        number_in_address("sort"),
        upwards=request.args.get("up") == "1",
        by_sureness=show == "sure",
    )
    page, hides = number_in_address("page") or 1, teacher().hides
    return render_page(
        "teacher/desk/results.html",
        gradebook.gradebook_page(
            kit().store, classroom_id, now(), page=page, order=order, hides=hides
        ),
        classroom=classroom,
        reached=kit().is_reached(),
        place="results",
        show=show if show in {"points", "sure"} else "share",
    )


@blueprint.get("/waiting")
def waits(classroom_id: UUID) -> ResponseReturnValue:
    """What waits for the teacher, one by one: appeals, texts to mark, students to let back in."""
    classroom = own_classroom(classroom_id)
    page = waiting.waiting_page(kit().store, classroom_id, now())
    return render_page(
        "teacher/desk/waiting.html",
        page,
        classroom=classroom,
        reached=kit().is_reached(),
        place="now",
    )
