"""A lesson's page: what was typed is checked and shown, and nothing is stored."""

import pytest

from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.lesson_page import lesson_page
from kit.classroom.errors import NotFound
from kit.content.own.texts import LESSON, NOTES, Texts
from tests.support.authoring import begun, page_of
from tests.support.room import Room, make_teacher


def test_typed_texts_are_checked_and_shown_and_not_stored(room: Room) -> None:
    own = begun(room, None, "The weir")

    def typing(texts: Texts) -> Texts:
        return {**texts, LESSON: texts[LESSON].replace("minutes: 45", "minutes: 0")}

    page = lesson_page(room.store, room.library, own, typing)
    assert [one.where for one in page.problems_of(LESSON)] == ["minutes"]
    assert page.problems_of(NOTES) == []
    assert page.lesson.title == "The weir"
    assert page.lesson.body.startswith("\nWrite here")
    assert "minutes: 45" in page.writing.texts[LESSON]
    assert page_of(room, own).writing.draft.present == 1


def test_exercise_and_another_teachers_lesson_are_not_found(room: Room) -> None:
    other = make_teacher(room.store, "Mr Brown")
    lesson = begun(room, None)
    for own in (begun(room), OwnDraft(other, lesson.draft_id)):
        with pytest.raises(NotFound):
            lesson_page(room.store, room.library, own)
