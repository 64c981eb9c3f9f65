"""Groups and who is in them, as stored."""

from datetime import timedelta

from kit.store.engine import Store
from kit.store.groups import groups
from kit.store.groups.groups import GroupRecord
from kit.store.ids import new_id
from tests.support.room import NOON, make_room

LATER, LAST = (NOON + timedelta(hours=hours) for hours in (1, 2))


def test_members_come_and_leave_and_both_is_undone(store: Store) -> None:
    room = make_room(store)
    whose, group = room.classroom_id, GroupRecord(room.classroom_id, new_id(), "Red", "red", NOON)
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    with store.writing() as connection:
        groups.add_groups(connection, [group])
        assert groups.last_change(connection, whose, group.id) is None
        for _ in range(2):
            groups.add_members(connection, whose, group.id, [mia], NOON)
        groups.end_members(connection, whose, group.id, [mia, ben], LATER)
        assert groups.members(connection, whose) == {}
        assert groups.last_change(connection, whose, group.id) == LATER
        groups.add_members(connection, whose, group.id, [ben], LATER)
        assert groups.undo_members(connection, whose, LATER, LAST) == 2
        assert groups.members(connection, whose) == {group.id: frozenset({mia})}
        assert groups.undo_members(connection, whose, LATER, LAST) == 0
        groups.add_members(connection, whose, group.id, [ben], LAST)
        assert groups.members(connection, whose) == {group.id: frozenset({mia, ben})}


def test_groups_stand_in_the_order_made_and_by_number_where_made_at_once(store: Store) -> None:
    room = make_room(store)
    names = [("Zoo", NOON), *((f"Group {at}", LATER) for at in (10, 2, 1))]
    with store.writing() as connection:
        groups.add_groups(
            connection,
            [GroupRecord(room.classroom_id, new_id(), name, name, at) for name, at in names],
        )
        made = groups.groups(connection, room.classroom_id)
        assert [one.name for one in made] == ["Zoo", "Group 1", "Group 2", "Group 10"]
        groups.change_group(connection, room.classroom_id, made[0].id, deleted_at=NOON)
        assert len(groups.groups(connection, room.classroom_id)) == 3
        assert len(groups.groups(connection, room.classroom_id, deleted=True)) == 4
        groups.add_groups(connection, [])
