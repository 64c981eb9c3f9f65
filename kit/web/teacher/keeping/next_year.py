"""Next year's class: a new one with this one's plan, and none of its students."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.errors import KitError
from kit.classroom.keeping import retention
from kit.classroom.keeping.retention import NextYear
from kit.web.access import own_classroom, teacher
from kit.web.logged.acts import done
from kit.web.state import kit, now
from kit.web.teacher.forms import form_id
from kit.web.teacher.keeping.forms import NewClassForm

blueprint = Blueprint("next_year", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>")


@blueprint.route("/next-year", methods=["GET", "POST"])
@done("class.made")
def begin(classroom_id: UUID) -> ResponseReturnValue:
    """What the new class would begin from, and the form to make it."""
    classroom = own_classroom(classroom_id)
    page = retention.next_year_page(kit().store, teacher().id, classroom_id, now())
    form = NewClassForm(kept_until=page.proposed)
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        try:
            next_id = retention.make_next_year(
                kit().store,
                teacher().id,
                NextYear(
                    classroom_id,
                    form.name.data or "",
                    form.day,
                    form_id(request.form.get("once")),
                ),
                now(),
            )
        except KitError as error:
            form.refuse(error)
            status = error.status
        else:
            flash(gettext("The class is made, with the plan of %(name)s.", name=classroom.name))
            # There the plan stands below the lessons.
            return redirect(url_for("desk.lessons", classroom_id=next_id), 303)
    body = render_template(
        "teacher/keeping/next_year.html", classroom=classroom, form=form, steps=page.steps
    )
    return body, status
