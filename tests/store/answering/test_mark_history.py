"""The steps of marks, and how many a decision changed."""

from kit.store.answering.attempts import attempts_of_student
from kit.store.answering.mark_history import count_changed_marks, read_mark_history
from kit.store.answering.marks import (
    MarkRecord,
    Origin,
    add_marks,
    read_marks_at,
    supersede_marks,
)
from kit.store.ids import new_id
from kit.store.keys.decisions import add_decision
from kit.vocabulary import Verdict
from tests.support.key_rows import OTHER, decision, other_version
from tests.support.room import NOON, Room


def test_changed_marks_counts_what_differs(room: Room) -> None:
    other_version(room)
    room.do_all("Mia", plan="sourced")
    made = decision(room)
    with room.store.writing() as connection:
        add_decision(connection, made)
        (attempt,) = attempts_of_student(
            connection, room.classroom_id, room.people["Mia"].student_id
        )
        marks = [
            MarkRecord("plan", 1, 1.0, Verdict.RIGHT),
            MarkRecord("vote", 1, 1.0, Verdict.RIGHT),
            MarkRecord("disgrace", 1, None, Verdict.VOID),
        ]
        attempt_ref = (connection, room.classroom_id, attempt.id)
        supersede_marks(*attempt_ref, [mark.item_id for mark in marks], OTHER)
        add_marks(*attempt_ref, marks, Origin(OTHER, NOON, made.id))
    with room.store.reading() as connection:
        assert count_changed_marks(connection, room.classroom_id) == {made.id: 2}
        assert count_changed_marks(connection, new_id()) == {}
        steps = read_mark_history(connection, room.classroom_id, attempt.id)
        counting = read_marks_at(connection, room.classroom_id, [room.assignment_id])
    assert len(steps) == 7
    assert set(counting[attempt.id]) == {"plan", "vote", "disgrace", "figure"}
