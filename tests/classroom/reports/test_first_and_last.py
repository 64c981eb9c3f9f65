"""The first attempt beside the last: which two these are, and what stands in each."""

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.feedback import feedback
from kit.classroom.feedback.attempt_summary import change_of
from kit.classroom.feedback.feedback import MarkedWork
from kit.classroom.reports import results
from kit.classroom.reports.student_work import student_work
from kit.results.counts.transitions import Transition
from kit.store.engine import Store
from kit.vocabulary import CertaintyRule, Verdict
from tests.support.room import Room, make_room

SEVERAL = Rules(attempts_allowed=None)


def looked_at(room: Room, number: int | None = None) -> MarkedWork:
    return feedback.feedback(
        room.store, room.people["Mia"], room.assignment_id, room.later(minutes=1), number
    )


def test_one_attempt_has_no_first_and_last(store: Store) -> None:
    room = make_room(store, SEVERAL)
    room.do_all("Mia")
    found = looked_at(room)
    assert (found.first, found.last, change_of(found)) == (None, None, None)


def test_first_is_the_first_handed_in_and_last_the_one_that_counts(store: Store) -> None:
    room = make_room(store, SEVERAL)
    room.do_all("Mia", plan="sourced", vote="official")
    room.do_all("Mia", plan="sourced")
    room.do_all("Mia", disgrace="official")
    for number in (None, 1, 2, 3):
        found = looked_at(room, number)
        assert found.first
        assert found.last
        assert (found.first.attempt.number, found.last.attempt.number) == (1, 3)
        assert found.first.marks["plan"].verdict is Verdict.WRONG
        assert found.last.answers["plan"].value == {"label": "official"}
        change = change_of(found)
        assert change == Transition(put_right=2, undone=1, stayed_right=1, stayed_wrong=0)
        assert (change.total, change.right_first, change.right_last) == (4, 2, 3)


def test_an_attempt_that_only_the_clock_handed_in_is_not_the_last(store: Store) -> None:
    room = make_room(store, SEVERAL)
    room.do_all("Mia")
    room.start("Mia")
    room.save("Mia", plan="sourced")
    assignments.close(store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1)))
    assert looked_at(room).first is None
    assert looked_at(room, 2).first is None


def test_teacher_sees_the_same(store: Store) -> None:
    room = make_room(store, SEVERAL)
    room.do_all("Mia", plan="sourced")
    room.do_all("Mia")
    _student, found = student_work(
        store, room.classroom_id, room.assignment_id, room.people["Mia"].student_id, room.now
    )
    assert found
    assert change_of(found) == Transition(put_right=1, undone=0, stayed_right=3, stayed_wrong=0)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [(CertaintyRule.OFF, None), (CertaintyRule.ASKED, None), (CertaintyRule.MARKED, 1.0)],
)
def test_points_stand_in_the_sheet_only_where_certainty_is_in_the_mark(
    any_store: Store, rule: CertaintyRule, expected: float | None
) -> None:
    room = make_room(any_store, Rules(certainty=rule))
    room.do_all("Mia")
    found = results.results(room.store, room.classroom_id, room.assignment_id, room.now)
    mia = next(row for row in found.sheet.students if row.name == "Mia")
    assert {cell.points for cell in mia.cells.values()} == {expected}
    assert found.by_certainty is (rule is CertaintyRule.MARKED)
