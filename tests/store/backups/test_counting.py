"""What a database holds, counted."""

from kit.classroom.people import class_list
from kit.store.backups.counting import ClassHeld, classes_held, table_counts
from kit.store.engine import Store
from tests.store.filling import fill, rows
from tests.support.room import NOON, Room


def test_every_table_is_counted(store: Store) -> None:
    fill(store)
    with store.reading() as connection:
        counts = table_counts(connection)
        by_hand = {name: len(found) for name, found in rows(connection).items()}
    assert counts == {**by_hand, "alembic_version": 1}
    assert 0 not in counts.values()


def test_only_those_named_are_counted(store: Store) -> None:
    with store.reading() as connection:
        assert table_counts(connection, ["kit_state"]) == {"kit_state": 0}


def test_class_is_told_by_its_students_and_answers(room: Room) -> None:
    room.do_all("Mia", plan="editorial")
    class_list.remove_student(room.store, room.classroom_id, room.people["Ada"].student_id, NOON)
    with room.store.reading() as connection:
        (held,) = classes_held(connection)
    assert held == ClassHeld("9B", 2, held.answers, NOON)
    assert held.answers > 0


def test_class_without_answers_has_no_newest(room: Room) -> None:
    with room.store.reading() as connection:
        assert classes_held(connection) == [ClassHeld("9B", 3, 0, None)]
