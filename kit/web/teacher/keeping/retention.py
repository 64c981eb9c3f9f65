"""Until when a class is kept: shown, put off or set sooner, and spoken of where its end is near."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, gettext

from kit.classroom.errors import KitError
from kit.classroom.keeping import kept_days, retention
from kit.exchange.backups.upkeep import outlived
from kit.store.models.base import Act
from kit.web.access import own_classroom, teacher, teacher_here
from kit.web.state import kit, now
from kit.web.teacher.colleagues.acts import deeds
from kit.web.teacher.keeping.forms import KeptForm
from kit.web.template_globals import error_text

blueprint = Blueprint("retention", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>")

#: The places of a class, on which its end is spoken of.
_PLACES: Final = {
    "classrooms.show",
    "classrooms.rename",
    "desk.lessons",
    "desk.students",
    "desk.results",
}


@blueprint.route("/kept-until", methods=["GET", "POST"])
def change(classroom_id: UUID) -> ResponseReturnValue:
    """The last day of the class, and the form to change it."""
    classroom = own_classroom(classroom_id)
    last = retention.last_day(kit().store, teacher().id, classroom_id, now())
    if last is None:
        abort(404)
    form = KeptForm(kept_until=last.proposed if request.method == "GET" else None)
    status = 400 if request.method == "POST" else 200
    if form.validate_on_submit():
        try:
            with deeds() as doing:
                if retention.change_day(doing.store, teacher().id, classroom_id, form.day, now()):
                    doing.did(classroom_id, Act.SET_RETENTION)
        except KitError as error:
            form.kept_until.errors = [error_text(error)]
            status = error.status
        else:
            flash(gettext("Kept until %(day)s.", day=day_in_words(form.day)))
            return redirect(url_for("classrooms.show", classroom_id=classroom_id), 303)
    page = render_template(
        "teacher/keeping/kept_until.html",
        classroom=classroom,
        form=form,
        until=(last.room, last.end),
        copies=outlived.copies(kit().store, kit().settings),
    )
    return page, status


def day_in_words(day: date) -> str:
    """A day with its month in words and its year."""
    return str(format_date(day, "d MMMM yyyy"))


def ends_beside() -> dict[str, Any]:
    """What the start page and the places of a class need to speak of its end; nothing elsewhere.

    Read before the page is rendered.
    """
    endpoint, here = request.endpoint or "", teacher_here()
    words = {
        "day_in_words": day_in_words,
        "warned_least": kept_days.WARNED_LEAST,
        "copies_kept": outlived.KEPT.days,
    }
    if here is None:
        return words
    if endpoint == "classrooms.home":
        return {**words, "ends": retention.ends_near(kit().store, here.id, now())}
    classroom = g.get("own_classroom")
    if classroom is not None and endpoint in _PLACES:
        until = retention.end_of_class(kit().store, here.id, classroom.id, now())
        return {**words, "until": until}
    return words
