"""The pictures of a draft: added under names of their own, kept as long as a version shows them.

A picture never changes under its name, so that an older version shows what it showed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from kit.classroom.authoring.changing import change_in, refuse_other
from kit.classroom.authoring.drafts import OwnDraft, draft_in, kept_texts, lock_in, present_in
from kit.classroom.authoring.errors import NoPicture, TooManyPictures
from kit.classroom.errors import NotFound
from kit.content.own.beginnings import number_of
from kit.content.own.lessons.new_picture import new_picture
from kit.content.own.lessons.placing import Words, with_picture
from kit.content.own.texts import LESSON, DraftKind, Texts
from kit.store.authoring import versions
from kit.store.authoring.drafts import DraftRecord
from kit.store.engine import Store

#: Of one draft, those of its older versions counted.
PICTURES_MOST: Final = 40


@dataclass(frozen=True, slots=True)
class ChosenPicture:
    """A file as somebody chose it, what they say of it, and the block that it is to stand behind.

    `after` is a number of `placing.spots`; None for the end of the reading.
    """

    file_name: str
    content: bytes
    words: Words
    after: int | None = None


def add_picture(
    store: Store, own: OwnDraft, on_version: int, chosen: ChosenPicture, what: str, now: datetime
) -> DraftRecord:
    """Keep a picture, list it and place it: the draft as it is then.

    The same form sent twice adds it once. Raises NoPicture, TooManyPictures, ChangedElsewhere,
    TextTooLong, UnreadableText, and NotFound where the draft is no lesson.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
        if draft.kind is not DraftKind.LESSON:
            raise NotFound
        if _is_added(connection, draft, on_version, chosen):
            return draft
        refuse_other(connection, draft, on_version)
        taken = versions.pictures(connection, draft.id)
        number = number_of(draft.content_id) or 0
        picture = new_picture(chosen.file_name, chosen.content, number, taken)
        if isinstance(picture, list):
            fault = picture[0]
            raise NoPicture(
                file=chosen.file_name,
                fault=fault.mistake,
                allowed=fault.allowed,
                advice=fault.advice,
            )
        if picture.name not in taken:
            _make_room(connection, draft, len(taken))
            versions.add_picture(connection, draft.id, picture.name, picture.content)
        texts = _with_picture(draft, present_in(connection, draft).texts, picture.name, chosen)
        return change_in(connection, draft, texts, what, now)


def _is_added(
    connection: Connection, draft: DraftRecord, on_version: int, chosen: ChosenPicture
) -> bool:
    """Whether the present version is what the same form has made of that one already."""
    before = versions.version(connection, draft.id, on_version)
    if before is None or draft.present == on_version:
        return False
    present = present_in(connection, draft).texts
    return any(
        _with_picture(draft, before.texts, name, chosen) == present
        for name, content in versions.pictures(connection, draft.id).items()
        if content == chosen.content
    )


def _with_picture(
    draft: DraftRecord, texts: Texts, name: str, chosen: ChosenPicture
) -> dict[str, str]:
    lesson = with_picture(texts.get(LESSON, ""), name, chosen.words, chosen.after)
    return kept_texts(draft.kind, {**texts, LESSON: lesson})


def _make_room(connection: Connection, draft: DraftRecord, count: int) -> None:
    """Where a draft is full, drop what no version names any more. Raises TooManyPictures."""
    if count < PICTURES_MOST:
        return
    lessons = [texts.get(LESSON, "") for texts in versions.all_texts(connection, draft.id)]
    names = versions.pictures(connection, draft.id)
    unused = [name for name in names if not any(name in lesson for lesson in lessons)]
    if not unused:
        raise TooManyPictures(most=PICTURES_MOST)
    versions.delete_pictures(connection, draft.id, unused)


def picture_content(store: Store, own: OwnDraft, name: str) -> bytes:
    """The bytes of a picture of a draft. Raises NotFound."""
    with store.reading() as connection:
        draft = draft_in(connection, own)
        content = versions.picture(connection, draft.id, name)
    if content is None:
        raise NotFound
    return content
