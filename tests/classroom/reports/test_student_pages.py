"""A student's pages: what stands on each, and that it is all of one moment."""

from collections.abc import Callable

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import FeedbackNotDue, NotFound
from kit.classroom.keys import appeals, decisions
from kit.classroom.keys.own_arguments import Argument
from kit.classroom.keys.proposals import Proposal
from kit.classroom.reports import student_history, student_pages
from kit.vocabulary import Feedback, Ruling
from tests.support.queries import transactions
from tests.support.room import Room


def argue(room: Room, choice: str = "sourced") -> None:
    said = Argument("plan", "", choice, "A date.")
    appeals.contest(room.store, room.people["Mia"], room.assignment_id, said, room.now)


def accept(room: Room, choice: str = "sourced") -> None:
    version = student_pages.task_page(
        room.store, room.library, room.people["Mia"], room.assignment_id, room.now
    ).task.assignment.key_version
    proposal = Proposal(Ruling.ACCEPTED, "Yes.", version, "plan", "", choice)
    decisions.decide(
        room.store, room.classroom_id, room.assignment_id, proposal, "Ms Gray", clock_at(room.now)
    )


def test_home_holds_tasks_code_and_what_arguments_won(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    argue(room)
    accept(room)
    page = student_pages.home_page(room.store, room.people["Mia"], room.now)
    assert [task.assignment.id for task in page.tasks] == [room.assignment_id]
    assert len(page.code) == 8
    assert [len(tokens) for tokens in page.device_tokens.values()] == [1]
    assert [(credit.position, credit.ruling) for credit in page.credits] == [(1, Ruling.ACCEPTED)]
    assert student_pages.home_page(room.store, room.people["Ben"], room.now).credits == []


def test_task_holds_its_lesson_and_attempts(room: Room) -> None:
    identity = (room.store, room.library, room.people["Mia"], room.assignment_id, room.now)
    before = student_pages.task_page(*identity)
    assert (before.task.state, before.attempts_made, before.device_tokens) == ("to-start", [], ())
    assert before.lesson is not None
    assert before.lesson.title == "Three claims"
    room.do_all("Mia")
    after = student_pages.task_page(*identity)
    assert after.task.state == "handed-in"
    assert [(row.attempt.number, row.counts) for row in after.attempts_made] == [(1, True)]
    (kept,), attempt = after.device_tokens, after.attempts_made[0].attempt
    assert (kept.token, kept.attempt_id) == (attempt.token, attempt.id)


def test_feedback_holds_counts_appeals_and_the_steps_of_marks(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    argue(room)
    accept(room)
    page = student_pages.feedback_page(
        room.store, room.library, room.people["Mia"], room.assignment_id, room.now
    )
    assert (page.tally.right, page.tally.total) == (4, 4)
    assert [argued.decision is not None for argued in page.own_appeals["plan"]] == [True]
    assert [mark.credit for mark in page.mark_steps["plan"]] == [0.0, 1.0]
    assert (page.change, page.surely_wrong, len(page.credits)) == (None, [], 1)


def test_appeal_offers_what_the_key_does_not_take_for_right(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    ref = (room.store, room.people["Mia"], room.assignment_id)
    page = student_pages.appeal_page(*ref, "plan", None, room.now)
    assert [choice.value for choice in page.choices] == ["sourced", "editorial"]
    assert (page.position, page.waiting, page.own_appeals, page.typed) == (1, None, (), "")
    argue(room)
    page = student_pages.appeal_page(*ref, "plan", None, room.now)
    assert page.waiting is not None
    assert page.waiting.appeal.argument == "A date."
    accept(room)
    page = student_pages.appeal_page(*ref, "plan", None, room.now)
    assert [choice.value for choice in page.choices] == ["editorial"]
    assert (page.waiting, len(page.own_appeals)) == (None, 1)
    with pytest.raises(NotFound, match="has no item nope"):
        student_pages.appeal_page(*ref, "nope", None, room.now)
    with pytest.raises(NotFound):
        student_pages.appeal_page(room.store, room.people["Ben"], ref[2], "plan", None, room.now)


def test_appeal_page_comes_no_sooner_than_feedback(room: Room) -> None:
    room.give(Rules(feedback=Feedback.NEVER))
    room.do_all("Mia")
    ref = (room.store, room.people["Mia"], room.assignment_id)
    with pytest.raises(FeedbackNotDue):
        student_pages.appeal_page(*ref, "plan", None, room.now)
    with pytest.raises(FeedbackNotDue):
        student_pages.feedback_page(room.store, room.library, *ref[1:], room.now)


PAGES: dict[str, tuple[int, Callable[[Room], object]]] = {
    "home": (
        1,
        lambda room: student_pages.home_page(room.store, room.people["Mia"], room.now),
    ),
    "task": (
        1,
        lambda room: student_pages.task_page(
            room.store, room.library, room.people["Mia"], room.assignment_id, room.now
        ),
    ),
    # Before the moment, the clock is asked whether the assignment has closed.
    "feedback": (
        2,
        lambda room: student_pages.feedback_page(
            room.store, room.library, room.people["Mia"], room.assignment_id, room.now
        ),
    ),
    "appeal": (
        2,
        lambda room: student_pages.appeal_page(
            room.store, room.people["Mia"], room.assignment_id, "plan", None, room.now
        ),
    ),
    "so far": (
        2,
        lambda room: student_history.own_history(room.store, room.people["Mia"], room.now),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_one_moment(room: Room, name: str) -> None:
    count, page = PAGES[name]
    for _more in range(2):
        room.give(Rules())
        room.do_all("Mia", plan="sourced")
        argue(room)
    with transactions(room.store) as seen:
        page(room)
    assert len(seen) == count
