"""An attempt in rows: what differs, and what is asked before its key is seen."""

import pytest

from kit.classroom.feedback.attempt_summary import tally_of
from kit.classroom.feedback.beside_key import BesideKey, anchor_of, beside_key
from kit.classroom.feedback.feedback import feedback
from tests.support import choosing
from tests.support.room import Room


def rows(room: Room, picked: tuple[str, ...] | None = (), **labels: str) -> BesideKey:
    room.do_all("Mia", **labels)
    marked = feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    return beside_key(marked, tally_of(marked), picked)


def test_rows_stand_by_what_differs(room: Room) -> None:
    found = rows(room, plan="editorial", figure="editorial")
    assert [(row.place, row.anchor, row.standing, row.debatable) for row in found.rows] == [
        ("1", "item-plan", "differs", False),
        ("2", "item-vote", "same", False),
        ("3", "item-disgrace", "same", False),
        ("4", "item-figure", "differs", True),
    ]
    assert found.partly == [0.5]
    assert [row.place for row in found.standing("differs")] == ["1", "4"]


def test_what_was_taken_for_another_is_asked_before_its_key_is_seen(room: Room) -> None:
    found = rows(room, None, plan="sourced")
    assert found.look is not None
    assert [row.place for row in found.look.rows] == ["1", "2", "4"]
    assert [row.place for row in found.look.sought] == ["1"]
    assert found.look.hides
    assert (found.held("differs"), found.held("same")) == (1, 2)
    assert found.held_items == {"plan", "vote", "figure"}
    assert [row.place for row in found.standing("same")] == ["3"]


def test_after_picking_nothing_is_held_back(room: Room) -> None:
    found = rows(room, ("item-vote",), plan="sourced")
    assert found.look is not None
    assert (found.look.hides, found.held_items) == (False, set())
    assert [row.place for row in found.standing("same")] == ["2", "3", "4"]


@pytest.mark.parametrize(
    "labels",
    [
        # All that were called so are something else: nothing to find.
        {"vote": "official", "figure": "official", "plan": "sourced"},
        # Nearly everything was called so: it would be the whole page.
        {"plan": "editorial", "vote": "editorial", "figure": "editorial"},
        {},
    ],
    ids=["all", "habit", "right"],
)
def test_no_question_where_there_is_nothing_to_find(room: Room, labels: dict[str, str]) -> None:
    assert rows(room, None, **labels).look is None


def test_parts_with_reasons_of_their_own_are_rows(room: Room) -> None:
    choosing.give(room, "compare")
    right = choosing.RIGHT["compare"]["first-day"]
    choosing.do_all(room, "Mia", {"first-day": {**right, "toll": "first"}})
    marked = feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    (differing,) = beside_key(marked, tally_of(marked)).standing("differs")
    assert (differing.place, differing.by_part) == ("2", True)
    assert differing.anchor == anchor_of("first-day", "toll") == "item-first-day.toll"
    assert differing.is_at("item-first-day.toll")
    assert not differing.is_at("item-first-day")


def test_a_claim_is_found_by_the_anchor_of_a_question_in_it(room: Room) -> None:
    choosing.give(room, "attribute")
    choosing.do_all(room, "Mia", choosing.RIGHT["attribute"])
    marked = feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    row = beside_key(marked, tally_of(marked)).rows[0]
    assert row.part_ids == ["who", "ground"]
    assert row.is_at(anchor_of(row.item.id, "ground"))
    assert row.is_at(anchor_of(row.item.id))
    assert not row.is_at(None)
