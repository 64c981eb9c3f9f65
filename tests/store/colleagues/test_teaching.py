"""One clause says whose class it is, and nothing else compares owners."""

import re
from pathlib import Path

import pytest

from kit.store.colleagues import teaching
from kit.store.colleagues.teaching import CoTeacherRecord, Role
from kit.store.people import classrooms
from tests.support.room import NOON, Room, make_teacher

STORE = Path(__file__).parents[3] / "kit" / "store"
#: Who compares a class's owner by itself, and why.
BY_THEMSELVES = {
    "colleagues/teaching.py": "the clause",
    "colleagues/roll.py": "counts of each teacher's own classes, for the administrator",
    "keeping/retention.py": "whether a class to be kept is the teacher's own",
    "people/classrooms.py": "whose a shared class is, and made-up classes, which their maker removes",
}


def test_no_query_compares_a_classes_owner_but_by_the_one_clause() -> None:
    compared = {
        path.relative_to(STORE).as_posix()
        for path in STORE.rglob("*.py")
        if re.search(
            r"Classroom\.teacher_id\s*(==|!=|\.in_)|==\s*Classroom\.teacher_id",
            path.read_text("utf-8"),
        )
    }
    assert compared == set(BY_THEMSELVES)


@pytest.mark.long
def test_roles_are_owner_co_teacher_and_none(room: Room) -> None:
    brown = make_teacher(room.store, "Mr Brown")
    stranger = make_teacher(room.store, "Mr Lee")
    record = CoTeacherRecord(room.classroom_id, brown, NOON, room.teacher_id)
    with room.store.writing() as connection:
        assert teaching.add_co_teacher(connection, record)
        assert not teaching.add_co_teacher(connection, record)
        roles = [
            teaching.role(connection, who, room.classroom_id)
            for who in (room.teacher_id, brown, stranger)
        ]
        listed = {
            who: [one.name for one in classrooms.classrooms_of(connection, who)]
            for who in (room.teacher_id, brown, stranger)
        }
        owners = [one.owner for one in classrooms.classrooms_of(connection, brown)]
    assert roles == [Role.OWNER, Role.CO_TEACHER, None]
    assert listed == {room.teacher_id: ["9B"], brown: ["9B"], stranger: []}
    assert owners == ["Ms Gray"]


def test_owner_changes_and_who_was_it_keeps_nothing(room: Room) -> None:
    brown = make_teacher(room.store, "Mr Brown")
    record = CoTeacherRecord(room.classroom_id, brown, NOON, room.teacher_id)
    with room.store.writing() as connection:
        teaching.add_co_teacher(connection, record)
        teaching.set_owner(connection, room.classroom_id, brown)
        assert teaching.role(connection, brown, room.classroom_id) is Role.OWNER
        assert teaching.role(connection, room.teacher_id, room.classroom_id) is None
        assert teaching.co_teachers(connection, room.classroom_id) == []
        assert teaching.owned(connection, brown) == [(room.classroom_id, "9B")]
        assert teaching.owned(connection, room.teacher_id) == []
        assert not teaching.end_co_teacher(connection, room.classroom_id, brown)
