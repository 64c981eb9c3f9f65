"""A teacher's move in a live session, as a button posts it: by the control page or the remote."""

from uuid import UUID

from flask import abort, flash, request

from kit.classroom.errors import KitError
from kit.classroom.live import session
from kit.classroom.live.errors import CannotMove, MovedOn, SessionEnded
from kit.vocabulary import Stage
from kit.web.state import kit, now
from kit.web.template_globals import error_text
from kit.web.validators import posted_number

#: What the button of a question begins with; any other word is a stage.
PUT = "put"


def make_move(classroom_id: UUID, assignment_id: UUID) -> None:
    """Make the posted move, or say why it was not made.

    `move` is the step of the page that the button stood on, and then a stage, or PUT and an item.
    """
    step, _, what = request.form.get("move", "").partition(" ")
    session_ref = (kit().store, classroom_id, assignment_id, posted_number(step))
    try:
        if what.startswith(f"{PUT} "):
            session.put(*session_ref, what.removeprefix(f"{PUT} "), now)
        elif what in set(Stage):
            session.move(*session_ref, Stage(what), now)
        else:
            abort(400)
    except (MovedOn, CannotMove, SessionEnded) as error:
        _say(error)


def _say(error: KitError) -> None:
    flash(error_text(error), "warn")
