"""What a database holds, counted: every table, and what a teacher knows it by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, inspect, select, table

from kit.store.models import Answer, Classroom, Student

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class ClassHeld:
    """A class as a backup is told by: its name, students (removed ones aside), answers, the newest.

    Only what the tables had from the first schema on is asked for.
    """

    name: str
    students: int
    answers: int
    newest_answer: datetime | None


def table_counts(connection: Connection, only: Sequence[str] | None = None) -> Counts:
    """The rows of every table there is, or of these, by its name."""
    names = sorted(inspect(connection).get_table_names()) if only is None else only
    return {
        name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for name in names
    }


def classes_held(connection: Connection) -> Sequence[ClassHeld]:
    """The classes by name."""
    of_class = Student.classroom_id == Classroom.id
    students = select(func.count()).where(of_class, Student.removed_at.is_(None))
    answered = Answer.classroom_id == Classroom.id
    answers = select(func.count()).where(answered)
    newest = select(func.max(Answer.saved_at)).where(answered)
    rows = connection.execute(
        select(
            Classroom.name,
            students.scalar_subquery(),
            answers.scalar_subquery(),
            newest.scalar_subquery(),
        ).order_by(Classroom.name, Classroom.id)
    )
    return [ClassHeld(*row) for row in rows]
