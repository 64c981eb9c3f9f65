"""What is handed on is what stands there now; what comes in keeps its id where that is free."""

import pytest

from kit.classroom.authoring import drafts, sharing
from kit.classroom.authoring.drafts import Beginning, OwnDraft
from kit.classroom.errors import NotFound
from kit.content.own.texts import EXERCISE, KEY, DraftKind
from tests.support.authoring import LATER, begun, page_of, published, type_over
from tests.support.room import NOON, Room, make_teacher
from tests.support.shared_files import OWN


def test_a_draft_is_handed_on_as_it_is_now(room: Room) -> None:
    own = begun(room)
    type_over(room, own, EXERCISE, "forty trees", "fifty trees")
    handed = sharing.own_handed(room.store, room.library, own)
    assert handed.texts == page_of(room, own).writing.texts
    assert "fifty trees" in handed.texts[EXERCISE]
    assert (handed.kind, handed.title, handed.made_from) == (DraftKind.EXERCISE, "The bridge", None)
    with pytest.raises(NotFound):
        sharing.own_handed(
            room.store, room.library, OwnDraft(make_teacher(room.store, "Eve"), own.draft_id)
        )


def test_what_the_course_has_is_handed_on_as_its_files(room: Room) -> None:
    handed = sharing.handed_of_course(room.library, "three-claims")
    assert set(handed.texts) == {EXERCISE, KEY}
    assert sharing.handed_of_course(room.library, "01-three-claims").kind is DraftKind.LESSON
    with pytest.raises(NotFound):
        sharing.handed_of_course(room.library, "none")


def test_drafts_that_are_not_published_take_their_ids_too(room: Room) -> None:
    own = begun(room)
    content_id = page_of(room, own).writing.draft.content_id
    public = published(room, None, "Our lesson")
    here = sharing.surroundings(room.store, room.library, room.teacher_id)
    assert set(here.taken) == {content_id, public}
    assert content_id not in here.library.exercises
    assert public in here.library.lessons


def test_an_id_is_kept_where_it_is_free_and_else_made(room: Room) -> None:
    beginning = Beginning(DraftKind.EXERCISE, "Three claims", OWN, "brought in", content_id="x-1")
    texts = {**OWN, EXERCISE: OWN[EXERCISE].replace("three-claims", '"x-1"  # ours')}
    texts[KEY] = OWN[KEY].replace("three-claims", "x-1")
    first = drafts.make(
        room.store,
        room.teacher_id,
        Beginning(DraftKind.EXERCISE, "Three claims", texts, "brought in", content_id="x-1"),
        NOON,
    )
    assert first.content_id == "x-1"
    page = page_of(room, OwnDraft(room.teacher_id, first.id))
    assert page.writing.texts == texts
    other = make_teacher(room.store, "Mr Brown")
    second = drafts.make(room.store, other, beginning, LATER)
    assert second.content_id.startswith("three-claims-")
