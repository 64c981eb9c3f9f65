"""How much a class may hold, and how much a school lets each teacher have of their own."""

from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people.errors import TooManyClasses, TooManyTexts
from kit.store.authoring import drafts
from kit.store.engine import Store
from kit.store.limits import limits_of
from kit.store.people import classrooms, teachers

#: Names in one class, roster included. More are somebody who plays, or a file pasted by mistake.
STUDENTS_MAX: Final = 200


def students_most(connection: Connection) -> int:
    """How many students a class may have, roster included."""
    return min(limits_of(connection).students or STUDENTS_MAX, STUDENTS_MAX)


def full_of_classes(store: Store, teacher_id: UUID) -> TooManyClasses | None:
    """What a teacher who has all the classes that they may have is to be told, before they type."""
    with store.reading() as connection:
        most = limits_of(connection).classes
        if most is None or classrooms.count_owned(connection, teacher_id) < most:
            return None
        return TooManyClasses(most=most)


def refuse_too_many_classes_in(connection: Connection, teacher_id: UUID) -> None:
    """Raises TooManyClasses, with the new one there, which then is none."""
    most = limits_of(connection).classes
    if most is not None:
        # One after the other: two windows may make a class at the same moment (PostgreSQL).
        teachers.teacher_by_id(connection, teacher_id, lock=True)
        if classrooms.count_owned(connection, teacher_id) > most:
            raise TooManyClasses(most=most)


def refuse_full_of_texts(store: Store, teacher_id: UUID) -> None:
    """Raises TooManyTexts where the next one would be one too many: before anybody types it."""
    with store.reading() as connection:
        most = limits_of(connection).texts
        if most is not None and drafts.count_texts(connection, teacher_id) >= most:
            raise TooManyTexts(most=most)


def refuse_too_many_texts_in(connection: Connection, teacher_id: UUID) -> None:
    """Raises TooManyTexts, with the new one there, which then is none."""
    most = limits_of(connection).texts
    if most is not None:
        teachers.teacher_by_id(connection, teacher_id, lock=True)
        if drafts.count_texts(connection, teacher_id) > most:
            raise TooManyTexts(most=most)
