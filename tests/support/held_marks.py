"""The marks of an attempt as they held under a version of its key, out of the stored rows."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, RowMapping, select

from kit.store.keys.decisions import read_decisions
from kit.store.models import Assignment, Attempt, Mark


def held_marks(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, version: str
) -> Mapping[str, RowMapping]:
    """By item, the row that counted while the attempt's assignment had this version of the key.

    A mark holds from the version that it was made under until the one that superseded it.
    """
    way = _way(connection, classroom_id, attempt_id)
    rows = connection.execute(
        select(Mark.__table__).where(
            Mark.classroom_id == classroom_id, Mark.attempt_id == attempt_id
        )
    ).mappings()
    at = way.index(version)
    return {
        row["item_id"]: row
        for row in rows
        if way.index(row["key_version"]) <= at
        and (row["superseded_by"] is None or at < way.index(row["superseded_by"]))
    }


def _way(connection: Connection, classroom_id: UUID, attempt_id: UUID) -> Sequence[str]:
    """The versions of the attempt's key, the oldest first; of one had twice the later place."""
    exercise, version = connection.execute(
        select(Assignment.exercise_id, Assignment.key_version)
        .join(
            Attempt,
            (Attempt.classroom_id == Assignment.classroom_id)
            & (Attempt.assignment_id == Assignment.id),
        )
        .where(Attempt.classroom_id == classroom_id, Attempt.id == attempt_id)
    ).one()
    way = [version]
    for decision in reversed(read_decisions(connection, classroom_id, exercise)):
        if decision.changes and decision.to_version == version:
            version = decision.from_version
            way.append(version)
    return list(dict.fromkeys(way))[::-1]
