"""Whether a teacher may have another text of their own: exercise, lesson, copy of an article."""

from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.authoring.errors import TooManyTexts
from kit.store.authoring import drafts
from kit.store.engine import Store
from kit.store.limits import limits_of
from kit.store.people import teachers


def refuse_full(store: Store, teacher_id: UUID) -> None:
    """Raises TooManyTexts where the next one would be one too many: before anybody types it."""
    with store.reading() as connection:
        most = limits_of(connection).texts
        if most is not None and drafts.count_texts(connection, teacher_id) >= most:
            raise TooManyTexts(most=most)


def refuse_too_many_in(connection: Connection, teacher_id: UUID) -> None:
    """Raises TooManyTexts, with the new one there, which then is none."""
    most = limits_of(connection).texts
    if most is not None:
        # One after the other: two windows may make a text at the same moment (PostgreSQL).
        teachers.teacher_by_id(connection, teacher_id, lock=True)
        if drafts.count_texts(connection, teacher_id) > most:
            raise TooManyTexts(most=most)
