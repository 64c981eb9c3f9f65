"""A student's own closing time, wherever a closing time counts."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from kit.classroom.answering import attempts
from kit.classroom.answering.tasks import Task
from kit.classroom.assignments.assignments import (
    assignment_of,
    assignments_of,
    handed_in_counts,
    settle,
)
from kit.classroom.assignments.extensions import for_student
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import AssignmentClosed
from kit.classroom.people import class_list
from kit.classroom.reports.pages import progress_page
from kit.classroom.reports.results import results
from kit.classroom.rules import close as closing
from kit.classroom.rules.longer import give_longer
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.rules.extensions import ExtensionRecord
from kit.vocabulary import Feedback
from tests.support.room import NOON, Room, make_room

TEN = NOON + timedelta(minutes=10)
TWENTY = NOON + timedelta(minutes=20)


@pytest.mark.parametrize(
    ("closes_at", "closed_at", "own", "expected"),
    [
        (None, None, TEN, (None, None)),
        (TEN, None, TWENTY, (TWENTY, None)),
        (TWENTY, None, TEN, (TWENTY, None)),
        (TEN, None, TEN, (TEN, None)),
        (TEN, TEN, TWENTY, (TWENTY, None)),
        (None, TEN, TWENTY, (TWENTY, None)),
        (None, TWENTY, TEN, (None, TWENTY)),
        (TWENTY, NOON, TEN, (TEN, None)),
    ],
)
def test_closing_moment_of_one_student(
    any_store: Store,
    closes_at: datetime | None,
    closed_at: datetime | None,
    own: datetime,
    expected: tuple[datetime | None, datetime | None],
) -> None:
    room = make_room(any_store)
    stored = assignment_of(any_store, room.classroom_id, room.assignment_id)
    record = replace(stored, closes_at=closes_at, closed_at=closed_at)
    extension = ExtensionRecord(room.classroom_id, record.id, new_id(), own, seen_at=None)
    theirs = for_student(record, extension)
    assert (theirs.closes_at, theirs.closed_at) == expected
    assert for_student(record, None) is record
    live = replace(record, live=True)
    assert for_student(live, extension) is live


@pytest.fixture
def room(store: Store) -> Room:
    """Closes at ten past; Mia and Ben are at work, and Mia has until twenty past."""
    room = make_room(store)
    room.give(Rules(closes_at=TEN, feedback=Feedback.ON_CLOSING))
    for name in ("Mia", "Ben"):
        room.start(name)
        room.save(name, plan="official")
    give_longer(store, room.classroom_id, room.assignment_id, mia(room), TWENTY, clock_at(room.now))
    return room


def mia(room: Room) -> UUID:
    return room.people["Mia"].student_id


def states(room: Room) -> dict[str, str]:
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    return {row.name: row.state for row in sheet.students}


def task(room: Room, name: str) -> Task:
    return attempts.task(room.store, room.people[name], room.assignment_id, room.now)


def test_class_is_collected_at_its_time_and_the_student_at_their_own(room: Room) -> None:
    room.later(minutes=11)
    assert states(room) == {"Mia": "working", "Ben": "by-clock", "Ada": "not-started"}
    room.save("Mia", vote="sourced")
    with pytest.raises(AssignmentClosed):
        room.save("Ben", vote="sourced")
    room.later(minutes=9)
    with pytest.raises(AssignmentClosed):
        room.save("Mia", revision=2, vote="official")
    assert states(room)["Mia"] == "by-clock"
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    at = {row.name: row.submitted_at for row in sheet.students}
    assert (at["Ben"], at["Mia"]) == (TEN, TWENTY)
    flagged = {
        item: cell.after_feedback
        for row in sheet.students
        if row.name == "Mia"
        for item, cell in row.cells.items()
    }
    assert flagged == {"plan": False, "vote": True}


def test_student_page_says_the_own_time_and_shows_no_key_before(room: Room) -> None:
    assert task(room, "Mia").assignment.closes_at == TWENTY
    assert task(room, "Ben").assignment.closes_at == TEN
    room.later(minutes=11)
    assert (task(room, "Ben").state, task(room, "Ben").feedback_due) == ("handed-in", True)
    assert (task(room, "Mia").state, task(room, "Mia").feedback_due) == ("working", False)
    listed = attempts.tasks(room.store, room.people["Mia"], room.now)
    assert [one.state for one in listed if one.assignment.id == room.assignment_id] == ["working"]
    room.later(minutes=9)
    assert (task(room, "Mia").state, task(room, "Mia").feedback_due) == ("handed-in", True)


def test_student_with_more_time_may_begin_after_the_class_had_to_stop(room: Room) -> None:
    ada = room.people["Ada"].student_id
    give_longer(room.store, room.classroom_id, room.assignment_id, ada, TWENTY, clock_at(room.now))
    room.later(minutes=11)
    assert task(room, "Ada").state == "to-start"
    room.start("Ada")
    assert task(room, "Ada").state == "working"


def test_progress_tells_who_goes_on(room: Room) -> None:
    room.later(minutes=11)
    page = progress_page(room.store, room.classroom_id, room.assignment_id, room.now)
    assert (page.closed, dict(page.longer), page.handed_in) == (True, {mia(room): TWENTY}, 1)
    records = assignments_of(room.store, room.classroom_id)
    counts = handed_in_counts(room.store, records, room.now)
    assert counts[room.assignment_id] == 1
    class_list.remove_student(room.store, room.classroom_id, mia(room), room.now)
    assert handed_in_counts(room.store, records, room.now)[room.assignment_id] == 1


def test_closing_by_hand_leaves_who_has_longer(room: Room) -> None:
    closing.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now), sure=True)
    assert states(room) == {"Mia": "working", "Ben": "by-clock", "Ada": "not-started"}
    room.save("Mia", vote="sourced")


def test_settling_twice_is_settling_once(room: Room) -> None:
    for minutes in (11, 0, 10, 0):
        room.later(minutes=minutes)
        settle(room.store, room.classroom_id, room.assignment_id, room.now)
    assert states(room) == {"Mia": "by-clock", "Ben": "by-clock", "Ada": "not-started"}
