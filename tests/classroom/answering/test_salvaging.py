"""What is taken of a form in which something is wrong."""

from typing import Any

import pytest

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedFields
from kit.classroom.clock import clock_at
from kit.store.engine import Store
from tests.support.passages import passages
from tests.support.room import NOON, Room, make_room


def post(room: Room, *, piecewise: bool = True, **fields: str) -> tuple[dict[str, str], list[str]]:
    """What the kit says of each saved item, and what it has against the rest."""
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, NOON)
    posted = PostedFields({name.replace("__", "."): [text] for name, text in fields.items()})
    reply = saving.save(
        room.store,
        room.people["Mia"],
        room.assignment_id,
        work.attempt.id,
        posted,
        clock_at(NOON),
        piecewise=piecewise,
    )
    return {item.item_id: item.outcome for item in reply.items}, list(reply.refused)


def stored(room: Room) -> dict[str, dict[str, str]]:
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, NOON)
    return {item: dict(answer.value["words"]) for item, answer in work.answers.items()}


@pytest.fixture
def room(sqlite_store: Store) -> Room:
    room = make_room(sqlite_store, names=("Mia",), library=passages(free=True))
    room.start("Mia")
    return room


def test_good_items_and_the_good_pens_of_the_other_are_saved(room: Room) -> None:
    said = post(room, lead__sourced="8-14", lead__official="3-7, 500", second__official="1-5")
    assert said == ({"second": "saved", "lead": "saved"}, ["lead"])
    assert stored(room) == {"lead": {"sourced": "8-14"}, "second": {"official": "1-5"}}


def test_what_is_wrong_leaves_what_was_held_there(room: Room) -> None:
    post(room, lead__official="3-7", lead__sourced="8")
    post(room, lead__official="500", lead__sourced="8-14", lead__revision="2")
    assert stored(room) == {"lead": {"official": "3-7", "sourced": "8-14"}}


def test_word_at_two_pens_leaves_it_with_the_first(room: Room) -> None:
    post(room, lead__sourced="8-14", lead__official="7, 8")
    assert stored(room) == {"lead": {"sourced": "8-14"}}


def test_nothing_is_taken_where_what_was_held_does_not_fit_beside_what_was_typed(
    room: Room,
) -> None:
    post(room, lead__official="3-7")
    # The word is taken by another pen, and what was typed for its own cannot be read.
    said = post(room, lead__sourced="7", lead__official="x", lead__revision="2")
    assert said == ({}, ["lead"])
    assert stored(room) == {"lead": {"official": "3-7"}}


def test_two_kinds_of_wrong_are_both_put_aside(room: Room) -> None:
    post(room, lead__sourced="8", lead__official="8", lead__editorial="900")
    assert stored(room) == {"lead": {"sourced": "8"}}


def test_nothing_good_saves_nothing(room: Room) -> None:
    assert post(room, lead__official="x") == ({}, ["lead"])
    assert post(room, lead__official="3", lead__revision="x") == ({}, ["lead"])
    assert stored(room) == {}


def test_scripts_save_all_or_nothing_of_what_they_send(room: Room) -> None:
    said = post(room, piecewise=False, lead__official="x", second__official="1-5")
    assert said == ({}, ["lead"])
    assert stored(room) == {}


def test_page_that_comes_back_carries_the_next_number(room: Room) -> None:
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, NOON)
    ref = (room.store, room.people["Mia"], room.assignment_id, work.attempt.id)
    fields = {"lead.sourced": ["8"], "lead.official": ["x"], "lead.revision": ["4"]}
    reply = saving.save(*ref, PostedFields(fields), clock_at(NOON), piecewise=True)
    assert reply.forms["lead"].revision.data == 5
    assert reply.forms["lead"]["official"].data == "x"


def test_wrong_pen_leaves_the_other_claims_of_a_cut_passage(sqlite_store: Store) -> None:
    room = make_room(sqlite_store, names=("Mia",), library=passages())
    room.start("Mia")
    fields: dict[str, Any] = {"lead__u-plan": "official", "lead__u-vote": "nonsense"}
    assert post(room, **fields) == ({"lead": "saved"}, ["lead"])
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, NOON)
    assert work.answers["lead"].value == {"paint": {"plan": "official"}}
