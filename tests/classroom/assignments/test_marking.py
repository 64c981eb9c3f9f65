"""A teacher's marks are carried over where only a teacher can mark."""

from dataclasses import replace

from kit.classroom.assignments.marking import carried
from kit.store.answering.marks import MarkRecord
from kit.store.ids import new_id
from kit.vocabulary import Verdict


def test_teachers_marks_carry_over_where_only_a_teacher_can_mark() -> None:
    fresh = MarkRecord("plan", 3, None, Verdict.PENDING)
    theirs = MarkRecord("plan", 3, 0.5, Verdict.PARTLY, "half-way", "Nearly.", new_id())
    assert carried(fresh, theirs) == theirs
    assert carried(fresh, replace(theirs, revision=2)) == fresh
    assert carried(fresh, None) == fresh
    void = MarkRecord("plan", 3, None, Verdict.VOID)
    assert carried(void, theirs) == void
