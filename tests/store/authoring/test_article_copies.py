"""Copies of articles as rows: one of each article, a teacher's alone."""

from dataclasses import replace

from kit.content.attached.blocks import Block
from kit.store.authoring import article_copies
from kit.store.authoring.article_copies import CopyRecord
from kit.store.ids import new_id
from tests.support.copies import OUTLET, article
from tests.support.room import NOON, Room, make_teacher

BLOCKS = (Block("By Ann Ash", counts=False), Block("It rained.", counts=True))


def a_copy(room: Room) -> CopyRecord:
    return CopyRecord(new_id(), room.teacher_id, "a", OUTLET, BLOCKS, NOON)


def test_copy_comes_back_as_it_was_kept_and_to_its_teacher_alone(room: Room) -> None:
    copy, other = a_copy(room), make_teacher(room.store, "Mr Brown")
    with room.store.writing() as connection:
        assert article_copies.put_copy(connection, copy) == copy.id
        assert article_copies.copy_of(connection, room.teacher_id, copy.id) == copy
        assert article_copies.lock_copy(connection, room.teacher_id, copy.id) == copy
        assert article_copies.copies_of(connection, room.teacher_id) == [copy]
        assert article_copies.copy_of(connection, other, copy.id) is None
        assert article_copies.lock_copy(connection, other, copy.id) is None
        assert article_copies.copies_of(connection, other) == []


def test_another_text_of_the_same_article_takes_the_place_of_the_first(room: Room) -> None:
    copy = a_copy(room)
    with room.store.writing() as connection:
        article_copies.put_copy(connection, copy)
        again = replace(copy, id=new_id(), blocks=BLOCKS[1:])
        assert article_copies.put_copy(connection, again) == copy.id
        # Another list of articles may call another one so.
        beside = replace(copy, id=new_id(), outlet="The Ardenmoor Echo")
        assert article_copies.put_copy(connection, beside) == beside.id
        assert article_copies.copies_of(connection, room.teacher_id) == [
            beside,
            replace(copy, blocks=BLOCKS[1:]),
        ]


def test_class_has_its_own_teachers_copies_of_the_articles_that_are_asked_for(room: Room) -> None:
    copy, other = a_copy(room), make_teacher(room.store, "Mr Brown")
    with room.store.writing() as connection:
        article_copies.put_copy(connection, copy)
        article_copies.put_copy(connection, replace(copy, id=new_id(), teacher_id=other))
        asked = (connection, room.classroom_id)
        assert article_copies.copies_for_class(*asked, ["a", "b"]) == [copy]
        assert article_copies.copies_for_class(*asked, ["b"]) == []
        assert article_copies.copies_for_class(connection, new_id(), ["a"]) == []


def test_paragraphs_are_those_of_that_outlets_article(room: Room) -> None:
    copies = [a_copy(room)]
    assert article_copies.paragraphs_of(copies, {"a": article()}) == {"a": ("It rained.",)}
    assert article_copies.paragraphs_of(copies, {"a": article(outlet="The Echo")}) == {}
    assert article_copies.paragraphs_of(copies, {}) == {}


def test_copy_is_changed_and_deleted(room: Room) -> None:
    copy = a_copy(room)
    with room.store.writing() as connection:
        article_copies.put_copy(connection, copy)
        article_copies.change_blocks(connection, copy.id, BLOCKS[:1])
        changed = article_copies.copy_of(connection, room.teacher_id, copy.id)
        assert changed == replace(copy, blocks=BLOCKS[:1])
        article_copies.delete_copy(connection, copy.id)
        assert article_copies.copies_of(connection, room.teacher_id) == []
