"""A form of a lesson's page taken in: what was typed is stored first, then undone or done again."""

from datetime import datetime
from enum import StrEnum

from kit.classroom.authoring.changing import change_in, redo, refuse_other, undo
from kit.classroom.authoring.drafts import OwnDraft, kept_texts, lock_in, present_in
from kit.classroom.authoring.lesson_page import Typing
from kit.classroom.errors import NotFound
from kit.content.own.texts import DraftKind
from kit.store.authoring.drafts import DraftRecord
from kit.store.engine import Store


class Then(StrEnum):
    """What a button does after what was typed is stored."""

    STAY = "stay"
    UNDO = "undo"
    REDO = "redo"


def write(
    store: Store, own: OwnDraft, on_version: int, typing: Typing, then: Then, now: datetime
) -> DraftRecord:
    """Keep what was typed as the next version, then step back or on; the draft as it is then.

    `typing` makes the texts of the present ones. Raises ChangedElsewhere where `on_version` is not
    the present version and something differs, TextTooLong, NoStep, and NotFound where the draft is
    no lesson.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
        if draft.kind is not DraftKind.LESSON:
            raise NotFound
        present = present_in(connection, draft).texts
        whole = kept_texts(draft.kind, typing(present))
        if whole != present:
            refuse_other(connection, draft, on_version)
        draft = change_in(connection, draft, whole, "", now)
    if then is Then.UNDO:
        return undo(store, own, draft.present, now)
    if then is Then.REDO:
        return redo(store, own, draft.present, now)
    return draft
