"""What was withdrawn is kept as it was, row by row, and put back so."""

from datetime import timedelta

from kit.classroom.assignments import assignments
from kit.classroom.live import session
from kit.classroom.people import class_list
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.rules import extensions, withdrawals
from kit.store.rules.extensions import ExtensionRecord
from tests.store.filling import leave_substitute, rows
from tests.support.room import NOON, make_room

DAY = timedelta(days=1)


def test_every_row_comes_back(store: Store) -> None:
    room = make_room(store)
    where = (room.classroom_id, room.assignment_id)
    ben = room.people["Ben"].student_id
    with store.writing() as connection:
        leave_substitute(connection, room)
        extensions.save_extension(connection, ExtensionRecord(*where, ben, NOON + DAY, None))
    with store.reading() as connection:
        before = rows(connection)
    assignments.take_back(store, *where, NOON)
    with store.reading() as connection:
        assert rows(connection) != before
    assignments.put_back(store, *where)
    with store.reading() as connection:
        assert rows(connection) == before


def test_live_session_comes_back_with_its_rounds(store: Store) -> None:
    room = make_room(store)
    task = session.start(store, room.library, room.classroom_id, "three-claims", NOON)
    with store.reading() as connection:
        before = rows(connection)
    assignments.take_back(store, room.classroom_id, task, NOON)
    assignments.put_back(store, room.classroom_id, task)
    with store.reading() as connection:
        assert rows(connection) == before


def test_who_was_deleted_meanwhile_is_left_out(store: Store) -> None:
    room = make_room(store)
    where = (room.classroom_id, room.assignment_id)
    ada = room.people["Ada"].student_id
    with store.writing() as connection:
        extensions.save_extension(connection, ExtensionRecord(*where, ada, NOON + DAY, None))
    assignments.take_back(store, *where, NOON)
    class_list.remove_student(store, room.classroom_id, ada, NOON)
    class_list.erase_student(store, room.classroom_id, ada)
    assignments.put_back(store, *where)
    with store.reading() as connection:
        assert extensions.extensions_of_assignment(connection, *where) == {}


def test_kept_for_a_day(store: Store) -> None:
    room = make_room(store)
    where = (room.classroom_id, room.assignment_id)
    assignments.take_back(store, *where, NOON)
    with store.writing() as connection:
        withdrawals.delete_old(connection, NOON)
        assert withdrawals.put_back(connection, room.classroom_id, new_id()) is False
        withdrawals.delete_old(connection, NOON + timedelta(seconds=1))
        assert withdrawals.put_back(connection, *where) is False


def test_who_is_erased_is_forgotten_in_what_is_kept(store: Store) -> None:
    room = make_room(store)
    where = (room.classroom_id, room.assignment_id)
    ada, ben = (room.people[name].student_id for name in ("Ada", "Ben"))
    with store.writing() as connection:
        leave_substitute(connection, room)
        extensions.save_extension(connection, ExtensionRecord(*where, ben, NOON + DAY, None))
    assignments.take_back(store, *where, NOON)
    class_list.erase_student(store, room.classroom_id, ada)
    with store.reading() as connection:
        kept = repr(rows(connection)["withdrawal"])
    assert str(ada) not in kept
    assert str(ben) in kept
    assignments.put_back(store, *where)
    with store.reading() as connection:
        assert extensions.extensions_of_student(connection, room.classroom_id, ben)
