"""Whom an assignment is for."""

from kit.classroom.assignments.audience import Audience
from kit.store.groups.audiences import AudienceRecord, Reach
from kit.store.ids import new_id
from kit.vocabulary import Half, Occasion

MAIN, OTHER, THIRD, APART = (new_id() for _ in range(4))
MIA, BEN, ADA = (new_id() for _ in range(3))
DEAL = new_id()
AUDIENCE = Audience(
    [
        AudienceRecord(OTHER, frozenset({MIA}), MAIN),
        AudienceRecord(THIRD, frozenset({BEN}), MAIN),
    ]
)


def test_each_student_has_one_of_them() -> None:
    seen = {
        student: [one for one in (MAIN, OTHER, THIRD, APART) if AUDIENCE.includes(one, student)]
        for student in (MIA, BEN, ADA)
    }
    assert seen == {MIA: [OTHER, APART], BEN: [THIRD, APART], ADA: [MAIN, APART]}


def test_substitute_that_nobody_has_is_for_nobody() -> None:
    audience = Audience([AudienceRecord(OTHER, frozenset(), MAIN)])
    assert not audience.includes(OTHER, MIA)
    assert audience.includes(MAIN, MIA)


def test_what_a_group_has_is_for_its_members_less_who_has_another_one() -> None:
    group = AudienceRecord(MAIN, frozenset({MIA, BEN}), reach=Reach(group_id=new_id()))
    audience = Audience([group, AudienceRecord(OTHER, frozenset({BEN}), MAIN)])
    seen = {student: audience.includes(MAIN, student) for student in (MIA, BEN, ADA)}
    assert seen == {MIA: True, BEN: False, ADA: False}
    assert audience.includes(OTHER, BEN)
    assert audience.includes(APART, ADA)
    assert (audience.list_of(MAIN), audience.substitute(MAIN)) == (group, None)


def test_both_forms_of_an_occasion_go_together_and_no_others() -> None:
    dealt = [
        AudienceRecord(assignment, frozenset(), reach=Reach(None, DEAL, half, occasion))
        for assignment, half, occasion in (
            (MAIN, Half.A_FIRST, Occasion.BEFORE),
            (OTHER, Half.B_FIRST, Occasion.BEFORE),
            (THIRD, Half.A_FIRST, Occasion.AFTER),
        )
    ]
    audience = Audience([*dealt, AudienceRecord(APART, frozenset(), reach=Reach(new_id()))])
    assert audience.of_occasion(OTHER) == sorted([MAIN, OTHER])
    assert audience.of_occasion(THIRD) == [THIRD]
    assert audience.of_occasion(APART) == [APART]
