"""What became of a key: its versions, the decisions, and what the kit ships now."""

from dataclasses import replace

import pytest

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import key_of
from kit.classroom.assignments.pinning import Rules
from kit.classroom.keys import history
from kit.classroom.keys.errors import (
    NothingNew,
)
from kit.classroom.keys.preview import preview
from kit.content.versions import key_version
from kit.store.answering import attempts as stored
from kit.vocabulary import Ruling
from tests.support.deciding import credits_now, decide, old_marks, propose, version, with_key
from tests.support.room import NOON, Room


def test_there_and_back_again_keeps_every_mark(room: Room) -> None:
    """A, B, and A's content once more: the first marks under A are history and stay."""
    shipped = room.library.keys["three-claims"]
    room.do_all("Mia", plan="sourced")
    first = version(room)
    second = decide(room, Ruling.CHANGED, choice="sourced").version
    room.do_all("Ben", plan="sourced")
    third = decide(room, Ruling.ADOPTED, item=None, shipped=shipped).version
    assert len({first, second, third}) == 3
    assert (credits_now(room)["plan"], credits_now(room, "Ben")["plan"]) == (0.0, 0.0)
    assert [old_marks(room, "Mia", one)["plan"] for one in (first, second, third)] == [0, 1, 0]
    with pytest.raises(KeyError):
        old_marks(room, "Ben", first)["plan"]
    with room.store.reading() as connection:
        record = load_assignment(connection, room.classroom_id, room.assignment_id)
        assert key_version(key_of(connection, record)) == first
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert [(line.version, line.marks) for line in lines] == [(first, 0), (second, 1), (third, 2)]
    key_status = history.key_status(room.store, room.library, room.classroom_id, room.assignment_id)
    assert (key_status.own, key_status.shipped) == ([], None)


def test_of_several_lines_to_a_version_the_newest_is_now(room: Room) -> None:
    """Nobody has handed in, so that A, B and A again are two versions only."""
    first = version(room)
    decide(room, Ruling.CHANGED, choice="sourced")
    decide(room, Ruling.ADOPTED, item=None, shipped=room.library.keys["three-claims"])
    assert version(room) == first
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert [(line.version == first, line.now) for line in lines] == [
        (True, False), (False, False), (True, True)
    ]  # fmt: skip
    assert [one.entry.now for one in history.log(room.store)] == [False, False, True]


def test_shipped_key_is_offered_and_never_applied_silently(room: Room) -> None:
    room.do_all("Mia", vote="editorial")
    own = decide(room, Ruling.ACCEPTED, choice="sourced")
    upgraded = with_key(room.library, vote="editorial")
    assignment_ref = (room.store, upgraded, room.classroom_id, room.assignment_id)
    key_status = history.key_status(*assignment_ref)
    assert key_status.shipped == upgraded.keys["three-claims"]
    assert [one.to_version for one in key_status.own] == [own.version]
    proposal = propose(room, Ruling.ADOPTED, None, shipped=key_status.shipped)
    shown = preview(room.store, room.classroom_id, room.assignment_id, proposal, room.now)
    assert [one.ruling for one in shown.replaced] == [Ruling.ACCEPTED]
    assert version(room) == own.version
    decide(room, Ruling.ADOPTED, None, shipped=key_status.shipped)
    assert credits_now(room)["vote"] == 1.0
    after = history.key_status(*assignment_ref)
    assert (after.shipped, after.own) == (None, [])
    with pytest.raises(NothingNew):
        decide(room, Ruling.ADOPTED, None, shipped=key_status.shipped)


def test_shipped_key_that_does_not_fit_the_text_is_not_offered(room: Room) -> None:
    key = room.library.keys["three-claims"]
    fewer = key.model_copy(update={"items": {"plan": key.items["plan"]}})
    library = replace(room.library, keys={"three-claims": fewer})
    key_status = history.key_status(room.store, library, room.classroom_id, room.assignment_id)
    assert key_status.shipped is None


def test_reworded_text_is_said_and_answers_stay_with_theirs(room: Room) -> None:
    exercise = room.library.exercises["three-claims"]
    items = [exercise.items[0].model_copy(update={"claim": "Other words."}), *exercise.items[1:]]
    reworded = exercise.model_copy(update={"items": tuple(items)})
    library = replace(room.library, exercises={"three-claims": reworded})
    key_status = history.key_status(room.store, library, room.classroom_id, room.assignment_id)
    assert (key_status.text_of, key_status.others) == (NOON, [])
    room.library = library
    first = room.assignment_id
    second = room.give(Rules())
    key_status = history.key_status(room.store, library, room.classroom_id, first)
    assert [(one.assignment.id, one.same_text, one.same_key) for one in key_status.others] == [
        (second, False, True)
    ]


def test_mark_history_tells_each_change(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    at_first = room.now
    decide(room, Ruling.CHANGED, choice="sourced")
    decide(room, Ruling.VOIDED, "vote")
    with room.store.reading() as connection:
        (attempt,) = stored.attempts_of_student(
            connection, room.classroom_id, room.people["Mia"].student_id
        )
    found = history.mark_history(room.store, room.classroom_id, attempt.id)
    assert {item: [one.credit for one in steps] for item, steps in found.items()} == {
        "plan": [0.0, 1.0],
        "vote": [1.0, None],
    }
    assert found["plan"][0].marked_at == at_first < found["plan"][1].marked_at
