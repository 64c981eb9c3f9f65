"""Joins that many queries make, each along the foreign key that it is named after."""

from typing import Any

from sqlalchemy import ColumnElement, and_

from kit.store.models import Answer, Assignment, Attempt, Mark, Student, Vote

_InAttempt = type[Answer | Mark | Vote]


def of_attempt(table: _InAttempt | Any) -> ColumnElement[bool]:
    """The attempt that a row of this table belongs to; the table may be an alias."""
    return and_(Attempt.classroom_id == table.classroom_id, Attempt.id == table.attempt_id)


def of_assignment() -> ColumnElement[bool]:
    """The assignment that an attempt is made at."""
    return and_(
        Assignment.classroom_id == Attempt.classroom_id, Assignment.id == Attempt.assignment_id
    )


def of_student() -> ColumnElement[bool]:
    """The student that an attempt is of."""
    return and_(Student.classroom_id == Attempt.classroom_id, Student.id == Attempt.student_id)
