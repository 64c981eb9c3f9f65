"""What is kept of a merge goes with either student."""

import pytest
from sqlalchemy import func, select

from kit.store.engine import Store
from kit.store.models import StudentMerge
from kit.store.people import students
from tests.store.filling import fill


@pytest.mark.parametrize("name", ["Ada", "Mia"])
def test_merge_goes_with_whom_it_is_about(store: Store, name: str) -> None:
    room = fill(store)
    count = select(func.count()).select_from(StudentMerge)
    with store.writing() as connection:
        assert connection.execute(count).scalar_one() == 1
        students.erase_student(connection, room.classroom_id, room.people[name].student_id)
        assert connection.execute(count).scalar_one() == 0
