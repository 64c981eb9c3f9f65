"""Before somebody begins a text of their own: whether they may have one more."""

from collections.abc import Callable
from functools import wraps

from flask import request
from flask.typing import ResponseReturnValue

from kit.classroom.people.limits import refuse_full_of_texts
from kit.web.access import teacher
from kit.web.state import kit


def while_room_is_left(
    view: Callable[..., ResponseReturnValue],
) -> Callable[..., ResponseReturnValue]:
    """Refuse the page, and not only the form, where a teacher has as many as a school allows.

    What was typed already is told so by the use case, which keeps the form.
    """

    @wraps(view)
    def shown(**values: object) -> ResponseReturnValue:
        if request.method == "GET":
            refuse_full_of_texts(kit().store, teacher().id)
        return view(**values)

    return shown
