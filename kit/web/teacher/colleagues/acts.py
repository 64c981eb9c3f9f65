"""Keeping who did what for a class, from the pages that do it."""

from uuid import UUID

from kit.classroom.colleagues.acts import Deed, note
from kit.store.models.base import Act
from kit.web.access import teacher
from kit.web.state import kit, now


def did(
    classroom_id: UUID,
    act: Act,
    about: str = "",
    *,
    assignment_id: UUID | None = None,
    student_id: UUID | None = None,
) -> None:
    """Keep that the signed-in teacher has just done this for the class.

    `about` is the title or name that it was about; that of an assignment is looked up.
    """
    deed = Deed(act, about, student_id, assignment_id)
    note(kit().store, teacher().id, classroom_id, deed, now())
