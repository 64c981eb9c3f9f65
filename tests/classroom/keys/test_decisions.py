"""Deciding about a key: preview, new version, marks made again, and two who decide at once."""

import threading
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from kit.classroom.answering import attempts, saving
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.keys import appeals, history
from kit.classroom.keys import decisions as keys
from kit.classroom.keys.decisions import Decided
from kit.classroom.keys.errors import (
    AlreadyVoid,
    CountsAlready,
    KeyChanged,
)
from kit.classroom.keys.preview import preview
from kit.classroom.keys.proposals import Proposal
from kit.classroom.people import classrooms
from kit.classroom.reports.results import results
from kit.content.key import Key
from kit.store.engine import open_store
from kit.store.ids import new_id
from kit.store.keys.decisions import read_decisions
from kit.vocabulary import Label, Ruling
from tests.support.deciding import (
    contest,
    credits_now,
    decide,
    old_marks,
    propose,
    version,
    with_key,
)
from tests.support.room import Room, tiny_library


def key_now(room: Room) -> Key[Any]:
    return results(room.store, room.classroom_id, room.assignment_id, room.now).key


def test_changed_key_marks_again_and_keeps_old_marks(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    before = version(room)
    done = decide(room, Ruling.CHANGED, choice="sourced")
    assert (done.changed, done.version) == (2, version(room))
    assert done.version != before
    assert (credits_now(room)["plan"], credits_now(room, "Ben")["plan"]) == (1.0, 0.0)
    assert (old_marks(room, "Mia", before)["plan"], old_marks(room, "Ben", before)["plan"]) == (
        0.0,
        1.0,
    )
    found = results(room.store, room.classroom_id, room.assignment_id, room.now)
    entry = found.key.items["plan"]
    assert (entry.label, entry.why) == (Label.SOURCED, "We argued it out.")
    assert [row.credit for row in found.sheet.handed_in] == [3.0, 4.0]
    assert tiny_library().keys["three-claims"].items["plan"].label is Label.OFFICIAL


def test_accepted_answer_counts_beside_the_key(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    decide(room, Ruling.ACCEPTED, choice="sourced")
    assert (credits_now(room)["plan"], credits_now(room, "Ben")["plan"]) == (1.0, 1.0)


def test_void_item_counts_for_nobody_until_the_key_is_changed(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    assert decide(room, Ruling.VOIDED).changed == 1
    assert credits_now(room)["plan"] is None
    assert decide(room, Ruling.CHANGED, choice="official").changed == 1
    assert credits_now(room)["plan"] == 0.0
    assert results(
        room.store, room.classroom_id, room.assignment_id, room.now
    ).key.items["plan"].void is None  # fmt: skip


def test_void_item_is_counted_again_as_it_was(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    decide(room, Ruling.ACCEPTED, choice="editorial")
    before = key_now(room).items["plan"]
    for ruling in (Ruling.VOIDED, Ruling.COUNTED):
        assert decide(room, ruling, choice="sourced" if ruling is Ruling.COUNTED else None) == (
            Decided(version(room), 2, 0)
        )
        with pytest.raises((AlreadyVoid, CountsAlready)):
            decide(room, ruling)
    assert (credits_now(room)["plan"], credits_now(room, "Ben")["plan"]) == (0.0, 1.0)
    assert key_now(room).items["plan"] == before
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert [
        (line.decision.ruling, line.decision.part_id, line.decision.choice, line.marks)
        for line in lines
        if line.decision
    ][1:] == [(Ruling.VOIDED, None, None, 2), (Ruling.COUNTED, None, None, 2)]


def test_void_item_is_not_voided_again(room: Room) -> None:
    decide(room, Ruling.VOIDED)
    with pytest.raises(AlreadyVoid) as caught:
        decide(room, Ruling.VOIDED, choice="sourced")
    assert str(caught.value) == (
        "This question is left out already: it counts for nobody. Leave it as it is, or put it back."
    )
    assert len(history.history(room.store, room.classroom_id, room.assignment_id)) == 2


def test_void_item_answers_all_who_argue_about_it(room: Room) -> None:
    for name, choice in (("Mia", "sourced"), ("Ben", "editorial")):
        room.do_all(name, plan=choice)
        contest(room, name, choice)
    assert decide(room, Ruling.VOIDED, choice="sourced").answered == 2
    own = appeals.own_appeals(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert [one.won for one in own["plan"]] == [True]
    others = appeals.own_appeals(room.store, room.people["Ben"], room.assignment_id, room.now)
    assert [one.won for one in others["plan"]] == [False]


def test_preview_says_what_deciding_does_and_stores_nothing(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    room.do_all("Ada", plan="editorial")
    before = version(room)
    proposal = propose(room, Ruling.CHANGED, choice="sourced")
    shown = preview(room.store, room.classroom_id, room.assignment_id, proposal, room.now)
    assert shown.marks == 3
    assert [(one.name, one.position, one.remarked.changed) for one in shown.affected] == [
        ("Ben", 2, ["plan"]),
        ("Mia", 3, ["plan"]),
    ]
    assert version(room) == before
    assert history.history(room.store, room.classroom_id, room.assignment_id)[1:] == []
    assert decide(room, Ruling.CHANGED, choice="sourced").changed == 2


def test_open_attempts_are_marked_at_hand_in_under_the_present_key(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="sourced")
    assert decide(room, Ruling.CHANGED, choice="sourced").changed == 0
    room.submit("Mia")
    assert credits_now(room)["plan"] == 1.0


def test_all_assignments_of_the_exercise_in_the_class_move(room: Room) -> None:
    first = room.assignment_id
    room.do_all("Mia", plan="sourced")
    second = room.give(Rules())
    room.do_all("Mia", plan="sourced")
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", room.now)
    elsewhere = assignments.give(room.store, room.library, other, "three-claims", Rules(), room.now)
    before = version(room)
    assert decide(room, Ruling.CHANGED, choice="sourced").changed == 2
    for assignment_id in (first, second):
        room.assignment_id = assignment_id
        assert credits_now(room)["plan"] == 1.0
    assert assignments.assignment_of(room.store, other, elsewhere).key_version == before


def test_given_again_the_class_keeps_its_own_key(room: Room) -> None:
    decided = decide(room, Ruling.CHANGED, choice="sourced").version
    room.give(Rules())
    assert version(room) == decided


def test_a_version_without_marks_of_ones_own_is_shared(room: Room) -> None:
    """Another assignment has the kit's new key already: taking it over joins the two."""
    room.do_all("Mia", plan="sourced")
    first = room.assignment_id
    room.library = with_key(room.library, plan="sourced")
    second = room.give(Rules())
    shipped = version(room)
    room.assignment_id = first
    done = decide(room, Ruling.ADOPTED, item=None, shipped=room.library.keys["three-claims"])
    assert done.version == shipped
    assert credits_now(room)["plan"] == 1.0
    assert decide(room, Ruling.VOIDED, "vote").version == version(room)
    room.assignment_id = second
    assert version(room) != shipped


def test_decision_about_another_class_is_not_found(room: Room) -> None:
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", room.now)
    proposal = propose(room, Ruling.CHANGED, choice="sourced")
    with pytest.raises(NotFound):
        keys.decide(room.store, other, room.assignment_id, proposal, "Ms Gray", clock_at(room.now))


def test_second_of_two_sees_the_firsts_change_and_decides_again(room: Room) -> None:
    old = version(room)
    second = propose(room, Ruling.CHANGED, choice="editorial")
    first = decide(room, Ruling.CHANGED, choice="sourced")
    with pytest.raises(KeyChanged) as caught:
        keys.decide(
            room.store,
            room.classroom_id,
            room.assignment_id,
            second,
            "Mr Brown",
            clock_at(room.now),
        )
    assert str(caught.value) == (
        "Ms Gray changed this key at the same time. Nothing of yours is lost: look at the new key "
        "below, and decide again."
    )
    since = history.decisions_since(room.store, room.classroom_id, room.assignment_id, old)
    assert [(one.author, one.choice, one.to_version) for one in since] == [
        ("Ms Gray", "sourced", first.version)
    ]
    again = replace(second, on_version=first.version)
    keys.decide(
        room.store, room.classroom_id, room.assignment_id, again, "Mr Brown", clock_at(room.now)
    )
    assert results(
        room.store, room.classroom_id, room.assignment_id, room.now
    ).key.items["plan"].label is Label.EDITORIAL  # fmt: skip


@pytest.mark.raced
def test_two_stores_decide_at_once_and_one_of_them_decides_again(
    room: Room, database_url: str
) -> None:
    room.do_all("Mia", plan="sourced")
    second = room.give(Rules())
    room.do_all("Ben", plan="editorial")
    first = room.now
    given = [room.assignment_id, second]
    proposals = [
        propose(room, Ruling.CHANGED, choice=choice) for choice in ("sourced", "editorial")
    ]
    stores = [open_store(database_url) for _ in proposals]
    together = threading.Barrier(len(stores))
    outcomes: list[object] = [None, None]

    def run(number: int) -> None:
        together.wait()
        try:
            outcomes[number] = keys.decide(
                stores[number], room.classroom_id, given[number], proposals[number],
                f"Teacher {number}", clock_at(first),
            )  # fmt: skip
        except KeyChanged as error:
            outcomes[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    for store in stores:
        store.close()
    kinds = sorted(type(one).__name__ for one in outcomes)
    assert kinds == ["Decided", "KeyChanged"]
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert len(lines) == 2
    assert {line.version for line in lines[1:]} == {version(room)}


@pytest.mark.raced
def test_handing_in_while_the_key_changes_is_marked_under_the_new_one(
    room: Room, database_url: str
) -> None:
    """Whichever is first: nobody is left with marks under the old key alone."""
    for name in room.people:
        room.start(name)
        room.save(name, plan="sourced")
    store = open_store(database_url)
    together = threading.Barrier(len(room.people) + 1)
    moment = room.now

    def hand_in(name: str) -> None:
        work = attempts.work(store, room.people[name], room.assignment_id, moment)
        together.wait()
        saving.submit(
            store, room.people[name], room.assignment_id, work.attempt.id, clock_at(moment)
        )

    threads = [threading.Thread(target=hand_in, args=(name,)) for name in room.people]
    for thread in threads:
        thread.start()
    together.wait()
    decide(room, Ruling.CHANGED, choice="sourced")
    for thread in threads:
        thread.join(30)
    store.close()
    assert [credits_now(room, name) for name in room.people] == [{"plan": 1.0}] * 3


def test_deleting_the_class_takes_its_decisions_along(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    contest(room, "Mia", "sourced")
    decide(room, Ruling.ACCEPTED, choice="sourced")
    classrooms.delete_classroom(room.store, room.classroom_id)
    with room.store.reading() as connection:
        assert read_decisions(connection, room.classroom_id) == []


def test_decision_sent_again_after_a_lost_reply_is_told_what_it_did(room: Room) -> None:
    """Whatever was decided since; another decision by the same form is one of its own."""
    room.do_all("Mia", plan="sourced")
    contest(room, "Mia", "sourced")
    proposal, once = propose(room, Ruling.CHANGED, choice="sourced"), new_id()
    assignment_ref = (room.store, room.classroom_id, room.assignment_id)

    def send(what: Proposal, once: UUID | None = None) -> Decided:
        clock = clock_at(room.later(minutes=1))
        return keys.decide(*assignment_ref, what, "Ms Gray", clock, once=once)

    first = send(proposal, once=once)
    assert (first.changed, first.answered) == (1, 1)
    assert send(proposal, once=once) == replace(first, again=True)
    later = decide(room, Ruling.VOIDED, "vote").version
    assert send(proposal, once=once) == replace(first, again=True)
    assert version(room) == later
    with pytest.raises(KeyChanged):
        send(replace(proposal, reason="Another reason."), once=once)
    with pytest.raises(KeyChanged):
        send(proposal, once=new_id())
