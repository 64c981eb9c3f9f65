"""More time for one student: who can have it, what it gives back, and its undo."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import BadRule, NotFound
from kit.classroom.people import class_list
from kit.classroom.reports.results import results
from kit.classroom.rules.errors import NothingToUndo
from kit.classroom.rules.longer import give_longer, take_back_longer
from kit.store.engine import Store
from kit.store.rules.extensions import ExtensionRecord, extensions_of_assignment
from kit.vocabulary import Feedback
from tests.support.room import NOON, Room, make_room

TEN, TWENTY = NOON + timedelta(minutes=10), NOON + timedelta(minutes=20)


@pytest.fixture
def room(store: Store) -> Room:
    return make_room(store, Rules(closes_at=TEN))


def student(room: Room, name: str) -> UUID:
    return room.people[name].student_id


def give(room: Room, name: str, until: datetime = TWENTY) -> ExtensionRecord | None:
    ref = (room.store, room.classroom_id, room.assignment_id, student(room, name))
    return give_longer(*ref, until, clock_at(room.now))


def take_back(room: Room, name: str, until: datetime, before: datetime | None = None) -> None:
    ref = (room.store, room.classroom_id, room.assignment_id, student(room, name))
    take_back_longer(*ref, until, clock_at(room.now), before=before)


def own_times(room: Room) -> dict[UUID, datetime]:
    with room.store.reading() as connection:
        stored = extensions_of_assignment(connection, room.classroom_id, room.assignment_id)
    return {student_id: record.closes_at for student_id, record in stored.items()}


def state(room: Room, name: str) -> str:
    return attempts.task(room.store, room.people[name], room.assignment_id, room.now).state


def test_after_closing_collected_work_goes_back_and_later_answers_are_flagged(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="official")
    room.later(minutes=12)
    assert state(room, "Mia") == "handed-in"
    assert give(room, "Mia") is None
    assert state(room, "Mia") == "working"
    room.later(minutes=1)
    room.save("Mia", vote="sourced")
    room.submit("Mia")
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    (row,) = [row for row in sheet.students if row.name == "Mia"]
    assert (row.state, row.cells["plan"].after_feedback, row.cells["vote"].after_feedback) == (
        "handed-in",
        False,
        True,
    )


def test_where_no_key_was_to_be_seen_nothing_is_flagged(any_store: Store) -> None:
    room = make_room(any_store, Rules(closes_at=TEN, feedback=Feedback.NEVER))
    room.start("Mia")
    room.later(minutes=12)
    give(room, "Mia")
    room.save("Mia", vote="sourced")
    sheet = results(any_store, room.classroom_id, room.assignment_id, room.now).sheet
    (row,) = [row for row in sheet.students if row.name == "Mia"]
    assert row.cells["vote"].after_feedback is False


def test_who_has_handed_in_gets_none(room: Room) -> None:
    room.do_all("Mia", plan="official")
    with pytest.raises(BadRule) as caught:
        give(room, "Mia")
    assert (caught.value.rule, str(caught.value)) == (
        "student",
        "Mia has handed “Three claims” in, and that stands: more time would change nothing.",
    )


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "Mia would have until"), (-5, "Mia would have until"), (10, "The class has until")],
)
def test_time_that_is_no_longer_is_refused(room: Room, minutes: int, words: str) -> None:
    with pytest.raises(BadRule, match=words) as caught:
        give(room, "Mia", NOON + timedelta(minutes=minutes))
    assert caught.value.rule == "until"
    assert own_times(room) == {}


def test_whom_it_is_not_for_is_refused(room: Room) -> None:
    class_list.remove_student(room.store, room.classroom_id, student(room, "Ada"), room.now)
    with pytest.raises(NotFound):
        give(room, "Ada")


def test_undo_lets_the_class_time_count_again(room: Room) -> None:
    give(room, "Mia")
    take_back(room, "Mia", TWENTY)
    assert own_times(room) == {}
    with pytest.raises(NothingToUndo):
        take_back(room, "Mia", TWENTY)


def test_undo_brings_back_the_own_time_of_before(room: Room) -> None:
    give(room, "Mia", TWENTY)
    thirty = NOON + timedelta(minutes=30)
    before = give(room, "Mia", thirty)
    assert before is not None
    take_back(room, "Mia", thirty, before.closes_at)
    assert own_times(room) == {student(room, "Mia"): TWENTY}
    with pytest.raises(NothingToUndo):
        take_back(room, "Mia", thirty)


def test_taken_back_after_the_class_had_to_stop_collects_what_is_saved_now(room: Room) -> None:
    room.start("Mia")
    give(room, "Mia")
    room.later(minutes=12)
    room.save("Mia", plan="official")
    take_back(room, "Mia", TWENTY)
    assert state(room, "Mia") == "handed-in"
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    (row,) = [row for row in sheet.students if row.name == "Mia"]
    assert (row.state, row.submitted_at, list(row.cells)) == ("by-clock", room.now, ["plan"])


def test_taken_back_when_it_is_over_changes_nothing(room: Room) -> None:
    room.start("Mia")
    give(room, "Mia")
    room.later(minutes=25)
    with pytest.raises(NothingToUndo):
        take_back(room, "Mia", TWENTY)


def test_two_made_one_keep_the_later_time(room: Room) -> None:
    give(room, "Mia", TWENTY)
    give(room, "Ben", TWENTY + timedelta(minutes=5))
    class_list.merge_students(
        room.store, room.classroom_id, student(room, "Ben"), student(room, "Mia"), room.now
    )
    assert own_times(room)[student(room, "Mia")] == TWENTY + timedelta(minutes=5)


def test_of_what_is_open_until_it_is_closed_the_time_waits_for_the_closing(
    any_store: Store,
) -> None:
    room = make_room(any_store)
    room.start("Mia")
    give(room, "Mia")
    room.later(minutes=15)
    assignments.close(any_store, room.classroom_id, room.assignment_id, clock_at(room.now))
    assert state(room, "Mia") == "working"
    room.later(minutes=5)
    assert state(room, "Mia") == "handed-in"
