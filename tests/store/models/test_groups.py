"""Groups, deals and audiences, as the database holds them to what they refer to."""

from typing import Any

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from kit.store.engine import Store
from kit.store.groups import audiences, deals, groups
from kit.store.ids import new_id
from kit.store.models import Audience, Base, Classroom, DealtStudent, GroupMember
from kit.vocabulary import Half, Occasion
from tests.store.filling import fill
from tests.support.room import NOON, Room


def ids_of(store: Store, room: Room) -> dict[str, Any]:
    with store.reading() as connection:
        (group,) = groups.groups(connection, room.classroom_id)
        (deal,) = deals.deals(connection, room.classroom_id)
    return {
        "classroom_id": room.classroom_id,
        "group_id": group.id,
        "deal_id": deal.id,
        "student_id": room.people["Ada"].student_id,
        "assignment_id": room.assignment_id,
    }


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    ("model", "field"),
    [
        (GroupMember, "group_id"),
        (GroupMember, "student_id"),
        (DealtStudent, "deal_id"),
        (DealtStudent, "student_id"),
        (Audience, "assignment_id"),
        (Audience, "group_id"),
        (Audience, "deal_id"),
        (Audience, "classroom_id"),
    ],
)
def test_what_refers_to_nothing_of_the_class_is_refused(
    store: Store, model: type[Base], field: str
) -> None:
    room = fill(store)
    more = {"joined_at": NOON, "half": Half.A_FIRST, "dealt_at": NOON}
    ids = {**ids_of(store, room), **more, field: new_id()}
    names = [column.name for column in model.__table__.columns]
    values = {name: ids[name] for name in names if name in ids}
    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.execute(insert(model).values(values))


def test_half_is_given_its_form_of_an_occasion_once(store: Store) -> None:
    room = fill(store)
    ids = ids_of(store, room)
    reach = audiences.Reach(None, ids["deal_id"], Half.A_FIRST, Occasion.BEFORE)
    with store.reading() as connection:
        taken = {one.assignment_id for one in audiences.audiences(connection, room.classroom_id)}
        free = [
            record.id
            for record, _included in audiences.assignments_of_student(
                connection, room.classroom_id, ids["student_id"]
            )
            if record.id not in taken
        ]
    with store.writing() as connection:
        audiences.add_audience(connection, room.classroom_id, free[0], reach)
    with pytest.raises(IntegrityError), store.writing() as connection:
        audiences.add_audience(connection, room.classroom_id, free[1], reach)


def test_all_of_it_goes_with_the_classroom(store: Store) -> None:
    room = fill(store)
    with store.writing() as connection:
        connection.execute(delete(Classroom).where(Classroom.id == room.classroom_id))
        assert groups.groups(connection, room.classroom_id) == []
        assert deals.dealt(connection, room.classroom_id) == []
        assert audiences.audiences(connection, room.classroom_id) == []
