"""The made-up class was given what its plan says, when it says so."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from kit.classroom.demo.plan import PLAN
from kit.classroom.demo.texts import NAMES
from kit.classroom.people import students
from tests.support.demo_class import ONE_PROCESS, SHIPPED, Shown
from tests.support.room import NOON

pytestmark = [pytest.mark.slow, ONE_PROCESS]


def test_thirty_students_and_every_exercise_of_the_plan(shown: Shown) -> None:
    everybody = students.students_of(shown.store, shown.classroom)
    assert sorted(one.name for one in everybody) == sorted(NAMES)
    assert len(set(NAMES)) == 30
    assert set(shown.assignments()) == {step.exercise for step in PLAN}
    types = {SHIPPED.exercises[step.exercise].type for step in PLAN}
    assert types == {"classify", "figures", "highlight", "compare", "attribute", "order", "rewrite"}


@pytest.mark.parametrize("step", PLAN, ids=lambda step: step.exercise)
def test_each_step_is_handed_in_as_planned(shown: Shown, step: Any) -> None:
    found = shown.of(step.exercise)
    states = [row.state for row in found.sheet.students]
    assert states.count("handed-in") == step.done
    assert states.count("not-started") == 30 - step.present
    assert states.count("working" if step.open else "by-clock") == step.present - step.done
    assert (found.assignment.closed_at is None) is step.open
    assert sum(row.attempts_made == 2 for row in found.sheet.students) == step.again
    moments = [row.submitted_at for row in found.sheet.handed_in if row.submitted_at]
    assert max(moments) <= NOON


def test_work_takes_place_within_its_lesson(shown: Shown) -> None:
    for record in shown.assignments().values():
        if record.closed_at is not None:
            assert record.closed_at - record.created_at == timedelta(minutes=45)
    assert isinstance(shown.classroom, UUID)
