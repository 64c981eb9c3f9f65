"""Whom assignments are for: what the queries say agrees with the rule in plain Python."""

from kit.classroom.assignments.audience import Audience
from kit.classroom.people.class_list import merge_students
from kit.store.engine import Store
from kit.store.groups import audiences, deals
from kit.store.groups.audiences import Reach
from kit.store.groups.deals import DealRecord, DealtRecord
from kit.store.ids import new_id
from kit.vocabulary import Half, Occasion
from tests.store.filling import fill
from tests.support.room import NOON, Room


def leave_dealt(store: Store, room: Room) -> None:
    """Mia and Ada are in the halves of a deal, whose first form is the live one of the room."""
    ada, mia = (room.people[name].student_id for name in ("Ada", "Mia"))
    deal = DealRecord(room.classroom_id, new_id(), "a", "b", 7, NOON)
    with store.writing() as connection:
        deals.add_deal(connection, deal)
        halves = ((ada, Half.A_FIRST), (mia, Half.B_FIRST))
        rows = [DealtRecord(deal.id, student, half, NOON) for student, half in halves]
        deals.add_dealt(connection, room.classroom_id, rows)
        listed = {one.assignment_id for one in audiences.audiences(connection, room.classroom_id)}
        free = [
            record.id
            for record, _for in audiences.assignments_of_student(connection, room.classroom_id, ada)
            if record.id not in listed | {room.assignment_id}
        ]
        reach = Reach(None, deal.id, Half.A_FIRST, Occasion.BEFORE)
        audiences.add_audience(connection, room.classroom_id, free[0], reach)


def assert_queries_agree(store: Store, room: Room) -> set[int]:
    """Both queries with `includes`, for everybody and everything; how many each one has."""
    with store.reading() as connection:
        audience = Audience(audiences.audiences(connection, room.classroom_id))
        everything = {
            name: audiences.assignments_of_student(
                connection, room.classroom_id, identity.student_id
            )
            for name, identity in room.people.items()
        }
        for name, assigned in everything.items():
            mine = room.people[name].student_id
            for record, included in assigned:
                assert included is audience.includes(record.id, mine), (name, record.title)
                listed = audiences.students_of_class(connection, room.classroom_id, record.id)
                by_student = {student.id: inside for student, inside in listed}
                assert by_student.get(mine, included) is included
    return {sum(included for _record, included in assigned) for assigned in everything.values()}


def test_queries_agree_with_the_rule_for_every_kind_of_list(store: Store) -> None:
    room = fill(store)
    leave_dealt(store, room)
    assert len(assert_queries_agree(store, room)) > 1
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    merge_students(store, room.classroom_id, mia, ben, NOON)
    del room.people["Mia"]
    assert_queries_agree(store, room)


def test_group_is_named_with_what_it_has(store: Store) -> None:
    room = fill(store)
    with store.reading() as connection:
        lists = audiences.audiences(connection, room.classroom_id)
        assert audiences.audiences(connection, new_id()) == []
    by_group = [one for one in lists if one.reach.group_id is not None]
    assert [(one.group, one.students) for one in by_group] == [
        ("Red", frozenset({room.people["Mia"].student_id}))
    ]
