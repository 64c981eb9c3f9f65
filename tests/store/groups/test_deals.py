"""Deals and halves, as stored."""

from datetime import timedelta

from kit.store.engine import Store
from kit.store.groups import deals
from kit.store.groups.deals import DealRecord, DealtRecord
from kit.store.ids import new_id
from kit.vocabulary import Half
from tests.support.room import NOON, make_room


def test_whoever_is_in_a_half_stays_there_and_deals_are_newest_first(store: Store) -> None:
    room = make_room(store)
    mia = room.people["Mia"].student_id
    old, new = (
        DealRecord(room.classroom_id, new_id(), "a", "b", 999_999, NOON + timedelta(hours=hours))
        for hours in (0, 1)
    )
    with store.writing() as connection:
        for deal in (old, new):
            deals.add_deal(connection, deal)
        assert deals.deals(connection, room.classroom_id) == [new, old]
        for half in Half:
            deals.add_dealt(connection, room.classroom_id, [DealtRecord(old.id, mia, half, NOON)])
        (row,) = deals.dealt(connection, room.classroom_id)
        assert (row.student_id, row.half) == (mia, Half.A_FIRST)
        deals.delete_deal(connection, room.classroom_id, old.id)
        assert deals.dealt(connection, room.classroom_id) == []
        assert deals.deals(connection, room.classroom_id) == [new]
