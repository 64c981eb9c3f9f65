"""What is kept of a student: all of it, without what the teacher has not shown yet."""

from datetime import timedelta

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.people import class_list
from kit.classroom.reports.personal import own_data
from kit.classroom.reports.personal.own_data import OwnData
from kit.store.engine import Store
from kit.store.keeping.personal_rows import BY_ATTEMPT, BY_STUDENT
from kit.store.models import Base
from kit.vocabulary import Feedback
from tests.store.filling import fill
from tests.support.room import Room, make_room

DAY = timedelta(days=1)


def seen(room: Room, name: str) -> OwnData:
    return own_data.own_data(room.store, room.people[name], room.now)


def for_teacher(room: Room, name: str) -> OwnData:
    student_id = room.people[name].student_id
    return own_data.data_of_student(room.store, room.classroom_id, student_id, room.now)


def test_student_sees_own_work_and_nobody_elses(room: Room) -> None:
    room.do_all("Mia", plan="editorial")
    room.do_all("Ben")
    data = seen(room, "Mia")
    assert (data.classroom, data.student.name, data.at_work) == ("9B", "Mia", False)
    (exercise,) = data.exercises
    assert (exercise.title, exercise.shows) == ("Three claims", True)
    assert [len(data.rows[name]) for name in ("student", "device", "attempt")] == [1, 1, 1]
    assert [row["item_id"] for row in data.rows["answer"]] == [
        row["item_id"] for row in data.rows["mark"]
    ]
    assert {row["student_id"] for row in data.rows["attempt"]} == {room.people["Mia"].student_id}


def test_marks_wait_for_the_key_but_not_for_the_teacher(room: Room) -> None:
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    room.do_all("Mia")
    assert seen(room, "Mia").rows["mark"] == []
    assert [one.shows for one in seen(room, "Mia").exercises] == [False]
    assert len(for_teacher(room, "Mia").rows["mark"]) == 4
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    assert len(seen(room, "Mia").rows["mark"]) == 4


@pytest.mark.parametrize("rule", [Feedback.NEVER, Feedback.ON_DATE])
def test_rules_that_show_no_key_show_no_mark(room: Room, rule: Feedback) -> None:
    moment = room.now + DAY if rule is Feedback.ON_DATE else None
    room.give(Rules(feedback=rule, feedback_at=moment))
    room.do_all("Mia")
    data = seen(room, "Mia")
    assert data.rows["mark"] == []
    assert len(data.rows["answer"]) == 4


def test_no_secret_and_no_digest_is_in_it(store: Store) -> None:
    room = fill(store)
    columns = {
        column.key
        for table in (one.class_.__table__ for one in (*BY_STUDENT, *BY_ATTEMPT))
        for column in table.columns
    }
    secret_like = {
        name for name in columns if any(part in name for part in ("hash", "token", "code", "key"))
    }
    assert secret_like <= own_data.SECRETS
    for name in room.people:
        for table in for_teacher(room, name).rows.values():
            for row in table:
                assert own_data.SECRETS.isdisjoint(row)


def test_everything_else_of_a_row_is_in_it_for_the_teacher(store: Store) -> None:
    room = fill(store)
    for name in room.people:
        for table, rows in for_teacher(room, name).rows.items():
            columns = {column.key for column in Base.metadata.tables[table].columns}
            for row in rows:
                assert set(row) == columns - own_data.SECRETS


def test_merged_names_are_shown_with_whom_they_were_joined(room: Room) -> None:
    room.do_all("Mia")
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(room.store, room.classroom_id, mia, ben, room.now)
    data = for_teacher(room, "Ben")
    assert data.doubles == ["Mia"]
    assert len(data.rows["answer"]) == 4
    with pytest.raises(NotFound):
        for_teacher(room, "Mia")


def test_removed_student_is_shown_to_the_teacher(room: Room) -> None:
    mia = room.people["Mia"].student_id
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    assert for_teacher(room, "Mia").student.removed_at == room.now


def test_work_under_way_is_told(any_store: Store) -> None:
    room = make_room(any_store)
    room.start("Mia")
    data = for_teacher(room, "Mia")
    assert (data.at_work, data.in_live_vote) == (True, False)
