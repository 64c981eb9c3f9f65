"""The revision that a mark judged, kept beside that of its answer."""

from uuid import UUID

from sqlalchemy import Connection, update

from kit.store.models import Mark


def follow_answer(
    connection: Connection,
    classroom_id: UUID,
    attempt_id: UUID,
    item_id: str,
    revisions: tuple[int, int],
) -> None:
    """Take the marks that judged the first of two revisions to the second, which says the same.

    A mark counts only beside the revision that it judged, and what is sent once more unchanged is
    no other answer. Under every key version.
    """
    judged, following = revisions
    connection.execute(
        update(Mark)
        .where(
            Mark.classroom_id == classroom_id,
            Mark.attempt_id == attempt_id,
            Mark.item_id == item_id,
            Mark.revision == judged,
        )
        .values(revision=following)
    )
