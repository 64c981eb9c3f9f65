"""What classes have done since a moment, over the whole kit; made-up classes left out."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from kit.store.joins import of_attempt
from kit.store.models import Answer, Attempt, Classroom


def _of_classes(statement: Select[Any]) -> Select[Any]:
    """The same, of answers of classes that nobody made up."""
    return statement.join(Classroom, Classroom.id == Answer.classroom_id).where(
        Classroom.simulated_at.is_(None)
    )


def answers_up_to(connection: Connection, most: int) -> int:
    """How many answers there are, counted no further than `most`."""
    some_rows = _of_classes(select(Answer.classroom_id)).limit(most).subquery()
    return connection.execute(select(func.count()).select_from(some_rows)).scalar_one()


def is_answered_since(connection: Connection, since: datetime) -> bool:
    """Whether anybody has answered after that."""
    statement = _of_classes(select(Answer.item_id)).where(Answer.saved_at > since).limit(1)
    return connection.execute(statement).first() is not None


def newest_answer(connection: Connection, until: datetime) -> datetime | None:
    """When somebody last answered, up to that moment; None where nobody has."""
    statement = _of_classes(select(func.max(Answer.saved_at))).where(Answer.saved_at <= until)
    newest: datetime | None = connection.execute(statement).scalar_one()
    return newest


def students_at_work(connection: Connection, since: datetime) -> int:
    """How many students have answered after that."""
    statement = (
        select(func.count(func.distinct(Attempt.student_id)))
        .join(Answer, of_attempt(Answer))
        .join(Classroom, Classroom.id == Answer.classroom_id)
        .where(Answer.saved_at > since, Classroom.simulated_at.is_(None))
    )
    return connection.execute(statement).scalar_one()
