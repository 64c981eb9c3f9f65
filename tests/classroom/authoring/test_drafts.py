"""Drafts are begun with an example or a copy, under ids of their own."""

import pytest

from kit.classroom.authoring import drafts, publishing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.errors import NotFound
from kit.content.own.texts import LESSON
from tests.support.authoring import LATER, begun, course_of, page_of, published
from tests.support.room import NOON, Room, make_teacher


def test_lessons_are_numbered_from_one_hundred_on(room: Room) -> None:
    ids = [published(room, None, title) for title in ("Our lesson", "Мост")]
    assert [one[:-4] for one in ids] == ["100-our-lesson-", "101-lesson-"]
    assert [one.number for one in course_of(room).lessons.values()] == [1, 100, 101]


def test_a_copy_has_the_texts_of_the_files_under_an_id_of_its_own(room: Room) -> None:
    for content_id in ("three-claims", "01-three-claims"):
        beginning = drafts.copy_of_course(room.library, content_id, "Mine", "copied")
        draft = drafts.make(room.store, room.teacher_id, beginning, NOON)
        page = page_of(room, OwnDraft(room.teacher_id, draft.id))
        assert (draft.title, draft.made_from, page.errors) == ("Mine", content_id, [])
        publishing.publish(room.store, room.library, OwnDraft(room.teacher_id, draft.id), 1, LATER)
        assert draft.content_id in course_of(room).own
    with pytest.raises(NotFound):
        drafts.copy_of_course(room.library, "none", "Mine", "copied")


def test_a_copy_of_a_draft_has_a_number_of_its_own(room: Room) -> None:
    own = begun(room, None, "Our lesson")
    again = drafts.copy_of_own(room.store, own, "Mine", "copied")
    copy = drafts.make(room.store, room.teacher_id, again, NOON)
    page = page_of(room, OwnDraft(room.teacher_id, copy.id))
    assert page.errors == []
    assert copy.content_id.startswith("101-mine-")
    assert page.writing.texts[LESSON].count("\nnumber: 101\n") == 1


def test_a_form_that_is_sent_twice_makes_one(room: Room) -> None:
    own = begun(room)
    beginning = drafts.example("classify", "The bridge", "begun")
    again = drafts.make(room.store, room.teacher_id, beginning, LATER, once=own.draft_id)
    assert again.id == own.draft_id
    other = make_teacher(room.store, "Mr Brown")
    theirs = drafts.make(room.store, other, beginning, LATER, once=own.draft_id)
    assert theirs.id != own.draft_id
    assert len(drafts.drafts_of(room.store, room.teacher_id)) == 1


def test_no_draft_is_begun_with_a_type_that_is_none(room: Room) -> None:
    with pytest.raises(NotFound):
        begun(room, "none")
