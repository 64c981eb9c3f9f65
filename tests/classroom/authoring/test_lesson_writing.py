"""What was typed is stored before a step back or on; another window's is never overwritten."""

import pytest

from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.errors import ChangedElsewhere, NoStep
from kit.classroom.authoring.lesson_page import Typing
from kit.classroom.authoring.lesson_writing import Then, write
from kit.classroom.errors import NotFound
from kit.content.own.texts import LESSON
from kit.store.authoring.drafts import DraftRecord
from tests.support.authoring import LATER, begun, page_of
from tests.support.room import Room


def minutes(number: int) -> Typing:
    return lambda texts: {
        **texts,
        LESSON: texts[LESSON].replace("minutes: 45", f"minutes: {number}"),
    }


def typed(room: Room, own: OwnDraft, number: int, then: Then = Then.STAY) -> DraftRecord:
    present = page_of(room, own).writing.draft.present
    return write(room.store, own, present, minutes(number), then, LATER)


def test_stored_then_undone_then_done_again(room: Room) -> None:
    own = begun(room, None)
    assert typed(room, own, 45).present == 1
    assert typed(room, own, 30).present == 2
    assert typed(room, own, 30, Then.UNDO).present == 1
    assert typed(room, own, 45, Then.REDO).present == 2
    assert "minutes: 30" in page_of(room, own).writing.texts[LESSON]


def test_undo_takes_back_what_was_typed_with_it(room: Room) -> None:
    own = begun(room, None)
    assert typed(room, own, 30, Then.UNDO).present == 1
    assert "minutes: 45" in page_of(room, own).writing.texts[LESSON]
    with pytest.raises(NoStep):
        typed(room, own, 45, Then.UNDO)


def test_second_window_is_refused_unless_it_says_the_same(room: Room) -> None:
    own = begun(room, None)
    typed(room, own, 30)
    with pytest.raises(ChangedElsewhere):
        write(room.store, own, 1, lambda texts: {**texts, LESSON: "x"}, Then.STAY, LATER)
    assert write(room.store, own, 1, minutes(30), Then.STAY, LATER).present == 2


def test_exercise_is_not_found(room: Room) -> None:
    with pytest.raises(NotFound):
        write(room.store, begun(room), 1, lambda texts: texts, Then.STAY, LATER)
