"""Who may read a copy of an article whole, and from when on."""

from datetime import timedelta

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import copies
from kit.classroom.authoring.copies import OwnCopy
from kit.classroom.colleagues import sharing_class
from kit.classroom.colleagues.sharing_class import OwnClass
from kit.classroom.errors import NotFound
from kit.classroom.people import classrooms
from kit.classroom.reports.open_articles import reading_page, to_read
from kit.store.authoring.article_copies import Opening
from tests.support.colleagues import share
from tests.support.copies import attach, text_of
from tests.support.room import Room, make_teacher


def readable(room: Room, name: str = "Mia") -> list[str]:
    whose = (room.store, room.people[name], room.assignment_id)
    listed = [article.id for article in to_read(*whose, room.now)]
    for article_id in listed:
        assert reading_page(*whose, article_id, room.now).blocks
    return listed


def opened(room: Room, opening: Opening) -> OwnCopy:
    own = OwnCopy(room.teacher_id, attach(room.store, room.teacher_id).id)
    copies.open_to(room.store, own, room.classroom_id, opening)
    return own


def test_copy_is_read_by_nobody_until_it_is_opened(room: Room) -> None:
    attach(room.store, room.teacher_id)
    room.do_all("Mia")
    assert readable(room) == []
    with pytest.raises(NotFound):
        reading_page(room.store, room.people["Mia"], room.assignment_id, "a", room.now)


def test_with_the_feedback_it_is_read_once_that_is_due_with_its_numbers(room: Room) -> None:
    opened(room, Opening.FEEDBACK)
    room.start("Mia")
    assert readable(room) == []
    room.do_all("Mia")
    assert (readable(room), readable(room, "Ben")) == (["a"], [])
    page = reading_page(room.store, room.people["Mia"], room.assignment_id, "a", room.now)
    assert page.numbered
    assert page.article.outlet == "The Ardenmoor Post"
    assert any(block.counts for block in page.blocks)


def test_from_the_start_it_is_read_without_numbers_until_the_key_is_shown(room: Room) -> None:
    opened(room, Opening.START)
    whose = (room.store, room.people["Mia"], room.assignment_id, "a", room.now)
    assert readable(room) == ["a"]
    assert not reading_page(*whose).numbered
    room.do_all("Mia")
    assert reading_page(*whose).numbered
    later = Rules(opens_at=room.now + timedelta(days=1))
    given = assignments.give(
        room.store, room.library, room.classroom_id, "three-claims", later, room.now
    )
    assert to_read(room.store, room.people["Mia"], given, room.now) == []


def test_closing_removing_or_another_text_ends_it(room: Room) -> None:
    own = opened(room, Opening.START)
    copies.close_to(room.store, own, room.classroom_id)
    assert readable(room) == []
    copies.open_to(room.store, own, room.classroom_id, Opening.START)
    assert attach(room.store, room.teacher_id, text_of(4)).id == own.copy_id
    assert readable(room) == []
    copies.open_to(room.store, own, room.classroom_id, Opening.START)
    copies.remove(room.store, own)
    assert readable(room) == []


def test_other_classes_and_teachers_have_no_part_in_it(room: Room) -> None:
    own = opened(room, Opening.START)
    other = make_teacher(room.store, "Mr Brown")
    theirs = classrooms.create_classroom(room.store, other, "8A", room.now)
    for whose, classroom_id in (
        (own, theirs),
        (OwnCopy(other, own.copy_id), room.classroom_id),
    ):
        with pytest.raises(NotFound):
            copies.open_to(room.store, whose, classroom_id, Opening.START)
    with pytest.raises(NotFound):
        copies.close_to(room.store, OwnCopy(other, own.copy_id), room.classroom_id)
    assert readable(room) == ["a"]


def test_copy_of_a_teacher_who_left_the_class_is_read_no_longer(room: Room) -> None:
    teal = share(room.store, room.teacher_id, room.classroom_id, room.now)
    own = OwnCopy(teal, attach(room.store, teal).id)
    copies.open_to(room.store, own, room.classroom_id, Opening.START)
    assert readable(room) == ["a"]
    sharing_class.leave(room.store, OwnClass(teal, room.classroom_id), room.now)
    assert readable(room) == []
