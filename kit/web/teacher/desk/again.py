"""What was given before is not given again by one press: a page asks how it is meant."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from kit.classroom.desk.course import is_given
from kit.web.state import kit


def asks_again(classroom_id: UUID, exercise_id: str, once: UUID | None) -> bool:
    """Whether the form gives what the class has, and does not say that it is meant so.

    The same form sent again is no second time.
    """
    if request.form.get("again") == "1":
        return False
    return is_given(kit().store, classroom_id, exercise_id, besides=once)


def ask_again(classroom_id: UUID, exercise_id: str) -> ResponseReturnValue:
    """To the page that asks."""
    return redirect(url_for("desk.again", classroom_id=classroom_id, exercise_id=exercise_id), 303)
