"""From when to when what is stored reaches, by moments that the kit wrote down as they were."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select

from kit.store.models import (
    Answer,
    Assignment,
    Attempt,
    Classroom,
    ClassroomAct,
    Student,
    TeacherSession,
)

_WRITTEN: Final = (
    Answer.saved_at,
    Assignment.created_at,
    Attempt.started_at,
    Classroom.created_at,
    ClassroomAct.at,
    Student.created_at,
    TeacherSession.seen_at,
)


def newest_moment(connection: Connection) -> datetime | None:
    """The latest moment at which something was stored; None where nothing was."""
    moments = [connection.scalar(select(func.max(column))) for column in _WRITTEN]
    return max((moment for moment in moments if moment is not None), default=None)


def oldest_class(connection: Connection) -> datetime | None:
    """When the first class that is there was made; None without one."""
    return connection.scalar(select(func.min(Classroom.created_at)))


def answers_held(connection: Connection) -> int:
    """How many answers of students there are."""
    return connection.scalar(select(func.count()).select_from(Answer)) or 0
