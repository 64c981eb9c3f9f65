"""Putting a class away and bringing it back. Meanwhile nothing of it changes but by the clock."""

from datetime import datetime
from uuid import UUID

from kit.store.engine import Store
from kit.store.people import classrooms


def archive(store: Store, classroom_id: UUID, now: datetime) -> None:
    """Put the class away: off the list, nobody new joins, and nothing of its students is taken.

    Each student reads what there is, as before. Putting it away twice is once.
    """
    with store.writing() as connection:
        # The lock that who joins takes, so that nobody comes in behind it.
        classrooms.lock_classroom(connection, classroom_id)
        record = classrooms.classroom(connection, classroom_id)
        if record is not None and record.archived_at is None:
            classrooms.set_archived(connection, classroom_id, now)


def bring_back(store: Store, classroom_id: UUID) -> None:
    """Undo `archive`: everything is as it was, and what is open by its own times is open."""
    with store.writing() as connection:
        classrooms.set_archived(connection, classroom_id, None)
