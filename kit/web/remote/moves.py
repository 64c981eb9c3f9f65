"""A teacher's move in a live session, as a button posts it: by the control page or the remote."""

from uuid import UUID

from flask import abort, flash, request

from kit.classroom.errors import KitError
from kit.classroom.live import reveal, session
from kit.classroom.live.errors import CannotMove, KeyIsOut, MovedOn, SessionEnded
from kit.vocabulary import Stage
from kit.web.state import kit, now
from kit.web.template_globals import error_text
from kit.web.validators import posted_number

#: What the button of a question begins with; any other word is a stage.
PUT = "put"
#: What calls back a key that is about to be shown.
CANCEL = "cancel"


def make_move(classroom_id: UUID, assignment_id: UUID, *, key_later: bool = False) -> None:
    """Make the posted move, or say why it was not made.

    `move` is the step of the page that the button stood on, and then a stage, PUT and an item, or
    CANCEL, which calls back a key that is about to be shown. `key_later`: by a thumb on a phone the
    key is shown a moment after the press.
    """
    step, _, what = request.form.get("move", "").partition(" ")
    session_ref = (kit().store, classroom_id, assignment_id, posted_number(step))
    try:
        if what.startswith(f"{PUT} "):
            session.put(*session_ref, what.removeprefix(f"{PUT} "), now)
        elif what == CANCEL:
            reveal.cancel_reveal(kit().store, classroom_id, assignment_id, now)
        elif key_later and what == Stage.REVEAL:
            reveal.reveal_soon(*session_ref, now)
        elif what in set(Stage):
            session.move(*session_ref, Stage(what), now)
        else:
            abort(400)
    except (MovedOn, CannotMove, SessionEnded, KeyIsOut) as error:
        _say(error)


def _say(error: KitError) -> None:
    flash(error_text(error), "warn")
