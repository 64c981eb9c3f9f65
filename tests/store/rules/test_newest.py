"""From when to when what is stored reaches."""

from datetime import timedelta

from sqlalchemy import update

from kit.store.engine import Store
from kit.store.models import Classroom, Student
from kit.store.rules.newest import answers_held, newest_moment, oldest_class
from tests.support.room import NOON, make_room


def test_nothing_is_stored(any_store: Store) -> None:
    with any_store.reading() as connection:
        assert newest_moment(connection) is None
        assert oldest_class(connection) is None
        assert answers_held(connection) == 0


def test_newest_moment_and_first_class(any_store: Store) -> None:
    room = make_room(any_store)
    with any_store.reading() as connection:
        before = newest_moment(connection)
    with any_store.writing() as connection:
        later = NOON + timedelta(days=1)
        connection.execute(update(Classroom).values(created_at=NOON - timedelta(days=3)))
        connection.execute(update(Student).values(created_at=later))
    room.do_all("Mia", plan="editorial")
    with any_store.reading() as connection:
        newest, oldest = newest_moment(connection), oldest_class(connection)
        assert answers_held(connection) > 0
    assert before is not None
    assert before < later
    assert (newest, oldest) == (later, NOON - timedelta(days=3))
