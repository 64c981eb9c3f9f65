"""Rules that change after giving: what is stored, what is refused, what an undo brings back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import assignment_of
from kit.classroom.assignments.key_visibility import KeyTimeMissing
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import BadTimes, NotFound
from kit.classroom.live import session as live
from kit.classroom.reports.results import results
from kit.classroom.rules import change
from kit.classroom.rules.change import Change, ChangeableRules, rules_of, rules_version
from kit.classroom.rules.errors import ClosesInPast, IsClosed, NothingToUndo, RulesChanged
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.vocabulary import Feedback
from tests.support.room import NOON, Room, make_room

SOON = NOON + timedelta(minutes=5)


@pytest.fixture
def room(store: Store) -> Room:
    return make_room(store, Rules(feedback=Feedback.NEVER))


def record_of(room: Room) -> AssignmentRecord:
    return assignment_of(room.store, room.classroom_id, room.assignment_id)


def wish(room: Room, **changed: object) -> ChangeableRules:
    return replace(rules_of(record_of(room)), **changed)  # type: ignore[arg-type]  # set by name


def changed(room: Room, rules: ChangeableRules, *, sure: bool = False) -> Change:
    ref = (room.store, room.classroom_id, room.assignment_id)
    version = rules_version(record_of(room))
    return change.change_rules(*ref, rules, version, clock_at(room.now), sure=sure)


def undo(room: Room, done: Change) -> None:
    ref = (room.store, room.classroom_id, room.assignment_id)
    change.undo_change(*ref, done.before, done.version, clock_at(room.now))


def test_time_and_attempts_change_and_come_back(room: Room) -> None:
    before = record_of(room)
    done = changed(room, wish(room, closes_at=SOON, attempts_allowed=None))
    after = record_of(room)
    assert done.changed
    assert (after.closes_at, after.attempts_allowed) == (SOON, None)
    assert after.rules_changed_at == room.now
    undo(room, done)
    assert replace(record_of(room), rules_changed_at=None) == before


def test_second_window_is_told_and_nothing_is_stored(room: Room) -> None:
    version = rules_version(record_of(room))
    changed(room, wish(room, attempts_allowed=2))
    ref = (room.store, room.classroom_id, room.assignment_id)
    with pytest.raises(RulesChanged) as caught:
        change.change_rules(
            *ref, wish(room, attempts_allowed=3), version, clock_at(room.now), sure=True
        )
    assert str(caught.value) == (
        "The rules have changed since this page was loaded: in another window, or by the clock. "
        "What you chose is still here, and what stands now is said beside it. Look at both, and "
        "send yours again."
    )
    assert record_of(room).attempts_allowed == 2


def test_showing_the_key_is_asked_about_and_names_who_sees_it(room: Room) -> None:
    room.do_all("Mia", plan="official")
    room.start("Ben")
    done = changed(room, wish(room, feedback=Feedback.ON_SUBMISSION))
    assert (done.changed, [one.name for one in done.effects.sees_key]) == (False, ["Mia"])
    assert record_of(room).feedback is Feedback.NEVER
    done = changed(room, wish(room, feedback=Feedback.ON_SUBMISSION), sure=True)
    assert (done.changed, record_of(room).feedback) == (True, Feedback.ON_SUBMISSION)


def test_hiding_what_was_seen_flags_answers_from_then_on(room: Room) -> None:
    room.give(Rules(feedback=Feedback.ON_SUBMISSION))
    room.do_all("Mia", plan="official")
    room.start("Ben")
    room.save("Ben", plan="official")
    room.later(minutes=1)
    done = changed(room, wish(room, feedback=Feedback.ON_CLOSING))
    assert [one.name for one in done.effects.loses_key] == ["Mia"]
    room.later(minutes=1)
    room.save("Ben", vote="sourced")
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    flags = {
        row.name: {i: c.after_feedback for i, c in row.cells.items()} for row in sheet.students
    }
    assert (set(flags["Mia"].values()), flags["Ben"]) == ({False}, {"plan": False, "vote": True})
    undo(room, done)
    assert record_of(room).reopened_at is None


def test_hiding_what_nobody_saw_flags_nothing(room: Room) -> None:
    room.give(Rules(feedback=Feedback.ON_SUBMISSION))
    room.start("Ben")
    changed(room, wish(room, feedback=Feedback.NEVER))
    assert record_of(room).reopened_at is None


def test_fewer_attempts_than_made_leave_those_that_were(room: Room) -> None:
    room.give(Rules(attempts_allowed=None, feedback=Feedback.NEVER))
    for _attempt in range(2):
        room.do_all("Mia", plan="official")
    done = changed(room, wish(room, attempts_allowed=1))
    assert [one.name for one in done.effects.over] == ["Mia"]
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    assert [row.attempts_made for row in sheet.students if row.name == "Mia"] == [2]


@pytest.mark.parametrize(
    ("minutes", "opens", "error", "words"),
    [
        (-1, None, ClosesInPast, "Choose a later time, or close it now."),
        (0, None, ClosesInPast, "Choose a later time, or close it now."),
        (5, 10, BadTimes, "Let it close later."),
    ],
)
def test_time_that_cannot_be(
    any_store: Store, minutes: int, opens: int | None, error: type[Exception], words: str
) -> None:
    opens_at = None if opens is None else NOON + timedelta(minutes=opens)
    room = make_room(any_store, Rules(opens_at=opens_at))
    room.later(minutes=2)
    closes = room.now + timedelta(minutes=minutes)
    with pytest.raises(error, match=words):
        changed(room, wish(room, closes_at=closes))
    assert record_of(room).closes_at is None


def test_key_at_a_time_that_is_not_set(room: Room) -> None:
    with pytest.raises(KeyTimeMissing):
        changed(room, wish(room, feedback=Feedback.ON_DATE))


def test_closing_time_for_what_is_closed_is_refused_and_other_rules_are_not(room: Room) -> None:
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    with pytest.raises(IsClosed):
        changed(room, wish(room, closes_at=SOON))
    changed(room, wish(room, attempts_allowed=2))
    assert record_of(room).attempts_allowed == 2


def test_undo_twice_and_after_another_change_is_refused(room: Room) -> None:
    done = changed(room, wish(room, attempts_allowed=2))
    undo(room, done)
    for later in (None, 3):
        if later:
            changed(room, wish(room, attempts_allowed=later))
        with pytest.raises(NothingToUndo) as caught:
            undo(room, done)
        assert str(caught.value) == (
            "This has been undone already, or changed again since, so nothing was undone. Here is "
            "how it stands now."
        )
    assert record_of(room).attempts_allowed == 3


def test_undo_after_it_closed_is_refused(room: Room) -> None:
    done = changed(room, wish(room, closes_at=SOON))
    room.later(minutes=6)
    with pytest.raises(NothingToUndo):
        undo(room, done)


def test_undo_to_a_time_that_is_over_is_refused(room: Room) -> None:
    changed(room, wish(room, closes_at=SOON))
    done = changed(room, wish(room, closes_at=None))
    room.later(minutes=6)
    with pytest.raises(ClosesInPast):
        undo(room, done)
    assert record_of(room).closes_at is None


def test_live_session_has_other_rules(any_store: Store) -> None:
    room = make_room(any_store)
    task = live.start(any_store, room.library, room.classroom_id, "three-claims", NOON)
    with pytest.raises(NotFound):
        change.change_rules(
            any_store,
            room.classroom_id,
            task,
            ChangeableRules(None, 1, Feedback.NEVER, None),
            "",
            clock_at(NOON),
        )
