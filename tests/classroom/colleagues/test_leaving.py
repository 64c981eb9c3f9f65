"""A teacher who leaves loses nothing of the classes: all goes over in one piece."""

import pytest

from kit.classroom.authoring import drafts
from kit.classroom.colleagues import leaving, sharing_class
from kit.classroom.colleagues.errors import HeirIsDisabled, SameTeacher
from kit.classroom.colleagues.leaving import OwnedClass
from kit.classroom.colleagues.sharing_class import OwnClass
from kit.classroom.people import classrooms
from kit.classroom.people.accounts import teachers
from kit.classroom.people.errors import UnknownTeacher
from kit.store.colleagues import teaching
from kit.store.colleagues.teaching import Role
from tests.store.filling import rows
from tests.support.copies import attach
from tests.support.room import NOON, Room, make_teacher


def test_everything_goes_over_and_the_class_keeps_every_row(room: Room) -> None:
    room.do_all("Mia")
    brown = make_teacher(room.store, "Mr Brown")
    theirs = classrooms.create_classroom(room.store, brown, "8A", NOON)
    sharing_class.add(room.store, OwnClass(brown, theirs), room.teacher_id, NOON)
    lee = make_teacher(room.store, "Mr Lee")
    lees = classrooms.create_classroom(room.store, lee, "7C", NOON)
    sharing_class.add(room.store, OwnClass(lee, lees), room.teacher_id, NOON)
    sharing_class.add(room.store, OwnClass(room.teacher_id, room.classroom_id), brown, NOON)
    drafts.make(room.store, room.teacher_id, drafts.example(None, "A lesson", "begun"), NOON)
    attach(room.store, room.teacher_id)
    kept = leaving.belongings(room.store, "Ms Gray")
    assert kept.classes == [OwnedClass("9B", ["Mr Brown"])]
    assert (kept.shared, kept.drafts) == (2, 1)
    with room.store.reading() as connection:
        before = rows(connection)
    teachers.disable_teacher(room.store, "Ms Gray")
    gone = leaving.hand_everything_over(room.store, "Ms Gray", "Mr Brown")
    assert (gone.classes, gone.shared, gone.drafts) == (["9B"], 1, 1)
    assert (gone.copies, gone.copies_left) == (1, 0)
    with room.store.reading() as connection:
        after = rows(connection)
        roles = [teaching.role(connection, brown, one) for one in (room.classroom_id, theirs, lees)]
    assert roles == [Role.OWNER, Role.OWNER, Role.CO_TEACHER]
    changed = {table for table in before if before[table] != after[table]}
    assert (
        changed
        == {
            "article_copy",
            "classroom",
            "classroom_act",
            "classroom_teacher",
            "draft",
            "kit_line",
            "teacher",
            "teacher_session",
        }
        & changed
    )
    assert {"answer", "mark", "student", "assignment", "key_version"}.isdisjoint(changed)


def test_nothing_goes_to_oneself_to_nobody_or_to_a_closed_account(room: Room) -> None:
    with pytest.raises(SameTeacher):
        leaving.hand_everything_over(room.store, "Ms Gray", "ms gray")
    with pytest.raises(UnknownTeacher):
        leaving.hand_everything_over(room.store, "Ms Gray", "Nobody")
    make_teacher(room.store, "Mr Brown")
    teachers.disable_teacher(room.store, "Mr Brown")
    with pytest.raises(HeirIsDisabled):
        leaving.hand_everything_over(room.store, "Ms Gray", "Mr Brown")
