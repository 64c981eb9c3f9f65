"""Closing what was given: asked about where students are at work, undone by one press."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.assignments import assignments
from kit.classroom.rules import close as closing
from kit.classroom.rules.errors import NothingToUndo
from kit.store.models.base import Act
from kit.web.access import own_classroom
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.assignments import blueprint
from kit.web.teacher.colleagues.acts import deeds
from kit.web.teacher.giving.forms import posted_version
from kit.web.template_globals import error_text, time_or_date

#: The pages of giving, with those of closing: what was given has one address.
giving = blueprint


def _watch(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """To the progress: key and names come up only when they are asked for."""
    return redirect(
        url_for("giving.watch", classroom_id=classroom_id, assignment_id=assignment_id), 303
    )


@blueprint.get("/assignments/<uuid:assignment_id>/close")
def close_page(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Who is at work, before their work is collected."""
    classroom = own_classroom(classroom_id)
    page = closing.closing_page(kit().store, classroom_id, assignment_id, now())
    return render_template("teacher/giving/close.html", classroom=classroom, closing=page)


@blueprint.post("/assignments/<uuid:assignment_id>/close")
def close(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Take no more answers; where somebody is at work the page asks first."""
    own_classroom(classroom_id)
    where: dict[str, Any] = {"classroom_id": classroom_id, "assignment_id": assignment_id}
    if assignments.assignment_of(kit().store, classroom_id, assignment_id).live:
        # A live session ends on its own page.
        return redirect(url_for("live_control.show", **where), 303)
    with deeds() as doing:
        sure = "sure" in request.form
        done = closing.close(doing.store, classroom_id, assignment_id, now, sure=sure)
        if done.closed:
            doing.did(classroom_id, Act.CLOSED, assignment_id=assignment_id)
    if not done.closed:
        return redirect(url_for("giving.close_page", **where), 303)
    offer_undo(
        gettext("Closed. What was saved counts as handed in."),
        "giving.undo_close",
        {"on_version": done.version},
        **where,
    )
    return _watch(classroom_id, assignment_id)


@blueprint.post("/assignments/<uuid:assignment_id>/close/undo")
def undo_close(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Open it again as it was; work that was collected goes on."""
    own_classroom(classroom_id)
    ids = (classroom_id, assignment_id)
    try:
        with deeds() as doing:
            record = closing.undo_close(doing.store, *ids, posted_version(), now)
            doing.did(classroom_id, Act.REOPENED, assignment_id=assignment_id)
    except NothingToUndo as error:
        flash(error_text(error), "warn")
    else:
        text = gettext("Open again, until you close it.")
        if record.closes_at is not None:
            when = time_or_date(record.closes_at)
            text = gettext("Open again. It closes %(when)s, as before.", when=when)
        where: dict[str, Any] = {"classroom_id": classroom_id, "assignment_id": assignment_id}
        offer_undo(text, "giving.close", **where)
    return _watch(classroom_id, assignment_id)
