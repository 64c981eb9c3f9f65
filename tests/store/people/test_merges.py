"""What is kept of a merge."""

from datetime import timedelta

from kit.classroom.people import class_list
from kit.store.engine import Store
from kit.store.people import merges, students
from tests.support.room import make_room


def test_merge_is_kept_with_what_was_whose_until_it_is_forgotten(store: Store) -> None:
    room = make_room(store)
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    room.do_all("Mia")
    with store.reading() as connection:
        both = [students.student(connection, room.classroom_id, who) for who in (mia, ben)]
        assert both[0] is not None
        assert both[1] is not None
        before = merges.what_is_whose(connection, both[0], both[1])
    assert {
        name: len(before[name]) for name in ("devices", "attempts", "appeals", "written", "pairs")
    } == {
        "devices": 1,
        "attempts": 1,
        "appeals": 0,
        "written": 0,
        "pairs": 0,
    }
    class_list.merge_students(store, room.classroom_id, mia, ben, room.now)
    with store.writing() as connection:
        record = merges.merge_of(connection, room.classroom_id, mia)
        assert record is not None
        assert (record.into_id, record.merged_at, record.before) == (ben, room.now, before)
        since = merges.merges_since(connection, room.classroom_id, room.now)
        assert [(student.name, into) for student, into, _at in since] == [("Mia", ben)]
        later = room.now + timedelta(seconds=1)
        assert merges.merges_since(connection, room.classroom_id, later) == []
        merges.forget_merges(connection, later)
        assert merges.merge_of(connection, room.classroom_id, mia) is None
