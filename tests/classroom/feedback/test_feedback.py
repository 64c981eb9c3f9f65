"""Which attempt counts, and when its student may see the key."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import (
    FeedbackNotDue,
    NotFound,
)
from kit.classroom.feedback import feedback
from kit.classroom.people import class_list, students
from kit.classroom.reports.results import results
from kit.store.answering.attempts import AttemptRecord
from kit.store.models.base import BY_HAND, SubmittedBy
from kit.vocabulary import Feedback
from tests.support.flags import READS_KEY
from tests.support.queries import statements
from tests.support.room import Room

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule_", "closed", "due"),
    [
        (Feedback.ON_SUBMISSION, False, True),
        (Feedback.ON_SUBMISSION, True, True),
        (Feedback.ON_CLOSING, False, False),
        (Feedback.ON_CLOSING, True, True),
        (Feedback.NEVER, False, False),
        (Feedback.NEVER, True, False),
    ],
)
def test_feedback_follows_the_rule(room: Room, rule_: Feedback, closed: bool, due: bool) -> None:
    room.give(Rules(feedback=rule_))
    room.do_all("Mia", plan="editorial", figure="editorial")
    if closed:
        assignments.close(
            room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
        )
    if not due:
        with pytest.raises(FeedbackNotDue) as caught:
            feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
        assert str(caught.value) == (
            "The key of “Three claims” is not shown to you now. Your teacher decides when, or "
            "goes through it with the class."
        )
        return
    marked = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert {item: mark.credit for item, mark in marked.marks.items()} == {
        "plan": 0.0,
        "vote": 1.0,
        "disgrace": 1.0,
        "figure": 0.5,
    }


def test_feedback_without_an_attempt_is_not_found(room: Room) -> None:
    with pytest.raises(NotFound):
        feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)


def counting(room: Room, name: str) -> tuple[int, int, str]:
    """The number of the attempt that counts, how many there are, and its state."""
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    row = next(row for row in sheet.students if row.name == name)
    return row.attempt, row.attempts_made, row.state


def test_attempt_that_counts_is_the_last_that_the_student_handed_in(room: Room) -> None:
    room.give(Rules(attempts_allowed=None))
    room.do_all("Mia", plan="editorial")
    room.later(minutes=1)
    room.do_all("Mia")
    room.start("Mia")
    room.save("Mia", plan="sourced")
    assert counting(room, "Mia") == (2, 3, "handed-in")
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    assert counting(room, "Mia") == (2, 3, "handed-in")
    marked = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert (marked.work.attempt.number, len(marked.marks)) == (2, 4)


@pytest.mark.parametrize(
    ("answers", "counts"), [((1, 1), 2), ((1, 0), 1), ((0, 1), 2), ((0, 0), 2)]
)
def test_where_only_the_clock_handed_in_the_last_with_answers_counts(
    room: Room, answers: tuple[int, int], counts: int
) -> None:
    """Ben is Mia, too; the clock handed in for both."""
    for name, some in zip(("Ben", "Mia"), answers, strict=True):
        room.later(minutes=1)
        room.start(name)
        if some:
            room.save(name, plan="official")
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(room.store, room.classroom_id, ben, mia, room.now)
    assert counting(room, "Mia") == (counts, 2, "by-clock")


def _serve_before_feedback(room: Room) -> None:
    """Everything a student's pages do before feedback is due, handing in left out."""
    mia = room.people["Mia"]
    attempts.tasks(room.store, mia, room.now)
    attempts.task(room.store, mia, room.assignment_id, room.now)
    students.personal_code(room.store, mia)
    room.start("Mia")
    room.save("Mia", plan="official")
    with pytest.raises(FeedbackNotDue):
        feedback.feedback(room.store, mia, room.assignment_id, room.now)


def test_no_student_use_case_reads_a_key_before_feedback(room: Room) -> None:
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    with statements(room.store) as seen:
        _serve_before_feedback(room)
    assert len(seen) > 10
    assert [text for text in seen if READS_KEY.search(text)] == []


@st.composite
def tries(draw: st.DrawFn) -> tuple[list[AttemptRecord], set[UUID]]:
    """A student's attempts in order, each handed in by somebody or not, and those with answers."""
    ways = draw(st.lists(st.none() | st.sampled_from(SubmittedBy), max_size=5))
    made = [
        AttemptRecord(
            UUID(int=0), UUID(int=number), UUID(int=0), UUID(int=0), number, "", NOON,
            NOON if way else None, way,
        )
        for number, way in enumerate(ways, start=1)
    ]  # fmt: skip
    answered = draw(st.sets(st.sampled_from([attempt.id for attempt in made]))) if made else set()
    return made, answered


@given(tries())
def test_of_the_attempts_that_results_may_show_the_same_ones_are_shown(
    history: tuple[list[AttemptRecord], set[UUID]],
) -> None:
    made, answered = history
    read = [attempt.id for attempt in feedback.attempts_to_show(made)]
    counting = feedback.attempt_that_counts(made, answered & set(read))
    assert counting is feedback.attempt_that_counts(made, answered)
    both = feedback.first_and_last([feedback.MadeAttempt(one, one is counting) for one in made])
    assert {one.id for one in (counting, *(both or ())) if one} <= set(read)
    by_hand = [one for one in made if one.submitted_by in BY_HAND]
    assert len(read) <= 2 or not by_hand
