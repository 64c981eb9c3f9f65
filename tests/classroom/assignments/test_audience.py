"""Whom an assignment is for."""

from kit.classroom.assignments.audience import Audience
from kit.store.ids import new_id
from kit.store.substitutes import SubstituteRecord

MAIN, OTHER, THIRD, APART = (new_id() for _ in range(4))
MIA, BEN, ADA = (new_id() for _ in range(3))
AUDIENCE = Audience(
    [
        SubstituteRecord(OTHER, MAIN, frozenset({MIA})),
        SubstituteRecord(THIRD, MAIN, frozenset({BEN})),
    ]
)


def test_each_student_has_one_of_them() -> None:
    seen = {
        student: [one for one in (MAIN, OTHER, THIRD, APART) if AUDIENCE.includes(one, student)]
        for student in (MIA, BEN, ADA)
    }
    assert seen == {MIA: [OTHER, APART], BEN: [THIRD, APART], ADA: [MAIN, APART]}


def test_substitute_that_nobody_has_is_for_nobody() -> None:
    audience = Audience([SubstituteRecord(OTHER, MAIN, frozenset())])
    assert not audience.includes(OTHER, MIA)
    assert audience.includes(MAIN, MIA)
