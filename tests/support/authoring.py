"""A teacher of the room who writes: begun, typed over, published."""

from datetime import timedelta
from typing import Final

from kit.classroom.authoring import changing, drafts, publishing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.own_library import library_for
from kit.content.library import Library
from tests.support.room import NOON, Room

LATER: Final = NOON + timedelta(minutes=1)


def begun(room: Room, type_name: str | None = "classify", title: str = "The bridge") -> OwnDraft:
    beginning = drafts.example(type_name, title, "begun")
    return OwnDraft(room.teacher_id, drafts.make(room.store, room.teacher_id, beginning, NOON).id)


def page_of(room: Room, own: OwnDraft) -> publishing.DraftPage:
    return publishing.draft_page(room.store, room.library, own)


def course_of(room: Room) -> Library:
    return library_for(room.store, room.library, room.teacher_id)


def published(room: Room, type_name: str | None = "classify", title: str = "The bridge") -> str:
    own = begun(room, type_name, title)
    publishing.publish(room.store, room.library, own, 1, LATER)
    return page_of(room, own).writing.draft.content_id


def type_over(room: Room, own: OwnDraft, name: str, old: str, new: str) -> None:
    writing = page_of(room, own).writing
    texts = {**writing.texts, name: writing.texts[name].replace(old, new)}
    assert texts != writing.texts
    changing.change(room.store, own, writing.draft.present, texts, "exercise", LATER)
