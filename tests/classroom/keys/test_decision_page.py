"""The page by which a teacher decides about an item."""

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.keys import appeals, decisions
from kit.classroom.keys.decision_page import DecisionPage, decision_page
from kit.classroom.keys.own_arguments import Argument
from kit.classroom.keys.proposals import Proposal
from kit.classroom.people import classrooms
from kit.vocabulary import Ruling
from tests.support import choosing
from tests.support.queries import transactions
from tests.support.room import Room


def version(room: Room) -> str:
    return assignments.assignment_of(room.store, room.classroom_id, room.assignment_id).key_version


def page_of(room: Room, item: str = "plan", filled_on: str | None = None) -> DecisionPage:
    ref = (room.store, room.classroom_id, room.assignment_id)
    return decision_page(*ref, item, room.now, filled_on=filled_on)


def test_page_holds_the_item_its_key_and_the_appeals_that_wait(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    said = Argument("plan", "", "sourced", "A date.")
    appeals.contest(room.store, room.people["Mia"], room.assignment_id, said, room.now)
    with transactions(room.store) as seen:
        page = page_of(room)
    assert len(seen) == 2, "the clock is asked, then one moment is read"
    assert (page.item.id, page.position, page.assignment.id) == ("plan", 1, room.assignment_id)
    assert page.key.items["plan"].void is None
    assert (page.part, list(page.parts)) == (page.parts[0], [page.part])
    assert [(group.choice, len(group.appeals)) for group in page.groups] == [("sourced", 1)]
    assert (page.texts, page.since) == ((), ())


def test_page_says_what_was_decided_since_the_form_was_filled_in(room: Room) -> None:
    old = version(room)
    proposal = Proposal(Ruling.CHANGED, "Yes.", old, "plan", "", "sourced")
    ref = (room.store, room.classroom_id, room.assignment_id)
    decisions.decide(*ref, proposal, "Ms Gray", clock_at(room.now))
    assert [decision.choice for decision in page_of(room, filled_on=old).since] == ["sourced"]
    assert page_of(room, filled_on=version(room)).since == []


def test_part_is_chosen_where_there_are_several(room: Room) -> None:
    choosing.give(room, "compare")
    ref = (room.store, room.classroom_id, room.assignment_id, "first-day", room.now)
    assert decision_page(*ref).part is None
    chosen = decision_page(*ref, part_id="toll").part
    assert chosen is not None
    assert chosen.text == "Nine people were hurt."


def test_page_of_what_is_not_there(room: Room) -> None:
    with pytest.raises(NotFound, match="has no item nope"):
        page_of(room, "nope")
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", room.now)
    with pytest.raises(NotFound):
        decision_page(room.store, other, room.assignment_id, "plan", room.now)
