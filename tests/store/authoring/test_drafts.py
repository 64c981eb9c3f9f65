"""Drafts as rows: a teacher's own, each with an id that no other has."""

from dataclasses import replace

from kit.content.own.texts import DraftKind
from kit.store.authoring import drafts
from kit.store.authoring.drafts import DraftRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.room import NOON, Room, make_teacher


def a_draft(room: Room) -> DraftRecord:
    return DraftRecord(
        new_id(), room.teacher_id, DraftKind.EXERCISE, "mine-abcd", "Mine", None,
        1, None, None, None, NOON, NOON,
    )  # fmt: skip


def test_a_draft_comes_back_as_it_was_kept_and_to_its_teacher_alone(room: Room) -> None:
    draft, other = a_draft(room), make_teacher(room.store, "Mr Brown")
    with room.store.writing() as connection:
        assert drafts.add_draft(connection, draft)
        assert drafts.draft(connection, room.teacher_id, draft.id) == draft
        assert drafts.lock_draft(connection, room.teacher_id, draft.id) == draft
        assert drafts.draft(connection, other, draft.id) is None
        assert drafts.drafts_of(connection, other) == []


def test_neither_an_id_nor_a_content_id_is_given_twice(room: Room) -> None:
    draft = a_draft(room)
    with room.store.writing() as connection:
        assert drafts.add_draft(connection, draft)
        assert not drafts.add_draft(connection, replace(draft, id=new_id()))
        assert not drafts.add_draft(connection, replace(draft, content_id="other-abcd"))


def test_classes_that_were_given_it_are_named_once(room: Room) -> None:
    with room.store.reading() as connection:
        for content_id in ("three-claims", "01-three-claims"):
            assert drafts.classes_given(connection, room.teacher_id, content_id) == ["9B"]
        assert drafts.classes_given(connection, room.teacher_id, "none") == []
        assert drafts.classes_given(connection, new_id(), "three-claims") == []


def test_a_draft_goes_with_its_teacher(store: Store, room: Room) -> None:
    with store.writing() as connection:
        drafts.add_draft(connection, a_draft(room))
        drafts.delete_draft(connection, drafts.drafts_of(connection, room.teacher_id)[0].id)
        assert drafts.drafts_of(connection, room.teacher_id) == []
