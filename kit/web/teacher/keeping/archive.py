"""Putting a class away and bringing it back: each undoes the other, and neither asks."""

from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.keeping import archive as keeping
from kit.web.access import own_classroom
from kit.web.state import kit, now

blueprint = Blueprint("archive", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>")


@blueprint.post("/archive")
def put_away(classroom_id: UUID) -> ResponseReturnValue:
    """Off the list; the page of the classes offers to undo it."""
    own_classroom(classroom_id)
    keeping.archive(kit().store, classroom_id, now())
    return redirect(url_for("classrooms.home", archived=classroom_id), 303)


@blueprint.post("/bring-back")
def bring_back(classroom_id: UUID) -> ResponseReturnValue:
    """On the list again, with everything as it was."""
    classroom = own_classroom(classroom_id)
    keeping.bring_back(kit().store, classroom_id)
    flash(gettext("%(name)s is back, with everything as it was.", name=classroom.name))
    return redirect(url_for("classrooms.show", classroom_id=classroom_id), 303)
