"""Keeping who did what for a class together with what was done, from the pages that do it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from kit.classroom.colleagues.acts import Deed, note
from kit.store.engine import Store
from kit.store.models.base import Act
from kit.web.access import teacher
from kit.web.state import kit, now


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


@contextmanager
def deeds() -> Iterator[Deeds]:
    """What is done with its store and who did it: both are kept when the block ends, or neither.

    The block does one thing and says so; it asks nothing of the kit's own store, which would wait
    for it. An error has to leave the block, for what is half done to be undone.
    """
    with kit().store.atomic() as inside:
        yield Deeds(inside)


def forgotten() -> bool:
    """Leave nothing in the files of what was deleted in `deeds()`, once it has ended.

    Returns whether that is so already; else it is as soon as nobody reads the old state.
    """
    return kit().store.forget()
