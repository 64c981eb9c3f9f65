"""A teacher of the room who writes: begun, typed over, published."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import changing, drafts, publishing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.given import publishing_again
from kit.classroom.authoring.given.publishing_again import Corrected, Correction
from kit.classroom.authoring.own_library import library_for
from kit.classroom.clock import clock_at
from kit.content.library import Library
from kit.store.ids import new_id
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


def given(room: Room, own: OwnDraft) -> UUID:
    """The room's class is given what is published of a draft; it becomes the room's assignment."""
    content_id = page_of(room, own).writing.draft.content_id
    give = (room.store, course_of(room), room.classroom_id, content_id, Rules(), LATER)
    room.assignment_id = assignments.give(*give)
    return room.assignment_id


def given_once(room: Room) -> OwnDraft:
    """An own exercise of two claims, published and given to the room's class."""
    own = begun(room)
    publishing.publish(room.store, room.library, own, 1, LATER)
    given(room, own)
    return own


def published_again(
    room: Room, own: OwnDraft, on_version: int, *corrections: Correction, once: UUID | None = None
) -> Sequence[Corrected]:
    """Published beside what classes have, and the keys of these corrected."""
    return publishing_again.publish_again(
        room.store,
        room.library,
        own,
        on_version,
        corrections,
        reason="Claim 2 is official.",
        author="Ms Gray",
        clock=clock_at(LATER + timedelta(minutes=1)),
        once=once or new_id(),
    )
