"""Putting a class away and bringing it back: each undoes the other, and neither asks."""

from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.keeping import archive as keeping
from kit.store.models.base import Act
from kit.web.access import own_classroom
from kit.web.pressing.undo import offer_undo
from kit.web.state import now
from kit.web.teacher.colleagues.acts import deeds

blueprint = Blueprint("archive", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>")


@blueprint.post("/archive")
def put_away(classroom_id: UUID) -> ResponseReturnValue:
    """Off the list; the page of the classes offers to undo it."""
    classroom = own_classroom(classroom_id)
    with deeds() as doing:
        keeping.archive(doing.store, classroom_id, now())
        doing.did(classroom_id, Act.ARCHIVED)
    offer_undo(
        gettext(
            "%(name)s is archived: it is under the archived classes, and nothing of it is lost.",
            name=classroom.name,
        ),
        "archive.bring_back",
        classroom_id=classroom_id,
    )
    return redirect(url_for("classrooms.home"), 303)


@blueprint.post("/bring-back")
def bring_back(classroom_id: UUID) -> ResponseReturnValue:
    """On the list again, with everything as it was."""
    classroom = own_classroom(classroom_id)
    with deeds() as doing:
        keeping.bring_back(doing.store, classroom_id)
        doing.did(classroom_id, Act.BROUGHT_BACK)
    offer_undo(
        gettext("%(name)s is back, with everything as it was.", name=classroom.name),
        "archive.put_away",
        classroom_id=classroom_id,
    )
    return redirect(url_for("classrooms.show", classroom_id=classroom_id), 303)
