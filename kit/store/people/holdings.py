"""How much the kit holds of one classroom."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, func, select

from kit.store.answering.answers import IS_GIVEN
from kit.store.models import Answer, Assignment, Student, WrittenClaim
from kit.store.records import fetch_one


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many names of students, joined or not, assignments, answers, and claims they wrote."""

    students: int
    assignments: int
    answers: int
    claims: int


def holdings(connection: Connection, classroom_id: UUID) -> Holdings:
    """What there is of a classroom, removed students included; nothing, where there is none."""
    of_class = (
        (Student, Student.classroom_id == classroom_id),
        (Assignment, Assignment.classroom_id == classroom_id),
        (Answer, (Answer.classroom_id == classroom_id) & IS_GIVEN),
        (WrittenClaim, WrittenClaim.classroom_id == classroom_id),
    )
    counts = [
        select(func.count()).select_from(model).where(within).scalar_subquery()
        for model, within in of_class
    ]
    return fetch_one(connection, Holdings, select(*counts)) or Holdings(0, 0, 0, 0)
