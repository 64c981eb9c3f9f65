"""The joins that many queries make stay within a classroom."""

import pytest
from sqlalchemy import ColumnElement

from kit.store.joins import of_assignment, of_attempt, of_student
from kit.store.models import Answer, Mark, Vote


@pytest.mark.parametrize(
    ("join", "words"),
    [
        (of_attempt(Answer), "attempt.id = answer.attempt_id"),
        (of_attempt(Mark), "attempt.id = mark.attempt_id"),
        (of_attempt(Vote), "attempt.id = vote.attempt_id"),
        (of_assignment(), "assignment.id = attempt.assignment_id"),
        (of_student(), "student.id = attempt.student_id"),
    ],
)
def test_join_follows_the_foreign_key(join: ColumnElement[bool], words: str) -> None:
    here, there = (side.split(".")[0] for side in words.split(" = "))
    assert str(join) == f"{here}.classroom_id = {there}.classroom_id AND {words}"
