"""Accounts that nobody has used yet, on both databases."""

from kit.classroom.people.accounts import teachers as accounts
from kit.store.colleagues import invited
from kit.store.people import teachers
from tests.support.colleagues import share
from tests.support.room import NOON, Room


def test_who_shares_a_class_or_has_a_password_is_no_unused_account(room: Room) -> None:
    share(room.store, room.teacher_id, room.classroom_id, NOON)
    accounts.invite_teacher(room.store, "Dr Quill")
    with room.store.writing() as connection:
        ids = {row.name: row.id for row in teachers.teachers(connection)}
        assert invited.unused_among(connection, list(ids.values())) == {ids["Dr Quill"]}
        invited.delete_teachers(connection, [ids["Dr Quill"]])
        assert "Dr Quill" not in {row.name for row in teachers.teachers(connection)}
