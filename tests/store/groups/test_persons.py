"""Rows of a merged student are those of the student they were merged into."""

from kit.classroom.people.class_list import merge_students
from kit.store.engine import Store
from kit.store.groups import groups
from kit.store.groups.groups import GroupRecord
from kit.store.groups.persons import names_of
from kit.store.ids import new_id
from tests.support.room import NOON, make_room


def test_merged_student_is_in_the_group_under_the_other_name(store: Store) -> None:
    room = make_room(store)
    group = GroupRecord(room.classroom_id, new_id(), "Red", "red", NOON)
    mia, ben, ada = (room.people[name].student_id for name in ("Mia", "Ben", "Ada"))
    with store.writing() as connection:
        groups.add_groups(connection, [group])
        groups.add_members(connection, room.classroom_id, group.id, [mia, ada], NOON)
    merge_students(store, room.classroom_id, mia, ben, NOON)
    with store.writing() as connection:
        assert groups.members(connection, room.classroom_id) == {group.id: frozenset({ben, ada})}
        names = connection.execute(names_of(room.classroom_id, [ben])).scalars()
        assert set(names) == {mia, ben}
        groups.end_members(connection, room.classroom_id, group.id, [ben], NOON)
        assert groups.members(connection, room.classroom_id) == {group.id: frozenset({ada})}
