"""Marking again: only what a decision changes is stored, and all of it can be read back."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.keys import decisions, history
from kit.classroom.keys.decisions import Decided
from kit.classroom.keys.proposals import Proposal
from kit.classroom.keys.remarking import Remarked
from kit.classroom.reports.results import results
from kit.store.answering.attempts import attempts_of_student
from kit.store.answering.marks import MarkRecord
from kit.store.models import Answer, Mark
from kit.vocabulary import Ruling, Verdict
from tests.support.held_marks import held_marks
from tests.support.room import Room

LABELS = ("sourced", "editorial", "official")


def decide(room: Room, ruling: Ruling, item: str = "plan", choice: str | None = None) -> Decided:
    version = assignments.assignment_of(
        room.store, room.classroom_id, room.assignment_id
    ).key_version
    proposal = Proposal(ruling, "We talked.", version, item, "", choice)
    assignment_ref = (room.store, room.classroom_id, room.assignment_id)
    return decisions.decide(*assignment_ref, proposal, "Ms Gray", clock_at(room.later(minutes=1)))


def stored_rows(room: Room) -> tuple[int, int]:
    """How many answers, and how many marks."""
    with room.store.reading() as connection:
        return (
            connection.execute(select(func.count()).select_from(Answer)).scalar_one(),
            connection.execute(select(func.count()).select_from(Mark)).scalar_one(),
        )


@pytest.mark.long
def test_decisions_store_the_marks_that_they_change_and_no_others(room: Room) -> None:
    """64 decisions over three answers to four items: a mark for each change, not 64 times all."""
    for name, label in zip(room.people, LABELS, strict=True):
        room.do_all(name, plan=label)
    changed = sum(
        decide(room, Ruling.CHANGED, choice=LABELS[number % len(LABELS)]).changed
        for number in range(64)
    )
    assert changed == 2 * 64
    assert stored_rows(room) == (12, 12 + changed)
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert [line.marks for line in lines] == [0] + [2] * 64
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    assert sorted(row.cells["plan"].credit or 0 for row in sheet.students) == [0, 0, 1]
    assert {row.cells["vote"].credit for row in sheet.students} == {1}


def test_decision_that_changes_no_mark_stores_none(room: Room) -> None:
    room.do_all("Mia")
    before = stored_rows(room)
    assert decide(room, Ruling.ACCEPTED, choice="sourced").changed == 0
    assert stored_rows(room) == before
    assert history.history(room.store, room.classroom_id, room.assignment_id)[-1].marks == 0


def test_version_that_changed_no_mark_is_not_come_back_to(room: Room) -> None:
    """It has no mark of its own; yet marks counted under it, and its history stays its own."""
    room.do_all("Mia")
    first = decide(room, Ruling.ACCEPTED, choice="sourced").version
    decide(room, Ruling.VOIDED)
    again = decide(room, Ruling.COUNTED)
    assert (again.version == first, again.changed) == (False, 1)
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert [line.marks for line in lines] == [0, 0, 1, 1]


def test_marks_under_each_version_can_be_read_back(room: Room) -> None:
    room.do_all("Mia", plan="sourced", vote="official")
    (attempt,) = _attempts(room)
    versions = [
        assignments.assignment_of(room.store, room.classroom_id, room.assignment_id).key_version,
        decide(room, Ruling.CHANGED, choice="sourced").version,
        decide(room, Ruling.VOIDED, "vote").version,
        decide(room, Ruling.CHANGED, choice="editorial").version,
    ]
    with room.store.reading() as connection:
        held = [held_marks(connection, room.classroom_id, attempt, one) for one in versions]
    credits_ = [[marks[item]["credit"] for item in ("plan", "vote", "figure")] for marks in held]
    assert credits_ == [[0, 0, 1], [1, 0, 1], [1, None, 1], [0, None, 1]]
    assert [marks["plan"]["parts"] for marks in held] == [{"": 0}, {"": 1}, {"": 1}, {"": 0}]
    assert [marks["vote"]["parts"] for marks in held] == [{"": 0}, {"": 0}, {}, {}]


def test_mark_of_which_one_part_alone_changes_is_new_though_its_credit_is_not() -> None:
    """One part wins, another loses: the credit stays, the credits of the parts do not."""
    before = MarkRecord("table", 1, 0.5, Verdict.PARTLY, parts={"sum": 1.0, "share": 0.0})
    after = MarkRecord("table", 1, 0.5, Verdict.PARTLY, parts={"sum": 0.0, "share": 1.0})
    gone = MarkRecord("gone", 1, 1.0, Verdict.RIGHT, parts={"": 1.0})
    # What it is of does not matter here.
    nothing: Any = None
    outcome = Remarked(nothing, nothing, {"table": before, "gone": gone}, {"table": after})
    assert (outcome.changed, outcome.new) == ([], [after])
    assert outcome.superseded == ["table", "gone"]


def _attempts(room: Room) -> list[UUID]:
    with room.store.reading() as connection:
        return [
            attempt.id
            for attempt in attempts_of_student(
                connection, room.classroom_id, room.people["Mia"].student_id
            )
        ]
