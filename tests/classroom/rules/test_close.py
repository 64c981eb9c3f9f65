"""Closing asks where somebody is at work, and is undone as long as nothing changed since."""

from datetime import timedelta

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import assignment_of
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.live import session as live
from kit.classroom.reports.results import results
from kit.classroom.rules import close as closing
from kit.classroom.rules.close import Closing
from kit.classroom.rules.errors import NothingToUndo
from kit.classroom.rules.longer import give_longer
from kit.store.engine import Store
from kit.vocabulary import Feedback
from tests.support.room import NOON, Room, make_room

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def room(store: Store) -> Room:
    return make_room(store, Rules(closes_at=LATER))


def close(room: Room, *, sure: bool = False) -> Closing:
    ref = (room.store, room.classroom_id, room.assignment_id)
    return closing.close(*ref, clock_at(room.now), sure=sure)


def undo(room: Room, version: str) -> None:
    closing.undo_close(
        room.store, room.classroom_id, room.assignment_id, version, clock_at(room.now)
    )


def is_closed(room: Room) -> bool:
    record = assignment_of(room.store, room.classroom_id, room.assignment_id)
    return record.closed_at is not None


def test_nobody_at_work_closes_at_once(room: Room) -> None:
    room.do_all("Mia", plan="official")
    assert close(room).closed
    assert is_closed(room)


def test_somebody_at_work_is_asked_about_and_named(room: Room) -> None:
    for name in ("Mia", "Ben"):
        room.start(name)
    ben = room.people["Ben"].student_id
    longer = LATER + timedelta(minutes=5)
    give_longer(room.store, room.classroom_id, room.assignment_id, ben, longer, clock_at(room.now))
    done = close(room)
    assert (done.closed, is_closed(room)) == (False, False)
    assert [one.name for one in done.stopping] == ["Mia"]
    assert [one.name for one in done.going_on] == ["Ben"]
    shown = closing.closing_page(room.store, room.classroom_id, room.assignment_id, room.now)
    assert shown == done
    assert close(room, sure=True).closed
    assert is_closed(room)


def test_only_those_with_longer_at_work_closes_at_once(room: Room) -> None:
    room.start("Ben")
    ben = room.people["Ben"].student_id
    longer = LATER + timedelta(minutes=5)
    give_longer(room.store, room.classroom_id, room.assignment_id, ben, longer, clock_at(room.now))
    assert close(room).closed


def test_key_that_closing_shows_is_asked_about(any_store: Store) -> None:
    room = make_room(any_store, Rules(feedback=Feedback.ON_CLOSING))
    room.do_all("Mia", plan="official")
    done = close(room)
    assert (done.closed, done.stopping) == (False, [])
    assert [one.name for one in done.effects.sees_key] == ["Mia"]


def test_undo_gives_work_and_closing_time_back(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="official")
    undo(room, close(room, sure=True).version)
    record = assignment_of(room.store, room.classroom_id, room.assignment_id)
    assert (record.closed_at, record.closes_at) == (None, LATER)
    room.save("Mia", vote="sourced")
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    assert [row.state for row in sheet.students if row.name == "Mia"] == ["working"]


def test_undo_after_the_time_leaves_it_open_until_it_is_closed(room: Room) -> None:
    version = close(room).version
    room.now = LATER + timedelta(minutes=1)
    undo(room, version)
    record = assignment_of(room.store, room.classroom_id, room.assignment_id)
    assert (record.closed_at, record.closes_at) == (None, None)


def test_undo_twice_and_of_another_closing_is_refused(room: Room) -> None:
    version = close(room).version
    undo(room, version)
    with pytest.raises(NothingToUndo):
        undo(room, version)
    room.later(minutes=1)
    close(room)
    with pytest.raises(NothingToUndo):
        undo(room, version)
    assert is_closed(room)


def test_closing_twice_is_once(room: Room) -> None:
    first = close(room)
    room.later(minutes=1)
    assert close(room).version == first.version


def test_live_session_ends_elsewhere(any_store: Store) -> None:
    room = make_room(any_store)
    task = live.start(any_store, room.library, room.classroom_id, "three-claims", NOON)
    with pytest.raises(NotFound):
        closing.close(any_store, room.classroom_id, task, clock_at(NOON))
    assert not assignments.assignment_of(any_store, room.classroom_id, task).closed_at
