"""What is unique within a classroom only."""

from sqlalchemy import select, text

from kit.store.engine import Store
from kit.store.models import Student
from tests.store.filling import fill
from tests.support.other_classroom import another_classroom


def test_same_names_and_codes_may_be_in_two_classrooms(store: Store) -> None:
    """Names and codes are unique within a classroom only."""
    room = fill(store)
    other = another_classroom(room)
    with store.writing() as connection:
        connection.execute(text("UPDATE student SET personal_code = 'ABCD2345' WHERE name = 'Mia'"))
        found = connection.execute(select(Student.name_key).where(Student.name == "Mia")).scalars()
        assert list(found) == ["mia", "mia"]
    assert room.classroom_id != other.classroom_id
