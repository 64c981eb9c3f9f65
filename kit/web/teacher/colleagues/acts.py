"""Keeping who did what for a class together with what was done, from the pages that do it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid5

from flask import make_response, request
from flask.typing import ResponseReturnValue

from kit.classroom.colleagues.acts import Deed, note, note_export
from kit.store.engine import Store
from kit.store.models.base import Act
from kit.web.access import teacher
from kit.web.state import kit, now
from kit.web.teacher.desk.projector import hides_names

View = Callable[..., ResponseReturnValue]


class Deeds:
    """What the signed-in teacher does in one transaction; `store` is a part of it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def did(
        self,
        classroom_id: UUID,
        act: Act,
        about: str = "",
        *,
        assignment_id: UUID | None = None,
        student_id: UUID | None = None,
    ) -> None:
        """Keep that the teacher has just done this for the class.

        `about` is the title or name that it was about; that of an assignment is looked up.
        """
        deed = Deed(act, about, student_id, assignment_id)
        note(self.store, teacher().id, classroom_id, deed, now())

    def gave(self, classroom_id: UUID, assignment_id: UUID) -> None:
        """Keep that the teacher gave this; it is given once, however often its form is sent."""
        once = uuid5(assignment_id, Act.GAVE.value)
        deed = Deed(Act.GAVE, assignment_id=assignment_id, once=once)
        note(self.store, teacher().id, classroom_id, deed, now())


@contextmanager
def deeds() -> Iterator[Deeds]:
    """What is done with its store and who did it: both are kept when the block ends, or neither.

    The block does one thing and says so; it asks nothing of the kit's own store, which would wait
    for it. An error has to leave the block, for what is half done to be undone.
    """
    with kit().store.atomic() as inside:
        yield Deeds(inside)


def is_given() -> bool:
    """Whether the reply goes out with its body: HEAD, which is GET to every view, asks for none."""
    return bool(request.environ["REQUEST_METHOD"] == "GET")


def noted(act: Act, *, of_names: bool = False) -> Callable[[View], View]:
    """Keep that the teacher took the view's file or sheet out of the kit, each time it is given.

    By a transaction of its own, between what the file is made of and its first byte: without the
    line there is no file, and what is refused has none. `of_names`: only where names are shown.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def noting(**ids: Any) -> ResponseReturnValue:
            reply = make_response(view(**ids))
            is_taken = is_given() and reply.status_code == HTTPStatus.OK
            if is_taken and not (of_names and (teacher().hides or hides_names())):
                whom, what = ids.get("student_id"), ids.get("assignment_id")
                deed = Deed(act, other_id=whom, assignment_id=what)
                note_export(kit().store, teacher().id, ids["classroom_id"], deed, now())
            return reply

        return noting

    return decorate


def forgotten() -> bool:
    """Leave nothing in the files of what was deleted in `deeds()`, once it has ended.

    Returns whether that is so already; else it is as soon as nobody reads the old state.
    """
    return kit().store.forget()
