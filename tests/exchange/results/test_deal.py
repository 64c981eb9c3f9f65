"""A deal in the files: its own table, and in those of results."""

import json
from collections.abc import Iterator
from io import BytesIO

from kit.classroom.assignments.groups.comparing import DealtAssignment, dealt_assignment
from kit.classroom.assignments.groups.groups import add_group, change_members
from kit.classroom.assignments.groups.places import Places, places_of
from kit.classroom.people import classrooms
from kit.classroom.people.class_list import merge_students
from kit.classroom.reports.results import results
from kit.exchange.results.deal import deal_table
from kit.exchange.results.results_json import results_json
from kit.exchange.results.results_workbook import results_workbook
from kit.exchange.results.tables import Table, answers_table
from kit.store.engine import Store
from kit.vocabulary import Half
from tests.classroom.assignments.groups.test_deals import BEFORE, deal_out, hand_out, page_of
from tests.support.forms import ITEMS, do_form, forms_room
from tests.support.room import Room


def rows_of(table: Table) -> Iterator[dict[str, object]]:
    return (dict(zip(table.header, row, strict=True)) for row in table.rows)


def dealt_room(store: Store) -> Room:
    """Four were dealt, two of them are one; one comes later, one is on the roster."""
    room = forms_room(store, ("Ada", "Ben", "Kim", "Lea"))
    room.assignment_id = hand_out(room, deal_out(room), BEFORE)[Half.A_FIRST]
    classrooms.add_roster(store, room.classroom_id, ["Zoe"], room.now)
    room.later(minutes=1)
    room.join("Ole")
    return room


def dealt_of(room: Room) -> DealtAssignment:
    dealt = dealt_assignment(room.store, room.classroom_id, room.assignment_id)
    assert dealt is not None
    return dealt


def test_table_has_everybody_with_their_forms(any_store: Store) -> None:
    room = dealt_room(any_store)
    page = page_of(room, dealt_of(room).deal.id)
    keep, double = (half.students[0].student for half in page.halves)
    merge_students(any_store, room.classroom_id, double.id, keep.id, room.now)
    page = page_of(room, page.deal.id)
    rows = list(rows_of(deal_table(page, hides=False)))
    assert [row["student"] for row in rows] == sorted(
        {"Ada", "Ben", "Kim", "Lea", "Ole", "Zoe"} - {double.name}
    )
    by_name = {row["student"]: row for row in rows}
    twice = by_name[keep.name]
    assert (twice["half"], twice["before"], twice["after"]) == ("both", None, None)
    assert (by_name["Zoe"]["half"], by_name["Zoe"]["came_later"]) == (None, None)
    ole = by_name["Ole"]
    assert (ole["came_later"], ole["seed"]) == ("yes", 7)
    forms = {"a-first": ("form-a", "form-b"), "b-first": ("form-b", "form-a")}
    assert (ole["before"], ole["after"]) == forms[str(ole["half"])]
    hidden = list(rows_of(deal_table(page, hides=True, simulated=True)))
    assert [row["student"] for row in hidden] == [f"Student {at}" for at in range(1, 6)]
    assert {row["simulated"] for row in hidden} == {"yes"}


def test_results_name_the_deal_and_each_student_s_half(any_store: Store) -> None:
    room = dealt_room(any_store)
    dealt = dealt_of(room)
    name = page_of(room, dealt.deal.id).halves[0].students[0].student.name
    do_form(room, name, room.assignment_id)
    found = results(any_store, room.classroom_id, room.assignment_id, room.now)
    rows = list(rows_of(answers_table(found, places=Places(dealt))))
    assert {row["half"] for row in rows} == {"a-first"}
    assert {(row["occasion"], row["before"], row["after"]) for row in rows} == {
        ("before", "form-a", "form-b")
    }
    assert "groups" not in rows[0]
    assert len(rows) % len(ITEMS) == 0
    written = json.loads("".join(results_json(found, room.now, places=Places(dealt))))
    assert written["assignment"]["deal"] == {
        "id": str(dealt.deal.id),
        "form_a": "form-a",
        "form_b": "form-b",
        "seed": 7,
        "dealt_at": dealt.deal.dealt_at.isoformat().replace("+00:00", "Z"),
        "occasion": "before",
        "half": "a-first",
    }
    assert {student["half"] for student in written["students"]} == {"a-first"}
    assert {(one["before"], one["after"]) for one in written["students"]} == {("form-a", "form-b")}
    with results_workbook(found, room.now, places=Places(dealt)) as file:
        assert len(BytesIO(file.read()).getvalue()) > 1000


def test_what_was_not_dealt_says_nothing_of_it(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia",))
    assert dealt_assignment(any_store, room.classroom_id, room.assignment_id) is None
    found = results(any_store, room.classroom_id, room.assignment_id, room.now)
    assert "half" not in answers_table(found).header
    written = json.loads("".join(results_json(found, room.now)))
    assert written["assignment"]["deal"] is None
    assert [student["half"] for student in written["students"]] == [None]


def test_groups_of_each_student_are_told_but_not_where_names_are_hidden(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia", "Ben"))
    whose = (room.store, room.classroom_id)
    for group, names in (("Red", ("Mia",)), ("Blue", ("Mia", "Ben")), ("Nobody", ())):
        group_id = add_group(*whose, group, room.later(seconds=1)).id
        chosen = {room.people[name].student_id for name in names}
        change_members(*whose, group_id, (), chosen, room.later(seconds=1))
    places = places_of(*whose, room.assignment_id)
    found = results(*whose, room.assignment_id, room.now)
    rows = list(rows_of(answers_table(found, places=places)))
    assert {(row["student"], row["groups"]) for row in rows} == {
        ("Mia", "Red; Blue"),
        ("Ben", "Blue"),
    }
    written = json.loads("".join(results_json(found, room.now, places=places)))
    assert {one["name"]: one["groups"] for one in written["students"]} == {
        "Mia": ["Red", "Blue"],
        "Ben": ["Blue"],
    }
    hidden = found.masked(hides=False, nameless=True)
    assert "groups" not in answers_table(hidden, places=places).header
    written = json.loads("".join(results_json(hidden, room.now, places=places)))
    assert [one["groups"] for one in written["students"]] == [None, None]
