"""What an administrator sees of the kit, on both databases: counts and days, by few queries."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kit.classroom.errors import NotFound
from kit.classroom.people import classrooms, students
from kit.classroom.people.accounts import trail
from kit.classroom.watch import roll
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.keeping import retention
from kit.store.keeping.retention import RetentionRecord
from tests.support.queries import statements, transactions
from tests.support.room import NOON, Room, make_teacher


def test_classes_are_counted_by_age_and_teacher(room: Room, tmp_path: Path) -> None:
    store, brown = room.store, make_teacher(room.store, "Mr Brown")
    old = classrooms.create_classroom(store, brown, "Old", NOON - timedelta(days=400))
    with store.writing() as connection:
        retention.put_retention(connection, RetentionRecord(old, date(2027, 7, 31)))
    page = roll.administration(store, tmp_path, NOON)
    listed = {entry.account.name: entry for entry in page.teachers.entries}
    assert list(listed) == ["Mr Brown", "Ms Gray"]
    gray, other = listed["Ms Gray"], listed["Mr Brown"]
    enrolled = len(students.students_of(store, room.classroom_id))
    assert (gray.classes, gray.students, gray.without_end) == (1, enrolled, 1)
    assert (other.classes, other.students, other.first_end) == (1, 0, date(2027, 7, 31))
    assert [
        (age.days, age.counted.classes, age.counted.without_end) for age in page.ages or ()
    ] == [
        (90, 1, 1),
        (365, 0, 0),
        (730, 1, 0),
        (None, 0, 0),
    ]
    assert page.disk.database > 0
    assert page.last is None
    assert roll.one_on_roll(store, brown) == other
    with pytest.raises(NotFound):
        roll.one_on_roll(store, new_id())


def test_refused_sign_ins_are_counted_by_day_without_saying_whose(
    any_store: Store, tmp_path: Path
) -> None:
    gray = make_teacher(any_store)
    for hours in (1, 2, 26):
        trail.note_refused(any_store, gray, NOON - timedelta(hours=hours))
    trail.note_refused(any_store, None, NOON)
    trail.note_refused(any_store, None, NOON - timedelta(days=14))
    refused = roll.administration(any_store, tmp_path, NOON).refused
    assert refused is not None
    assert refused[:3] == [(date(2026, 3, 2), 3), (date(2026, 3, 1), 1), (date(2026, 2, 28), 0)]
    assert len(refused) == roll.DAYS


def test_one_reading_and_as_many_queries_for_fifteen_teachers_as_for_one(
    store: Store, tmp_path: Path
) -> None:
    make_teacher(store)
    with statements(store) as before, transactions(store) as opened:
        roll.administration(store, tmp_path, NOON)
    for letter in "abcdefghijkmnp":
        teacher_id = make_teacher(store, f"teacher {letter}")
        classrooms.create_classroom(store, teacher_id, "9B", NOON)
    with statements(store) as after:
        roll.administration(store, tmp_path, NOON)
    assert opened == ["BEGIN"]
    asked = " ".join(before)
    for kept_from_it in ("student.name", "classroom.name", "answer", "mark", "personal_code"):
        assert kept_from_it not in asked, kept_from_it
    assert len(before) == len(after)
