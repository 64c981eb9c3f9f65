"""What was deleted for good is noted with the deletion, and deleted again after a restore."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import select, update

from kit.classroom.demo import build
from kit.classroom.people import class_list, classrooms
from kit.store.authoring import article_copies
from kit.store.backups import erasures
from kit.store.backups.erasures import NO_CLASS, ErasureRecord, Kind
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models import ArticleCopy, Base, Classroom, Student
from tests.store.filling import fill
from tests.support.room import NOON, Room

WHEN = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)


def noted(store: Store) -> set[tuple[UUID, str, UUID]]:
    with store.reading() as connection:
        return {(one.classroom_id, one.kind, one.id) for one in erasures.erasures(connection)}


def test_erased_student_is_noted_without_a_name(room: Room) -> None:
    ada = room.people["Ada"].student_id
    class_list.remove_student(room.store, room.classroom_id, ada, NOON)
    assert noted(room.store) == set()
    before = datetime.now(UTC)
    class_list.erase_student(room.store, room.classroom_id, ada)
    with room.store.reading() as connection:
        (record,) = erasures.erasures(connection)
    assert before <= record.erased_at <= datetime.now(UTC)
    assert record == ErasureRecord(room.classroom_id, "student", ada, record.erased_at)


def test_student_who_was_merged_goes_with_the_other_and_is_noted(room: Room) -> None:
    ada, ben = room.people["Ada"].student_id, room.people["Ben"].student_id
    class_list.merge_students(room.store, room.classroom_id, ada, ben, NOON)
    class_list.remove_student(room.store, room.classroom_id, ben, NOON)
    class_list.erase_student(room.store, room.classroom_id, ben)
    assert noted(room.store) == {(room.classroom_id, "student", one) for one in (ada, ben)}


def test_deleted_class_is_noted_once(room: Room) -> None:
    classrooms.delete_classroom(room.store, room.classroom_id)
    classrooms.delete_classroom(room.store, room.classroom_id)
    assert noted(room.store) == {(room.classroom_id, "classroom", room.classroom_id)}


def test_made_up_class_is_nobodys_and_not_noted(room: Room) -> None:
    with room.store.writing() as connection:
        connection.execute(update(Classroom).values(simulated_at=NOON))
    assert build.remove_demos(room.store) == 1
    assert noted(room.store) == set()


def test_removed_copy_of_an_article_is_noted(store: Store) -> None:
    fill(store)
    with store.writing() as connection:
        copy_id = connection.execute(select(ArticleCopy.id)).scalars().one()
        article_copies.delete_copy(connection, copy_id)
    assert (NO_CLASS, "article-copy", copy_id) in noted(store)


def test_undone_deletion_is_not_noted(room: Room) -> None:
    def note_and_fail() -> None:
        with room.store.writing() as connection:
            erasures.note_erasures(connection, room.classroom_id, Kind.STUDENT, [new_id()])
            raise InterruptedError

    with pytest.raises(InterruptedError):
        note_and_fail()
    assert noted(room.store) == set()


def test_what_is_known_keeps_its_moment(store: Store) -> None:
    record = ErasureRecord(new_id(), "student", new_id(), WHEN)
    later = ErasureRecord(record.classroom_id, "student", record.id, NOON)
    with store.writing() as connection:
        erasures.add_erasures(connection, [record])
        erasures.add_erasures(connection, [later])
    with store.reading() as connection:
        assert erasures.erasures(connection) == [record]


def test_everything_is_erased_again(store: Store) -> None:
    room = fill(store)
    with store.reading() as connection:
        copy_id = connection.execute(select(ArticleCopy.id)).scalars().one()
    mia = room.people["Mia"].student_id
    records = [
        ErasureRecord(room.classroom_id, "student", mia, WHEN),
        ErasureRecord(NO_CLASS, "article-copy", copy_id, WHEN),
        ErasureRecord(room.classroom_id, "essay of a later kit", new_id(), WHEN),
        ErasureRecord(new_id(), "classroom", new_id(), WHEN),
    ]
    with store.writing() as connection:
        assert erasures.erase_again(connection, records) == 2
        assert erasures.erase_again(connection, records) == 0
        assert connection.execute(select(Student).where(Student.id == mia)).all() == []
        assert connection.execute(select(ArticleCopy)).all() == []
        of_class = ErasureRecord(room.classroom_id, "classroom", room.classroom_id, WHEN)
        assert erasures.erase_again(connection, [of_class]) == 1
        assert connection.execute(select(Classroom)).all() == []


def test_database_from_before_has_none(store: Store) -> None:
    with store.writing() as connection:
        table = Base.metadata.tables["erasure"]
        table.drop(connection)
        assert erasures.erasures(connection) == ()
        table.create(connection)
