"""Until when classes are kept, as stored: said once or anew, and gone with the class."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from kit.store.engine import Store
from kit.store.keeping import retention
from kit.store.keeping.retention import RetentionRecord
from kit.store.people.classrooms import classroom, delete_classroom
from tests.support.stored_class import make_class

DAY = date(2027, 7, 31)


def teacher_of(connection: Connection, classroom_id: UUID) -> UUID:
    record = classroom(connection, classroom_id)
    assert record is not None
    return record.teacher_id


def test_day_is_said_first_and_then_anew_and_goes_with_its_class(store: Store) -> None:
    with store.writing() as connection:
        room, other = make_class(connection), make_class(connection)
        first = RetentionRecord(room.id, DAY)
        retention.add_retention(connection, first)
        retention.add_retention(connection, replace(first, kept_until=date(2028, 7, 31)))
        assert retention.retention(connection, room.id, lock=True) == first
        warned = RetentionRecord(room.id, DAY, 3, date(2027, 7, 3))
        retention.put_retention(connection, warned)
        assert retention.retention(connection, room.id) == warned
        assert retention.retention(connection, other.id) is None
        assert retention.ending_before(connection, date(2027, 1, 1)) == [warned]
        delete_classroom(connection, room.id)
        assert retention.ending_before(connection, date(2099, 1, 1)) == []


def test_day_that_a_teacher_chose_last_outlives_the_class(store: Store) -> None:
    with store.writing() as connection:
        room = make_class(connection)
        teacher_id = teacher_of(connection, room.id)
        assert retention.chosen_last(connection, teacher_id) is None
        retention.note_chosen(connection, teacher_id, DAY)
        delete_classroom(connection, room.id)
        assert retention.chosen_last(connection, teacher_id) == DAY


def test_classes_that_end_lie_before_the_day(store: Store) -> None:
    with store.writing() as connection:
        room = make_class(connection)
        retention.put_retention(connection, RetentionRecord(room.id, DAY))
        assert retention.ending_before(connection, DAY) == []
        (record,) = retention.ending_before(connection, date(2027, 8, 1))
        assert record.classroom_id == room.id
        (listed,) = retention.classes_to_keep(connection, teacher_of(connection, room.id))
        assert (listed.kept_until, listed.owned, listed.warned_days) == (DAY, True, 0)
